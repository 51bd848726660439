package lastack.tcp;

import java.util.ArrayList;
import java.util.List;
import lastack.wire.Segment;

/**
 * The transmission control block of one endpoint (RFC 9293, section 3.3.1), with what it owes. Immutable; two with equal
 * parts are equal.
 *
 * <p>In CLOSED it stands for the block that was deleted: only what the user can still take and the owed resets are left.
 *
 * @param config what the endpoint is set to
 * @param state the state
 * @param snd the send sequence space
 * @param rcv the receive sequence space
 * @param timers the timers, and the acknowledgment and retransmission that are owed
 * @param resets owed resets, oldest first, no two equal; immutable
 */
public record Tcb(Config config, State state, SendSpace snd, ReceiveSpace rcv, Timers timers, List<Segment> resets) {

    /** Takes an immutable copy of the list. */
    public Tcb {
        resets = List.copyOf(resets);
    }

    /** In another state. */
    public Tcb withState(State newState) {
        return newState == state ? this : new Tcb(config, newState, snd, rcv, timers, resets);
    }

    /** With another send space. */
    public Tcb withSnd(SendSpace newSnd) {
        return newSnd == snd ? this : new Tcb(config, state, newSnd, rcv, timers, resets);
    }

    /** With another receive space. */
    public Tcb withRcv(ReceiveSpace newRcv) {
        return newRcv == rcv ? this : new Tcb(config, state, snd, newRcv, timers, resets);
    }

    /** With other timers. */
    public Tcb withTimers(Timers newTimers) {
        return newTimers == timers ? this : new Tcb(config, state, snd, rcv, newTimers, resets);
    }

    /** Owing a reset too; one that is owed already is owed once. */
    public Tcb owing(Segment reset) {
        if (resets.contains(reset)) {
            return this;
        }
        List<Segment> all = new ArrayList<>(resets);
        all.add(reset);
        return new Tcb(config, state, snd, rcv, timers, all);
    }

    /** After the oldest owed reset went out. */
    public Tcb withoutFirstReset() {
        return new Tcb(config, state, snd, rcv, timers, resets.subList(1, resets.size()));
    }

    /** The connection is over: the block is deleted, but for what the user can still take from {@code left}. */
    public Tcb deleted(ReceiveSpace left) {
        return new Tcb(config, State.CLOSED, SendSpace.NONE, left, Timers.idle(config.rtoInitial()), List.of());
    }
}
