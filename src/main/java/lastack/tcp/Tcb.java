package lastack.tcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.wire.Segment;

/**
 * The transmission control block of one endpoint (RFC 9293, section 3.3.1), with what it owes. Immutable; two with equal
 * parts are equal.
 *
 * <p>In CLOSED it stands for the block that was deleted: only what the user can still take and the owed resets are left. In
 * LISTEN and SYN-SENT the receive space is empty.
 *
 * @param config what the endpoint is set to
 * @param state the state
 * @param snd the send sequence space
 * @param rcv the receive sequence space
 * @param timers the timers, and the acknowledgment and retransmission that are owed
 * @param user what the user said of the connection
 * @param back in SYN-RECEIVED, where the connection returns if it is refused; empty if its own user opened it
 * @param resets owed resets, oldest first, no two equal; immutable
 */
public record Tcb(Config config, State state, SendSpace snd, ReceiveSpace rcv, Timers timers, User user, Optional<Back> back,
                  List<Segment> resets) {

    /** What the user said of the connection, beside the text that it wrote. */
    public enum User {
        /** In LISTEN: from whom the SYN must come was not said. */
        NAMED_NO_REMOTE,
        /** It reads, and who the peer is is known. */
        READS,
        /** It will not read any more (section 3.6.1, MAY-1). */
        DETACHED
    }

    /**
     * The block, in LISTEN or TIME-WAIT, that a SYN was taken from. Its timers stand still.
     *
     * @param tcb the block
     * @param since when it was left, in ticks
     */
    public record Back(Tcb tcb, long since) {

        /** The block as it goes on. */
        Tcb resumed(long now) {
            return tcb.withTimers(tcb.timers.later(now - since));
        }
    }

    /** Takes an immutable copy of the list. */
    public Tcb {
        resets = List.copyOf(resets);
    }

    /** CLOSED, with no connection that was. */
    static Tcb closed(Config config) {
        return new Tcb(config, State.CLOSED, SendSpace.NONE, ReceiveSpace.NONE, Timers.idle(config.rtoInitial()), User.READS,
            Optional.empty(), List.of());
    }

    /** In another state. */
    public Tcb withState(State newState) {
        return newState == state ? this : new Tcb(config, newState, snd, rcv, timers, user, back, resets);
    }

    /** With another send space. */
    public Tcb withSnd(SendSpace newSnd) {
        return newSnd == snd ? this : new Tcb(config, state, newSnd, rcv, timers, user, back, resets);
    }

    /** With another receive space. */
    public Tcb withRcv(ReceiveSpace newRcv) {
        return newRcv == rcv ? this : new Tcb(config, state, snd, newRcv, timers, user, back, resets);
    }

    /** With other timers. */
    public Tcb withTimers(Timers newTimers) {
        return newTimers == timers ? this : new Tcb(config, state, snd, rcv, newTimers, user, back, resets);
    }

    /** With another word of the user's. */
    public Tcb withUser(User newUser) {
        return newUser == user ? this : new Tcb(config, state, snd, rcv, timers, newUser, back, resets);
    }

    /** Returning to {@code block} if the connection is refused. */
    public Tcb withBack(Optional<Back> block) {
        return new Tcb(config, state, snd, rcv, timers, user, block, resets);
    }

    /** Owing these resets and no others. */
    public Tcb withResets(List<Segment> owed) {
        return owed.equals(resets) ? this : new Tcb(config, state, snd, rcv, timers, user, back, owed);
    }

    /** Owing a reset too; one that is owed already is owed once. */
    public Tcb owing(Segment reset) {
        if (resets.contains(reset)) {
            return this;
        }
        List<Segment> all = new ArrayList<>(resets);
        all.add(reset);
        return withResets(all);
    }

    /** After the oldest owed reset went out. */
    public Tcb withoutFirstReset() {
        return withResets(resets.subList(1, resets.size()));
    }

    /** The user will not read any more. */
    public boolean isDetached() {
        return user == User.DETACHED;
    }

    /** The connection is over: the block is deleted, but for what the user can still take from {@code left}, and the resets. */
    public Tcb deleted(ReceiveSpace left) {
        return closed(config).withRcv(left).withResets(resets);
    }
}
