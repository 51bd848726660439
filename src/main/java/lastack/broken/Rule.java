package lastack.broken;

/** A rule by which PIT changes an endpoint, under PIT's own name for it. */
public enum Rule {
    /** A condition is turned round. */
    NEGATE_CONDITIONALS,
    /** One of two numbers that are equal counts as the smaller, or not, where it did not, or did. */
    CONDITIONALS_BOUNDARY,
    /** Another operation of arithmetic. */
    MATH,
    /** A call is left out; what it was made of is its result, such as {@code tcb} of {@code tcb.withState(...)}. */
    EXPERIMENTAL_NAKED_RECEIVER,
    /** A call is left out; one of its arguments is its result. */
    EXPERIMENTAL_ARGUMENT_PROPAGATION
}
