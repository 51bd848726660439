package lastack.model.inside;

import lastack.model.TlaValue;
import tlc2.value.impl.Value;

/**
 * A value of TLC's on the other side of the border.
 *
 * @param value explicit and normalized to the bottom
 */
record Handle(Value value) implements TlaValue {
    @Override
    public Object neutral() {
        return Values.out(value);
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Handle handle)) {
            return false;
        }
        try {
            return value.equals(handle.value);
        } catch (RuntimeException e) {
            // TLC holds it a mistake in the spec to compare values of different kinds.
            return false;
        }
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
