package lastack.wire;

import java.util.Objects;

/**
 * The header of a TCP segment as it is to be sent (RFC 9293, section 3.1); length and checksum follow from the rest.
 *
 * @param sourcePort 0 to 65535
 * @param destinationPort 0 to 65535
 * @param seq SEG.SEQ
 * @param ack SEG.ACK
 * @param flags the control bits, of {@link TcpFlags}
 * @param window the window field, 0 to 65535, not scaled
 * @param urgent the urgent pointer, 0 to 65535
 * @param options the options
 */
public record TcpHeader(int sourcePort, int destinationPort, SeqNumber seq, SeqNumber ack, int flags, int window, int urgent,
                        TcpOptions options) {

    private static final int LARGEST = 65535;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if one does not fit its field
     */
    public TcpHeader {
        Objects.requireNonNull(seq, "seq");
        Objects.requireNonNull(ack, "ack");
        Objects.requireNonNull(options, "options");
        if ((sourcePort | destinationPort | window | urgent) >>> 16 != 0) {
            throw new IllegalArgumentException("ports, window and urgent pointer are 0 to " + LARGEST + ": " + sourcePort
                + ", " + destinationPort + ", " + window + ", " + urgent);
        }
        if ((flags & ~TcpFlags.ALL) != 0) {
            throw new IllegalArgumentException("there are twelve control bits: " + Integer.toHexString(flags));
        }
    }

    /** The header of a segment of the model, between two ports. */
    public static TcpHeader of(int sourcePort, int destinationPort, Segment segment, TcpOptions options) {
        return new TcpHeader(sourcePort, destinationPort, segment.seq(), segment.ack(), TcpFlags.of(segment.ctl()), segment.wnd(),
            0, options);
    }
}
