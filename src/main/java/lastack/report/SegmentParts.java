package lastack.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/** Writes a segment's fields as the RFC does: {@code <SEQ=100><ACK=300><DATA=5><CTL=FIN,ACK>}. */
final class SegmentParts {

    private SegmentParts() { }

    /** The fields of a segment that {@code from} has sent. */
    static List<String> of(SegmentView segment, Side from, Header header, Numbering numbering) {
        List<String> ctl = segment.ctl().stream().map(Enum::name).toList();
        // A reset that answers a segment without ACK has the literal 0 (RFC 9293, 3.10.7.1).
        boolean literal = segment.has(Control.RST) && segment.has(Control.ACK) && segment.seq().equals(SeqNumber.ZERO);
        boolean raw = numbering == Numbering.RAW;
        String seq = raw || literal ? segment.seq().toString() : "" + segment.seq().minus(first(header, from));
        String ack = raw ? segment.ack().toString() : "" + segment.ack().minus(first(header, from.other()));
        return of(seq, ack, segment.len(), segment.wnd(), ctl);
    }

    /** The number of the first octet that a side sends in the run. */
    private static SeqNumber first(Header header, Side side) {
        TcbView own = header.origin(side).tcb();
        return own instanceof TcbView.Open open ? open.sndUna() : header.origin(side.other()).tcb().rcvNxt();
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
        List<String> bits = new ArrayList<>(List.of("FIN", "RST", "ACK"));
        bits.retainAll(ctl);
        if (!bits.isEmpty()) {
            parts.add("<CTL=" + String.join(",", bits) + ">");
        }
        return parts;
    }
}
