package lastack.mutants;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lastack.model.Bounded;
import lastack.model.Evaluations;
import lastack.model.Expression;
import lastack.model.Expression.Kind;
import lastack.model.ModuleSyntax;
import lastack.model.Span;

/**
 * Which expressions are evaluated: by the initial predicate and the next-state relation of some models, where what
 * invariants evaluate does not count, for it is asked whether an event is taken, not whether it is thought of; or by one
 * operator, wherever it was asked.
 */
public final class Coverage {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int ACTION = 2;
    /** TLC evaluates their bodies later than where they stand, and does not count that. */
    private static final String[] PUT_OFF = {"$FcnConstructor", "$SubsetOf"};

    private final List<ModuleSyntax> modules;
    private final List<ModuleSyntax> counted;
    /** By module, then by place. */
    private final Map<String, Map<Span, Long>> times = new HashMap<>();

    /**
     * A definition.
     *
     * @param module its module
     * @param name its name
     * @param line its line, from 1
     * @param taken whether it is part of the next-state relation or the initial predicate; the others are only used by
     *     properties and fairness, or in the bodies of functions, which TLC does not count
     * @param expressions how many expressions it has that can be counted
     * @param evaluated how many of them are evaluated
     * @param times how often its most frequent one is
     */
    public record Row(String module, String name, int line, boolean taken, int expressions, int evaluated, long times) {
    }

    /**
     * An expression that is never evaluated, while what it is part of is.
     *
     * @param module its module
     * @param definition its definition
     * @param line its line, from 1
     * @param text it, its words one blank apart
     * @param reason why the plan expects so; empty if it does not
     */
    public record Unreached(String module, String definition, int line, String text, String reason) {
    }

    private final Optional<String> root;

    private Coverage(List<ModuleSyntax> modules, List<ModuleSyntax> counted, Optional<String> root) {
        this.modules = modules;
        this.counted = counted;
        this.root = root;
    }

    /**
     * Sums up what was counted elsewhere: what an operator stands on, and no model's steps, is what is taken.
     *
     * @param spec the folder with the specification
     * @param module the module that was evaluated; it and what the plan leaves out is not told of
     * @param operator the operator
     * @param plan which modules are left out
     * @param counts what was evaluated; may have an expression twice
     * @return the counts
     */
    public static Coverage of(Path spec, String module, String operator, Plan plan, List<Evaluations.Count> counts) {
        List<ModuleSyntax> modules = ModuleSyntax.read(List.of(spec), module);
        List<String> left = Stream.concat(plan.leave().stream().map(Plan.Left::module), Stream.of(module)).toList();
        Coverage coverage = new Coverage(modules, modules.stream().filter(each -> !left.contains(each.name())).toList(),
                Optional.of(operator));
        coverage.add(counts);
        return coverage;
    }

    /**
     * Runs models and counts.
     *
     * @param spec the folder with the specification
     * @param others the folders with the models
     * @param plan which modules are left out
     * @param models the models
     * @param jobs how many at a time
     * @param heapMegabytes the heap of each
     * @return the counts
     * @throws PlanException if a model cannot be run to its end
     * @throws InterruptedException if the thread is interrupted; no JVM is left by then
     */
    public static Coverage of(Path spec, List<Path> others, Plan plan, List<Bounded> models, int jobs, int heapMegabytes)
            throws InterruptedException {
        List<Path> folders = new ArrayList<>(List.of(spec));
        folders.addAll(others);
        List<ModuleSyntax> modules = ModuleSyntax.read(folders, models.get(0).module());
        List<String> left = plan.leave().stream().map(Plan.Left::module).toList();
        Coverage coverage = new Coverage(modules, modules.stream()
                .filter(each -> Files.exists(spec.resolve(each.name() + ".tla")) && !left.contains(each.name())).toList(),
                Optional.empty());
        try (Pool pool = new Pool(folders, jobs, heapMegabytes)) {
            pool.run(models, (explorer, model) -> explorer.count(model, Integer.MAX_VALUE, LIMIT),
                    done -> coverage.add(done.input(), done.output()));
        }
        return coverage;
    }

    private void add(Bounded model, Evaluations found) {
        if (!found.failure().isEmpty() || !found.complete()) {
            throw new PlanException("The coverage of " + model + " is not known: "
                    + (found.failure().isEmpty() ? "it has too many states." : found.failure()));
        }
        add(found.counts());
    }

    private void add(List<Evaluations.Count> counts) {
        Map<String, ModuleSyntax> byName = new HashMap<>();
        counted.forEach(module -> byName.put(module.name(), module));
        for (Evaluations.Count each : counts) {
            ModuleSyntax module = byName.get(each.module());
            if (module != null) {
                Span span = new Span(module.offset(each.line(), each.column()),
                        module.offset(each.lastLine(), each.lastColumn()) + 1);
                times.computeIfAbsent(module.name(), ignored -> new HashMap<>()).merge(span, each.times(), Long::sum);
            }
        }
    }

    /**
     * Tells of every definition.
     *
     * @return a row for each that is not a constant, in the order of the text
     */
    public List<Row> rows() {
        Set<String> taken = taken();
        List<Row> rows = new ArrayList<>();
        for (ModuleSyntax module : counted) {
            for (ModuleSyntax.Definition definition : counted(module)) {
                List<Expression> all = inPlace(definition.body()).filter(Coverage::counts).toList();
                rows.add(new Row(module.name(), definition.name(), definition.line(), taken.contains(definition.name()),
                        all.size(), (int) all.stream().filter(each -> times(module, each) > 0).count(),
                        Knowledge.all(definition.body()).mapToLong(each -> times(module, each)).max().orElse(0)));
            }
        }
        return rows;
    }

