package lastack.model;

/**
 * An operator of a loaded {@link Spec}. Evaluation has no side effects, and any number of threads may evaluate at once.
 *
 * <p>Each method takes as many arguments as the operator has parameters, neutral or {@link TlaValue}, throws
 * {@link IllegalArgumentException} when their number is wrong or one is not a TLA+ value, and {@link SpecException} with
 * TLC's words when the expression has no value.
 */
public interface Operator {
    /**
     * The operator's name.
     *
     * @return the name in the module, never null
     */
    String name();

    /**
     * The number of parameters.
     *
     * @return 0 for a constant
     */
    int arity();

    /**
     * Evaluates to a neutral value.
     *
     * @param arguments one for each parameter
     * @return the result in its neutral form, never null
     */
    default Object apply(Object... arguments) {
        return value(arguments).neutral();
    }

    /**
     * Evaluates to a value that can be passed on without conversion.
     *
     * @param arguments one for each parameter
     * @return the result, normalized, never null
     */
    TlaValue value(Object... arguments);

    /**
     * Evaluates a predicate, the cheapest of the three.
     *
     * @param arguments one for each parameter
     * @return the result
     * @throws SpecException also if the result is not a boolean
     */
    boolean test(Object... arguments);

    /**
     * Walks the definition of a set, and says how each of its elements comes about and what turned others away.
     *
     * @param arguments one for each parameter
     * @return the derivation, never null
     * @throws SpecException also if the result is not a set that can be listed
     */
    Derivation derive(Object... arguments);
}
