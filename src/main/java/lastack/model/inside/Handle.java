package lastack.model.inside;

import java.util.ArrayList;
import java.util.List;
import lastack.model.TlaValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.TupleValue;
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
    public List<Object> elements() {
        if (value instanceof SetEnumValue set) {
            List<Object> all = new ArrayList<>(set.elems.size());
            for (int i = 0; i < set.elems.size(); i++) {
                all.add(Values.part(set.elems.elementAt(i)));
            }
            return all;
        }
        if (value.toTuple() instanceof TupleValue tuple) {
            List<Object> all = new ArrayList<>(tuple.elems.length);
            for (Value element : tuple.elems) {
                all.add(Values.part(element));
            }
            return all;
        }
        throw new IllegalStateException("This is neither a set nor a sequence: " + value + ".");
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
