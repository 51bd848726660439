package lastack.refine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * The sequence numbers of a control block, space by space. A window counts as its right edge. Amounts that are left open
 * ({@code Much} of {@code Belief.tla}) are no numbers.
 */
final class Numbers {

    /** {@code Much} of {@code Belief.tla}. */
    static final int MUCH = 1 << 28;

    private Numbers() { }

    /** The block with other numbers. */
    static Map<String, Object> placed(Map<?, ?> tcb, IntUnaryOperator send, IntUnaryOperator receive) {
        Map<String, Object> moved = new HashMap<>();
        tcb.forEach((key, value) -> {
            String name = (String) key;
            moved.put(name, switch (name) {
                case "sndUna", "sndNxt", "sndWl2", "iss" -> send.applyAsInt((Integer) value);
                case "sndEnd" -> end((Integer) value, (Integer) tcb.get("sndNxt"), send);
                case "sndWnd" -> window((Integer) value, (Integer) tcb.get("sndUna"), send);
                case "rcvUsr", "rcvNxt", "sndWl1" -> receive.applyAsInt((Integer) value);
                case "rcvWnd" -> window((Integer) value, (Integer) tcb.get("rcvNxt"), receive);
                case "held", "left" -> each(value, i -> List.of(receive.applyAsInt((Integer) ((List<?>) i).get(0)),
                    receive.applyAsInt((Integer) ((List<?>) i).get(1))));
                case "heldFin" -> each(value, n -> receive.applyAsInt((Integer) n));
                case "back" -> each(value, block -> placed((Map<?, ?>) block, send, receive));
                case "resets" -> each(value, s -> reset((Map<?, ?>) s, send, receive));
                default -> value;
            });
        });
        return moved;
    }

    private static int end(int end, int next, IntUnaryOperator send) {
        return end - next == MUCH ? send.applyAsInt(next) + MUCH : send.applyAsInt(end);
    }

    private static int window(int window, int from, IntUnaryOperator place) {
        return place.applyAsInt(from + window) - place.applyAsInt(from);
    }

    private static Object reset(Map<?, ?> s, IntUnaryOperator send, IntUnaryOperator receive) {
        boolean ack = ((Set<?>) s.get("ctl")).contains("ACK");
        int seq = (Integer) s.get("seq");
        return Map.of("seq", ack && seq == 0 ? 0 : send.applyAsInt(seq),
            "ack", ack ? receive.applyAsInt((Integer) s.get("ack")) : s.get("ack"), "len", s.get("len"), "wnd", s.get("wnd"),
            "ctl", s.get("ctl"));
    }

    private static Set<Object> each(Object set, UnaryOperator<Object> change) {
        Set<Object> changed = new HashSet<>();
        ((Set<?>) set).forEach(element -> changed.add(change.apply(element)));
        return changed;
    }
}
