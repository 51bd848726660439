package lastack.wire;

import java.util.Objects;
import java.util.Set;

/**
 * One segment, as far as the opening and the release of a connection look at it (RFC 9293, section 3.1).
 *
 * @param seq SEG.SEQ, the number of the SYN, or else of the first octet of text, or else of the FIN
 * @param ack SEG.ACK, the next number its sender expects; without {@link Control#ACK} it means nothing
 * @param ctl the control bits; the record keeps an immutable set, iterated in the order of the constants
 * @param wnd SEG.WND, the window its sender offers, in octets, scaled already if windows are (RFC 7323); 0 to
 *     {@link #LARGEST_WINDOW}
 * @param text the text
 */
public record Segment(SeqNumber seq, SeqNumber ack, Set<Control> ctl, int wnd, Text text) {

    /** The largest window: 65535 octets, or as many units of the largest scale. */
    public static final int LARGEST_WINDOW = 65535 << 14;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if the window is not 0 to {@link #LARGEST_WINDOW}
     */
    public Segment {
        Objects.requireNonNull(seq, "seq");
        Objects.requireNonNull(ack, "ack");
        Objects.requireNonNull(text, "text");
        ctl = Control.set(ctl);
        if (wnd < 0 || wnd > LARGEST_WINDOW) {
            throw new IllegalArgumentException("a segment's window is 0 to " + LARGEST_WINDOW + ", not " + wnd);
        }
    }

    /** SEG.LEN: the numbers that the segment occupies, its SYN and FIN included (RFC 9293, section 3.4). */
    public int length() {
        return text.length() + (has(Control.SYN) ? 1 : 0) + (has(Control.FIN) ? 1 : 0);
    }

    /** The number of the first octet of text, which follows the SYN. */
    public SeqNumber textStart() {
        return has(Control.SYN) ? seq.plus(1) : seq;
    }

    /** The number just beyond the segment, SEG.SEQ+SEG.LEN. */
    public SeqNumber end() {
        return seq.plus(length());
    }

    /** Whether a control bit is set. */
    public boolean has(Control control) {
        return ctl.contains(control);
    }

    /** As the RFC writes segments: {@code <SEQ=100><ACK=300><CTL=FIN,ACK>}, and {@code <DATA=5>} for five octets of text. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("<SEQ=").append(seq).append('>');
        if (has(Control.ACK)) {
            out.append("<ACK=").append(ack).append('>');
        }
        if (!text.isEmpty()) {
            out.append("<DATA=").append(text.length()).append('>');
        }
        if (ctl.isEmpty()) {
            return out.toString();
        }
        String separator = "<CTL=";
        // The RFC names ACK last.
        for (Control control : new Control[] {Control.SYN, Control.FIN, Control.RST, Control.ACK}) {
            if (has(control)) {
                out.append(separator).append(control);
                separator = ",";
            }
        }
        return out.append('>').toString();
    }
}
