package lastack.tcp;

/**
 * What an endpoint may be set to. Times are in ticks, sizes in octets.
 *
 * @param twoMsl how long TIME-WAIT lasts, twice the maximum segment lifetime; at least 1
 * @param rtoInitial the retransmission timeout before any backoff; at least 1
 * @param rtoMax where the backoff stops; at least {@code rtoInitial}
 * @param ackDelay how long an acknowledgment of text in order may wait for company; 0 means not at all
 * @param userTimeout how long the peer may leave something unacknowledged before the connection is given up (RFC 9293,
 *     section 3.9.1.1); at least 1, or {@link #NO_TIMEOUT}
 * @param rcvBuf how much received text is kept until the user takes it; 1 to
 *     {@link #LARGEST_BUFFER}; beyond 65535 its driver has to scale windows (RFC 7323)
 * @param mss the most text in one segment; at least 1
 * @param issStep how far above SND.NXT the initial number lies of a connection that is opened anew from TIME-WAIT; at least 1
 */
public record Config(long twoMsl, long rtoInitial, long rtoMax, long ackDelay, long userTimeout, int rcvBuf, int mss,
                     int issStep) {

    /** A user timeout that never ends a connection. */
    public static final long NO_TIMEOUT = -1;

    /** A step that no delayed segment of the old connection spans, if there were fewer octets in flight. */
    public static final int USUAL_STEP = 1 << 16;

    /** The largest receive buffer. */
    public static final int LARGEST_BUFFER = 1 << 28;

    /** Times beyond this, some 35 years, could overflow when added up. */
    private static final long LONGEST = 1L << 40;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming the first that is out of its range
     */
    public Config {
        check("twoMsl", twoMsl, 1, LONGEST);
        check("rtoInitial", rtoInitial, 1, LONGEST);
        check("rtoMax", rtoMax, rtoInitial, LONGEST);
        check("ackDelay", ackDelay, 0, LONGEST);
        if (userTimeout != NO_TIMEOUT) {
            check("userTimeout", userTimeout, 1, LONGEST);
        }
        check("rcvBuf", rcvBuf, 1, LARGEST_BUFFER);
        check("mss", mss, 1, 65535);
        check("issStep", issStep, 1, 1 << 28);
    }

    /** Without a user timeout, and with the usual step. */
    public Config(long twoMsl, long rtoInitial, long rtoMax, long ackDelay, int rcvBuf, int mss) {
        this(twoMsl, rtoInitial, rtoMax, ackDelay, NO_TIMEOUT, rcvBuf, mss, USUAL_STEP);
    }

    /** The same with a user timeout. */
    public Config withUserTimeout(long ticks) {
        return new Config(twoMsl, rtoInitial, rtoMax, ackDelay, ticks, rcvBuf, mss, issStep);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + least + " to " + most + ", not " + value);
        }
    }

    /** The smallest step by which the offered window moves right: Fr is one half (RFC 9293, section 3.8.6.2.2). */
    int windowStep() {
        // Half of a buffer of one octet would be a step of nothing, taken for ever.
        return Math.max(1, Math.min(mss, rcvBuf / 2));
    }

    /** The most that can be offered to the peer while {@code unread} octets wait for the user. */
    int room(int unread) {
        return rcvBuf - unread;
    }
}
