package lastack.refine;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import lastack.model.Operator;
import lastack.model.Spec;
import lastack.model.TlaValue;
import lastack.trace.ConfigView;

/** What {@code Belief.tla} says of single control blocks on the wire, asked of TLC and remembered. */
final class WireRelation {

    /** How many questions are remembered; beyond, all are forgotten. */
    private static final int REMEMBERED = Room.in(200_000, 8, 1000);

    /** Without a clock any timer that runs may go off; a retransmission timeout tells only whether it has doubled. */
    private static final ConfigView CONFIG = new ConfigView(0, 1, 2, 0, 0, 0, 1);

    private final Spec spec;
    private final Map<WireBeliefs.Leave, TlaValue> policies = new EnumMap<>(WireBeliefs.Leave.class);
    private final Map<WireBeliefs.Leave, TlaValue> calls = new EnumMap<>(WireBeliefs.Leave.class);
    private final Set<String> deviations;
    private final Operator hidden;
    private final Operator seen;
    private final Map<Integer, TlaValue> configs = new ConcurrentHashMap<>();
    private final Map<List<Object>, List<Hypothesis>> answers = new ConcurrentHashMap<>();
    private final LongAdder evaluations = new LongAdder();

    private WireRelation(Spec spec) {
        this.spec = spec;
        for (WireBeliefs.Leave leave : WireBeliefs.Leave.values()) {
            policies.put(leave, spec.operator(leave.policy()).value());
            calls.put(leave, spec.operator(leave.calls()).value());
        }
        deviations = names((Collection<?>) spec.operator("Deviations").apply(), false);
        hidden = spec.operator("WireHidden");
        seen = spec.operator("WireSeen");
    }

    static WireRelation load(Path spec, Path traceSpec) {
        return new WireRelation(Spec.load(List.of(traceSpec, spec), "Belief", Map.of()));
    }

    Set<String> deviations() {
        return deviations;
    }

    long evaluations() {
        return evaluations.sum();
    }

    private TlaValue config(int buffer) {
        return configs.computeIfAbsent(buffer, size -> spec.value(Frame.config(
            new ConfigView(CONFIG.twoMsl(), CONFIG.rtoInitial(), CONFIG.rtoMax(), CONFIG.ackDelay(), CONFIG.userTimeout(), size,
                CONFIG.issStep()))));
    }

    /** What a hypothesis need not count: options of the RFC, and what users and timers do all the time. */
    private Set<String> names(Collection<?> names, boolean counted) {
        Set<String> sorted = new TreeSet<>();
        for (Object name : names) {
            if (!counted || deviations.contains(name) || Grounds.STRONG.contains(name)) {
                sorted.add((String) name);
            }
        }
        return sorted;
    }

    /** An endpoint that has just been opened, its ISS 0. */
    Origin opened() {
        return new Origin(origins(spec.operator("WireOpened").apply(config(0), Origin.PLACE)), 0, 0);
    }

    Origin midway(Sight first, int una, int sndWnd) {
        int nxt = Origin.PLACE + (first.end() - una);
        Object blocks = spec.operator("WireMidway").apply(config(0), Origin.PLACE, nxt, Origin.PLACE, sndWnd, first.wnd(),
            first.isFin());
        return new Origin(origins(blocks), Integer.toUnsignedLong(una), Integer.toUnsignedLong(first.ack()));
    }

    private static List<Hypothesis> origins(Object blocks) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        ((Set<?>) blocks).forEach(tcb -> hypotheses.add(new Hypothesis(new Hypothesis.Block(Fields.of((Map<?, ?>) tcb)), Set.of())));
        return hypotheses;
    }

    /**
     * What hidden events may make of a pattern.
     *
     * @param hypotheses the blocks, the pattern's own among them
     * @param pruned whether there are more than are kept
     */
    record Closure(List<Hypothesis> hypotheses, boolean pruned) {
    }

    /** The blocks of a pattern, and all that hidden events may have made of them before a reset is sent, or else is not. */
    Closure closed(Pattern pattern, WireBeliefs.Leave leave, boolean resets) {
        Closure known = pattern.closed(leave, resets);
        if (known == null) {
            BlockSet.Gathering gathering = close(pattern.set(), leave, resets);
            known = new Closure(List.copyOf(gathering.set().hypotheses()), gathering.isPruned());
            pattern.close(leave, resets, known);
        }
        return known;
    }

    private BlockSet.Gathering close(BlockSet set, WireBeliefs.Leave leave, boolean resets) {
        BlockSet.Gathering gathering = new BlockSet.Gathering();
        Deque<Hypothesis> left = new ArrayDeque<>(set.hypotheses());
        left.forEach(each -> gathering.add(each.block(), each.rests()));
        int steps = 0;
        while (!left.isEmpty() && steps++ < 4 * WireBeliefs.MOST_BLOCKS) {
            Hypothesis from = left.remove();
            for (Hypothesis next : ask(List.of(from.block(), leave, resets), hidden, leave, 0, from.block(), calls.get(leave),
                    resets)) {
                Set<String> rests = BlockSet.with(from.rests(), next.rests());
                if (gathering.add(next.block(), rests)) {
                    left.add(new Hypothesis(next.block(), rests));
                }
            }
        }
        if (!left.isEmpty()) {
            gathering.prune();
        }
        return gathering;
    }

    /** Forgets all answers. */
    void forget() {
        answers.clear();
    }

    /** What a segment makes of a block. */
    List<Hypothesis> seen(Hypothesis.Block block, Map<String, Object> event, int buffer, WireBeliefs.Leave leave) {
        return ask(List.of(block, leave, event, buffer), seen, leave, buffer, block, event);
    }

    private List<Hypothesis> ask(List<Object> question, Operator operator, WireBeliefs.Leave leave, int buffer,
                                 Hypothesis.Block block, Object... what) {
        List<Hypothesis> known = answers.get(question);
        if (known == null) {
            known = new ArrayList<>();
            evaluations.increment();
            List<Object> arguments = new ArrayList<>(List.of(policies.get(leave), config(buffer), spec.value(block.tcb())));
            arguments.addAll(Arrays.asList(what));
            for (Object outcome : (Set<?>) operator.apply(arguments.toArray())) {
                Map<?, ?> found = (Map<?, ?>) outcome;
                known.add(new Hypothesis(new Hypothesis.Block(Fields.of((Map<?, ?>) found.get("tcb"))),
                    names((Set<?>) found.get("rests"), true)));
            }
            if (answers.size() >= REMEMBERED) {
                answers.clear();
            }
            answers.put(question, known);
        }
        return known;
    }
}
