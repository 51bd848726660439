package lastack.verdict;

import lastack.capture.Observed;
import lastack.wire.TcpFlags;

/**
 * The window scales of a connection, as far as its SYNs were captured (RFC 7323, section 2): they count if both have the option.
 * One that is not known is taken to be the largest, so that no window is made out to be smaller than it was.
 */
final class Scales {

    /** The largest window that there is. */
    static final int UNKNOWN_WINDOW = 65535 << 14;

    private static final int LARGEST = 14;
    private static final int NOT_SEEN = -2;
    private static final int NONE = -1;

    private final int[] shifts = {NOT_SEEN, NOT_SEEN};

    /** The window that a segment offers, in octets. */
    int window(Observed segment) {
        int side = segment.fromClient() ? 0 : 1;
        if (segment.has(TcpFlags.SYN)) {
            shifts[side] = segment.options().windowScale().isPresent()
                ? Math.min(segment.options().windowScale().getAsInt(), LARGEST) : NONE;
            return segment.window();
        }
        return window(segment.fromClient(), segment.window());
    }

    /** The window that a segment without SYN offers, in octets. */
    int window(boolean fromClient, int field) {
        int own = shifts[fromClient ? 0 : 1];
        int other = shifts[fromClient ? 1 : 0];
        int shift = own == NONE || other == NONE ? 0 : own == NOT_SEEN ? LARGEST : own;
        return field << shift;
    }
}
