package lastack.refine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;

/**
 * Follows one run, step by step, and holds each step to the relation. After the first step that is not explained it looks at
 * no more. Memory does not grow with the run.
 */
public final class Refinement {

    private final Map<Side, Oracle> oracles;
    private final Header header;
    private final Map<Side, TcbView> blocks = new EnumMap<>(Side.class);
    private final Map<String, Long> events = new TreeMap<>();
    private long steps;
    private Optional<Violation> violation = Optional.empty();

    /**
     * Begins to follow a run.
     *
     * @param oracle the judge
     * @param header where the run begins
     */
    public Refinement(Oracle oracle, Header header) {
        this(oracle, oracle, header);
    }

    /**
     * Begins to follow a run of two endpoints that were written to different policies.
     *
     * @param a the judge of side A
     * @param b the judge of side B
     * @param header where the run begins
     */
    public Refinement(Oracle a, Oracle b, Header header) {
        this.oracles = Map.of(Side.A, a, Side.B, b);
        this.header = header;
        for (Side side : Side.values()) {
            blocks.put(side, header.origin(side).tcb());
        }
    }

    /**
     * Judges the next step.
     *
     * @param step the step
     */
    public void step(Step step) {
        if (violation.isPresent()) {
            return;
        }
        steps++;
        TcbView before = blocks.put(step.endpoint(), step.tcb());
        Judgement judgement = oracles.get(step.endpoint())
            .judge(header.origin(step.endpoint()).config(), before, step.event(), step.tcb(), step.tells());
        events.merge(step.event().name(), 1L, Long::sum);
        if (judgement instanceof Judgement.Unexplained why) {
            violation = Optional.of(new Violation(steps, before, step, why));
        }
    }

    /** How many steps were judged. */
    public long steps() {
        return steps;
    }

    /** How many steps each event of the relation had, by its name. */
    public Map<String, Long> events() {
        return events;
    }

    /** The first step that is not explained, if there is one. */
    public Optional<Violation> violation() {
        return violation;
    }
}
