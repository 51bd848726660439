package lastack.mutants;

import lastack.model.ModuleSyntax;

/**
 * A change of one place of a module.
 *
 * @param module the module
 * @param definition the definition in which it stands
 * @param line its line, from 1
 * @param rule the rule that made it
 * @param ordinal which of this rule's in this line it is, from 1
 * @param old the expression that is changed, its words one blank apart
 * @param changed what it is changed to
 * @param edit the change
 */
public record Mutant(String module, String definition, int line, Rule rule, int ordinal, String old, String changed,
        Edit edit) {
    /**
     * Names it.
     *
     * @return as in {@code Endpoint:213:drop-conjunct.2}; the first of a line has no number
     */
    public String name() {
        return module + ":" + line + ":" + rule + (ordinal > 1 ? "." + ordinal : "");
    }

    /**
     * Makes the change.
     *
     * @param syntax the module
     * @return its changed text
     */
    public String in(ModuleSyntax syntax) {
        return edit.in(syntax.text());
    }

    @Override
    public String toString() {
        return name();
    }
}
