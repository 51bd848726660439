package lastack.broken;

import org.pitest.mutationtest.engine.MutationIdentifier;

/**
 * An endpoint with one place changed.
 *
 * @param type the simple name of the class of {@code lastack.tcp}
 * @param method the method
 * @param line the line of the source
 * @param rule the rule
 * @param description what was changed, in PIT's words
 * @param nth which of the method's that the rule makes, in their order, from 1
 * @param id PIT's name for it
 */
public record Mutant(String type, String method, int line, Rule rule, String description, int nth, MutationIdentifier id) {

    /** As in {@code Arrival.isAcceptable:111:boundary:1}; no two have the same. */
    @Override
    public String toString() {
        return type + "." + method + ":" + line + ":" + rule + ":" + nth;
    }
}
