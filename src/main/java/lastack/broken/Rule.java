package lastack.broken;

import java.util.Locale;

/** A rule by which PIT changes an endpoint. */
public enum Rule {
    /** A condition is turned round. */
    NEGATE("NEGATE_CONDITIONALS"),
    /** Of two numbers that are equal one counts as the smaller, or does not any more. */
    BOUNDARY("CONDITIONALS_BOUNDARY"),
    /** Another operation of arithmetic. */
    MATH("MATH"),
    /** A call is left out; what it was made of is its result, such as {@code tcb} of {@code tcb.withState(...)}. */
    RECEIVER("EXPERIMENTAL_NAKED_RECEIVER"),
    /** A call is left out; one of its arguments is its result. */
    ARGUMENT("EXPERIMENTAL_ARGUMENT_PROPAGATION");

    private final String pit;

    Rule(String pit) {
        this.pit = pit;
    }

    /** PIT's name for it. */
    String pit() {
        return pit;
    }

    /** The name in small letters. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
