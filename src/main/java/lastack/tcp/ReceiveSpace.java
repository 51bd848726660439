package lastack.tcp;

import lastack.rfc.Rfc9293;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * The receive sequence space (RFC 9293, section 3.3.1) and what lies in it.
 *
 * <pre>
 *   usr      nxt                      nxt+wnd
 *    | unread |  window, with held text  |
 * </pre>
 *
 * @param usr the number of the first octet that the user has not taken
 * @param nxt RCV.NXT, the next number expected
 * @param wnd RCV.WND, as last offered and less what has arrived since
 * @param unread the octets from {@code usr} on that arrived in order
 * @param held what arrived beyond a gap
 * @param fin where the peer's FIN stands
 */
public record ReceiveSpace(SeqNumber usr, SeqNumber nxt, int wnd, Text unread, Reassembly held, Fin fin) {

    /** Where the peer's FIN stands. */
    public enum Fin {
        /** Not processed. */
        NONE,
        /** Processed; the user has not been told the end of the stream. */
        ARRIVED,
        /** The user has been told. */
        TOLD
    }

    /** Nothing was received. */
    static final ReceiveSpace NONE =
        new ReceiveSpace(SeqNumber.ZERO, SeqNumber.ZERO, 0, Text.EMPTY, Reassembly.EMPTY, Fin.NONE);

    /** The space behind a SYN or before the first octet, which is numbered {@code nxt}. */
    static ReceiveSpace from(SeqNumber nxt, int wnd) {
        return new ReceiveSpace(nxt, nxt, wnd, Text.EMPTY, Reassembly.EMPTY, Fin.NONE);
    }

    /** The number just beyond the window, the right edge that was advertised. */
    public SeqNumber edge() {
        return nxt.plus(wnd);
    }

    /** After the user took {@code octets}. */
    public ReceiveSpace taken(int octets) {
        return new ReceiveSpace(usr.plus(octets), nxt, wnd, unread.slice(octets, unread.length()), held, fin);
    }

    /** After the user was told the end of the stream. */
    public ReceiveSpace endTold() {
        return new ReceiveSpace(usr, nxt, wnd, unread, held, Fin.TOLD);
    }

    /** With something else held. */
    public ReceiveSpace holding(Reassembly nowHeld) {
        return new ReceiveSpace(usr, nxt, wnd, unread, nowHeld, fin);
    }

    /** After text in order arrived: the window shrinks, its right edge stays. */
    @Rfc9293({"3.10.7.4/seventh-rcv-nxt", "3.10.7.4/seventh-right-edge"})
    public ReceiveSpace advanced(Text text, Reassembly nowHeld) {
        int octets = text.length();
        return new ReceiveSpace(usr, nxt.plus(octets), wnd - octets, unread.concat(text), nowHeld, fin);
    }

    /** After the peer's FIN was processed; nothing can follow it. */
    public ReceiveSpace ended() {
        return new ReceiveSpace(usr, nxt.plus(1), wnd - 1, unread, Reassembly.EMPTY, Fin.ARRIVED);
    }

    /** With another window offered. */
    public ReceiveSpace offering(int newWnd) {
        return newWnd == wnd ? this : new ReceiveSpace(usr, nxt, newWnd, unread, held, fin);
    }

    /** After an orderly end: what the user can still take, and nothing else. */
    public ReceiveSpace kept() {
        return new ReceiveSpace(usr, nxt, 0, unread, Reassembly.EMPTY, fin);
    }
}
