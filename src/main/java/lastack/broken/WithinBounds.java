package lastack.broken;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import lastack.contract.Maker;
import lastack.refine.Explored;
import lastack.trial.Survey;

/**
 * Searches the bounds of the exhaustive refinement, each breadth first, so that the first wrong step is one of a shortest
 * schedule within it. A bound is loaded when it is first needed. Any number of threads may search: they take turns at a bound.
 */
public final class WithinBounds implements Shortest {

    private final Map<String, Turn> bounds = new LinkedHashMap<>();
    private final Path spec;
    private final Set<String> policy;
    private final int states;
    private final Duration patience;

    /**
     * A search.
     *
     * @param spec the folder with the specification
     * @param bounds modules of {@code checks/exhaustive}
     * @param policy what is admitted, by the names of {@code Policies.tla}
     * @param states how many states of each are explored at most
     * @param patience how long a call of an endpoint may compute
     */
    public WithinBounds(Path spec, List<String> bounds, Set<String> policy, int states, Duration patience) {
        bounds.forEach(bound -> this.bounds.put(bound, new Turn(bound)));
        this.spec = spec;
        this.policy = Set.copyOf(policy);
        this.states = states;
        this.patience = patience;
    }

    /**
     * What one bound says.
     *
     * @param steps to the first wrong one; empty if there is none
     * @param beyond how long the shortest schedule is at least that could not be seen, for there were too many states
     */
    private record Said(OptionalLong steps, long beyond) { }

    /** A bound, for one thread at a time. */
    private final class Turn {
        private final String bound;
        private Survey survey;

        Turn(String bound) {
            this.bound = bound;
        }

        synchronized Said search(Maker maker) {
            if (survey == null) {
                survey = Survey.of(spec, bound, policy, patience);
            }
            Survey used = survey;
            Survey.Finding finding = used.look(maker, states);
            if (finding.looped()) {
                // The thread of the call that does not return may still use it.
                survey = null;
            }
            long before = used.opens();
            OptionalLong steps = finding.way().isEmpty() ? OptionalLong.empty() : steps(finding.way().get(), before);
            boolean all = finding.explored().isEmpty() || steps.isPresent() || finding.explored().get().exhausted();
            return new Said(steps, all ? Long.MAX_VALUE : before + finding.explored().get().depth() + 1);
        }
    }

    private static OptionalLong steps(Explored.Failure way, long before) {
        return switch (way.kind()) {
            // What an OPEN did was wrong, and either side may be the only one that called it.
            case BEGINNING -> before > 0 ? OptionalLong.of(1) : OptionalLong.empty();
            case STEP -> OptionalLong.of(before + Counting.steps(way.entries())
                // A call that fails when it is asked what to send is no entry.
                + (way.violation().isEmpty() ? 1 : 0));
            // Nothing it did is wrong.
            case STATE, STUCK -> OptionalLong.empty();
        };
    }

    @Override
    public Least of(Maker maker) {
        long least = Long.MAX_VALUE;
        long beyond = Long.MAX_VALUE;
        for (Turn turn : bounds.values()) {
            Said said = turn.search(maker);
            least = Math.min(least, said.steps().orElse(Long.MAX_VALUE));
            beyond = Math.min(beyond, said.beyond());
        }
        if (least < Long.MAX_VALUE && least <= beyond) {
            return Least.of(least);
        }
        return Least.not(least < Long.MAX_VALUE ? "a bound has too many states to tell"
            : beyond < Long.MAX_VALUE ? "no bound has a wrong step as far as it was explored" : "no bound has a wrong step");
    }
}
