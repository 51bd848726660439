package lastack.tcp;

import java.util.List;
import java.util.Optional;
import lastack.rfc.Rfc9293;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * The endpoint of RFC 9293, from ESTABLISHED on. It has no state of its own, so one instance serves any number of connections.
 *
 * <p>Each rule is one protected method that names its section, so that an endpoint with exactly one rule changed is a
 * subclass with one method. What the endpoint sends is in {@link Sender}.
 */
public class TcpEndpoint extends Sender implements Endpoint {

    @Override
    public Tcb established(Config config, SeqNumber iss, SeqNumber irs, int peerWindow) {
        if (peerWindow < 0) {
            throw new IllegalArgumentException("a window is at least 0, not " + peerWindow);
        }
        SendSpace snd = new SendSpace(iss, iss, iss, peerWindow, irs, iss, Text.EMPTY, SendSpace.Fin.NONE);
        ReceiveSpace rcv = new ReceiveSpace(
            irs, irs, config.room(0), Text.EMPTY, Reassembly.EMPTY, ReceiveSpace.Fin.NONE);
        return new Tcb(config, State.ESTABLISHED, snd, rcv, Timers.idle(config.rtoInitial()), List.of());
    }

    @Override
    public Outcome handle(Tcb tcb, Event event, long now) {
        Outcome outcome = dispatch(tcb, event, now);
        return new Outcome(retransmissionTimer(tcb, outcome.tcb(), now), outcome.tells());
    }

    @Override
    public Optional<Emission> transmit(Tcb tcb, long now) {
        return nextSegment(tcb, now)
            .map(sent -> new Emission(retransmissionTimer(tcb, sent.tcb(), now), sent.segment()));
    }

    @Override
    public Optional<Timer> nextTimer(Tcb tcb) {
        return tcb.timers().next();
    }

    private Outcome dispatch(Tcb tcb, Event event, long now) {
        if (event instanceof Event.Arrive arrive) {
            Progress progress = segmentArrives(tcb, arrive.segment(), now);
            return new Outcome(progress.tcb(), progress.tells());
        }
        if (event instanceof Event.Send send) {
            return send(tcb, send.text());
        }
        if (event instanceof Event.Receive receive) {
            return receive(tcb, receive.max());
        }
        if (event instanceof Event.Close) {
            return close(tcb);
        }
        if (event instanceof Event.Abort) {
            return abort(tcb);
        }
        if (event instanceof Event.RetransmitTimeout) {
            return quietly(retransmitTimeout(tcb, now));
        }
        return timeWaitTimeout(tcb, now);
    }

    private static Outcome quietly(Tcb tcb) {
        return new Outcome(tcb, List.of());
    }

    private static Outcome refused(Tcb tcb) {
        String message = tcb.state() == State.CLOSED ? "connection does not exist" : "connection closing";
        return new Outcome(tcb, List.of(new Tell.Error(message)));
    }

    /** SEND: text joins the queue while the user has not closed (section 3.10.2). */
    @Rfc9293({"3.10.2/closed", "3.10.2/open", "3.10.2/closing", "3.6/no-more-sends", "3.6.1/half-close"})
    protected Outcome send(Tcb tcb, Text text) {
        return maySend(tcb) ? quietly(tcb.withSnd(tcb.snd().append(text))) : refused(tcb);
    }

