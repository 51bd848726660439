package lastack.refine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes values of the relation for people, with the real numbers in place of those that a {@link NormalForm} shifted. */
final class Reading {

    private Reading() { }

    static String variable(NormalForm form, String name, Object value) {
        return switch (name) {
            case "sndUna", "sndNxt", "sndEnd", "sndWl2", "iss" -> form.sent(value);
            case "rcvUsr", "rcvNxt", "sndWl1" -> form.received(value);
            case "held", "left" -> set(value, interval -> "<<" + form.received(((List<?>) interval).get(0)) + ", "
                + form.received(((List<?>) interval).get(1)) + ">>");
            case "heldFin" -> set(value, form::received);
            case "back" -> set(value, block -> block(form, (Map<?, ?>) block));
            case "resets" -> set(value, segment -> reset(form, (Map<?, ?>) segment));
            default -> String.valueOf(value);
        };
    }

    /** As in {@code LISTEN iss=5 remote=true resets={}}. */
    private static String block(NormalForm form, Map<?, ?> block) {
        return new TreeMap<>(block).entrySet().stream().filter(each -> !each.getKey().equals("state"))
            .map(each -> each.getKey() + "=" + variable(form, (String) each.getKey(), each.getValue()))
            .collect(Collectors.joining(" ", block.get("state") + " ", ""));
    }

    /** As in {@code closed}, or {@code data, 5 octets from 1000}. */
    static String tells(NormalForm form, List<?> tells) {
        return tells.isEmpty() ? "nothing"
            : tells.stream().map(tell -> tell(form, (Map<?, ?>) tell)).collect(Collectors.joining(", "));
    }

    private static String tell(NormalForm form, Map<?, ?> tell) {
        return switch ((String) tell.get("kind")) {
            case "data" -> "data, " + tell.get("len") + " octets from " + form.received(tell.get("from"));
            case "error" -> "error: " + tell.get("message");
            default -> (String) tell.get("kind");
        };
    }

    /** A reset as the RFC writes it; SEQ of one with ACK is the literal 0 (RFC 9293, 3.10.7.1). */
    private static String reset(NormalForm form, Map<?, ?> segment) {
        boolean hasAck = ((Collection<?>) segment.get("ctl")).contains("ACK");
        return hasAck ? "<SEQ=" + segment.get("seq") + "><ACK=" + form.arrived(segment.get("ack")) + "><CTL=RST,ACK>"
            : "<SEQ=" + form.sent(segment.get("seq")) + "><CTL=RST>";
    }

    private static String set(Object value, Function<Object, String> element) {
        return ((Collection<?>) value).stream().map(element).collect(Collectors.joining(", ", "{", "}"));
    }
}
