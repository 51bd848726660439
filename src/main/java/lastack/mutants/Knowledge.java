package lastack.mutants;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lastack.model.Expression;
import lastack.model.ModuleSyntax;

/** What a rule knows of the whole specification. */
final class Knowledge {
    /** By string: those that stand in a set with it, directly or by way of others, in the order of the text. */
    private final Map<String, Set<String>> kin = new HashMap<>();
    private final Set<String> withNext = new LinkedHashSet<>();

    Knowledge(List<ModuleSyntax> modules) {
        all(modules).forEach(this::gather);
        // A definition that stands on one that contains [][A]_v contains it too.
        for (int before = -1; before != withNext.size();) {
            before = withNext.size();
            for (ModuleSyntax module : modules) {
                for (ModuleSyntax.Definition definition : module.definitions()) {
                    if (containsNext(definition.body())) {
                        withNext.add(definition.name());
                    }
                }
            }
        }
    }

    /** Every expression, each before its parts. */
    static Stream<Expression> all(List<ModuleSyntax> modules) {
        return modules.stream().flatMap(module -> module.definitions().stream()).flatMap(each -> all(each.body()));
    }

    /** An expression and all its parts. */
    static Stream<Expression> all(Expression expression) {
        return Stream.concat(Stream.of(expression), expression.parts().stream().flatMap(Knowledge::all));
    }

    private void gather(Expression expression) {
        if (expression.applies("$SetEnumerate")) {
            Set<String> joined = new LinkedHashSet<>();
            for (Expression part : expression.parts()) {
                if (part.kind() == Expression.Kind.STRING) {
                    joined.addAll(kin.getOrDefault(part.name(), Set.of()));
                    joined.add(part.name());
                }
            }
            joined.forEach(each -> kin.put(each, joined));
        }
    }

    /** The string that comes after one of its kin, the first after the last; the string itself if it has none. */
    String next(String string) {
        List<String> all = List.copyOf(kin.getOrDefault(string, Set.of(string)));
        return all.get((all.indexOf(string) + 1) % all.size());
    }

    /** Whether a formula says what steps there are, and could not be dropped without losing them. */
    boolean containsNext(Expression formula) {
        return all(formula).anyMatch(part -> part.applies("$SquareAct")
                || part.kind() == Expression.Kind.APPLICATION && withNext.contains(part.name()));
    }
}
