package lastack.mutants;

/** A plan, a rule or a choice of mutants that cannot be used. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Makes an exception.
     *
     * @param sentence names the offending thing
     */
    public PlanException(String sentence) {
        super(sentence);
    }
}
