package lastack.tcp;

import lastack.rfc.Rfc9293;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * The send sequence space (RFC 9293, section 3.3.1) and what lies in it.
 *
 * <pre>
 *   una          nxt              end
 *    |  in flight  |   not sent    | FIN |
 * </pre>
 *
 * @param una SND.UNA, the oldest number not acknowledged
 * @param nxt SND.NXT, the next number to be sent
 * @param end the number beyond the last octet that the user has written: the number of the FIN, if there is one
 * @param wnd SND.WND, counted from {@code una}
 * @param wl1 SND.WL1, the sequence number of the segment that last set the window
 * @param wl2 SND.WL2, the acknowledgment number of that segment
 * @param text the octets from {@code una} to {@code end}
 * @param fin where our FIN stands
 */
public record SendSpace(SeqNumber una, SeqNumber nxt, SeqNumber end, int wnd, SeqNumber wl1, SeqNumber wl2, Text text, Fin fin) {

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

    /** The space of a deleted connection. */
    static final SendSpace NONE = new SendSpace(
        SeqNumber.ZERO, SeqNumber.ZERO, SeqNumber.ZERO, 0, SeqNumber.ZERO, SeqNumber.ZERO, Text.EMPTY, Fin.NONE);

    /** With more text at the end of the queue. */
    public SendSpace append(Text more) {
        return new SendSpace(una, nxt, end.plus(more.length()), wnd, wl1, wl2, text.concat(more), fin);
    }

    /** After the user's CLOSE. */
    public SendSpace queueFin() {
        return new SendSpace(una, nxt, end, wnd, wl1, wl2, text, Fin.QUEUED);
    }

    /** After {@code octets} of new text, and the FIN if so, went out. */
    public SendSpace sent(int octets, boolean withFin) {
        int numbers = octets + (withFin ? 1 : 0);
        return new SendSpace(una, nxt.plus(numbers), end, wnd, wl1, wl2, text, withFin ? Fin.SENT : fin);
    }

    /** After everything below {@code ack}, which is beyond {@code una} and at most {@code nxt}, was acknowledged. */
    @Rfc9293("3.10.7.4/fifth-new")
    public SendSpace acknowledged(SeqNumber ack) {
        boolean all = fin == Fin.SENT && ack.isAfter(end);
        Text rest = all ? Text.EMPTY : text.slice(ack.minus(una), text.length());
        return new SendSpace(ack, nxt, end, wnd, wl1, wl2, rest, all ? Fin.ACKED : fin);
    }

    /** With SND.WND, SND.WL1 and SND.WL2 taken from a segment. */
    public SendSpace window(int newWnd, SeqNumber seq, SeqNumber ack) {
        return new SendSpace(una, nxt, end, newWnd, seq, ack, text, fin);
    }

    /** Whether something sent is not acknowledged. */
    public boolean inFlight() {
        return !una.equals(nxt);
    }

    /** How many octets of text are in flight, without the FIN. */
    int octetsInFlight() {
        return nxt.min(end).minus(una);
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

    /** Octets in flight, the first at SND.UNA. */
    Text fromUna(int octets) {
        return text.slice(0, octets);
    }

    /** Octets not yet sent, the first at SND.NXT. */
    Text fromNxt(int octets) {
        int start = nxt.minus(una);
        return text.slice(start, start + octets);
    }
}
