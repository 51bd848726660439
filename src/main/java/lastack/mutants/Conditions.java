package lastack.mutants;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lastack.model.Bounded;
import lastack.model.Exploration;
import lastack.model.Explorer;
import lastack.model.Expression;
import lastack.model.Expression.Kind;
import lastack.model.ModuleSyntax;

/**
 * Whether the conditions of the properties ever occur: a property {@code P => Q} that holds says nothing if P is never
 * true. What follows from the condition is replaced by what is false; if no property that stands on it breaks by that in any
 * model, the condition does not occur. The same goes for {@code P ~> Q} and for {@code \A x \in S : Q}, where S may always be empty.
 */
public final class Conditions {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Most conditions occur within so many states. */
    private static final int FEW = 300;

    private final List<Path> folders;
    private final List<ModuleSyntax> modules;
    private final List<Bounded> small;
    private final List<Campaign.Large> large;
    private final List<String> left;
    private final Set<String> visited = new HashSet<>();
    private final Map<String, Condition> found = new LinkedHashMap<>();
    /** Of each condition, the properties that stand on it. */
    private final Map<Condition, Set<String>> claims = new HashMap<>();
    private final Map<Bounded, Exploration> unchanged = new LinkedHashMap<>();

    /**
     * A condition.
     *
     * @param module its module
     * @param definition its definition
     * @param line its line, from 1
     * @param text the formula that has the condition, its words one blank apart
     * @param edit replaces what follows from it by what is false
     */
    public record Condition(String module, String definition, int line, String text, Edit edit) {
    }

    /**
     * What came of it.
     *
     * @param condition the condition
     * @param model a model in which it occurs, if it does
     */
    public record Seen(Condition condition, Optional<Bounded> model) {
    }

    /**
     * Reads the modules.
     *
     * @param spec the folder with the specification
     * @param others the folders with the models
     * @param plan the small models, and which modules are not changed: they are the ones that judge
     * @param large the models for conditions that do not occur in small ones
     */
    public Conditions(Path spec, List<Path> others, Plan plan, List<Campaign.Large> large) {
        this.folders = new ArrayList<>(List.of(spec));
        this.folders.addAll(others);
        this.small = plan.models();
        this.large = List.copyOf(large);
        this.left = plan.leave().stream().map(Plan.Left::module).toList();
        Map<String, ModuleSyntax> byName = new LinkedHashMap<>();
        small.stream().map(Bounded::module).distinct().flatMap(root -> ModuleSyntax.read(folders, root).stream())
            .forEach(module -> byName.putIfAbsent(module.name(), module));
        this.modules = List.copyOf(byName.values());
    }

    /**
     * Looks for every condition of the properties that the small models judge.
     *
     * @param jobs how many models at a time
     * @param heapMegabytes the heap of each
     * @param each told of every condition, in the order in which the properties stand on them
     * @throws InterruptedException if the thread is interrupted; no JVM is left by then
     */
    public void look(int jobs, int heapMegabytes, Consumer<Seen> each) throws InterruptedException {
        try (Pool pool = new Pool(folders, jobs, heapMegabytes)) {
            pool.run(small, (explorer, model) -> explorer.explore(model, Integer.MAX_VALUE, LIMIT, true),
                    done -> unchanged.put(done.input(), done.output()));
            Set<String> properties = new LinkedHashSet<>();
            unchanged.values().forEach(known -> properties.addAll(known.claims()));
            properties.stream().filter(name -> !name.startsWith("Debug")).forEach(name -> define(name, name, true));
            pool.run(List.copyOf(found.values()), this::occurs, done -> each.accept(new Seen(done.input(), done.output())));
        }
    }

