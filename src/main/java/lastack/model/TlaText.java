package lastack.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a neutral value as a TLA+ expression. */
final class TlaText {
    private TlaText() {
    }

    /**
     * Writes a value.
     *
     * @param value a neutral value or a {@link TlaValue}
     * @return an expression that has this value, in modules that extend TLC
     * @throws IllegalArgumentException if it is not a TLA+ value
     */
    static String of(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue() < 0 ? "(" + value + ")" : value.toString();
        }
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
        }
        if (value instanceof TlaValue tla) {
            return of(tla.neutral());
        }
        if (value instanceof List<?> list) {
            return "<<" + join(list) + ">>";
        }
        if (value instanceof Set<?> set) {
            return "{" + join(set) + "}";
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "<<>>"
                    : map.entrySet().stream()
                            .map(e -> "(" + of(e.getKey()) + " :> " + of(e.getValue()) + ")")
                            .collect(Collectors.joining(" @@ ", "(", ")"));
        }
        throw new IllegalArgumentException("not a TLA+ value: " + value);
    }

    private static String join(Collection<?> values) {
        return values.stream().map(TlaText::of).collect(Collectors.joining(", "));
    }
}
