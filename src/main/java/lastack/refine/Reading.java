package lastack.refine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lastack.wire.SeqNumber;

/** Writes values of the relation for people, with the real numbers in place of those that a {@link NormalForm} shifted. */
final class Reading {

    private Reading() { }

    static String variable(NormalForm form, String name, Object value) {
        return switch (name) {
            case "sndUna", "sndNxt", "sndEnd", "sndWl2" -> real(form.snd(), value);
            case "rcvUsr", "rcvNxt", "sndWl1" -> real(form.rcv(), value);
            case "held" -> set(value, interval -> "<<" + real(form.rcv(), ((List<?>) interval).get(0)) + ", "
                + real(form.rcv(), ((List<?>) interval).get(1)) + ">>");
            case "heldFin" -> set(value, number -> real(form.rcv(), number));
            case "resets" -> set(value, segment -> reset(form, (Map<?, ?>) segment));
            default -> String.valueOf(value);
        };
    }

    /** As in {@code closed}, or {@code data, 5 octets from 1000}. */
    static String tells(NormalForm form, List<?> tells) {
        return tells.isEmpty() ? "nothing"
            : tells.stream().map(tell -> tell(form, (Map<?, ?>) tell)).collect(Collectors.joining(", "));
    }

    private static String tell(NormalForm form, Map<?, ?> tell) {
        return switch ((String) tell.get("kind")) {
            case "data" -> "data, " + tell.get("len") + " octets from " + real(form.rcv(), tell.get("from"));
            case "error" -> "error: " + tell.get("message");
            default -> (String) tell.get("kind");
        };
    }

    /** A reset as the RFC writes it; SEQ of one with ACK is the literal 0 (RFC 9293, 3.10.7.1). */
    private static String reset(NormalForm form, Map<?, ?> segment) {
        boolean hasAck = ((Collection<?>) segment.get("ctl")).contains("ACK");
        return hasAck ? "<SEQ=" + segment.get("seq") + "><ACK=" + real(form.seq(), segment.get("ack")) + "><CTL=RST,ACK>"
            : "<SEQ=" + real(form.snd(), segment.get("seq")) + "><CTL=RST>";
    }

    private static String real(SeqNumber zero, Object shifted) {
        return zero.plus((Integer) shifted).toString();
    }

    private static String set(Object value, Function<Object, String> element) {
        return ((Collection<?>) value).stream().map(element).collect(Collectors.joining(", ", "{", "}"));
    }
}