    /**
     * RECEIVE: text first, then the end of the stream, once (section 3.10.3). It goes on in the states after both FINs while
     * there is something to tell, because section 3.6 lets a user receive until the peer has closed too.
     */
    @Rfc9293({
        "3.10.3/closed", "3.10.3/waits", "3.10.3/delivers", "3.10.3/close-wait-data", "3.10.3/close-wait-end",
        "3.10.3/after-both-fins", "3.6/simplex", "3.6/receive-in-fin-wait", "3.10.7.4/seventh-delivered",
        "3.10.7.4/eighth-told"})
    protected Outcome receive(Tcb tcb, int max) {
        ReceiveSpace rcv = tcb.rcv();
        if (!rcv.unread().isEmpty()) {
            int octets = Math.min(max, rcv.unread().length());
            Tell data = new Tell.Data(rcv.usr(), rcv.unread().slice(0, octets));
            return new Outcome(tcb.withRcv(rcv.taken(octets)), List.of(data));
        }
        if (rcv.fin() == ReceiveSpace.Fin.ARRIVED) {
            return new Outcome(tcb.withRcv(rcv.endTold()), List.of(new Tell.EndOfStream()));
        }
        return rcv.fin() == ReceiveSpace.Fin.TOLD || tcb.state() == State.CLOSED ? refused(tcb) : quietly(tcb);
    }

    /** CLOSE: the FIN queues behind the text; FIN-WAIT-1 begins at once, LAST-ACK when the FIN is sent (section 3.10.4). */
    @Rfc9293({
        "3.10.4/closed", "3.10.4/established-fin", "3.10.4/established-state", "3.10.4/again", "3.10.4/close-wait",
        "3.10.4/after-both-fins", "3.6/fin-wait-1"})
    protected Outcome close(Tcb tcb) {
        if (!maySend(tcb)) {
            return refused(tcb);
        }
        State next = tcb.state() == State.ESTABLISHED ? State.FIN_WAIT_1 : State.CLOSE_WAIT;
        return quietly(tcb.withSnd(tcb.snd().queueFin()).withState(next));
    }

    /**
     * ABORT: the block is deleted and all queues are flushed; a RST tells the peer, but not after both FINs (section 3.10.5).
     */
    @Rfc9293({
        "3.10.5/closed", "3.10.5/reset", "3.10.5/flushed", "3.10.5/deleted", "3.10.5/after-both-fins", "3.5.2/user-reset",
        "3.6/two-ways"})
    protected Outcome abort(Tcb tcb) {
        Tcb deleted = tcb.deleted(tcb.rcv().flushed());
        return switch (tcb.state()) {
            case CLOSED -> refused(tcb);
            case CLOSING, LAST_ACK, TIME_WAIT -> new Outcome(deleted, List.of(new Tell.Aborted()));
            case ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> new Outcome(deleted.owing(
                new Segment(tcb.snd().nxt(), SeqNumber.ZERO, Control.set(Control.RST), 0, Text.EMPTY)),
                List.of(new Tell.Aborted()));
        };
    }

    private static boolean maySend(Tcb tcb) {
        return tcb.snd().fin() == SendSpace.Fin.NONE
            && (tcb.state() == State.ESTABLISHED || tcb.state() == State.CLOSE_WAIT);
    }

    /** SEGMENT ARRIVES: the steps in the order of section 3.10.7.4; "third" is about security, "fourth" about SYN. */
    protected Progress segmentArrives(Tcb tcb, Segment segment, long now) {
        if (tcb.state() == State.CLOSED) {
            return Progress.stop(answerFromClosed(tcb, segment));
        }
        Progress progress = checkSequenceNumber(tcb, segment, now);
        if (progress.goesOn()) {
            progress = checkRst(progress.tcb(), segment, now);
        }
        if (progress.goesOn()) {
            progress = checkAck(progress.tcb(), segment, now);
        }
        if (!progress.goesOn()) {
            return progress;
        }
        Tcb before = progress.tcb();
        Tcb after = processFin(processText(before, segment), segment, now);
        return Progress.on(acknowledgeReceipt(before, after, segment, now));
    }

    /** In CLOSED, all but a RST is answered by a RST that its sender will find acceptable (section 3.10.7.1). */
    @Rfc9293({
        "3.10.7.1/discarded", "3.10.7.1/rst-discarded", "3.10.7.1/reset", "3.10.7.1/reset-without-ack",
        "3.10.7.1/reset-with-ack", "3.5.2/closed", "3.5.2/closed-form", "3.5.2/closed-stays", "3.10.7.4/eighth-unvalidated"})
    protected Tcb answerFromClosed(Tcb tcb, Segment segment) {
        if (segment.has(Control.RST)) {
            return tcb;
        }
        return tcb.owing(segment.has(Control.ACK)
            ? new Segment(segment.ack(), SeqNumber.ZERO, Control.set(Control.RST), 0, Text.EMPTY)
            : new Segment(SeqNumber.ZERO, segment.end(), Control.set(Control.RST, Control.ACK), 0, Text.EMPTY));
    }

