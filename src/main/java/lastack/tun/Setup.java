package lastack.tun;

import lastack.tcp.Config;
import lastack.wire.IpAddress;

/**
 * What a host is set to. Times in milliseconds, sizes in octets.
 *
 * @param address the host's only address
 * @param mtu the largest packet that its link carries
 * @param receiveBuffer how much received text is kept for a user that does not take it; beyond 65535 windows are scaled
 * @param sendBuffer how much text is taken from a user before it is acknowledged
 * @param twoMsl how long TIME-WAIT lasts
 * @param rtoInitial the retransmission timeout before anything is measured; RFC 6298 asks for 1000
 * @param rtoLeast no retransmission timeout is shorter; RFC 6298 would have 1000, most systems have less
 * @param rtoMost no retransmission timeout is longer; at least 60000 by RFC 6298
 * @param ackDelay how long an ACK may wait for company; less than 500 (RFC 9293, section 3.8.6.3)
 * @param userTimeout how long something may stay unacknowledged before the connection is given up
 */
public record Setup(IpAddress address, int mtu, int receiveBuffer, int sendBuffer, long twoMsl, long rtoInitial, long rtoLeast,
                    long rtoMost, long ackDelay, long userTimeout) {

    /** What the headers of IPv4 and TCP take, without options. */
    private static final int HEADERS_V4 = 40;
    private static final int HEADERS_V6 = 60;
    private static final int LEAST_MTU = 576;

    /**
     * Checks what {@link Config} does not.
     *
     * @throws IllegalArgumentException naming the part that is out of its range
     */
    public Setup {
        if (mtu < LEAST_MTU || mtu > 65535) {
            throw new IllegalArgumentException("mtu is 576 to 65535, not " + mtu);
        }
        if (sendBuffer < 1 || sendBuffer > Config.LARGEST_BUFFER) {
            throw new IllegalArgumentException("sendBuffer is 1 to " + Config.LARGEST_BUFFER + ", not " + sendBuffer);
        }
        if (rtoLeast < 1 || rtoLeast > rtoMost) {
            throw new IllegalArgumentException("rtoLeast is 1 to rtoMost, not " + rtoLeast);
        }
    }

    /** What a host usually is set to: no windows are scaled, TIME-WAIT lasts a minute, R2 is 3 minutes (section 3.8.3). */
    public static Setup usual(IpAddress address) {
        return new Setup(address, 1500, 65535, 1 << 18, 60_000, 1000, 200, 60_000, 40, 180_000);
    }

    /** With other buffers. */
    public Setup withBuffers(int receive, int send) {
        return new Setup(address, mtu, receive, send, twoMsl, rtoInitial, rtoLeast, rtoMost, ackDelay, userTimeout);
    }

    /** With another link. */
    public Setup withMtu(int octets) {
        return new Setup(address, octets, receiveBuffer, sendBuffer, twoMsl, rtoInitial, rtoLeast, rtoMost, ackDelay, userTimeout);
    }

    /** With another TIME-WAIT. */
    public Setup withTwoMsl(long time) {
        return new Setup(address, mtu, receiveBuffer, sendBuffer, time, rtoInitial, rtoLeast, rtoMost, ackDelay, userTimeout);
    }

    /** With other retransmission timeouts. */
    public Setup withRto(long initial, long least) {
        return new Setup(address, mtu, receiveBuffer, sendBuffer, twoMsl, initial, least, rtoMost, ackDelay, userTimeout);
    }

    /** With another user timeout. */
    public Setup withUserTimeout(long time) {
        return new Setup(address, mtu, receiveBuffer, sendBuffer, twoMsl, rtoInitial, rtoLeast, rtoMost, ackDelay, time);
    }

    /**
     * Checks the settings of connections.
     *
     * @throws IllegalArgumentException naming the part that is out of its range
     */
    public void check() {
        config();
    }

    /** The most text that fits one packet: what the MSS option says (section 3.7.1, MUST-16). */
    int mss() {
        return mtu - (address.version() == 4 ? HEADERS_V4 : HEADERS_V6);
    }

    /** A connection's settings at its beginning. */
    Config config() {
        return new Config(twoMsl, rtoInitial, rtoMost, ackDelay, userTimeout, receiveBuffer, mss(), Config.USUAL_STEP);
    }
}
