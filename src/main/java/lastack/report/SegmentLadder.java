package lastack.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/** Draws segments that were seen on their way, each in one row, since nobody knows when they left and arrived. */
public final class SegmentLadder {

    private SegmentLadder() { }

    /**
     * A segment that was seen.
     *
     * @param stamp what stands where it left, such as the number of its frame
     * @param from who sent it
     * @param segment its fields
     * @param a the state of A after it, or empty
     * @param b the state of B after it, or empty
     * @param remark stands below it, over both lanes; or empty
     */
    public record Seen(String stamp, Side from, SegmentView segment, String a, String b, String remark) { }

    /**
     * Draws segments. Numbers are counted from the first octet of each side, as far as it is known.
     *
     * @param clock what the stamps are
     * @param segments in the order in which they were seen
     * @return the drawing, never null
     */
    public static Ladder of(String clock, List<Seen> segments) {
        Map<Side, SeqNumber> firsts = firsts(segments);
        List<Ladder.Row> rows = new ArrayList<>();
        for (Seen seen : segments) {
            List<String> parts = SegmentParts.of(seen.segment(), seen.from(), firsts, Numbering.RELATIVE);
            Ladder.Cell a = new Ladder.Cell(seen.from() == Side.A ? seen.stamp() : "", seen.a());
            Ladder.Cell b = new Ladder.Cell(seen.from() == Side.B ? seen.stamp() : "", seen.b());
            rows.add(new Ladder.Across(a, b,
                new Ladder.Arrow(seen.from(), Ladder.Course.WHOLE, java.util.OptionalInt.empty(), parts)));
            if (!seen.remark().isEmpty()) {
                rows.add(new Ladder.Break(seen.remark()));
            }
        }
        return new Ladder(clock, rows);
    }

    private static Map<Side, SeqNumber> firsts(List<Seen> segments) {
        Map<Side, SeqNumber> firsts = new EnumMap<>(Side.class);
        for (Seen seen : segments) {
            SegmentView segment = seen.segment();
            firsts.putIfAbsent(seen.from(), segment.has(Control.SYN) ? segment.seq().plus(1) : segment.seq());
            if (segment.has(Control.ACK)) {
                firsts.putIfAbsent(seen.from().other(), segment.ack());
            }
        }
        for (Side side : Side.values()) {
            firsts.putIfAbsent(side, SeqNumber.ZERO);
        }
        return firsts;
    }
}
