package lastack.mutants;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lastack.model.Bounded;
import lastack.model.Exploration;
import lastack.model.Explorer;
import lastack.model.ModuleSyntax;

/**
 * Judges mutants: each in the small models, and those that survive there in the models at their default bounds. Every
 * property is judged, not only the first that is broken.
 */
public final class Campaign {
    private static final Duration SMALL = Duration.ofSeconds(20);
    private static final Duration LARGE = Duration.ofMinutes(5);
    /** How much larger than the unchanged model a changed one may become before it is given up. */
    private static final int GROWTH = 2;
    private static final int MORE_STATES = 3000;

    private final List<Path> folders;
    private final Plan plan;
    private final List<Large> large;
    private final List<ModuleSyntax> modules;
    private final List<Mutant> mutants;
    private final Map<Mutant, String> equivalents;
    /** What the small models come to before anything is changed. TLC numbers strings, so each JVM has its own prints. */
    private final Map<Explorer, Map<Bounded, Exploration>> unchanged = new ConcurrentHashMap<>();

    /**
     * A model at its default bounds, in which all properties hold.
     *
     * @param model its name
     * @param states how many states it has
     */
    public record Large(Bounded model, long states) {
    }

    /**
     * Reads the modules and makes the mutants.
     *
     * @param spec the folder with the specification
     * @param others the folders with the models
     * @param plan what is changed, and where it is judged
     * @param large the models for what survives, cheapest first; may be empty
     * @throws PlanException if a rule finds nothing, or an entry of the plan fits nothing
     * @throws lastack.model.SpecException if a module cannot be parsed
     */
    public Campaign(Path spec, List<Path> others, Plan plan, List<Large> large) {
        this.folders = new ArrayList<>(List.of(spec));
        this.folders.addAll(others);
        this.plan = plan;
        this.large = List.copyOf(large);
        if (plan.models().isEmpty()) {
            throw new PlanException("The plan names no model.");
        }
        this.modules = ModuleSyntax.read(folders, plan.models().get(0).module());
        List<String> left = plan.leave().stream().map(Plan.Left::module).toList();
        List<ModuleSyntax> changed = modules.stream()
                .filter(module -> Files.exists(spec.resolve(module.name() + ".tla")) && !left.contains(module.name())).toList();
        this.mutants = Mutants.of(modules, changed, List.of(Rule.values()));
        Arrays.stream(Rule.values()).filter(rule -> mutants.stream().noneMatch(mutant -> mutant.rule() == rule)).findFirst()
                .ifPresent(rule -> {
                    throw new PlanException("The rule " + rule + " finds nothing to change in "
                            + String.join(", ", changed.stream().map(ModuleSyntax::name).toList()) + ".");
                });
        this.equivalents = plan.equivalents(mutants);
    }

    /**
     * Every mutant that the rules make.
     *
     * @return the mutants, in the order of the text
     */
    public List<Mutant> mutants() {
        return mutants;
    }

    /**
     * The properties that the small models judge.
     *
     * @return their names; known once {@link #judge} has begun
     */
    public Set<String> properties() {
        Set<String> all = new LinkedHashSet<>();
        unchanged.values().stream().limit(1).forEach(models -> models.values().forEach(each -> all.addAll(each.claims())));
        return all;
    }

    /**
     * Judges some mutants.
     *
     * @param chosen some of {@link #mutants}
     * @param jobs how many at a time, each in a JVM of its own
     * @param heapMegabytes the heap of each
     * @param each told of every mutant, in their order
     * @throws PlanException if a small model does not hold before anything is changed
     * @throws InterruptedException if the thread is interrupted; no JVM is left by then
     */
    public void judge(List<Mutant> chosen, int jobs, int heapMegabytes, Consumer<Judged> each) throws InterruptedException {
        try (Pool pool = new Pool(folders, jobs, heapMegabytes)) {
            pool.each(this::begin);
            pool.run(chosen, this::judge, found -> each.accept(found.output()));
            pool.each(this::remembersNothing);
        }
    }

