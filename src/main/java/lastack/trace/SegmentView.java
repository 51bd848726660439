package lastack.trace;

import java.util.Objects;
import java.util.Set;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;

/**
 * A segment without the octets of its text.
 *
 * @param seq SEG.SEQ
 * @param ack SEG.ACK; means nothing without {@link Control#ACK}
 * @param ctl the control bits; immutable, iterated in the order of the constants
 * @param wnd SEG.WND in octets, 0 to {@link Segment#LARGEST_WINDOW}
 * @param len the octets of text, at least 0; unlike SEG.LEN it counts neither SYN nor FIN
 */
public record SegmentView(SeqNumber seq, SeqNumber ack, Set<Control> ctl, int wnd, int len) {

    /** Takes an immutable set. */
    public SegmentView {
        Objects.requireNonNull(seq, "seq");
        Objects.requireNonNull(ack, "ack");
        ctl = Control.set(ctl);
    }

    /** The view of a segment. */
    public static SegmentView of(Segment segment) {
        return new SegmentView(segment.seq(), segment.ack(), segment.ctl(), segment.wnd(), segment.text().length());
    }

    /** Whether a control bit is set. */
    public boolean has(Control control) {
        return ctl.contains(control);
    }
}
