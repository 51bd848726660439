package lastack.tcp;

import java.util.List;
import java.util.Optional;
import lastack.rfc.Rfc9293;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * What an endpoint does when a segment arrives in SYN-RECEIVED or a synchronized state: the steps of RFC 9293, section
 * 3.10.7.4, in its order. "Third" is about security, "sixth" about urgent data, and neither is here.
 */
abstract class Arrival extends Calls {

    /** Segments leave nothing here. */
    Arrival() { }

    /** SEGMENT ARRIVES, in all states but CLOSED, LISTEN and SYN-SENT. */
    protected Progress arrivesOther(Tcb tcb, Segment segment, long now) {
        if (mayReopen(tcb, segment)) {
            return Progress.stop(reopened(tcb, segment, now));
        }
        Progress progress = checkSequenceNumber(tcb, segment, now);
        if (progress.goesOn()) {
            progress = checkRst(progress.tcb(), segment, now);
        }
        if (progress.goesOn()) {
            progress = checkSyn(progress.tcb(), segment, now);
        }
        if (progress.goesOn()) {
            progress = checkAck(progress.tcb(), segment, now);
        }
        Tcb before = progress.tcb();
        if (progress.goesOn()) {
            progress = textAndFin(progress, segment, now);
        }
        return progress.goesOn() ? progress.with(acknowledgeReceipt(before, progress.tcb(), segment, now)) : progress;
    }

    /** Seventh and eighth. */
    Progress textAndFin(Progress progress, Segment segment, long now) {
        Progress reader = checkReader(progress.tcb(), segment);
        return reader.goesOn() ? progress.with(processFin(processText(reader.tcb(), segment), segment, now)) : reader;
    }

    /**
     * Whether a SYN opens the connection anew from TIME-WAIT: one that is surely new, and not over text that the user has not
     * read (section 3.6.1, MAY-2).
     */
    @Rfc9293("3.6.1/reopen")
    protected boolean mayReopen(Tcb tcb, Segment segment) {
        return tcb.state() == State.TIME_WAIT && tcb.rcv().unread().isEmpty()
            && segment.has(Control.SYN) && !segment.has(Control.ACK) && !segment.has(Control.RST)
            && segment.seq().isAfter(tcb.rcv().nxt());
    }

    /** SYN-RECEIVED from TIME-WAIT, to which it returns if the SYN proves to be old (section 3.6.1, MAY-2). */
    @Rfc9293({"3.6.1/reopen", "3.6.1/reopen-returns"})
    protected Tcb reopened(Tcb tcb, Segment segment, long now) {
        return synReceived(tcb, reopeningIss(tcb), segment, now);
    }

    /** An ISS beyond all numbers of the old connection (section 3.6.1, MAY-2, first condition). */
    @Rfc9293("3.6.1/reopen-iss")
    protected SeqNumber reopeningIss(Tcb tcb) {
        return tcb.snd().nxt().plus(tcb.config().issStep());
    }

    /** SYN-RECEIVED on a SYN: SYN and ACK are owed, and the connection returns to {@code from} if it is refused. */
    @Rfc9293({"3.10.7.2/third-syn", "3.10.7.2/third-syn-received", "3.6.1/reopen-returns"})
    protected Tcb synReceived(Tcb from, SeqNumber iss, Segment syn, long now) {
        SendSpace snd = SendSpace.opening(iss, Text.EMPTY).window(syn.wnd(), syn.seq(), iss);
        Tcb opening = Tcb.closed(from.config()).withState(State.SYN_RECEIVED).withSnd(snd)
            .withRcv(ReceiveSpace.from(syn.seq().plus(1), from.config().room(0)))
            .withBack(Optional.of(new Tcb.Back(from.withResets(List.of()), now)));
        return opening.withTimers(opening.timers().withResend()).withResets(from.resets());
    }

