package lastack.report;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lastack.model.Counterexample;
import lastack.trace.Side;

/**
 * A step of {@code Teardown.tla}: from the two states it is derived which side acted and which segment it was about.
 *
 * @param action the action's name; see {@link #guess} where it is not known
 * @param parameters those of the action that are known
 */
record ModelStep(String action, Map<String, Object> parameters, ModelState before, ModelState after) {

    private static final Set<String> ACTIONS = Set.of("Open", "Crash", "Send", "Close", "Abort", "Detach", "Receive",
        "Emit", "RetransmitTimeout", "TimeWaitTimeout", "UserTimeout", "Deliver", "Duplicate", "Lose", "Tick", "Rest", "Forge");

    /** States in which nothing is sent but resets. */
    private static final Set<String> NO_CONNECTION = Set.of("CLOSED", "LISTEN");

    /** States to which a connection returns that is refused in SYN-RECEIVED. */
    private static final Set<String> RETURNED_TO = Set.of("LISTEN", "TIME-WAIT");

    /** The step to a state; a model that adds variables of its own to Teardown has an action of its own. */
    static ModelStep of(Counterexample.State state, ModelState before) {
        ModelState after = ModelState.of(state);
        return ACTIONS.contains(state.action()) ? new ModelStep(state.action(), state.parameters(), before, after)
            : guess(before, after);
    }

    /** A step whose action is not told. */
    static ModelStep guess(ModelState before, ModelState after) {
        return new ModelStep(guessed(before, after), Map.of(), before, after);
    }

    private static String guessed(ModelState before, ModelState after) {
        boolean a = before.sameAt(Side.A, after);
        boolean b = before.sameAt(Side.B, after);
        if (a && b && before.sameNet(after)) {
            return "Rest";
        }
        for (Side side : Side.values()) {
            boolean more = !after.netWithout(before, side).isEmpty();
            boolean less = !before.netWithout(after, side).isEmpty();
            if (more && less) {
                return "Tick";
            } else if (more) {
                return "Emit";
            } else if (less) {
                return before.sameAt(side, after) ? "Lose" : "Deliver";
            }
        }
        if (!a && !b) {
            return "Tick";
        }
        return guessedInLane(a ? Side.B : Side.A, before, after);
    }

    private static String guessedInLane(Side side, ModelState before, ModelState after) {
        if (Boolean.FALSE.equals(before.tcb(side, "detached")) && Boolean.TRUE.equals(after.tcb(side, "detached"))) {
            return "Detach";
        } else if (!Objects.equals(before.user(side, "closeCalled"), after.user(side, "closeCalled"))) {
            return "Close";
        } else if (before.written(side) != after.written(side)) {
            return "Send";
        } else if (before.delivered(side) != after.delivered(side)
                || !Objects.equals(before.user(side, "ended"), after.user(side, "ended"))) {
            return "Receive";
        } else if (isAborted(side, after) && !isAborted(side, before)
                && before.net(side).stream().noneMatch(packet -> ModelState.segHas(packet, "RST"))) {
            return "Abort";
        } else if (Boolean.FALSE.equals(before.tcb(side, "resend")) && Boolean.TRUE.equals(after.tcb(side, "resend"))) {
            return "RetransmitTimeout";
        } else if (before.state(side).equals("TIME-WAIT") && after.state(side).equals("CLOSED") && before.net(side).isEmpty()) {
            return "TimeWaitTimeout";
        }
        for (String timer : Set.of("rtx", "timeWait", "ackDue")) {
            if (before.number(side, timer) > 0 && after.number(side, timer) == before.number(side, timer) - 1) {
                return "Tick";
            }
        }
        boolean paid = before.number(side, "ackDue") >= 0 && after.number(side, "ackDue") < 0
            || Boolean.TRUE.equals(before.tcb(side, "resend")) && Boolean.FALSE.equals(after.tcb(side, "resend"));
        return paid ? "Emit" : "Duplicate";
    }

