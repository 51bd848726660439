package lastack.model.inside;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Enumerable;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Converts values between TLC's form and the neutral one. */
final class Values {
    private static final int REMEMBERED = 1 << 16;
    // TLC's own table of strings is one lock for all threads.
    private static final Map<String, StringValue> STRINGS = new ConcurrentHashMap<>();

    private Values() {
    }

    /**
     * Converts a neutral value.
     *
     * @param neutral a neutral value or a value of this spec
     * @return TLC's value, normalized
     * @throws IllegalArgumentException if it is neither
     */
    static Value in(Object neutral) {
        if (neutral instanceof Handle handle) {
            return handle.value();
        }
        if (neutral instanceof Integer number) {
            return IntValue.gen(number);
        }
        if (neutral instanceof String text) {
            return string(text);
        }
        if (neutral instanceof Boolean flag) {
            return flag ? BoolValue.ValTrue : BoolValue.ValFalse;
        }
        if (neutral instanceof Map<?, ?> map) {
            return map(map);
        }
        if (neutral instanceof List<?> list) {
            return list.isEmpty() ? TupleValue.EmptyTuple : new TupleValue(all(list.toArray()));
        }
        if (neutral instanceof Set<?> set) {
            return set.isEmpty() ? SetEnumValue.EmptySet : sorted(new SetEnumValue(all(set.toArray()), false));
        }
        if (neutral instanceof Long || neutral instanceof Short || neutral instanceof Byte) {
            long number = ((Number) neutral).longValue();
            if (number != (int) number) {
                throw new IllegalArgumentException(number + " does not fit TLC's integers of 32 bits.");
            }
            return IntValue.gen((int) number);
        }
        throw new IllegalArgumentException("This is not a TLA+ value" + (neutral == null ? ": null."
                : neutral instanceof lastack.model.TlaValue ? " of this spec: " + neutral + "."
                : ", but a " + neutral.getClass().getName() + ": " + neutral + "."));
    }

    static Value[] all(Object[] neutral) {
        Value[] values = new Value[neutral.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = in(neutral[i]);
        }
        return values;
    }

    private static Value sorted(Value value) {
        try {
            return value.normalize();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("TLC cannot hold values of different kinds in one set: "
                    + Transcript.sentence(Transcript.words(e)), e);
        }
    }

    static UniqueString name(String text) {
        return string(text).val;
    }

    private static StringValue string(String text) {
        StringValue value = STRINGS.get(text);
        if (value == null) {
            value = new StringValue(text);
            if (STRINGS.size() < REMEMBERED) {
                STRINGS.put(text, value);
            }
        }
        return value;
    }

    private static Value map(Map<?, ?> map) {
        if (map.isEmpty()) {
            return RecordValue.EmptyRcd;
        }
        int size = map.size();
        Value[] values = new Value[size];
        if (map.keySet().iterator().next() instanceof String && map.keySet().stream().allMatch(String.class::isInstance)) {
            UniqueString[] names = new UniqueString[size];
            int i = 0;
            for (Map.Entry<?, ?> field : map.entrySet()) {
                names[i] = name((String) field.getKey());
                values[i++] = in(field.getValue());
            }
            return new RecordValue(names, values, false).normalize();
        }
        Value[] domain = new Value[size];
        int i = 0;
        for (Map.Entry<?, ?> pair : map.entrySet()) {
            domain[i] = in(pair.getKey());
            values[i++] = in(pair.getValue());
        }
        return sorted(new FcnRcdValue(domain, values, false));
    }

    /**
     * Converts TLC's value.
     *
     * @param value any finite value
     * @return the neutral form, immutable
     */
    static Object out(Value value) {
        if (value instanceof IntValue number) {
            return number.val;
        }
        if (value instanceof StringValue text) {
            return text.val.toString();
        }
        if (value instanceof BoolValue flag) {
            return flag.val;
        }
        if (value instanceof RecordValue rcd) {
            Map<String, Object> map = new LinkedHashMap<>(rcd.names.length * 2);
            for (int i = 0; i < rcd.names.length; i++) {
                map.put(rcd.names[i].toString(), out(rcd.values[i]));
            }
            return Collections.unmodifiableMap(map);
        }
        if (value instanceof TupleValue tuple) {
            List<Object> list = new ArrayList<>(tuple.elems.length);
            for (Value element : tuple.elems) {
                list.add(out(element));
            }
            return Collections.unmodifiableList(list);
        }
        if (value instanceof FcnRcdValue fcn) {
            return out(fcn);
        }
        if (value instanceof SetEnumValue set) {
            Set<Object> all = new LinkedHashSet<>(set.elems.size() * 2);
            for (int i = 0; i < set.elems.size(); i++) {
                all.add(out(set.elems.elementAt(i)));
            }
            return Collections.unmodifiableSet(all);
        }
        if (value instanceof ModelValue model) {
            return model.val.toString();
        }
        Value explicit = explicit(value);
        if (explicit == value) {
            throw new IllegalArgumentException("This value has no finite form: " + value + ".");
        }
        return out(explicit);
    }

    /** An atom in its neutral form, anything else as it is; the value is explicit and normalized. */
    static Object part(Value value) {
        if (value instanceof IntValue number) {
            return number.val;
        }
        if (value instanceof StringValue text) {
            return text.val.toString();
        }
        return value instanceof BoolValue flag ? flag.val : new Handle(value);
    }

    private static Object out(FcnRcdValue fcn) {
        Value tuple = fcn.toTuple();
        if (tuple != null) {
            return out(tuple);
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        Value[] domain = fcn.getDomainAsValues();
        for (int i = 0; i < domain.length; i++) {
            map.put(out(domain[i]), out(fcn.values[i]));
        }
        return Collections.unmodifiableMap(map);
    }

    /**
     * Enumerates what TLC left symbolic, such as {@code SUBSET S} or {@code [x \\in S |-> e]}, at any depth.
     *
     * @param value any value
     * @return the same value, listed element by element and normalized; an infinite set as it is
     */
    static Value explicit(Value value) {
        if (value.isAtom()) {
            return value;
        }
        if (value instanceof RecordValue rcd) {
            explicit(rcd.values);
        } else if (value instanceof TupleValue tuple) {
            explicit(tuple.elems);
        } else if (value instanceof FcnRcdValue fcn) {
            explicit(fcn.values);
        } else if (value instanceof SetEnumValue set) {
            for (int i = 0; i < set.elems.size(); i++) {
                Value element = set.elems.elementAt(i);
                Value listed = explicit(element);
                if (listed != element) {
                    set.elems.setElementAt(listed, i);
                }
            }
        } else {
            Value listed = list(value);
            return listed == value ? value : explicit(listed);
        }
        return value.normalize();
    }

    private static void explicit(Value[] values) {
        for (int i = 0; i < values.length; i++) {
            Value listed = explicit(values[i]);
            if (listed != values[i]) {
                values[i] = listed;
            }
        }
    }

    private static Value list(Value value) {
        Value listed = null;
        if (value instanceof Enumerable && value.isFinite()) {
            listed = value.toSetEnum();
        } else if (value instanceof FcnLambdaValue function && function.isFinite()) {
            listed = value.toFcnRcd();
        }
        return listed == null ? value : listed;
    }
}