    /** First: a segment outside the window is answered by an ACK, unless it is a RST, and dropped (section 3.10.7.4). */
    @Rfc9293({
        "3.10.7.4/first-answered", "3.10.7.4/first-dropped", "3.10.7.4/second-outside", "3.10.7.4/fifth-time-wait",
        "3.10.7.4/eighth-time-wait", "3.5.2/synchronized-ack", "3.5.3/in-window", "3.5.3/validated-first",
        "3.8.6.1/zero-window-acks", "3.5.2/only-if-clear"})
    protected Progress checkSequenceNumber(Tcb tcb, Segment segment, long now) {
        if (isAcceptable(tcb.rcv(), segment)) {
            return Progress.on(tcb);
        }
        if (segment.has(Control.RST)) {
            return Progress.stop(tcb);
        }
        if (isOnlyTheWindow(tcb, segment)) {
            return ackAtZeroWindow(tcb, segment, now);
        }
        Tcb after = tcb;
        // The peer's FIN again: our ACK of it was lost, and the next one may be.
        if (tcb.state() == State.TIME_WAIT && segment.has(Control.FIN) && segment.end().equals(tcb.rcv().nxt())) {
            after = restartTimeWait(tcb, now);
        }
        return Progress.stop(oweAck(after, now));
    }

    /** The four cases of the acceptability test (section 3.4, and 3.10.7.4, first). */
    @Rfc9293({"3.10.7.4/first-acceptable", "3.5.3/in-window", "3.10.7.4/first-zero-window"})
    protected boolean isAcceptable(ReceiveSpace rcv, Segment segment) {
        int length = segment.length();
        if (rcv.wnd() == 0) {
            return length == 0 && segment.seq().equals(rcv.nxt());
        }
        return segment.seq().isWithin(rcv.nxt(), rcv.wnd())
            || length > 0 && segment.end().plus(-1).isWithin(rcv.nxt(), rcv.wnd());
    }

    /** Whether a segment is what is next, and would be acceptable if the window were open. */
    private static boolean isOnlyTheWindow(Tcb tcb, Segment segment) {
        return tcb.rcv().wnd() == 0 && segment.seq().equals(tcb.rcv().nxt()) && tcb.state() != State.TIME_WAIT
            && segment.has(Control.ACK) && !segment.has(Control.SYN);
    }

    /** "Special allowance should be made to accept valid ACKs" while our window is closed (section 3.10.7.4, first). */
    @Rfc9293({"3.10.7.4/first-zero-window", "A.2/lost-acks"})
    protected Progress ackAtZeroWindow(Tcb tcb, Segment segment, long now) {
        Progress progress = checkAck(tcb, segment, now);
        Tcb after = progress.tcb();
        return new Progress(after.state().isWhole() ? oweAck(after, now) : after, false, progress.tells());
    }

    /** Second: a RST at exactly RCV.NXT is obeyed; one elsewhere in the window is challenged (section 3.10.7.4). */
    @Rfc9293({
        "3.10.7.4/second-exact", "3.10.7.4/second-challenge", "3.10.7.4/second-challenge-stops", "3.5.3/validated-first",
        "3.5.3/rst-with-text"})
    protected Progress checkRst(Tcb tcb, Segment segment, long now) {
        if (!segment.has(Control.RST)) {
            return Progress.on(tcb);
        }
        return segment.seq().equals(tcb.rcv().nxt()) ? reset(tcb, now) : Progress.stop(oweAck(tcb, now));
    }

    /** What an obeyed RST does: the user learns of it (MUST-12), but in TIME-WAIT nothing is lost by it (section 3.10.7.4). */
    @Rfc9293({"3.10.7.4/second-open", "3.10.7.4/second-closing", "3.5.3/other-states", "3.6/told-how"})
    protected Progress reset(Tcb tcb, long now) {
        return switch (tcb.state()) {
            case TIME_WAIT -> Progress.stop(closedDown(tcb), new Tell.Closed());
            case SYN_RECEIVED -> refused(tcb, now);
            default -> Progress.stop(tcb.deleted(ReceiveSpace.NONE), new Tell.Reset());
        };
    }

    /**
     * The connection is refused in SYN-RECEIVED: it returns to where it came from; it is given up if its own user opened it,
     * or has called CLOSE, which would be forgotten (section 3.10.7.4, second and fourth).
     */
    @Rfc9293({
        "3.10.7.4/second-syn-received-passive", "3.10.7.4/second-syn-received-active", "3.10.7.4/fourth-syn-received",
        "3.5.3/syn-received-passive", "3.5.3/syn-received-active", "3.6.1/reopen-returns"})
    protected Progress refused(Tcb tcb, long now) {
        if (tcb.back().isEmpty()) {
            return Progress.stop(tcb.deleted(ReceiveSpace.NONE), new Tell.Refused());
        }
        Tcb from = tcb.back().get().resumed(now).withResets(tcb.resets());
        if (from.state() == State.TIME_WAIT) {
            return Progress.stop(enterTimeWait(from, now));
        }
        return tcb.snd().fin() == SendSpace.Fin.NONE ? Progress.stop(from)
            : Progress.stop(tcb.deleted(ReceiveSpace.NONE), new Tell.Closing());
    }

