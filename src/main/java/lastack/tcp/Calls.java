package lastack.tcp;

import java.util.List;
import java.util.Optional;
import lastack.rfc.Rfc9293;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** What an endpoint does when its user calls (RFC 9293, sections 3.10.1 to 3.10.5, and 3.6.1). */
abstract class Calls extends Sender {

    /** A user's calls leave nothing here. */
    Calls() { }

    static Outcome quietly(Tcb tcb) {
        return new Outcome(tcb, List.of());
    }

    private static Outcome refused(Tcb tcb, String message) {
        return new Outcome(tcb, List.of(new Tell.Error(message)));
    }

    private static Outcome refused(Tcb tcb) {
        return refused(tcb, tcb.state() == State.CLOSED ? "connection does not exist" : "connection closing");
    }

    /** The block is deleted and all queues are flushed. */
    private static Outcome gone(Tcb tcb, Tell why) {
        return new Outcome(tcb.deleted(ReceiveSpace.NONE), List.of(why));
    }

    /**
     * OPEN: an active one sends a SYN, a passive one waits for it; LISTEN can be made active (section 3.10.1). What is unread
     * of an earlier connection goes with it.
     */
    @Rfc9293({"3.10.1/passive", "3.10.1/active", "3.10.1/listen-to-active", "3.10.1/remote-unspecified", "3.10.1/exists"})
    protected Outcome open(Tcb tcb, Event.Open open) {
        boolean waits = tcb.state() == State.LISTEN;
        if (tcb.state() != State.CLOSED && !(waits && open.active())) {
            return refused(tcb, "connection already exists");
        }
        if (!open.active()) {
            return quietly(Tcb.closed(tcb.config()).withState(State.LISTEN).withSnd(SendSpace.waiting(open.iss()))
                .withUser(open.remote() ? Tcb.User.READS : Tcb.User.NAMED_NO_REMOTE).withResets(tcb.resets()));
        }
        return open.remote() ? quietly(synSent(tcb, open.iss(), Text.EMPTY)) : refused(tcb, "remote socket unspecified");
    }

    /** SYN-SENT: a SYN is owed, with text to follow it (section 3.10.1). */
    @Rfc9293({"3.10.1/active", "3.10.2/listen"})
    protected Tcb synSent(Tcb tcb, SeqNumber iss, Text text) {
        Tcb opening = Tcb.closed(tcb.config()).withState(State.SYN_SENT).withSnd(SendSpace.opening(iss, text));
        return opening.withTimers(opening.timers().withResend()).withResets(tcb.resets());
    }

    /**
     * SEND: text joins the queue while the user has not closed; in LISTEN it makes the connection active, if it is known to
     * whom (section 3.10.2).
     */
    @Rfc9293({
        "3.10.2/closed", "3.10.2/open", "3.10.2/closing", "3.6/no-more-sends", "3.6.1/half-close", "3.10.2/listen",
        "3.10.2/handshake"})
    protected Outcome send(Tcb tcb, Text text) {
        if (tcb.state() == State.LISTEN) {
            return tcb.user() == Tcb.User.NAMED_NO_REMOTE ? refused(tcb, "remote socket unspecified")
                : quietly(synSent(tcb, tcb.snd().una(), text));
        }
        boolean may = tcb.state() != State.CLOSED && tcb.snd().fin() == SendSpace.Fin.NONE && !tcb.isDetached();
        return may ? quietly(tcb.withSnd(tcb.snd().append(text))) : refused(tcb);
    }