    private static boolean isAborted(Side side, ModelState state) {
        return "aborted".equals(state.user(side, "fate"));
    }

    /** Whose step it is; for a segment that is lost, the side that it does not reach. */
    Optional<Side> side() {
        for (Side side : Side.values()) {
            if (side.name().equals(parameters.get("s"))) {
                return Optional.of(side);
            }
        }
        for (Side side : Side.values()) {
            boolean own = action.equals("Lose") ? !before.netWithout(after, side).isEmpty() : !before.sameAt(side, after);
            if (own) {
                return Optional.of(side);
            }
        }
        return Optional.empty();
    }

    /** The packet that {@code side} sends, if it can be told. */
    Optional<Object> sent(Side side) {
        Set<Object> fresh = after.netWithout(before, side.other());
        if (!fresh.isEmpty()) {
            return Optional.of(fresh.iterator().next());
        }
        // An equal copy is in flight already, and two are one.
        return after.net(side.other()).stream().filter(packet -> isLikely(side, packet)).findFirst();
    }

    private boolean isLikely(Side side, Object packet) {
        int seq = ModelState.segNumber(packet, "seq");
        if (NO_CONNECTION.contains(before.state(side)) || ModelState.segHas(packet, "RST")) {
            return before.tcb(side, "resets") instanceof Set<?> resets && resets.contains(ModelState.bare(packet));
        }
        boolean again = Boolean.TRUE.equals(before.tcb(side, "resend")) && Boolean.FALSE.equals(after.tcb(side, "resend"));
        boolean more = before.number(side, "sndNxt") != after.number(side, "sndNxt");
        boolean acks = !ModelState.segHas(packet, "ACK") || ModelState.segNumber(packet, "ack") == after.number(side, "rcvNxt");
        return acks && seq == before.number(side, again ? "sndUna" : "sndNxt")
            && ModelState.segLen(packet) > 0 == (again || more);
    }

    /** The packets that may be the one that reaches {@code side}, or does not; one, as a rule. */
    Set<Object> received(Side side) {
        Set<Object> gone = before.netWithout(after, side);
        if (!gone.isEmpty()) {
            return gone;
        }
        Set<Object> some = before.net(side);
        some.removeIf(packet -> !explains(side, packet));
        return some.isEmpty() ? before.net(side) : some;
    }

    private boolean isOpened(Side side) {
        return !before.state(side).equals(after.state(side)) && after.number(side, "rcvNxt") >= 0
            && (before.number(side, "rcvNxt") < 0 || after.state(side).equals("SYN-RECEIVED"));
    }

    private boolean isRefused(Side side) {
        return before.state(side).equals("SYN-RECEIVED") && RETURNED_TO.contains(after.state(side));
    }

    /** Whether a copy that arrives can have made the difference that is seen: no rule of TCP, only what every segment must. */
    private boolean explains(Side side, Object packet) {
        if (before.state(side).equals("CLOSED")) {
            return before.sameAt(side, after) == ModelState.segHas(packet, "RST");
        }
        if (isOpened(side) || isRefused(side)) {
            return ModelState.segHas(packet, "SYN") || isRefused(side) && ModelState.segHas(packet, "RST");
        }
        if (!after.state(side).equals("CLOSED") && ModelState.segHas(packet, "RST")) {
            return false;
        }
        boolean acks = after.number(side, "sndUna") == before.number(side, "sndUna")
            || ModelState.segNumber(packet, "ack") == after.number(side, "sndUna");
        boolean brings = after.number(side, "rcvNxt") == before.number(side, "rcvNxt") || ModelState.segLen(packet) > 0;
        boolean owes = before.number(side, "ackDue") >= 0 || after.number(side, "ackDue") < 0 || ModelState.segLen(packet) > 0;
        return after.state(side).equals("CLOSED") || acks && brings && owes;
    }
}
