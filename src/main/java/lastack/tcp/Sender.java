package lastack.tcp;

import java.util.Optional;
import java.util.Set;
import lastack.rfc.Rfc9293;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * What an endpoint sends and when: the sending half of {@link TcpEndpoint}, in a file of its own.
 *
 * <p>The order is: an owed reset, the segment to send again, new text, an ACK that is due, a window update.
 */
abstract class Sender extends Timekeeper {

    private static final Set<Control> SYN = Control.set(Control.SYN);
    private static final Set<Control> SYN_ACK = Control.set(Control.SYN, Control.ACK);
    private static final Set<Control> ACK = Control.set(Control.ACK);
    private static final Set<Control> FIN_ACK = Control.set(Control.FIN, Control.ACK);

    /** A sender has no state. */
    Sender() { }

    /** The next segment to send now, without regard to the timers. */
    protected Optional<Emission> nextSegment(Tcb tcb, long now) {
        if (!tcb.resets().isEmpty()) {
            return sendReset(tcb);
        }
        if (tcb.state().hasQueue() && tcb.timers().resend()) {
            return Optional.of(retransmit(tcb));
        }
        if (!tcb.state().isWhole()) {
            return Optional.empty();
        }
        Optional<Emission> text = sendText(tcb);
        return text.isPresent() ? text : sendAck(tcb, now);
    }

    /** An owed reset goes out before all else (RFC 9293, section 3.5.2). */
    @Rfc9293({"3.10.5/reset", "3.10.7.1/reset"})
    protected Optional<Emission> sendReset(Tcb tcb) {
        return Optional.of(new Emission(tcb.withoutFirstReset(), tcb.resets().get(0)));
    }

    /**
     * The segment at SND.UNA again (RFC 6298, section 5.4), or the SYN for the first time; with nothing in flight, a probe of
     * a zero window by one octet or the FIN (RFC 9293, section 3.8.6.1).
     */
    @Rfc9293({"3.10.8/retransmission", "3.6/retransmitted", "3.8.6.1/probe", "3.8.6.1/probe-octet"})
    protected Emission retransmit(Tcb tcb) {
        SendSpace snd = tcb.snd();
        Tcb done = tcb.withTimers(tcb.timers().withoutResend());
        if (snd.syn()) {
            return sendSyn(done);
        }
        if (!snd.inFlight()) {
            int octets = Math.min(1, snd.unsent());
            return sendNew(done, octets, octets == 0);
        }
        int octets = Math.min(tcb.config().mss(), snd.octetsInFlight());
        boolean fin = snd.fin() == SendSpace.Fin.SENT && octets == snd.octetsInFlight();
        return segment(done, done.timers().ack(), snd.una(), snd.fromUna(octets), fin ? FIN_ACK : ACK);
    }

    /** {@code <SEQ=ISS><CTL=SYN>}, with an ACK once the peer's SYN is known (RFC 9293, section 3.10.1 and 3.10.7.2). */
    @Rfc9293({"3.10.1/active", "3.10.7.2/third-syn", "3.10.7.3/fourth-syn-received"})
    protected Emission sendSyn(Tcb tcb) {
        SeqNumber iss = tcb.snd().una();
        return tcb.state() == State.SYN_SENT
            ? new Emission(tcb, new Segment(iss, SeqNumber.ZERO, SYN, tcb.config().room(0), Text.EMPTY))
            : segment(tcb, tcb.timers().ack(), iss, Text.EMPTY, SYN_ACK);
    }

    /**
     * New text as far as the window and one segment reach, with the FIN on the last of it; the FIN takes one number of the
     * window (RFC 9293, sections 3.8.6 and 3.10.4).
     */
    @Rfc9293({"3.10.2/open", "3.10.4/established-fin", "3.6/fin-after-data", "3.6/delivery"})
    protected Optional<Emission> sendText(Tcb tcb) {
        SendSpace snd = tcb.snd();
        if (!snd.hasUnsent() || !mayCarryText(tcb.state())) {
            return Optional.empty();
        }
        int octets = Math.min(Math.min(tcb.config().mss(), snd.usable()), snd.unsent());
        boolean fin = snd.fin() == SendSpace.Fin.QUEUED && octets == snd.unsent() && octets < snd.usable();
        return octets > 0 || fin ? Optional.of(sendNew(tcb, octets, fin)) : Optional.empty();
    }

