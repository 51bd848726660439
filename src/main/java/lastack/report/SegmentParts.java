package lastack.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/** Writes a segment's fields as the RFC does: {@code <SEQ=100><ACK=300><DATA=5><CTL=FIN,ACK>}. */
final class SegmentParts {

    private SegmentParts() { }

    /** The fields of a segment that {@code from} has sent; {@code firsts} has the number of the first octet of each side. */
    static List<String> of(SegmentView segment, Side from, Map<Side, SeqNumber> firsts, Numbering numbering) {
        List<String> ctl = segment.ctl().stream().map(Enum::name).toList();
        // A reset that answers a segment without ACK has the literal 0 (RFC 9293, 3.10.7.1).
        boolean literal = segment.has(Control.RST) && segment.has(Control.ACK) && segment.seq().equals(SeqNumber.ZERO);
        boolean raw = numbering == Numbering.RAW;
        String seq = raw || literal ? segment.seq().toString() : "" + segment.seq().minus(firsts.get(from));
        String ack = raw ? segment.ack().toString() : "" + segment.ack().minus(firsts.get(from.other()));
        return of(seq, ack, segment.len(), segment.wnd(), ctl);
    }

    /** The numbers of the first octets that the sides send in a run, 0 where a side has none. */
    static Map<Side, SeqNumber> firsts(Header header, List<? extends Entry> entries) {
        Map<Side, SeqNumber> firsts = new EnumMap<>(Map.of(Side.A, SeqNumber.ZERO, Side.B, SeqNumber.ZERO));
        for (Side side : Side.values()) {
            if (header.origin(side).tcb() instanceof TcbView.Open open) {
                firsts.put(side, open.sndUna());
            } else {
                entries.stream().filter(entry -> entry instanceof Step step && step.endpoint() == side)
                    .map(entry -> ((Step) entry).event()).filter(EventView.Open.class::isInstance)
                    .findFirst().ifPresent(call -> firsts.put(side, ((EventView.Open) call).iss().plus(1)));
            }
        }
        return firsts;
    }

    /** A segment's fields, its window only where it is closed. */
    static List<String> of(String seq, String ack, int len, int wnd, Collection<?> ctl) {
        List<String> parts = new ArrayList<>();
        parts.add("<SEQ=" + seq + ">");
        if (ctl.contains("ACK")) {
            parts.add("<ACK=" + ack + ">");
        }
        if (len > 0) {
            parts.add("<DATA=" + len + ">");
        }
        if (wnd == 0 && !ctl.contains("RST")) {
            parts.add("<WND=0>");
        }
        // The RFC names ACK last.
        List<String> bits = new ArrayList<>(List.of("SYN", "FIN", "RST", "ACK"));
        bits.retainAll(ctl);
        if (!bits.isEmpty()) {
            parts.add("<CTL=" + String.join(",", bits) + ">");
        }
        return parts;
    }
}
