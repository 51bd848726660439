package lastack.model.inside;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes neutral values as JSON. The child writes its few lines by hand, since loading a JSON library would double the
 * time it takes to start. A set becomes an object with the one key {@code #set}, a function that is no record an
 * object with the one key {@code #map} and pairs: no field of a record begins so.
 */
final class Json {
    private Json() {
    }

    static String of(Object value) {
        StringBuilder text = new StringBuilder();
        write(text, value);
        return text.toString();
    }

    private static void write(StringBuilder text, Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.keySet().stream().allMatch(String.class::isInstance)) {
                record(text, map);
            } else {
                text.append("{\"#map\":");
                write(text, map.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
                text.append('}');
            }
        } else if (value instanceof Set<?> set) {
            text.append("{\"#set\":");
            list(text, set);
            text.append('}');
        } else if (value instanceof List<?> list) {
            list(text, list);
        } else if (value instanceof String string) {
            quote(text, string);
        } else {
            text.append(value);
        }
    }

    private static void record(StringBuilder text, Map<?, ?> map) {
        char separator = '{';
        for (Map.Entry<?, ?> field : map.entrySet()) {
            text.append(separator);
            quote(text, (String) field.getKey());
            text.append(':');
            write(text, field.getValue());
            separator = ',';
        }
        text.append(map.isEmpty() ? "{}" : "}");
    }

    private static void list(StringBuilder text, Iterable<?> values) {
        text.append('[');
        String separator = "";
        for (Object value : values) {
            text.append(separator);
            write(text, value);
            separator = ",";
        }
        text.append(']');
    }

    private static void quote(StringBuilder text, String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
