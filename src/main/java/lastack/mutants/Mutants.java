package lastack.mutants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastack.model.Expression;
import lastack.model.ModuleSyntax;

/** Makes every mutant that the rules make. */
final class Mutants {
    private final Knowledge knowledge;
    private final Set<String> texts = new HashSet<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<Mutant> all = new ArrayList<>();

    private Mutants(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /**
     * Makes them.
     *
     * @param modules all modules, for what the rules must know
     * @param changed those of them that are changed
     * @param rules the rules
     * @return the mutants in the order of the text, no two of which give the same text
     */
    static List<Mutant> of(List<ModuleSyntax> modules, List<ModuleSyntax> changed, List<Rule> rules) {
        Mutants mutants = new Mutants(new Knowledge(modules));
        for (ModuleSyntax module : changed) {
            for (ModuleSyntax.Definition definition : module.definitions()) {
                mutants.visit(module, definition, definition.body(), definition.body(), rules);
            }
        }
        return mutants.all;
    }

    private void visit(ModuleSyntax module, ModuleSyntax.Definition definition, Expression here, Expression parent,
            List<Rule> rules) {
        for (Rule rule : rules) {
            rule.find(new Site(module, here, parent, knowledge, (edit, shown) -> {
                int line = module.line(edit.place().from());
                if (texts.add(module.name() + " " + edit.place().from() + " " + edit.place().to() + " " + edit.text())) {
                    int ordinal = ordinals.merge(module.name() + ":" + line + ":" + rule, 1, Integer::sum);
                    all.add(new Mutant(module.name(), definition.name(), line, rule, ordinal,
                            Edit.words(shown.in(module.text())), edit.shown(module.text(), shown), edit));
                }
            }));
        }
        for (Expression part : here.parts()) {
            visit(module, definition, part, here, rules);
        }
    }
}
