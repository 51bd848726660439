package lastack.refine;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** A record of the relation in little room, for many are remembered: all that have the same fields share the names. Immutable. */
final class Fields extends AbstractMap<String, Object> {

    private static final ConcurrentHashMap<Set<?>, String[]> NAMES = new ConcurrentHashMap<>();

    private final String[] names;
    private final Object[] values;

    private Fields(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    /** The same record; its values must not be changed. */
    static Fields of(Map<?, ?> record) {
        if (record instanceof Fields fields) {
            return fields;
        }
        String[] names = NAMES.get(record.keySet());
        if (names == null) {
            String[] sorted = record.keySet().stream().map(name -> ((String) name).intern()).sorted().toArray(String[]::new);
            String[] other = NAMES.putIfAbsent(new TreeSet<>(Arrays.asList(sorted)), sorted);
            names = other == null ? sorted : other;
        }
        Object[] values = new Object[names.length];
        for (int i = 0; i < values.length; i++) {
            Object value = record.get(names[i]);
            values[i] = value instanceof Set<?> set && set.isEmpty() ? Set.of() : value;
        }
        return new Fields(names, values);
    }

    @Override
    public Object get(Object name) {
        for (int i = 0; i < names.length; i++) {
            // Nearly always it is a name in the source text, and so the same object.
            if (names[i] == name) {
                return values[i];
            }
        }
        int at = name instanceof String text ? Arrays.binarySearch(names, text) : -1;
        return at < 0 ? null : values[at];
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String text && Arrays.binarySearch(names, text) >= 0;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Object> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return IntStream.range(0, names.length).mapToObj(i -> Map.entry(names[i], values[i])).iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Fields fields && fields.names == names ? Arrays.equals(values, fields.values)
            : super.equals(other));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int i = 0; i < names.length; i++) {
            hash += names[i].hashCode() ^ Objects.hashCode(values[i]);
        }
        return hash;
    }
}