    private void begin(Explorer explorer) throws InterruptedException {
        Map<Bounded, Exploration> models = new LinkedHashMap<>();
        for (Bounded model : plan.models()) {
            Exploration found = explorer.explore(model, Integer.MAX_VALUE, LARGE, true);
            require(model, found);
            models.put(model, found);
        }
        unchanged.put(explorer, models);
    }

    private static void require(Bounded model, Exploration found) {
        String wrong = !found.answered() || !found.failure().isEmpty() ? found.failure()
                : !found.assumptions() ? "an assumption is false" : found.deadlock() && !found.claims().stream().allMatch(Campaign::isWitness)
                ? "it has a deadlock"
                : !found.complete() ? "it has too many states" : "";
        for (String claim : found.claims()) {
            if (isWitness(claim) != found.broken().contains(claim)) {
                wrong = claim + (isWitness(claim) ? " is not broken" : " is broken");
            }
        }
        if (!wrong.isEmpty()) {
            throw new PlanException("The small model " + model + " is of no use, before anything is changed: " + wrong + ".");
        }
    }

    /** What TLC keeps from one model to the next must not change what the next one comes to. */
    private void remembersNothing(Explorer explorer) throws InterruptedException {
        explorer.restore();
        for (Map.Entry<Bounded, Exploration> each : unchanged.get(explorer).entrySet()) {
            Exploration again = explorer.explore(each.getKey(), Integer.MAX_VALUE, LARGE, true);
            if (!again.equals(each.getValue())) {
                throw new IllegalStateException("TLC judges " + each.getKey() + " otherwise after many mutants: " + again);
            }
        }
    }

    private static boolean isWitness(String property) {
        return property.startsWith("Debug");
    }

    private Judged judge(Explorer explorer, Mutant mutant) throws InterruptedException {
        ModuleSyntax module = modules.stream().filter(each -> each.name().equals(mutant.module())).findFirst().orElseThrow();
        String equivalent = equivalents.getOrDefault(mutant, "");
        explorer.change(module.name(), mutant.in(module));
        if (!explorer.complaint(plan.models().get(0).module()).isEmpty()) {
            return new Judged(mutant, false, List.of(), equivalent, false, List.of());
        }
        Set<String> killers = new LinkedHashSet<>();
        List<String> undecided = new ArrayList<>();
        boolean same = true;
        for (Map.Entry<Bounded, Exploration> each : unchanged.get(explorer).entrySet()) {
            int most = GROWTH * each.getValue().states() + MORE_STATES;
            Exploration found = explorer.explore(each.getKey(), most, SMALL, true);
            note(each.getKey(), found, each.getValue().deadlock(), each.getValue().broken(), killers, undecided);
            same &= found.answered() && found.states() == each.getValue().states()
                    && found.print().equals(each.getValue().print());
        }
        for (Large each : killers.isEmpty() && equivalent.isEmpty() ? large : List.<Large>of()) {
            if (killers.isEmpty()) {
                int most = (int) Math.min(Integer.MAX_VALUE, GROWTH * each.states() + MORE_STATES);
                note(each.model(), explorer.explore(each.model(), most, LARGE, false), false, Set.of(), killers, undecided);
            }
        }
        return new Judged(mutant, true, List.copyOf(killers), equivalent, same, undecided);
    }

    /** What is broken anyway is a witness, which something must go on breaking. */
    private static void note(Bounded model, Exploration found, boolean stuckAnyway, Set<String> witnesses, Set<String> killers,
            List<String> undecided) {
        if (!found.answered()) {
            undecided.add(model + ": " + found.failure());
            return;
        }
        if (!found.assumptions()) {
            killers.add("assumption");
        }
        if (!found.failure().isEmpty()) {
            killers.add("evaluation error");
        } else if (!found.complete()) {
            undecided.add(model + ": given up after " + found.states() + " states");
        }
        if (found.deadlock() && !stuckAnyway) {
            killers.add("deadlock");
        }
        found.claims().stream().filter(claim -> witnesses.contains(claim)
                ? found.complete() && found.failure().isEmpty() && !found.broken().contains(claim)
                : found.broken().contains(claim)).forEach(killers::add);
    }
}
