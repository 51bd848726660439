package lastack.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lastack.model.Counterexample;

/** Builds a counterexample of Teardown by hand: changes, then {@link #step}, and so on. */
final class Behaviour {

    private final Map<String, Map<String, Object>> tcb = new HashMap<>();
    private final Map<String, Map<String, Object>> user = new HashMap<>();
    private final Map<String, Set<Object>> net = new HashMap<>(Map.of("A", new HashSet<>(), "B", new HashSet<>()));
    private final List<Counterexample.State> states = new ArrayList<>();

    Behaviour() {
        for (String side : List.of("A", "B")) {
            int own = side.equals("A") ? 100 : 300;
            tcb.put(side, new HashMap<>(Map.of("state", "ESTABLISHED", "sndUna", own, "sndNxt", own, "rcvNxt", 400 - own,
                "ackDue", -1, "rtx", -1, "resend", false, "timeWait", -1, "resets", Set.of())));
            user.put(side, new HashMap<>(Map.of(
                "written", 0, "closeCalled", false, "delivered", List.of(), "ended", false, "fate", "open")));
        }
        snapshot("Initial predicate", Map.of());
    }

    static Map<String, Object> packet(int seq, int ack, int len, int ttl, String... ctl) {
        return Map.of("seg", Map.of("seq", seq, "ack", ack, "len", len, "wnd", 4, "ctl", Set.of(ctl)), "ttl", ttl);
    }

    Behaviour tcb(String side, String field, Object value) {
        tcb.get(side).put(field, value);
        return this;
    }

    Behaviour user(String side, String field, Object value) {
        user.get(side).put(field, value);
        return this;
    }

    /** What is in flight towards a side, from now on. */
    Behaviour net(String side, Object... packets) {
        net.put(side, Set.of(packets));
        return this;
    }

    /** The next state, reached by an action whose parameter {@code s} is known. */
    Behaviour step(String action, String side) {
        return snapshot(action, Map.of("s", side));
    }

    /** The next state, reached by an action with these parameters. */
    Behaviour step(String action, Map<String, Object> parameters) {
        return snapshot(action, parameters);
    }

    /** The next state, reached by an action whose parameters are not known. */
    Behaviour step(String action) {
        return snapshot(action, Map.of());
    }

    private Behaviour snapshot(String action, Map<String, Object> parameters) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("tcb", Map.of("A", Map.copyOf(tcb.get("A")), "B", Map.copyOf(tcb.get("B"))));
        variables.put("user", Map.of("A", Map.copyOf(user.get("A")), "B", Map.copyOf(user.get("B"))));
        variables.put("net", Map.of("A", Set.copyOf(net.get("A")), "B", Set.copyOf(net.get("B"))));
        variables.put("faults", 0);
        states.add(new Counterexample.State(action, Optional.empty(), parameters, variables));
        return this;
    }

    Counterexample ends(Counterexample.End end) {
        return new Counterexample(states, end);
    }
}
