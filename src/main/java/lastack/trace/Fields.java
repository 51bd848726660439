package lastack.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lastack.wire.SeqNumber;

/** The fields of one JSON object, read strictly: each must be there, of its type and in its range, and none may be left over. */
final class Fields {

    /** What is wrong with a line, as the end of a sentence. */
    static final class ShapeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ShapeException(String message) {
            super(message);
        }
    }

    private final JsonNode node;
    private final String name;
    private final Set<String> read = new HashSet<>();

    private Fields(JsonNode node, String name) {
        this.node = node;
        this.name = name;
    }

    /**
     * Reads an object by {@code reader}, which must read every field.
     *
     * @param name what the object is, for messages
     */
    static <T> T read(JsonNode node, String name, Function<Fields, T> reader) {
        if (!node.isObject()) {
            throw new ShapeException(name + " is not an object but " + shown(node));
        }
        Fields fields = new Fields(node, name);
        T value = reader.apply(fields);
        for (Iterator<String> all = node.fieldNames(); all.hasNext();) {
            String field = all.next();
            if (!fields.read.contains(field)) {
                throw new ShapeException(name + " has an unknown field \"" + field + "\"");
            }
        }
        return value;
    }

    boolean has(String field) {
        return node.has(field);
    }

    JsonNode any(String field) {
        read.add(field);
        JsonNode value = node.get(field);
        if (value == null) {
            throw new ShapeException(name + " lacks the field \"" + field + "\"");
        }
        return value;
    }

    long number(String field, long least, long most) {
        return number(any(field), field, least, most);
    }

    private static long number(JsonNode value, String field, long least, long most) {
        if (!value.isIntegralNumber()) {
            throw new ShapeException(field + " is not a whole number but " + shown(value));
        }
        if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
            throw new ShapeException(field + " is " + shown(value) + ", which is not in " + least + " to " + most);
        }
        return value.longValue();
    }

    int count(String field) {
        return (int) number(field, 0, Integer.MAX_VALUE);
    }

    /** Remaining ticks, or -1. */
    long remaining(String field) {
        return number(field, -1, Long.MAX_VALUE);
    }

    SeqNumber seq(String field) {
        return seq(any(field), field);
    }

    static SeqNumber seq(JsonNode value, String field) {
        return SeqNumber.of(number(value, field, 0, 0xFFFF_FFFFL));
    }

    boolean flag(String field) {
        JsonNode value = any(field);
        if (!value.isBoolean()) {
            throw new ShapeException(field + " is not true or false but " + shown(value));
        }
        return value.booleanValue();
    }

    String text(String field) {
        JsonNode value = any(field);
        if (!value.isTextual()) {
            throw new ShapeException(field + " is not a string but " + shown(value));
        }
        return value.textValue();
    }

    /** A string that must be one of a few. */
    String oneOf(String field, Collection<String> allowed) {
        String value = text(field);
        if (!allowed.contains(value)) {
            throw new ShapeException("there is no " + field + " " + shown(any(field)));
        }
        return value;
    }

    <T> T object(String field, Function<Fields, T> reader) {
        return read(any(field), field, reader);
    }

    <T> List<T> list(String field, Function<JsonNode, T> reader) {
        JsonNode value = any(field);
        if (!value.isArray()) {
            throw new ShapeException(field + " is not a list but " + shown(value));
        }
        List<T> list = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            list.add(reader.apply(element));
        }
        return list;
    }

    /** A value as it stands in the file, cut if it is long. */
    static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
