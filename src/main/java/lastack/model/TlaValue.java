package lastack.model;

/**
 * A value as TLC holds it, converted once and usable as an argument any number of times, by any thread. It is normalized
 * and never changes. Two are equal when TLA+ says so; a comparison that TLC refuses (a string with a number) is
 * "not equal". It belongs to the {@link Spec} that made it.
 */
public interface TlaValue {
    /**
     * Converts the value.
     *
     * @return the neutral form, never null
     */
    Object neutral();

    /**
     * Writes the value.
     *
     * @return the value in TLA+ notation, never null
     */
    @Override
    String toString();
}