    /** First: a segment outside the window is answered by an ACK, unless it is a RST, and dropped (section 3.10.7.4). */
    @Rfc9293({
        "3.10.7.4/first-answered", "3.10.7.4/first-dropped", "3.10.7.4/second-outside", "3.10.7.4/fifth-time-wait",
        "3.10.7.4/eighth-time-wait", "3.5.2/synchronized-ack", "3.5.3/in-window", "3.5.3/validated-first",
        "3.8.6.1/zero-window-acks"})
    protected Progress checkSequenceNumber(Tcb tcb, Segment segment, long now) {
        if (isAcceptable(tcb.rcv(), segment)) {
            return Progress.on(tcb);
        }
        if (segment.has(Control.RST)) {
            return Progress.stop(tcb);
        }
        Tcb after = tcb;
        // The peer's FIN again: our ACK of it was lost, and the next one may be.
        if (tcb.state() == State.TIME_WAIT && segment.has(Control.FIN) && segment.end().equals(tcb.rcv().nxt())) {
            after = restartTimeWait(tcb, now);
        }
        return Progress.stop(oweAck(after, now));
    }

    /** The four cases of the acceptability test (section 3.4, and 3.10.7.4, first). */
    @Rfc9293({"3.10.7.4/first-acceptable", "3.5.3/in-window"})
    protected boolean isAcceptable(ReceiveSpace rcv, Segment segment) {
        int length = segment.length();
        if (rcv.wnd() == 0) {
            return length == 0 && segment.seq().equals(rcv.nxt());
        }
        return segment.seq().isWithin(rcv.nxt(), rcv.wnd())
            || length > 0 && segment.end().plus(-1).isWithin(rcv.nxt(), rcv.wnd());
    }

    /** Second: a RST at exactly RCV.NXT is obeyed; one elsewhere in the window is challenged (section 3.10.7.4). */
    @Rfc9293({
        "3.10.7.4/second-exact", "3.10.7.4/second-challenge", "3.10.7.4/second-challenge-stops", "3.5.3/validated-first",
        "3.5.3/rst-with-text"})
    protected Progress checkRst(Tcb tcb, Segment segment, long now) {
        if (!segment.has(Control.RST)) {
            return Progress.on(tcb);
        }
        return segment.seq().equals(tcb.rcv().nxt()) ? reset(tcb) : Progress.stop(oweAck(tcb, now));
    }

    /** What an obeyed RST does: the user learns of it (MUST-12), but in TIME-WAIT nothing is lost by it (section 3.10.7.4). */
    @Rfc9293({"3.10.7.4/second-open", "3.10.7.4/second-closing", "3.5.3/other-states", "3.6/told-how"})
    protected Progress reset(Tcb tcb) {
        return tcb.state() == State.TIME_WAIT
            ? Progress.stop(tcb.deleted(tcb.rcv().kept()), new Tell.Closed())
            : Progress.stop(tcb.deleted(tcb.rcv().flushed()), new Tell.Reset());
    }

