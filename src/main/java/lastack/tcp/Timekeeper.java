package lastack.tcp;

import java.util.List;
import lastack.rfc.Rfc9293;

/** What an endpoint does when time has passed: the timers of {@link TcpEndpoint} (RFC 9293, sections 3.8.1, 3.8.3, 3.10.8). */
abstract class Timekeeper {

    /** A timekeeper has no state. */
    Timekeeper() { }

    /** The timers after any event. */
    Tcb settled(Tcb before, Tcb after, long now) {
        return after.state().hasQueue() ? userTimer(before, retransmissionTimer(before, after, now), now) : after;
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
        boolean advanced = isAdvanced(before, after);
        if (running && !advanced) {
            return after;
        }
        long rto = advanced ? initial : timers.rto();
        return after.withTimers(timers.withRetransmission(rto, now + rto, timers.resend() && !advanced));
    }

    /** Whether something is unacknowledged, or waits behind a zero window (RFC 9293, section 3.8.6.1). */
    @Rfc9293({"3.8.6.1/probe", "3.6/retransmitted"})
    protected boolean isRetransmissionNeeded(SendSpace snd) {
        return snd.inFlight() || snd.hasUnsent() && snd.wnd() == 0;
    }

    /** Whether SND.UNA has advanced, in one connection: the ISS of another lies beyond all that the old one sent. */
    private static boolean isAdvanced(Tcb before, Tcb after) {
        return before.state().hasQueue() && after.snd().una().isAfter(before.snd().una())
            && after.snd().una().isAtMost(before.snd().nxt());
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

    /**
     * The user timeout after any event: it runs while anything that was submitted is unacknowledged, from the last time that
     * something was acknowledged (RFC 9293, sections 3.8.3 and 3.9.1.1).
     */
    @Rfc9293({"3.10.8/user-timeout", "3.8.3/syn-alike"})
    protected Tcb userTimer(Tcb before, Tcb after, long now) {
        Timers timers = after.timers();
        if (!after.snd().inFlight() && !after.snd().hasUnsent()) {
            return after.withTimers(timers.withUser(Timers.OFF));
        }
        return timers.user() == Timers.OFF || isAdvanced(before, after) ? restartUserTimer(after, now) : after;
    }

    /** The user timeout starts anew, if there is one. */
    @Rfc9293("3.8.3/r2-settable")
    protected Tcb restartUserTimer(Tcb tcb, long now) {
        long timeout = tcb.config().userTimeout();
        return tcb.withTimers(tcb.timers().withUser(timeout == Config.NO_TIMEOUT ? Timers.OFF : now + timeout));
    }

    /** The USER TIMEOUT: all queues are flushed and the block is deleted; nothing is sent (RFC 9293, section 3.10.8). */
    @Rfc9293({"3.10.8/user-timeout", "3.8.3/r2-closes", "3.8.3/syn-alike", "3.6/ack-missing"})
    protected Outcome userTimeout(Tcb tcb, long now) {
        requireDue("user", tcb.timers().user(), now);
        return new Outcome(tcb.deleted(ReceiveSpace.NONE), List.of(new Tell.TimedOut()));
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
        return new Outcome(closedDown(tcb), List.of(new Tell.Closed()));
    }

    /** The block is deleted in good order: what the user has not taken stays, unless the user has gone. */
    static Tcb closedDown(Tcb tcb) {
        return tcb.deleted(tcb.isDetached() ? ReceiveSpace.NONE : tcb.rcv().kept());
    }

    /** An ACK is owed at once. */
    @Rfc9293("3.10.7.4/first-aggregated")
    protected Tcb oweAck(Tcb tcb, long now) {
        return tcb.withTimers(tcb.timers().withAck(Math.min(now, tcb.timers().ack())));
    }

    /** Refuses a timeout that cannot have happened. */
    private static void requireDue(String timer, long deadline, long now) {
        if (deadline == Timers.OFF) {
            throw new IllegalStateException("the " + timer + " timer is not running at " + now);
        }
        if (now < deadline) {
            throw new IllegalArgumentException("the " + timer + " timer is due at " + deadline + ", not at " + now);
        }
    }
}
