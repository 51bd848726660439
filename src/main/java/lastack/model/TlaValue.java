package lastack.model;

import java.util.List;

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
     * Takes a set or a sequence apart, one level deep.
     *
     * @return its elements, an {@link Integer}, {@link String} or {@link Boolean} where it is one and else a
     *     {@code TlaValue}; never null
     * @throws IllegalStateException if it is neither
     */
    List<Object> elements();

    /**
     * Writes the value.
     *
     * @return the value in TLA+ notation, never null
     */
    @Override
    String toString();
}