    /** Fourth: a SYN is challenged (RFC 5961); in SYN-RECEIVED from LISTEN it refuses the connection (section 3.10.7.4). */
    @Rfc9293({"3.10.7.4/fourth-syn-received", "3.10.7.4/fourth-challenge", "3.10.7.4/fourth-challenge-stops"})
    protected Progress checkSyn(Tcb tcb, Segment segment, long now) {
        if (!segment.has(Control.SYN)) {
            return Progress.on(tcb);
        }
        return tcb.back().isPresent() ? refused(tcb, now) : Progress.stop(oweAck(tcb, now));
    }

    /** Fifth: the ACK field (section 3.10.7.4). */
    @Rfc9293("3.10.7.4/fifth-no-ack")
    protected Progress checkAck(Tcb tcb, Segment segment, long now) {
        if (!segment.has(Control.ACK)) {
            return Progress.stop(tcb);
        }
        return switch (tcb.state()) {
            case SYN_RECEIVED -> ackOfSyn(tcb, segment);
            // Two endpoints in TIME-WAIT that acknowledged each other's ACKs would never stop; a FIN sent again is dealt with
            // above.
            case TIME_WAIT -> Progress.stop(tcb);
            default -> ackSynchronized(tcb, segment, now);
        };
    }

    /**
     * The ACK that SYN-RECEIVED waits for: ESTABLISHED, and a CLOSE that was queued is due. Any other ACK is reset. The user
     * of an old connection that was in TIME-WAIT learns that it is gone (section 3.10.7.4, fifth).
     */
    @Rfc9293({
        "3.10.7.4/fifth-syn-received", "3.10.7.4/fifth-syn-received-bad", "3.5.2/unsynchronized-ack",
        "3.5.2/unsynchronized-form", "3.10.4/syn-received-queued"})
    protected Progress ackOfSyn(Tcb tcb, Segment segment) {
        SendSpace snd = tcb.snd();
        if (!segment.ack().isAfter(snd.una()) || segment.ack().isAfter(snd.nxt())) {
            return Progress.stop(tcb.owing(resetAt(segment.ack())));
        }
        boolean replaces = tcb.back().filter(from -> from.tcb().state() == State.TIME_WAIT).isPresent();
        Tcb after = tcb.withSnd(snd.acknowledged(segment.ack()).window(segment.wnd(), segment.seq(), segment.ack()))
            .withState(snd.fin() == SendSpace.Fin.QUEUED ? State.FIN_WAIT_1 : State.ESTABLISHED).withBack(Optional.empty());
        return replaces ? Progress.on(after, new Tell.Closed()) : Progress.on(after);
    }

    @Rfc9293({
        "3.10.7.4/fifth-new", "3.10.7.4/fifth-duplicate", "3.10.7.4/fifth-unsent", "3.10.7.4/fifth-close-wait",
        "3.5.2/synchronized-ack", "3.10.7.4/fifth-injection-answered", "3.5.2/only-if-clear"})
    private Progress ackSynchronized(Tcb tcb, Segment segment, long now) {
        SendSpace snd = tcb.snd();
        // Old comes first, as in the RFC: half a circle away a number is both before SND.UNA and after SND.NXT.
        boolean isNew = segment.ack().isAfter(snd.una());
        if (isNew ? segment.ack().isAfter(snd.nxt()) : isTooOld(snd, segment.ack())) {
            return Progress.stop(oweAck(tcb, now));
        }
        if (isNew) {
            snd = snd.acknowledged(segment.ack());
        }
        Tcb after = keepOpen(tcb.withSnd(updateSendWindow(snd, segment)), now);
        return snd.fin() == SendSpace.Fin.ACKED ? finAcknowledged(after, now) : Progress.on(after);
    }