    private Optional<Bounded> occurs(Explorer explorer, Condition condition) throws InterruptedException {
        ModuleSyntax module = modules.stream().filter(each -> each.name().equals(condition.module())).findFirst().orElseThrow();
        explorer.change(module.name(), condition.edit().in(module.text()));
        for (int states : new int[] {FEW, Integer.MAX_VALUE}) {
            for (Map.Entry<Bounded, Exploration> each : unchanged.entrySet()) {
                if (!Collections.disjoint(each.getValue().claims(), claims.get(condition))) {
                    Exploration denied = explorer.explore(each.getKey(), states, LIMIT, true);
                    if (!denied.failure().isEmpty()) {
                        throw new PlanException("It cannot be told whether \"" + condition.text() + "\" of "
                            + condition.definition() + " occurs in " + each.getKey() + ": " + denied.failure());
                    }
                    if (!each.getValue().broken().containsAll(denied.broken())) {
                        return Optional.of(each.getKey());
                    }
                }
            }
        }
        for (Campaign.Large each : large) {
            if (!explorer.explore(each.model(), Integer.MAX_VALUE, LIMIT, false).broken().isEmpty()) {
                return Optional.of(each.model());
            }
        }
        return Optional.empty();
    }

    /** Visits a definition of the modules that judge, where it must be true or must be false for a property to hold. */
    private void define(String claim, String name, boolean positive) {
        String own = name.substring(name.lastIndexOf('!') + 1);
        for (ModuleSyntax module : modules) {
            for (ModuleSyntax.Definition definition : module.definitions()) {
                if (definition.name().equals(own) && left.contains(module.name())
                        && visited.add(claim + " " + module.name() + " " + own + " " + positive)) {
                    visit(claim, module, definition, definition.body(), positive);
                }
            }
        }
    }

    private void visit(String claim, ModuleSyntax module, ModuleSyntax.Definition definition, Expression here, boolean positive) {
        List<Expression> parts = here.parts();
        if (here.kind() == Kind.LET) {
            visit(claim, module, definition, parts.get(parts.size() - 1), positive);
        } else if (here.applies("=>", "~>")) {
            visit(claim, module, definition, parts.get(0), !positive);
            visit(claim, module, definition, parts.get(1), positive);
            note(claim, module, definition, here, positive);
        } else if (here.applies("\\lnot")) {
            visit(claim, module, definition, parts.get(0), !positive);
        } else if (here.applies("$BoundedForall", "$BoundedExists")) {
            visit(claim, module, definition, parts.get(parts.size() - 1), positive);
            if (here.applies("$BoundedForall")) {
                note(claim, module, definition, here, positive);
            }
        } else if (here.applies("$IfThenElse")) {
            parts.subList(1, 3).forEach(part -> visit(claim, module, definition, part, positive));
        } else if (here.applies("$SquareAct")) {
            visit(claim, module, definition, parts.get(0), positive);
        } else if (here.applies("\\land", "$ConjList", "\\lor", "$DisjList", "[]", "<>")) {
            parts.forEach(part -> visit(claim, module, definition, part, positive));
        } else if (here.kind() == Kind.APPLICATION) {
            define(claim, here.name(), positive);
        }
    }

    private void note(String claim, ModuleSyntax module, ModuleSyntax.Definition definition, Expression here, boolean positive) {
        Expression consequence = here.parts().get(here.parts().size() - 1);
        if (positive) {
            Condition condition = found.computeIfAbsent(module.name() + here.span(), place -> new Condition(module.name(),
                definition.name(), module.line(here.span().from()), Edit.words(here.span().in(module.text())),
                new Edit(consequence.span(), falsehood(here))));
            claims.computeIfAbsent(condition, ignored -> new HashSet<>()).add(claim);
        }
    }

    /** What is false of every state, and speaks of the state if the formula does: TLC takes no constant for an invariant. */
    private static String falsehood(Expression formula) {
        return Knowledge.all(formula).filter(each -> each.kind() == Kind.VARIABLE).findFirst()
            .map(variable -> "(" + variable.name() + " # " + variable.name() + ")").orElse("FALSE");
    }
}
