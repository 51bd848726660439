package lastack.tcp;

import lastack.rfc.Rfc9293;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * The send sequence space (RFC 9293, section 3.3.1) and what lies in it.
 *
 * <pre>
 *   una                 nxt              end
 *    | SYN | in flight   |   not sent    | FIN |
 * </pre>
 *
 * @param una SND.UNA, the oldest number not acknowledged
 * @param nxt SND.NXT, the next number to be sent
 * @param end the number beyond the last octet that the user has written: the number of the FIN, if there is one
 * @param wnd SND.WND, counted from {@code una}
 * @param max MAX.SND.WND, the largest window that the peer has offered (section 3.10.7.4, fifth)
 * @param wl1 SND.WL1, the sequence number of the segment that last set the window
 * @param wl2 SND.WL2, the acknowledgment number of that segment
 * @param text the octets from {@code una}, or from behind the SYN, to {@code end}
 * @param syn whether our SYN is not acknowledged; then it stands at {@code una}
 * @param fin where our FIN stands
 */
public record SendSpace(SeqNumber una, SeqNumber nxt, SeqNumber end, int wnd, int max, SeqNumber wl1, SeqNumber wl2, Text text,
                        boolean syn, Fin fin) {

    /** Where our FIN stands. */
    public enum Fin {
        /** The user has not closed. */
        NONE,
        /** The user has closed; the FIN is not sent. */
        QUEUED,
        /** Sent at least once. */
        SENT,
        /** Acknowledged. */
        ACKED
    }

    /** The space where there is no connection. */
    static final SendSpace NONE = new SendSpace(
        SeqNumber.ZERO, SeqNumber.ZERO, SeqNumber.ZERO, 0, 0, SeqNumber.ZERO, SeqNumber.ZERO, Text.EMPTY, false, Fin.NONE);

    /** The space of LISTEN: no more than the number that the SYN will have. */
    static SendSpace waiting(SeqNumber iss) {
        return new SendSpace(iss, iss, iss, 0, 0, SeqNumber.ZERO, iss, Text.EMPTY, false, Fin.NONE);
    }

    /** With a SYN at {@code iss} that goes out now, and text behind it. */
    static SendSpace opening(SeqNumber iss, Text text) {
        SeqNumber nxt = iss.plus(1);
        return new SendSpace(iss, nxt, nxt.plus(text.length()), 0, 0, SeqNumber.ZERO, iss, text, true, Fin.NONE);
    }

    /** With more text at the end of the queue. */
    public SendSpace append(Text more) {
        return new SendSpace(una, nxt, end.plus(more.length()), wnd, max, wl1, wl2, text.concat(more), syn, fin);
    }

    /** After the user's CLOSE. */
    public SendSpace queueFin() {
        return new SendSpace(una, nxt, end, wnd, max, wl1, wl2, text, syn, Fin.QUEUED);
    }

    /** After {@code octets} of new text, and the FIN if so, went out. */
    public SendSpace sent(int octets, boolean withFin) {
        int numbers = octets + (withFin ? 1 : 0);
        return new SendSpace(una, nxt.plus(numbers), end, wnd, max, wl1, wl2, text, syn, withFin ? Fin.SENT : fin);
    }

    /** After everything below {@code ack}, which is beyond {@code una} and at most {@code nxt}, was acknowledged. */
    @Rfc9293("3.10.7.4/fifth-new")
    public SendSpace acknowledged(SeqNumber ack) {
        boolean all = fin == Fin.SENT && ack.isAfter(end);
        Text rest = all ? Text.EMPTY : text.slice(ack.minus(textStart()), text.length());
        return new SendSpace(ack, nxt, end, wnd, max, wl1, wl2, rest, false, all ? Fin.ACKED : fin);
    }

    /** With SND.WND, SND.WL1 and SND.WL2 taken from a segment. */
    public SendSpace window(int newWnd, SeqNumber seq, SeqNumber ack) {
        return new SendSpace(una, nxt, end, newWnd, Math.max(max, newWnd), seq, ack, text, syn, fin);
    }

    /** The number of the first octet of the text. */
    private SeqNumber textStart() {
        return syn ? una.plus(1) : una;
    }

    /** Whether something sent is not acknowledged. */
    public boolean inFlight() {
        return !una.equals(nxt);
    }

    /** How many octets of text are in flight, without SYN and FIN. */
    int octetsInFlight() {
        return nxt.min(end).minus(textStart());
    }

    /** How many octets of text were never sent. */
    int unsent() {
        return Math.max(0, end.minus(nxt));
    }

    /** Whether text or the FIN was never sent. */
    boolean hasUnsent() {
        return fin == Fin.QUEUED || unsent() > 0;
    }

    /** How many numbers the window still lets us send; none if the peer has drawn the window in. */
    int usable() {
        return Math.max(0, wnd - nxt.minus(una));
    }

    /** Octets in flight, the first at SND.UNA, which is not our SYN. */
    Text fromUna(int octets) {
        return text.slice(0, octets);
    }

    /** Octets not yet sent, the first at SND.NXT. */
    Text fromNxt(int octets) {
        int start = nxt.minus(textStart());
        return text.slice(start, start + octets);
    }
}