    /**
     * RECEIVE: text first, then the end of the stream, once (section 3.10.3). It goes on in the states after both FINs while
     * there is something to tell, because section 3.6 lets a user receive until the peer has closed too.
     */
    @Rfc9293({
        "3.10.3/closed", "3.10.3/waits", "3.10.3/delivers", "3.10.3/close-wait-data", "3.10.3/close-wait-end",
        "3.10.3/after-both-fins", "3.6/simplex", "3.6/receive-in-fin-wait", "3.10.7.4/seventh-delivered",
        "3.10.7.4/eighth-told", "3.10.3/handshake", "3.6.1/half-duplex"})
    protected Outcome receive(Tcb tcb, int max) {
        if (tcb.isDetached()) {
            return refused(tcb);
        }
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

    /**
     * CLOSE: the FIN queues behind the text; FIN-WAIT-1 begins at once, LAST-ACK when the FIN is sent (section 3.10.4). In
     * SYN-RECEIVED with text to send the FIN waits for ESTABLISHED. Before that there is nothing to release.
     */
    @Rfc9293({
        "3.10.4/closed", "3.10.4/established-fin", "3.10.4/established-state", "3.10.4/again", "3.10.4/close-wait",
        "3.10.4/after-both-fins", "3.6/fin-wait-1", "3.10.4/listen", "3.10.4/syn-sent", "3.10.4/syn-received-fin",
        "3.10.4/syn-received-queued", "3.8.3/syn-given-up"})
    protected Outcome close(Tcb tcb) {
        return switch (tcb.state()) {
            case LISTEN, SYN_SENT -> gone(tcb, new Tell.Closing());
            case SYN_RECEIVED -> tcb.snd().fin() != SendSpace.Fin.NONE ? refused(tcb)
                : quietly(tcb.snd().hasUnsent() ? queueFin(tcb)
                    : queueFin(tcb).withState(State.FIN_WAIT_1).withBack(Optional.empty()));
            case ESTABLISHED -> quietly(queueFin(tcb).withState(State.FIN_WAIT_1));
            case CLOSE_WAIT -> tcb.snd().fin() != SendSpace.Fin.NONE ? refused(tcb) : quietly(queueFin(tcb));
            default -> refused(tcb);
        };
    }

    private static Tcb queueFin(Tcb tcb) {
        return tcb.withSnd(tcb.snd().queueFin());
    }

    /**
     * ABORT: the block is deleted and all queues are flushed; a RST tells the peer, but not before there is one and not after
     * both FINs (section 3.10.5).
     */
    @Rfc9293({
        "3.10.5/closed", "3.10.5/reset", "3.10.5/flushed", "3.10.5/deleted", "3.10.5/after-both-fins", "3.5.2/user-reset",
        "3.6/two-ways", "3.10.5/listen", "3.10.5/syn-sent", "3.8.3/syn-given-up"})
    protected Outcome abort(Tcb tcb) {
        return switch (tcb.state()) {
            case CLOSED -> refused(tcb);
            case LISTEN, SYN_SENT, CLOSING, LAST_ACK, TIME_WAIT -> gone(tcb, new Tell.Aborted());
            case SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT -> aborted(tcb, resetAt(tcb.snd().nxt()));
        };
    }

    /** The connection is given up, and a RST tells the peer. */
    static Outcome aborted(Tcb tcb, Segment reset) {
        Outcome gone = gone(tcb, new Tell.Aborted());
        return new Outcome(gone.tcb().owing(reset), gone.tells());
    }

    /**
     * A half-duplex CLOSE: the user will not read any more (section 3.6.1, MAY-1). If that loses text, the peer learns of it by
     * a RST (SHLD-3); otherwise the connection is released as by CLOSE.
     */
    @Rfc9293({"3.6.1/half-duplex", "3.6.1/unread-at-close"})
    protected Outcome detach(Tcb tcb) {
        if (!tcb.state().isWhole()) {
            return close(tcb);
        }
        if (tcb.isDetached()) {
            return refused(tcb);
        }
        if (!tcb.rcv().unread().isEmpty()) {
            return aborted(tcb, resetAt(tcb.snd().nxt()));
        }
        Tcb closed = tcb.snd().fin() == SendSpace.Fin.NONE ? close(tcb).tcb() : tcb;
        return quietly(closed.withUser(Tcb.User.DETACHED));
    }
}
