package lastack.refine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import lastack.model.Operator;
import lastack.model.Spec;
import lastack.model.SpecException;
import lastack.model.TlaValue;
import lastack.rfc.Sections;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.TcbView;
import lastack.trace.TellView;

/**
 * Judges single steps of an endpoint by {@code Outcomes} of {@code Endpoint.tla}, as TLC evaluates it. Any number of threads
 * may use one oracle.
 *
 * <p>It remembers: a configuration, control block and event whose numbers, brought near zero by {@link NormalForm}, are those of
 * an earlier one has the same outcomes, and TLC is not asked again.
 */
public final class Oracle {

    /** How many pairs of control block and event are remembered, unless another number is given: some 200 MB. */
    public static final int REMEMBERED = 400_000;

    private final Spec spec;
    private final Path folder;
    private Explainer explainer;
    private final Encoding encoding;
    private final Shorthand shorthand;
    private final Memory memory;
    private final Operator explanations;
    private final Operator outcomes;
    private final TlaValue policy;
    private final Map<ConfigView, TlaValue> configs = new ConcurrentHashMap<>();

    private Oracle(Spec spec, Path folder, TlaValue policy, int pairs) {
        this.spec = spec;
        this.folder = folder;
        this.encoding = new Encoding(spec);
        this.shorthand = new Shorthand(spec);
        this.memory = new Memory(pairs);
        this.explanations = spec.operator("Explanations");
        this.outcomes = spec.operator("Outcomes");
        this.policy = policy;
    }

    /**
     * Loads the relation, under the policy {@code Ours} of {@code Oracle.tla}.
     *
     * @param folder where {@code Oracle.tla} and the modules below it are
     * @return the oracle, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    public static Oracle load(Path folder) {
        return load(folder, REMEMBERED);
    }

    /**
     * The same with another memory.
     *
     * @param folder where {@code Oracle.tla} and the modules below it are
     * @param pairs how many pairs of control block and event are remembered at most; beyond that, what was learned longest ago
     *     is forgotten. With 0, TLC is asked for each step
     * @return the oracle, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     * @throws IllegalArgumentException if {@code pairs} is negative
     */
    public static Oracle load(Path folder, int pairs) {
        if (pairs < 0) {
            throw new IllegalArgumentException("an oracle remembers 0 pairs or more, not " + pairs);
        }
        Spec spec = Spec.load(folder, "Oracle");
        return new Oracle(spec, folder, spec.operator("Ours").value(), pairs);
    }

