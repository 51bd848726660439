package lastack.refine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a value that the relation has come to, with real sequence numbers in place of those that a {@link NormalForm} has
 * shifted. Which numbers those are, and of which space, is not known from the value; so it is given again for each space,
 * computed with that space moved by one: what moves along is a number of it.
 */
final class RealNumbers {

    private static final Set<String> SEGMENT = Set.of("seq", "ack", "len", "wnd", "ctl");

    private final NormalForm form;
    private final List<NormalForm.Space> spaces;

    /** Writes numbers of a form that was moved along each of these spaces. */
    RealNumbers(NormalForm form, List<NormalForm.Space> spaces) {
        this.form = form;
        this.spaces = spaces;
    }

    /**
     * Writes a value.
     *
     * @param value the value
     * @param moved the same value with each of the spaces moved
     */
    String text(Object value, List<?> moved) {
        if (value instanceof Integer number) {
            return number(number, moved);
        } else if (value instanceof Boolean flag) {
            return flag ? "TRUE" : "FALSE";
        } else if (value instanceof Map<?, ?> map) {
            return record(map, moved);
        } else if (value instanceof List<?> list) {
            return all(list, moved, "<<", ">>");
        }
        return value instanceof Collection<?> set ? all(set, moved, "{", "}") : "\"" + value + "\"";
    }

    private String number(Integer number, List<?> moved) {
        NormalForm.Space found = null;
        for (int i = 0; i < spaces.size(); i++) {
            if (!number.equals(moved.get(i))) {
                if (found != null || !moved.get(i).equals(number + 1)) {
                    // A sum over two spaces is a number of neither.
                    return number.toString();
                }
                found = spaces.get(i);
            }
        }
        return found == null ? number.toString() : form.real(found, number);
    }

    private String record(Map<?, ?> map, List<?> moved) {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            List<Object> others = new ArrayList<>();
            moved.forEach(other -> others.add(other instanceof Map<?, ?> same ? same.get(field.getKey()) : field.getValue()));
            boolean empty = field.getValue() instanceof Collection<?> set && set.isEmpty();
            fields.put(String.valueOf(field.getKey()), empty ? "{}" : text(field.getValue(), others));
        }
        if (fields.keySet().equals(SEGMENT)) {
            return segment(fields, ((Collection<?>) map.get("ctl")));
        }
        StringBuilder out = new StringBuilder();
        fields.forEach((name, value) -> out.append(out.length() == 0 ? "[" : ", ").append(name).append(" |-> ").append(value));
        return out.append(']').toString();
    }

    /** As the RFC writes one. */
    private static String segment(Map<String, String> fields, Collection<?> ctl) {
        StringBuilder out = new StringBuilder("<SEQ=" + fields.get("seq") + ">");
        if (ctl.contains("ACK")) {
            out.append("<ACK=").append(fields.get("ack")).append('>');
        }
        if (!fields.get("len").equals("0")) {
            out.append("<DATA=").append(fields.get("len")).append('>');
        }
        List<String> bits = new ArrayList<>(List.of("SYN", "FIN", "RST", "ACK"));
        bits.retainAll(ctl);
        return out.append("<CTL=").append(String.join(",", bits)).append("><WND=").append(fields.get("wnd")).append('>')
            .toString();
    }

    private String all(Collection<?> values, List<?> moved, String open, String close) {
        List<Iterator<?>> others = new ArrayList<>();
        for (Object other : moved) {
            boolean alike = other instanceof Collection<?> same && same.size() == values.size();
            others.add((alike ? (Collection<?>) other : values).iterator());
        }
        List<String> parts = new ArrayList<>();
        for (Object value : values) {
            List<Object> each = new ArrayList<>();
            others.forEach(other -> each.add(other.next()));
            parts.add(text(value, each));
        }
        return parts.isEmpty() ? open + close : open + String.join(", ", parts) + close;
    }
}
