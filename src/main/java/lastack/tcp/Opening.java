package lastack.tcp;

import lastack.rfc.Rfc9293;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * What an endpoint does when a segment arrives in CLOSED, LISTEN or SYN-SENT, where there is nothing yet to test its number
 * against (RFC 9293, sections 3.10.7.1 to 3.10.7.3).
 */
abstract class Opening extends Arrival {

    /** Segments leave nothing here. */
    Opening() { }

    /** SEGMENT ARRIVES, in any state (section 3.10.7). */
    protected Progress segmentArrives(Tcb tcb, Segment segment, long now) {
        return switch (tcb.state()) {
            case CLOSED -> Progress.stop(answerFromClosed(tcb, segment));
            case LISTEN -> Progress.stop(arrivesListen(tcb, segment, now));
            case SYN_SENT -> arrivesSynSent(tcb, segment, now);
            default -> arrivesOther(tcb, segment, now);
        };
    }

    /** In CLOSED, all but a RST is answered by a RST that its sender will find acceptable (section 3.10.7.1). */
    @Rfc9293({
        "3.10.7.1/discarded", "3.10.7.1/rst-discarded", "3.10.7.1/reset", "3.10.7.1/reset-without-ack",
        "3.10.7.1/reset-with-ack", "3.5.2/closed", "3.5.2/closed-form", "3.5.2/closed-stays", "3.10.7.4/eighth-unvalidated"})
    protected Tcb answerFromClosed(Tcb tcb, Segment segment) {
        if (segment.has(Control.RST)) {
            return tcb;
        }
        return tcb.owing(segment.has(Control.ACK) ? resetAt(segment.ack())
            : new Segment(SeqNumber.ZERO, segment.end(), Control.set(Control.RST, Control.ACK), 0, Text.EMPTY));
    }

    /** In LISTEN, a RST is ignored, an ACK is bad and reset, and a SYN begins a connection (section 3.10.7.2). */
    @Rfc9293({
        "3.10.7.2/first-rst", "3.10.7.2/second-ack", "3.10.7.2/third-syn", "3.10.7.2/third-syn-received",
        "3.10.7.2/fourth-other", "3.5.3/listen", "3.5.2/unsynchronized-ack", "3.5.2/unsynchronized-form",
        "3.10.7.4/eighth-unvalidated"})
    protected Tcb arrivesListen(Tcb tcb, Segment segment, long now) {
        if (segment.has(Control.RST)) {
            return tcb;
        }
        if (segment.has(Control.ACK)) {
            return tcb.owing(resetAt(segment.ack()));
        }
        return segment.has(Control.SYN) ? synReceived(tcb, tcb.snd().una(), segment, now) : tcb;
    }

    /** In SYN-SENT, the steps in the order of section 3.10.7.3; "third" is about security. */
    @Rfc9293({"3.10.7.3/fourth-text", "3.10.7.4/eighth-unvalidated"})
    protected Progress arrivesSynSent(Tcb tcb, Segment segment, long now) {
        Progress progress = checkAckOfSyn(tcb, segment);
        if (progress.goesOn()) {
            progress = checkRstOfSyn(progress.tcb(), segment);
        }
        if (progress.goesOn()) {
            progress = checkSynOfPeer(progress.tcb(), segment, now);
        }
        return progress.goesOn() ? textAndFin(progress, segment, now) : progress;
    }

    /** First: an ACK of something that is not our SYN is reset, unless it came on a RST (section 3.10.7.3). */
    @Rfc9293({"3.10.7.3/first-bad-ack", "3.10.7.3/first-good-ack", "3.5.2/unsynchronized-ack", "3.5.2/unsynchronized-form"})
    protected Progress checkAckOfSyn(Tcb tcb, Segment segment) {
        SendSpace snd = tcb.snd();
        boolean good = segment.ack().isAfter(snd.una()) && segment.ack().isAtMost(snd.nxt());
        if (!segment.has(Control.ACK) || good) {
            return Progress.on(tcb);
        }
        return Progress.stop(segment.has(Control.RST) ? tcb : tcb.owing(resetAt(segment.ack())));
    }

    /** Second: a RST counts if it acknowledges our SYN (sections 3.10.7.3 and 3.5.3). */
    @Rfc9293({"3.10.7.3/second-rst-ack", "3.10.7.3/second-rst-alone", "3.5.3/syn-sent", "3.5.3/validated-first"})
    protected Progress checkRstOfSyn(Tcb tcb, Segment segment) {
        if (!segment.has(Control.RST)) {
            return Progress.on(tcb);
        }
        return segment.has(Control.ACK) ? Progress.stop(tcb.deleted(ReceiveSpace.NONE), new Tell.Reset()) : Progress.stop(tcb);
    }

    /**
     * Fourth: a SYN that acknowledges ours establishes the connection; one that does not has crossed it, and both sides are in
     * SYN-RECEIVED. Fifth: anything else is dropped (section 3.10.7.3).
     */
    @Rfc9293({
        "3.10.7.3/fourth-syn", "3.10.7.3/fourth-established", "3.10.7.3/fourth-syn-received", "3.10.7.3/fifth-neither"})
    protected Progress checkSynOfPeer(Tcb tcb, Segment segment, long now) {
        if (!segment.has(Control.SYN)) {
            return Progress.stop(tcb);
        }
        Tcb met = tcb.withRcv(ReceiveSpace.from(segment.seq().plus(1), tcb.config().room(0)));
        return segment.has(Control.ACK) ? Progress.on(connected(met, segment, now)) : Progress.stop(bothOpen(met, segment));
    }

    /** ESTABLISHED, and an ACK is owed (section 3.10.7.3, fourth). */
    @Rfc9293({"3.10.7.3/fourth-syn", "3.10.7.3/fourth-established"})
    protected Tcb connected(Tcb tcb, Segment segment, long now) {
        SendSpace snd = tcb.snd().acknowledged(segment.ack()).window(segment.wnd(), segment.seq(), segment.ack());
        return oweAck(tcb.withSnd(snd).withState(State.ESTABLISHED), now);
    }

    /** SYN-RECEIVED without a block to return to: SYN and ACK are owed (section 3.10.7.3, fourth; Figure 7). */
    @Rfc9293("3.10.7.3/fourth-syn-received")
    protected Tcb bothOpen(Tcb tcb, Segment segment) {
        SendSpace snd = tcb.snd();
        return tcb.withSnd(snd.window(segment.wnd(), segment.seq(), snd.una())).withState(State.SYN_RECEIVED)
            .withTimers(tcb.timers().withResend());
    }
}