    /**
     * Loads the relation, under another policy.
     *
     * @param folder where {@code Oracle.tla} and the modules below it are
     * @param policy the options, liberties and deviations of {@code Policies.tla} that are admitted; empty for every option that
     *     RFC 9293 leaves open, and nothing else
     * @return the oracle, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     * @throws IllegalArgumentException naming what is neither an option nor a deviation, or of which of two alternatives neither
     *     is admitted
     */
    public static Oracle load(Path folder, Set<String> policy) {
        Spec spec = Spec.load(folder, "Oracle");
        TlaValue options = spec.operator("Options").value();
        if (policy.isEmpty()) {
            return new Oracle(spec, folder, options, REMEMBERED);
        }
        Set<?> known = (Set<?>) spec.operator("Everything").value().neutral();
        policy.stream().filter(name -> !known.contains(name)).sorted().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("Policies.tla has neither an option nor a deviation " + name);
        });
        for (Object pair : (Set<?>) spec.operator("Alternatives").value().neutral()) {
            if (((Set<?>) pair).stream().noneMatch(policy::contains)) {
                throw new IllegalArgumentException("of " + pair + " the policy must admit one");
            }
        }
        return new Oracle(spec, folder, spec.value(policy), REMEMBERED);
    }

    /**
     * Judges one step.
     *
     * @param config how the endpoint is configured
     * @param before its control block before the event
     * @param event the event
     * @param after its control block after it
     * @param tells what its user was told
     * @return the judgement, never null
     */
    public Judgement judge(ConfigView config, TcbView before, EventView event, TcbView after, List<TellView> tells) {
        NormalForm form = NormalForm.of(before, event);
        Optional<String> tooLarge = Range.tooLarge(config, before, event, after);
        Optional<String> far = tooLarge.isPresent() ? tooLarge : form.tooFar(before);
        if (far.isPresent()) {
            return new Judgement.Unexplained(far, List.of());
        }
        if (memory.isKept()) {
            Judgement.Explained why = recall(config, form, event, before).of(Shorthand.end(form, after, tells));
            return why != null ? why : unexplained(config, form, before, event, after, tells);
        }
        TlaValue settings = settings(config);
        // The event comes first: of far numbers, those of a segment that arrives are the only ones that the relation compares.
        TlaValue happened = encoding.event(form, event);
        TlaValue needs = explanations.value(policy, settings, encoding.tcb(form, before), happened, encoding.tcb(form, after),
            encoding.tells(form, tells));
        return needs.equals(encoding.nothing()) ? unexplained(config, form, before, event, after, tells)
            : new Judgement.Explained(smallest((Set<?>) needs.neutral()));
    }

    /** How many pairs are remembered now. */
    public long remembered() {
        return memory.size();
    }

    /** For how many pairs TLC was asked; those that were forgotten and asked for again count again. */
    public long learned() {
        return memory.learned();
    }

    /** All that the relation permits; the numbers are near zero. */
    Memory.Known permitted(ConfigView config, TcbView before, EventView event) {
        return recall(config, NormalForm.of(before, event), event, before);
    }

    private Memory.Known recall(ConfigView config, NormalForm form, EventView event, TcbView before) {
        // As above: the event comes first.
        Memory.Pair pair = new Memory.Pair(Shorthand.start(form, config, event, before));
        Memory.Known known = memory.get(pair);
        if (known == null) {
            known = learn(outcomes.value(policy, settings(config), encoding.tcb(form, before), encoding.event(form, event)));
            memory.put(pair, known);
        }
        return known;
    }

    private Memory.Known learn(TlaValue all) {
        List<Object> elements = all.elements();
        byte[][] ends = new byte[elements.size()][];
        Judgement.Explained[] why = new Judgement.Explained[ends.length];
        for (int i = 0; i < ends.length; i++) {
            Object[] parts = shorthand.parts(elements.get(i));
            Set<String> needs = new TreeSet<>();
            ((TlaValue) parts[2]).elements().forEach(need -> needs.add((String) need));
            int place = i;
            for (; place > 0 && why[place - 1].needs().size() > needs.size(); place--) {
                why[place] = why[place - 1];
                ends[place] = ends[place - 1];
            }
            why[place] = new Judgement.Explained(needs);
            ends[place] = shorthand.end(parts);
        }
        return new Memory.Known(ends, why);
    }

    private TlaValue settings(ConfigView config) {
        TlaValue known = configs.get(config);
        return known != null ? known : configs.computeIfAbsent(config, encoding::config);
    }

    private Judgement unexplained(ConfigView config, NormalForm form, TcbView before, EventView event, TcbView after,
                                  List<TellView> tells) {
        TlaValue happened = encoding.event(form, event);
        Set<?> candidates = (Set<?>) outcomes.apply(policy, settings(config), encoding.tcb(form, before), happened);
        Map<?, ?> actualTcb = (Map<?, ?>) encoding.tcb(form, after).neutral();
        List<?> actualTells = (List<?>) encoding.tells(form, tells).neutral();
        List<Candidate> found = new ArrayList<>();
        for (Object candidate : candidates) {
            found.add(Candidate.of(form, (Map<?, ?>) candidate, actualTcb, actualTells));
        }
        return new Judgement.Unexplained(Optional.empty(), found);
    }

    /**
     * Says why a step that {@link #judge} finds unexplained is no outcome, from the specification's own text. It takes some
     * thousand times as long as to judge.
     *
     * @param config how the endpoint is configured
     * @param before its control block before the event
     * @param event the event
     * @param after its control block after it
     * @param tells what its user was told
     * @return the explanation, never null; {@link Explanation#NONE} if the relation cannot be asked
     */
    public Explanation explain(ConfigView config, TcbView before, EventView event, TcbView after, List<TellView> tells) {
        NormalForm form = NormalForm.of(before, event);
        if (Range.tooLarge(config, before, event, after).or(() -> form.tooFar(before)).isPresent()) {
            return Explanation.NONE;
        }
        TlaValue settings = configs.computeIfAbsent(config, encoding::config);
        TlaValue happened = encoding.event(form, event);
        TlaValue start = encoding.tcb(form, before);
        TlaValue end = encoding.tcb(form, after);
        TlaValue told = encoding.tells(form, tells);
        TlaValue others = explanations.value(spec.operator("Everything").value(), settings, start, happened, end, told);
        Set<Object> foreign = new HashSet<>();
        for (Object names : (Set<?>) others.neutral()) {
            Set<Object> rest = new HashSet<>((Set<?>) names);
            rest.removeAll((Set<?>) policy.neutral());
            foreign.add(rest);
        }
        Optional<Set<String>> otherwise = foreign.isEmpty() ? Optional.empty() : Optional.of(smallest(foreign));
        return explainer().of(new Explainer.Seen(form, event.name(), (Map<?, ?>) end.neutral(), (List<?>) told.neutral()),
            moved -> {
                TlaValue step = encoding.event(moved, event);
                return new Object[] {policy, settings, encoding.tcb(moved, before), step};
            }, otherwise);
    }

    /** Reads what the definitions cite when first asked: most oracles never are. */
    private synchronized Explainer explainer() {
        if (explainer == null) {
            explainer = new Explainer(outcomes, Sections.of(folder));
        }
        return explainer;
    }

    /** The explanation that rests on the fewest options and deviations. */
    private static Set<String> smallest(Set<?> explanations) {
        Set<String> best = null;
        for (Object explanation : explanations) {
            Set<String> names = new TreeSet<>();
            ((Set<?>) explanation).forEach(name -> names.add((String) name));
            if (best == null || names.size() < best.size()) {
                best = names;
            }
        }
        return best;
    }
}