    /** Whether an ACK is older than any that the peer can have sent with what it sends now (section 3.10.7.4, MAY-12). */
    @Rfc9293("3.10.7.4/fifth-injection")
    protected boolean isTooOld(SendSpace snd, SeqNumber ack) {
        return ack.minus(snd.una()) < -snd.max();
    }

    /** SND.WND follows the newest segment, by SND.WL1 and SND.WL2 (section 3.10.7.4, fifth). */
    @Rfc9293({"3.10.7.4/fifth-window", "3.10.7.4/fifth-window-old"})
    protected SendSpace updateSendWindow(SendSpace snd, Segment segment) {
        boolean current = segment.ack().equals(snd.una());
        boolean newer = snd.wl1().isBefore(segment.seq())
            || snd.wl1().equals(segment.seq()) && snd.wl2().isAtMost(segment.ack());
        return current && newer ? snd.window(segment.wnd(), segment.seq(), segment.ack()) : snd;
    }

    /** While the peer answers the probes of its closed window, the connection stays open (section 3.8.6.1, MUST-37). */
    @Rfc9293("3.8.6.1/stays-open")
    protected Tcb keepOpen(Tcb tcb, long now) {
        return tcb.snd().wnd() == 0 && tcb.timers().user() != Timers.OFF ? restartUserTimer(tcb, now) : tcb;
    }

    /** Our FIN is acknowledged: FIN-WAIT-2, TIME-WAIT or CLOSED follow (section 3.10.7.4, fifth). */
    @Rfc9293({
        "3.10.7.4/fifth-fin-wait-1", "3.10.7.4/fifth-fin-wait-2", "3.10.7.4/fifth-closing", "3.10.7.4/fifth-last-ack",
        "3.6/deleted-on-ack", "3.6/both-delete"})
    protected Progress finAcknowledged(Tcb tcb, long now) {
        return switch (tcb.state()) {
            case FIN_WAIT_1 -> Progress.on(tcb.withState(State.FIN_WAIT_2));
            case CLOSING -> Progress.on(enterTimeWait(tcb, now));
            case LAST_ACK -> Progress.stop(closedDown(tcb), new Tell.Closed());
            default -> Progress.on(tcb);
        };
    }

    /** New text for a user that has gone is lost, and the peer learns of it by a RST (section 3.6.1, SHLD-3). */
    @Rfc9293("3.6.1/data-after-close")
    protected Progress checkReader(Tcb tcb, Segment segment) {
        if (!tcb.isDetached() || newText(tcb, segment).isEmpty()) {
            return Progress.on(tcb);
        }
        Outcome gone = aborted(tcb, resetAt(segment.ack()));
        return new Progress(gone.tcb(), false, gone.tells());
    }

    /** What of a segment's text is welcome: in the window, not beyond a FIN that is held, and not received in order before. */
    private static Text newText(Tcb tcb, Segment segment) {
        ReceiveSpace rcv = tcb.rcv();
        SeqNumber first = segment.textStart();
        SeqNumber start = first.max(rcv.nxt());
        SeqNumber end = first.plus(segment.text().length()).min(rcv.held().fin().orElse(rcv.edge()));
        return tcb.state().receives() && !segment.text().isEmpty() && start.isBefore(end)
            ? segment.text().slice(start.minus(first), end.minus(first)) : Text.EMPTY;
    }

    /** Seventh: the segment's text in the window, and held text that it joins (section 3.10.7.4). */
    @Rfc9293({
        "3.10.7.4/first-in-order", "3.10.7.4/first-queue-then-ack", "3.10.7.4/first-trimmed", "3.10.7.4/first-held",
        "3.10.7.4/seventh-delivered", "3.10.7.4/seventh-rcv-nxt", "3.10.7.4/seventh-after-fin",
        "3.10.7.4/fifth-closing-otherwise"})
    protected Tcb processText(Tcb tcb, Segment segment) {
        Text text = newText(tcb, segment);
        if (text.isEmpty()) {
            return tcb;
        }
        ReceiveSpace rcv = tcb.rcv();
        SeqNumber start = segment.textStart().max(rcv.nxt());
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
        "3.10.7.4/eighth-fin-wait-1-acked", "3.10.7.4/eighth-fin-wait-2", "3.6/peer-closes", "3.6/no-fin-unasked",
        "3.10.7.4/eighth-syn-received"})
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
}