    /** Text and FIN wait until the connection is established (RFC 9293, sections 3.10.2 and 3.10.4). */
    @Rfc9293({"3.10.2/handshake", "3.10.4/syn-received-queued"})
    protected boolean mayCarryText(State state) {
        return state != State.SYN_RECEIVED;
    }

    private Emission sendNew(Tcb tcb, int octets, boolean fin) {
        Tcb after = tcb.withSnd(tcb.snd().sent(octets, fin));
        return segment(
            fin ? finSent(after) : after, Timers.OFF, tcb.snd().nxt(), tcb.snd().fromNxt(octets), fin ? FIN_ACK : ACK);
    }

    /** The FIN has gone out: CLOSE-WAIT becomes LAST-ACK (RFC 9293, section 3.10.4 and Figure 5). */
    @Rfc9293("3.10.4/close-wait")
    protected Tcb finSent(Tcb tcb) {
        return tcb.state() == State.CLOSE_WAIT ? tcb.withState(State.LAST_ACK) : tcb;
    }

    /** An ACK that is due (RFC 9293, section 3.8.6.3), or that tells the peer of a window worth using (section 3.8.6.2.2). */
    @Rfc9293({"3.10.7.4/seventh-acked", "3.8.6.1/zero-window-acks"})
    protected Optional<Emission> sendAck(Tcb tcb, long now) {
        if (tcb.timers().ack() <= now || mayOpenWindow(tcb)) {
            return Optional.of(segment(tcb, Timers.OFF, tcb.snd().nxt(), Text.EMPTY, ACK));
        }
        return Optional.empty();
    }

    /** Whether the window can move right by a worthwhile step; after the peer's FIN nothing more can come, so not then. */
    protected boolean mayOpenWindow(Tcb tcb) {
        return tcb.state().receives() && offeredWindow(tcb) != tcb.rcv().wnd();
    }

    /**
     * The window to offer: its right edge moves only by a worthwhile step, and never left (RFC 9293, sections 3.8.6 and
     * 3.8.6.2.2).
     */
    @Rfc9293({"3.10.7.4/seventh-right-edge", "3.8.6.1/stays-closed"})
    protected int offeredWindow(Tcb tcb) {
        int room = tcb.config().room(tcb.rcv().unread().length());
        int step = room - tcb.rcv().wnd();
        return step >= tcb.config().windowStep() ? room : tcb.rcv().wnd();
    }

    /**
     * A segment with ACK and window (RFC 9293, section 3.1: once established, always sent), after which an ACK is owed by
     * {@code ack}. A segment at SND.NXT settles the debt. One at SND.UNA does not: it may not be acceptable where it arrives,
     * so that its ACK is dropped with it, and the reply of section 3.10.7.4 has SEQ=SND.NXT.
     */
    @Rfc9293({"3.10.7.4/seventh-piggybacked", "3.10.7.3/fourth-queued", "A.2/lost-acks"})
    private Emission segment(Tcb tcb, long ack, SeqNumber seq, Text text, Set<Control> ctl) {
        int wnd = offeredWindow(tcb);
        return new Emission(tcb.withRcv(tcb.rcv().offering(wnd)).withTimers(tcb.timers().withAck(ack)),
            new Segment(seq, tcb.rcv().nxt(), ctl, wnd, text));
    }

    /** {@code <SEQ=seq><CTL=RST>} (RFC 9293, section 3.5.2). */
    static Segment resetAt(SeqNumber seq) {
        return new Segment(seq, SeqNumber.ZERO, Control.set(Control.RST), 0, Text.EMPTY);
    }
}
