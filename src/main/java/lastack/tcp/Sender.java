package lastack.tcp;

import java.util.Optional;
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
abstract class Sender {

    /** A sender has no state. */
    Sender() { }

    /** The next segment to send now, without regard to the retransmission timer. */
    protected Optional<Emission> nextSegment(Tcb tcb, long now) {
        if (!tcb.resets().isEmpty()) {
            return sendReset(tcb);
        }
        if (tcb.state() == State.CLOSED) {
            return Optional.empty();
        }
        if (tcb.timers().resend()) {
            return Optional.of(retransmit(tcb));
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
     * The segment at SND.UNA again (RFC 6298, section 5.4); with nothing in flight, a probe of a zero window by one octet or
     * the FIN (RFC 9293, section 3.8.6.1).
     */
    @Rfc9293({"3.10.8/retransmission", "3.6/retransmitted", "3.8.6.1/probe", "3.8.6.1/probe-octet"})
    protected Emission retransmit(Tcb tcb) {
        SendSpace snd = tcb.snd();
        Tcb done = tcb.withTimers(tcb.timers().withoutResend());
        if (!snd.inFlight()) {
            int octets = Math.min(1, snd.unsent());
            return sendNew(done, octets, octets == 0);
        }
        int octets = Math.min(tcb.config().mss(), snd.octetsInFlight());
        boolean fin = snd.fin() == SendSpace.Fin.SENT && octets == snd.octetsInFlight();
        return segment(done, done.timers().ack(), snd.una(), snd.fromUna(octets), fin);
    }

    /**
     * New text as far as the window and one segment reach, with the FIN on the last of it; the FIN takes one number of the
     * window (RFC 9293, sections 3.8.6 and 3.10.4).
     */
    @Rfc9293({"3.10.2/open", "3.10.4/established-fin", "3.6/fin-after-data", "3.6/delivery"})
    protected Optional<Emission> sendText(Tcb tcb) {
        SendSpace snd = tcb.snd();
        if (!snd.hasUnsent()) {
            return Optional.empty();
        }
        int octets = Math.min(Math.min(tcb.config().mss(), snd.usable()), snd.unsent());
        boolean fin = snd.fin() == SendSpace.Fin.QUEUED && octets == snd.unsent() && octets < snd.usable();
        return octets > 0 || fin ? Optional.of(sendNew(tcb, octets, fin)) : Optional.empty();
    }

    private Emission sendNew(Tcb tcb, int octets, boolean fin) {
        Tcb after = tcb.withSnd(tcb.snd().sent(octets, fin));
        return segment(fin ? finSent(after) : after, Timers.OFF, tcb.snd().nxt(), tcb.snd().fromNxt(octets), fin);
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
            return Optional.of(segment(tcb, Timers.OFF, tcb.snd().nxt(), Text.EMPTY, false));
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
    @Rfc9293("3.10.7.4/seventh-piggybacked")
    private Emission segment(Tcb tcb, long ack, SeqNumber seq, Text text, boolean fin) {
        int wnd = offeredWindow(tcb);
        Segment segment = new Segment(
            seq, tcb.rcv().nxt(), fin ? Control.set(Control.ACK, Control.FIN) : Control.set(Control.ACK), wnd, text);
        return new Emission(
            tcb.withRcv(tcb.rcv().offering(wnd)).withTimers(tcb.timers().withAck(ack)), segment);
    }

    /** An ACK is owed at once. */
    @Rfc9293("3.10.7.4/first-aggregated")
    protected Tcb oweAck(Tcb tcb, long now) {
        return tcb.withTimers(tcb.timers().withAck(Math.min(now, tcb.timers().ack())));
    }

    /**
     * The retransmission timer after any event (RFC 6298, section 5.1 to 5.3): it runs while something is in flight or a zero
     * window keeps something from being sent, and starts anew with every advance of SND.UNA.
     */
    @Rfc9293({"3.10.8/retransmission", "3.8.6.1/first-probe"})
    protected Tcb retransmissionTimer(Tcb before, Tcb after, long now) {
        Timers timers = after.timers();
        boolean running = timers.retransmission() != Timers.OFF;
        long initial = after.config().rtoInitial();
        if (!isRetransmissionNeeded(after.snd())) {
            return running || timers.resend() || timers.rto() != initial
                ? after.withTimers(timers.withRetransmission(initial, Timers.OFF, false))
                : after;
        }
        boolean advanced = !after.snd().una().equals(before.snd().una());
        if (running && !advanced) {
            return after;
        }
        long rto = advanced ? initial : timers.rto();
        return after.withTimers(timers.withRetransmission(rto, now + rto, false));
    }

    /** Whether something is unacknowledged, or waits behind a zero window (RFC 9293, section 3.8.6.1). */
    @Rfc9293({"3.8.6.1/probe", "3.6/retransmitted"})
    protected boolean isRetransmissionNeeded(SendSpace snd) {
        return snd.inFlight() || snd.hasUnsent() && snd.wnd() == 0;
    }

    /** The RETRANSMISSION TIMEOUT: back off, and owe the segment at SND.UNA or a probe (RFC 6298, sections 5.4 to 5.6). */
    @Rfc9293({"3.10.8/retransmission", "3.8.6.1/stays-open"})
    protected Tcb retransmitTimeout(Tcb tcb, long now) {
        requireDue("retransmission", tcb.timers().retransmission(), now);
        long rto = backedOff(tcb);
        return tcb.withTimers(tcb.timers().withRetransmission(rto, now + rto, true));
    }

    /** Twice the timeout, up to the largest (RFC 6298, section 5.5). */
    @Rfc9293("3.8.6.1/probe-backoff")
    protected long backedOff(Tcb tcb) {
        return Math.min(2 * tcb.timers().rto(), tcb.config().rtoMax());
    }

    /** Refuses a timeout that cannot have happened. */
    static void requireDue(String timer, long deadline, long now) {
        if (deadline == Timers.OFF) {
            throw new IllegalStateException("the " + timer + " timer is not running at " + now);
        }
        if (now < deadline) {
            throw new IllegalArgumentException("the " + timer + " timer is due at " + deadline + ", not at " + now);
        }
    }
}
