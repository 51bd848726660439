package lastack.model.inside;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.Tool;

/**
 * The states that a model reaches, found breadth first as TLC finds them, and which claims of its configuration they
 * break: all of them, where TLC's own search ends with the first. Everything is kept, so this is for small models.
 */
final class StateGraph {
    final List<TLCState> states = new ArrayList<>();
    final List<int[]> successors = new ArrayList<>();
    final List<Integer> initial = new ArrayList<>();
    final Set<String> broken = new LinkedHashSet<>();
    /** What the first evaluation that failed said; empty if none has. */
    String failure = "";
    boolean deadlock;
    /** All that can be reached was seen. */
    boolean complete = true;
    /** Depends on the set of states and steps alone. */
    long print;

    private final Tool tool;
    private final Claims claims;
    private final Map<Action, Optional<EachOnce>> onces = new IdentityHashMap<>();
    private final int most;
    private final long until;
    private final List<Integer> numbers = new ArrayList<>();
    private int steps;
    /** TLC computes a state's anew each time. */
    private final List<Long> fingerprints = new ArrayList<>();
    private final Map<Long, Integer> known = new HashMap<>();

    /**
     * Explores.
     *
     * @param most how many states at most
     * @param until the value of {@link System#nanoTime} at which to give up
     */
    StateGraph(Tool tool, Claims claims, int most, long until) {
        this.tool = tool;
        this.claims = claims;
        this.most = most;
        this.until = until;
        begin();
        List<String> names = claims.names();
        for (int i = 0; i < states.size(); i++) {
            if (!names.isEmpty() && broken.size() == names.size()) {
                // A model of witnesses: each has been seen, and nothing is left to judge.
                return;
            }
            if (states.size() > most || System.nanoTime() - until > 0) {
                complete = false;
                return;
            }
            expand(i);
        }
    }

    /** The number of a state's step to itself; those of its other steps follow. */
    int number(int state) {
        return numbers.get(state);
    }

    private void begin() {
        StateVec found;
        try {
            found = tool.getInitStates();
        } catch (RuntimeException | StackOverflowError e) {
            fail(e);
            return;
        }
        for (int i = 0; i < found.size(); i++) {
            TLCState state = found.elementAt(i);
            if (!tool.isGoodState(state)) {
                failure = "An initial state is not completely specified.";
                return;
            }
            if (known.containsKey(state.fingerPrint())) {
                continue;
            }
            check(claims.initially, state, null);
            check(claims.always, state, null);
            if (tool.isInModel(state)) {
                initial.add(add(state, state.fingerPrint()));
            }
        }
    }

    private void expand(int from) {
        TLCState state = states.get(from);
        Set<Integer> next = new LinkedHashSet<>();
        boolean stuck = true;
        boolean failed = false;
        for (Action action : tool.getActions()) {
            try {
                StateVec found = tool.getNextStates(action, state);
                stuck &= found.size() == 0;
                for (int i = 0; i < found.size(); i++) {
                    step(state, found.elementAt(i), next);
                }
            } catch (RuntimeException | StackOverflowError e) {
                failed = true;
                fail(e);
            }
        }
        deadlock |= stuck && !failed;
        int[] all = next.stream().mapToInt(Integer::intValue).toArray();
        long own = fingerprints.get(from);
        print += own * 31;
        for (int each : all) {
            print += (own ^ Long.rotateLeft(fingerprints.get(each), 17)) * 0x9E3779B97F4A7C15L;
        }
        numbers.add(steps);
        steps += all.length + 1;
        successors.add(all);
    }

    private void step(TLCState from, TLCState to, Set<Integer> next) {
        if (!tool.isGoodState(to)) {
            failure = failure.isEmpty() ? "A successor state is not completely specified." : failure;
            return;
        }
        boolean inModel = tool.isInModel(to) && tool.isInActions(from, to);
        long fingerprint = to.fingerPrint();
        Integer seen = known.get(fingerprint);
        if (seen == null) {
            check(claims.always, to, null);
        }
        check(claims.steps, from, to);
        if (inModel) {
            next.add(seen == null ? add(to, fingerprint) : seen);
        }
    }

    private int add(TLCState state, long fingerprint) {
        known.put(fingerprint, states.size());
        states.add(state);
        fingerprints.add(fingerprint);
        return states.size() - 1;
    }

    private void check(List<Claims.Claim> all, TLCState from, TLCState to) {
        for (Claims.Claim claim : all) {
            if (!broken.contains(claim.property())) {
                try {
                    if (!(to == null ? holds(claim.action(), from) : tool.isValid(claim.action(), from, to))) {
                        broken.add(claim.property());
                    }
                } catch (RuntimeException | StackOverflowError e) {
                    fail(e);
                }
            }
        }
    }

    private boolean holds(Action predicate, TLCState state) {
        Optional<EachOnce> once = onces.computeIfAbsent(predicate, each -> EachOnce.of(tool, each));
        return once.isPresent() ? once.get().holds(state) : tool.isValid(predicate, state);
    }

    private void fail(Throwable e) {
        if (failure.isEmpty()) {
            failure = Transcript.sentence(Transcript.words(e));
        }
    }
}
