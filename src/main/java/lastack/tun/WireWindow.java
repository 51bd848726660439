package lastack.tun;

import lastack.wire.SeqNumber;

/**
 * The window field of outgoing segments (RFC 7323, section 2). The endpoint reckons in octets; what the peer is told is a
 * multiple of 2<sup>shift</sup>, and may be less than the endpoint would take, never more.
 *
 * <p>Whatever is rounded down moves the edge left. So a part of the buffer is kept back, from which what is told is
 * rounded up
 * as long as it lasts: only for a peer that sends thousands of tiny segments to a user that reads none of them the edge
 * moves
 * left, by less than one unit, as RFC 7323, section 2.4, allows. Without scaling nothing is rounded, and it never does.
 */
final class WireWindow {

    static final int LARGEST_FIELD = 65535;
    static final int LARGEST_SHIFT = 14;
    /** The part of the buffer that is kept back. */
    private static final int PART = 16;

    private final int shift;
    private final int reserve;
    private boolean told;
    private SeqNumber edge = SeqNumber.ZERO;

    /**
     * Before anything was told.
     *
     * @param shift the scale, 0 to 14
     * @param buffer the size of the receive buffer
     */
    WireWindow(int shift, int buffer) {
        this.shift = shift;
        this.reserve = shift == 0 ? 0 : buffer / PART;
    }

    /** The smallest scale by which a buffer's size can be told. */
    static int shift(int buffer) {
        int shift = 0;
        while (shift < LARGEST_SHIFT && buffer >> shift > LARGEST_FIELD) {
            shift++;
        }
        return shift;
    }

    /** The field of a SYN, which is never scaled. */
    int ofSyn(int window, SeqNumber ack) {
        int field = Math.min(LARGEST_FIELD, window);
        told = true;
        edge = ack.plus(field);
        return field;
    }

    /**
     * The field of any other segment.
     *
     * @param window what the endpoint would take from {@code ack} on, in octets
     * @param ack the segment's acknowledgment number
     */
    int of(int window, SeqNumber ack) {
        int unit = 1 << shift;
        int before = told ? Math.max(0, edge.minus(ack)) : 0;
        int field = Math.max(0, window - reserve) >> shift;
        if (field << shift < before) {
            int up = before + unit - 1 >> shift;
            field = Math.min(up, window >> shift);
        }
        field = Math.min(field, LARGEST_FIELD);
        told = true;
        edge = ack.plus(field << shift);
        return field;
    }
}
