package lastack.report;

import java.util.List;
import lastack.trace.Side;

/** One thing that happened, before it is known which row of a ladder it belongs to. */
sealed interface Item {

    /** The lane that it belongs to. */
    Side side();

    /**
     * A segment leaves.
     *
     * @param packet what its ends have in common
     * @param lost whether it is known to be lost already
     */
    record Leave(Side side, Ladder.Cell cell, Object packet, List<String> parts, boolean lost) implements Item { }

    /** A segment ends its way at {@code side}: it arrives there, or is lost before it does. */
    record End(Side side, Ladder.Cell cell, Object packet, List<String> parts, Ladder.Course course) implements Item { }

    /** Something in one lane. */
    record Note(Side side, Ladder.Cell cell, String text) implements Item { }

    /** A line across; the segments that leave above it do not arrive in the same row. */
    record Break(String text) implements Item {
        @Override
        public Side side() {
            return Side.A;
        }
    }

    /** The states of both sides. */
    record States(Ladder.Cell a, Ladder.Cell b) implements Item {
        @Override
        public Side side() {
            return Side.A;
        }
    }
}
