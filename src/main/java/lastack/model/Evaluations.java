package lastack.model;

import java.util.List;

/**
 * How often a model evaluates what.
 *
 * @param failure why there is no answer, or empty
 * @param complete whether every state was seen
 * @param states how many were seen
 * @param counts of each expression that the initial predicate or the next-state relation evaluates
 */
public record Evaluations(String failure, boolean complete, int states, List<Count> counts) {
    /** Makes the list immutable. */
    public Evaluations {
        counts = List.copyOf(counts);
    }

    /**
     * How often an expression is evaluated.
     *
     * @param module its module
     * @param line the line in which it begins, from 1
     * @param column the column in which it begins, from 1
     * @param lastLine the line in which it ends
     * @param lastColumn the column of its last character
     * @param times how often, 1 or more
     */
    public record Count(String module, int line, int column, int lastLine, int lastColumn, long times) {
    }
}