    /** Fifth: the ACK field (section 3.10.7.4). */
    @Rfc9293({
        "3.10.7.4/fifth-no-ack", "3.10.7.4/fifth-new", "3.10.7.4/fifth-duplicate", "3.10.7.4/fifth-unsent",
        "3.10.7.4/fifth-close-wait", "3.5.2/synchronized-ack"})
    protected Progress checkAck(Tcb tcb, Segment segment, long now) {
        // Two endpoints in TIME-WAIT that acknowledged each other's ACKs would never stop; a FIN sent again is dealt with above.
        if (!segment.has(Control.ACK) || tcb.state() == State.TIME_WAIT) {
            return Progress.stop(tcb);
        }
        SendSpace snd = tcb.snd();
        // Old comes first, as in the RFC: half a circle away a number is both before SND.UNA and after SND.NXT.
        boolean isNew = segment.ack().isAfter(snd.una());
        if (isNew && segment.ack().isAfter(snd.nxt())) {
            return Progress.stop(oweAck(tcb, now));
        }
        if (isNew) {
            snd = snd.acknowledged(segment.ack());
        }
        Tcb after = tcb.withSnd(updateSendWindow(snd, segment));
        return snd.fin() == SendSpace.Fin.ACKED ? finAcknowledged(after, now) : Progress.on(after);
    }

    /** SND.WND follows the newest segment, by SND.WL1 and SND.WL2 (section 3.10.7.4, fifth). */
    @Rfc9293({"3.10.7.4/fifth-window", "3.10.7.4/fifth-window-old"})
    protected SendSpace updateSendWindow(SendSpace snd, Segment segment) {
        boolean current = segment.ack().equals(snd.una());
        boolean newer = snd.wl1().isBefore(segment.seq())
            || snd.wl1().equals(segment.seq()) && snd.wl2().isAtMost(segment.ack());
        return current && newer ? snd.window(segment.wnd(), segment.seq(), segment.ack()) : snd;
    }

    /** Our FIN is acknowledged: FIN-WAIT-2, TIME-WAIT or CLOSED follow (section 3.10.7.4, fifth). */
    @Rfc9293({
        "3.10.7.4/fifth-fin-wait-1", "3.10.7.4/fifth-fin-wait-2", "3.10.7.4/fifth-closing", "3.10.7.4/fifth-last-ack",
        "3.6/deleted-on-ack", "3.6/both-delete"})
    protected Progress finAcknowledged(Tcb tcb, long now) {
        return switch (tcb.state()) {
            case FIN_WAIT_1 -> Progress.on(tcb.withState(State.FIN_WAIT_2));
            case CLOSING -> Progress.on(enterTimeWait(tcb, now));
            case LAST_ACK -> Progress.stop(tcb.deleted(tcb.rcv().kept()), new Tell.Closed());
            default -> Progress.on(tcb);
        };
    }

    /** Seventh: the segment's text in the window, and held text that it joins (section 3.10.7.4). */
    @Rfc9293({
        "3.10.7.4/first-in-order", "3.10.7.4/first-queue-then-ack", "3.10.7.4/first-trimmed", "3.10.7.4/first-held",
        "3.10.7.4/seventh-delivered", "3.10.7.4/seventh-rcv-nxt", "3.10.7.4/seventh-after-fin",
        "3.10.7.4/fifth-closing-otherwise"})
    protected Tcb processText(Tcb tcb, Segment segment) {
        if (!tcb.state().receives() || segment.text().isEmpty()) {
            return tcb;
        }
        ReceiveSpace rcv = tcb.rcv();
        SeqNumber start = segment.seq().max(rcv.nxt());
        SeqNumber limit = rcv.held().fin().orElse(rcv.edge());
        SeqNumber end = segment.seq().plus(segment.text().length()).min(limit);
        if (!start.isBefore(end)) {
            return tcb;
        }
        Text text = segment.text().slice(start.minus(segment.seq()), end.minus(segment.seq()));
        boolean inOrder = start.equals(rcv.nxt());
        if (inOrder && rcv.held().blocks().isEmpty()) {
            return tcb.withRcv(rcv.advanced(text, rcv.held()));
        }
        Reassembly held = rcv.held().with(start, text);
        return tcb.withRcv(inOrder ? rcv.advanced(held.at(start), held.withoutFirst()) : rcv.holding(held));
    }

