package lastack.model.inside;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import lastack.model.RecordShape;
import lastack.model.TlaValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/** Field names in TLC's order, and where each stood in the caller's. */
final class Shape implements RecordShape {
    private final UniqueString[] sorted;
    private final int[] place;

    Shape(String... names) {
        if (new HashSet<>(List.of(names)).size() != names.length) {
            throw new IllegalArgumentException("A record has each field once, not " + Arrays.toString(names) + ".");
        }
        UniqueString[] given = Arrays.stream(names).map(Values::name).toArray(UniqueString[]::new);
        Comparator<Integer> order = (a, b) -> given[a].compareTo(given[b]);
        place = IntStream.range(0, names.length).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
        sorted = Arrays.stream(place).mapToObj(i -> given[i]).toArray(UniqueString[]::new);
    }

    @Override
    public TlaValue of(Object... fields) {
        if (fields.length != place.length) {
            throw new IllegalArgumentException("The record has " + place.length + " fields, not " + fields.length + ".");
        }
        Value[] values = new Value[place.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Values.in(fields[place[i]]);
        }
        return new Handle(new RecordValue(sorted, values, true));
    }

    @Override
    public Object[] fields(Object record) {
        if (!(record instanceof Handle handle && handle.value() instanceof RecordValue fields)
                || !Arrays.equals(fields.names, sorted)) {
            return null;
        }
        Object[] values = new Object[place.length];
        for (int i = 0; i < values.length; i++) {
            values[place[i]] = Values.part(fields.values[i]);
        }
        return values;
    }
}
