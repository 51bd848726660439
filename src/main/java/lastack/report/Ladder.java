package lastack.report;

import java.util.List;
import java.util.OptionalInt;
import lastack.trace.Side;

/**
 * A drawing of what happened between the two sides of a connection, from top to bottom. Each lane is in the order in which
 * things happened there, and an arrow never starts below where it ends; things that no arrow joins may be drawn in any order.
 *
 * @param clock what the stamps count, such as {@code tick}
 * @param rows immutable
 */
public record Ladder(String clock, List<Row> rows) {

    /** Takes an immutable copy of the list. */
    public Ladder {
        rows = List.copyOf(rows);
    }

    /** One row, from left to right. */
    public sealed interface Row { }

    /**
     * A segment between the lanes.
     *
     * @param a what stands in lane A
     * @param b what stands in lane B
     * @param arrow the segment
     */
    public record Across(Cell a, Cell b, Arrow arrow) implements Row { }

    /**
     * What happens in the lanes themselves: calls, timers, what users are told. An empty note is none.
     *
     * @param a what stands in lane A
     * @param noteA the note beside it
     * @param b what stands in lane B
     * @param noteB the note beside it
     */
    public record Notes(Cell a, String noteA, Cell b, String noteB) implements Row { }

    /**
     * A line across both lanes.
     *
     * @param text what it says
     */
    public record Break(String text) implements Row { }

    /**
     * One lane in one row.
     *
     * @param stamp when something happens here, or empty
     * @param state the state after it, or empty
     */
    public record Cell(String stamp, String state) {

        /** Nothing happens here. */
        public static final Cell EMPTY = new Cell("", "");
    }

    /** How much of its way a segment covers in a row. */
    public enum Course {
        /** From lane to lane. */
        WHOLE,
        /** It leaves; where and whether it arrives is in a later row, or beyond the drawing. */
        LEAVES,
        /** It arrives, having left in an earlier row, or before the drawing. */
        ARRIVES,
        /** A second copy arrives. */
        DUPLICATE,
        /** It arrives, and neither side has sent it. */
        STRAY,
        /** It leaves and is lost. */
        LOST,
        /** Having left in an earlier row, it is lost now. */
        LOST_ON_THE_WAY
    }

    /**
     * A segment on its way.
     *
     * @param from the sender's side, also for a stray segment: the side opposite the lane that it reaches
     * @param course how much of its way is in this row
     * @param number joins the rows that one segment is drawn in; empty where one row is all
     * @param parts its fields, such as {@code <SEQ=100>}; immutable
     */
    public record Arrow(Side from, Course course, OptionalInt number, List<String> parts) {

        /** Takes an immutable copy of the list. */
        public Arrow {
            parts = List.copyOf(parts);
        }
    }
}