    /** Eighth: the FIN, processed when everything before it has arrived, held until then (section 3.10.7.4). */
    @Rfc9293({"3.10.7.4/first-held", "3.10.7.4/eighth-remain"})
    protected Tcb processFin(Tcb tcb, Segment segment, long now) {
        if (!tcb.state().receives()) {
            return tcb;
        }
        ReceiveSpace rcv = tcb.rcv();
        if (segment.has(Control.FIN)) {
            SeqNumber fin = segment.end().plus(-1);
            if (fin.isWithin(rcv.nxt(), rcv.wnd())) {
                if (fin.equals(rcv.nxt())) {
                    return finReceived(tcb, now);
                }
                if (rcv.held().fin().isEmpty() && !rcv.held().reachesBeyond(fin)) {
                    return tcb.withRcv(rcv.holding(rcv.held().withFin(fin)));
                }
            }
        }
        boolean reached = rcv.held().fin().filter(rcv.nxt()::equals).isPresent();
        return reached ? finReceived(tcb, now) : tcb;
    }

    /** RCV.NXT advances over the peer's FIN, and the state changes (section 3.10.7.4, eighth). */
    @Rfc9293({
        "3.10.7.4/eighth-advanced", "3.10.7.4/eighth-established", "3.10.7.4/eighth-fin-wait-1",
        "3.10.7.4/eighth-fin-wait-1-acked", "3.10.7.4/eighth-fin-wait-2", "3.6/peer-closes", "3.6/no-fin-unasked"})
    protected Tcb finReceived(Tcb tcb, long now) {
        Tcb after = tcb.withRcv(tcb.rcv().ended());
        return switch (tcb.state()) {
            case ESTABLISHED -> after.withState(State.CLOSE_WAIT);
            case FIN_WAIT_1 -> after.withState(State.CLOSING);
            case FIN_WAIT_2 -> enterTimeWait(after, now);
            default -> after;
        };
    }

    /**
     * An ACK for what arrived: soon if it came in order, at once if it filled or left a gap or an ACK was owed already
     * (section 3.8.6.3; RFC 5681, section 4.2).
     */
    @Rfc9293({
        "3.10.7.4/first-aggregated", "3.10.7.4/first-queue-then-ack", "3.10.7.4/seventh-acked", "3.10.7.4/seventh-gap-ack",
        "3.10.3/acknowledged", "3.6/peer-fin-acked", "3.6/both-close"})
    protected Tcb acknowledgeReceipt(Tcb before, Tcb after, Segment segment, long now) {
        if (segment.length() == 0 || !before.state().receives()) {
            return after;
        }
        boolean advanced = !after.rcv().nxt().equals(before.rcv().nxt());
        boolean mayWait = advanced && !before.timers().owesAck() && before.rcv().held().isEmpty();
        return mayWait
            ? after.withTimers(after.timers().withAck(now + after.config().ackDelay()))
            : oweAck(after, now);
    }

    /** TIME-WAIT begins: its timer starts, the others stop (section 3.10.7.4, fifth and eighth). */
    @Rfc9293("3.6.1/linger")
    protected Tcb enterTimeWait(Tcb tcb, long now) {
        return restartTimeWait(tcb.withState(State.TIME_WAIT), now);
    }

    /** The 2 MSL of TIME-WAIT start anew (section 3.10.7.4, eighth). */
    @Rfc9293({"3.10.7.4/fifth-time-wait", "3.10.7.4/eighth-time-wait"})
    protected Tcb restartTimeWait(Tcb tcb, long now) {
        return tcb.withTimers(tcb.timers().withTimeWait(now + tcb.config().twoMsl()));
    }

    /** The TIME-WAIT TIMEOUT: the connection is deleted (section 3.10.8). */
    @Rfc9293({"3.10.8/time-wait", "3.6.1/linger"})
    protected Outcome timeWaitTimeout(Tcb tcb, long now) {
        requireDue("time-wait", tcb.timers().timeWait(), now);
        return new Outcome(tcb.deleted(tcb.rcv().kept()), List.of(new Tell.Closed()));
    }
}