    /**
     * Lists what is never evaluated, in definitions that are part of the initial predicate or the next-state relation.
     *
     * @param plan what is expected to be
     * @return the expressions, of nested ones the outermost
     * @throws PlanException if the plan expects one that is evaluated, or that does not exist
     */
    public List<Unreached> unreached(Plan plan) {
        return unreached(plan.unreached());
    }

    /**
     * The same where other expressions are expected.
     *
     * @param expected those
     * @return the expressions, of nested ones the outermost
     * @throws PlanException if one is expected that is evaluated, or that does not exist
     */
    public List<Unreached> unreached(List<Plan.Expected> expected) {
        Set<String> taken = taken();
        Set<Plan.Expected> open = new LinkedHashSet<>(expected);
        List<Unreached> found = new ArrayList<>();
        for (ModuleSyntax module : counted) {
            for (ModuleSyntax.Definition definition : counted(module)) {
                if (taken.contains(definition.name())) {
                    for (Expression each : missing(module, definition.body(), true)) {
                        String text = Edit.words(each.span().in(module.text()));
                        String reason = expected.stream().filter(entry -> entry.module().equals(module.name())
                                && entry.definition().equals(definition.name()) && entry.text().equals(text))
                                .peek(open::remove).map(Plan.Expected::reason).findFirst().orElse("");
                        found.add(new Unreached(module.name(), definition.name(), module.line(each.span().from()), text, reason));
                    }
                }
            }
        }
        open.stream().findFirst().ifPresent(entry -> {
            throw new PlanException("The plan lists as never evaluated what is, or what there is not: " + entry + ".");
        });
        return found;
    }

    /** TLC evaluates a constant once, before it begins; a list of variables is what UNCHANGED and fairness speak of. */
    private static List<ModuleSyntax.Definition> counted(ModuleSyntax module) {
        return module.definitions().stream()
                .filter(each -> each.parameters() > 0 || each.body().level() > 0).filter(each -> each.body().level() <= ACTION)
                .filter(each -> !each.body().applies("$Tuple")
                        || each.body().parts().stream().anyMatch(part -> part.kind() != Kind.VARIABLE))
                .filter(each -> Knowledge.all(each.body()).anyMatch(Coverage::counts)).toList();
    }

    /** What TLC evaluates in one piece: an action, which it takes apart, is none, nor is a name. */
    private static boolean counts(Expression expression) {
        return !Rule.assigns(expression) && expression.kind() == Kind.APPLICATION && expression.level() < ACTION && !expression.parts().isEmpty()
                && !expression.applies("$Pair", "$Seq");
    }

    private long times(ModuleSyntax module, Expression expression) {
        return times.getOrDefault(module.name(), Map.of()).getOrDefault(expression.span(), 0L);
    }

    private boolean reached(ModuleSyntax module, Expression expression) {
        return Knowledge.all(expression).anyMatch(each -> times(module, each) > 0);
    }

    private List<Expression> missing(ModuleSyntax module, Expression expression, boolean whole) {
        boolean branch = whole && (expression.kind() == Kind.APPLICATION || expression.kind() == Kind.VARIABLE)
                && expression.level() < ACTION;
        if ((branch || counts(expression)) && !reached(module, expression)) {
            return List.of(expression);
        }
        List<Expression> found = new ArrayList<>();
        if (expression.applies("UNCHANGED") || expression.applies(PUT_OFF)) {
            // What does not change is copied, not evaluated.
            return found;
        }
        boolean branches = expression.applies("$IfThenElse", "$Case");
        for (Expression part : expression.parts()) {
            found.addAll(missing(module, part, branches || whole && expression.applies("$Pair")));
        }
        return found;
    }

    /** The definitions that the initial predicates and next-state relations stand on, by way of others. */
    private Set<String> taken() {
        Map<String, List<Expression>> bodies = new HashMap<>();
        for (ModuleSyntax module : modules) {
            module.definitions().forEach(each ->
                    bodies.computeIfAbsent(each.name(), ignored -> new ArrayList<>()).add(each.body()));
        }
        Deque<Expression> open = new ArrayDeque<>();
        for (ModuleSyntax module : counted) {
            for (ModuleSyntax.Definition definition : module.definitions()) {
                Expression body = definition.body();
                if (root.filter(definition.name()::equals).isPresent()) {
                    open.add(body);
                }
                if (body.applies("\\land", "$ConjList") && body.parts().stream().anyMatch(Coverage::isNext)) {
                    body.parts().stream().filter(each -> isNext(each) || each.level() < ACTION).forEach(open::add);
                }
            }
        }
        Set<String> taken = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            inPlace(open.remove()).filter(each -> each.kind() == Kind.APPLICATION || each.kind() == Kind.OTHER).forEach(each -> {
                String name = each.name().substring(each.name().lastIndexOf('!') + 1);
                if (bodies.containsKey(name) && taken.add(name)) {
                    open.addAll(bodies.get(name));
                }
            });
        }
        return taken;
    }

    /** An expression and its parts, but for those that are put off. */
    private static Stream<Expression> inPlace(Expression expression) {
        return Stream.concat(Stream.of(expression), expression.applies(PUT_OFF) ? Stream.empty()
                : expression.parts().stream().flatMap(Coverage::inPlace));
    }

    /** Whether a formula is {@code [][A]_v}. */
    private static boolean isNext(Expression formula) {
        return formula.applies("[]") && formula.parts().get(0).applies("$SquareAct");
    }
}
