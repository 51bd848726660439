package lastack.refine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/**
 * TLA+ values of what was seen, and their shifts, written a second time and without regard to speed: each sequence space is
 * counted from one fixed number for a whole run. It shares nothing with {@link NormalForm} and {@link Encoding}, which it is
 * here to check.
 *
 * @param snd zero of the send space
 * @param rcv zero of the receive space
 */
record Plain(SeqNumber snd, SeqNumber rcv) {

    private static final Set<String> SEND = Set.of("sndUna", "sndNxt", "sndEnd", "sndWl2", "iss");
    private static final Set<String> RECEIVE = Set.of("sndWl1", "rcvUsr", "rcvNxt");

    static Map<String, Object> config(ConfigView c) {
        return Map.of("twoMsl", c.twoMsl(), "rtoInitial", c.rtoInitial(), "rtoMax", c.rtoMax(), "ackDelay", c.ackDelay(),
            "rcvBuf", c.rcvBuf(), "userTimeout", c.userTimeout(), "issStep", c.issStep());
    }

    Map<String, Object> tcb(TcbView view) {
        Map<String, Object> tcb = new HashMap<>(Map.of("state", view.state(),
            "resets", view.resets().stream().map(this::leaving).collect(Collectors.toSet())));
        if (view instanceof TcbView.Closed t) {
            tcb.putAll(Map.of("left", intervals(t.left()), "rcvFin", t.rcvFin()));
        } else if (view instanceof TcbView.Listen t) {
            tcb.putAll(Map.of("iss", t.iss().minus(snd), "remote", t.remote()));
        } else if (view instanceof TcbView.SynSent t) {
            tcb.putAll(Map.of("sndUna", t.sndUna().minus(snd), "sndNxt", t.sndNxt().minus(snd), "sndEnd", t.sndEnd().minus(snd)));
            tcb.putAll(Map.of("rto", t.rto(), "rtx", t.rtx(), "resend", t.resend(), "userTimer", t.userTimer()));
        } else if (view instanceof TcbView.Open t) {
            tcb.putAll(Map.of("rcvUsr", t.rcvUsr().minus(rcv), "rcvNxt", t.rcvNxt().minus(rcv), "rcvFin", t.rcvFin(),
                "sndSyn", t.sndSyn(), "sndMax", t.sndMax(), "detached", t.detached(), "userTimer", t.userTimer()));
            tcb.putAll(Map.of("sndUna", t.sndUna().minus(snd), "sndNxt", t.sndNxt().minus(snd), "sndEnd", t.sndEnd().minus(snd),
                "sndFin", t.sndFin(), "sndWnd", t.sndWnd(), "sndWl1", t.sndWl1().minus(rcv), "sndWl2", t.sndWl2().minus(snd)));
            tcb.putAll(Map.of("rcvWnd", t.rcvWnd(), "ackDue", t.ackDue(), "rto", t.rto(), "rtx", t.rtx(), "resend", t.resend(),
                "timeWait", t.timeWait()));
            tcb.put("held", intervals(t.held()));
            tcb.put("heldFin", t.heldFin().stream().map(n -> n.minus(rcv)).collect(Collectors.toSet()));
            tcb.put("back", t.back().stream().map(this::tcb).collect(Collectors.toSet()));
        }
        return longsAsInts(tcb);
    }

    private Set<Object> intervals(List<TcbView.Interval> intervals) {
        return intervals.stream().map(i -> List.of(i.from().minus(rcv), i.to().minus(rcv))).collect(Collectors.toSet());
    }

    Map<String, Object> event(EventView event) {
        Map<String, Object> plain = new HashMap<>(Map.of("type", event.name()));
        if (event instanceof EventView.Arrive arrive) {
            SegmentView s = arrive.segment();
            plain.put("segment", segment(s, s.seq().minus(rcv), s.has(Control.ACK) ? s.ack().minus(snd) : 0));
        } else if (event instanceof EventView.Emit emit) {
            plain.put("segment", leaving(emit.segment()));
        } else if (event instanceof EventView.Open open) {
            plain.putAll(Map.of("active", open.active(), "remote", open.remote(), "iss", open.iss().minus(snd)));
        } else if (event instanceof EventView.Tick tick) {
            plain.put("ticks", tick.ticks());
        } else if (event instanceof EventView.Send send) {
            plain.put("len", send.len());
        } else if (event instanceof EventView.Receive receive) {
            plain.put("len", receive.len());
        }
        return longsAsInts(plain);
    }

    List<Object> tells(List<TellView> tells) {
        return tells.stream().<Object>map(tell -> {
            if (tell instanceof TellView.Data data) {
                return Map.of("kind", "data", "from", data.from().minus(rcv), "len", data.len());
            }
            return tell instanceof TellView.Error error ? Map.of("kind", "error", "message", error.message())
                : Map.of("kind", tell.getClass().getSimpleName().toLowerCase());
        }).toList();
    }

    private Map<String, Object> leaving(SegmentView s) {
        boolean literal = s.has(Control.RST) && s.has(Control.ACK);
        int seq = literal ? s.seq().bits() : s.seq().minus(snd);
        return segment(s, seq, s.has(Control.ACK) ? s.ack().minus(rcv) : 0);
    }

    private static Map<String, Object> segment(SegmentView s, int seq, int ack) {
        return Map.of("seq", seq, "ack", ack, "len", s.len(), "wnd", s.wnd(),
            "ctl", s.ctl().stream().map(Control::name).collect(Collectors.toSet()));
    }

    /** The control block with both spaces moved. */
    static Map<String, Object> moved(Map<?, ?> tcb, int d1, int d2) {
        Map<String, Object> moved = new LinkedHashMap<>();
        tcb.forEach((name, value) -> moved.put((String) name, switch ((String) name) {
            case "held", "left" -> each(value, i -> ((List<?>) i).stream().map(n -> (Integer) n + d2).toList());
            case "heldFin" -> each(value, n -> (Integer) n + d2);
            case "back" -> each(value, block -> moved((Map<?, ?>) block, d1, d2));
            case "resets" -> each(value, s -> movedLeaving((Map<?, ?>) s, d1, d2));
            default -> SEND.contains(name) ? (Integer) value + d1 : RECEIVE.contains(name) ? (Integer) value + d2 : value;
        }));
        return moved;
    }

    /** The event with both spaces moved. */
    static Map<String, Object> movedEvent(Map<?, ?> event, int d1, int d2) {
        Map<String, Object> moved = new HashMap<>();
        event.forEach((name, value) -> moved.put((String) name, value));
        moved.computeIfPresent("iss", (name, value) -> (Integer) value + d1);
        moved.computeIfPresent("segment", (name, value) -> {
            Map<?, ?> s = (Map<?, ?>) value;
            return event.get("type").equals("Emit") ? movedLeaving(s, d1, d2)
                : with(s, (Integer) s.get("seq") + d2, has(s, "ACK") ? (Integer) s.get("ack") + d1 : 0);
        });
        return moved;
    }

    /** An outcome with both spaces moved. */
    static Map<String, Object> movedOutcome(Map<?, ?> outcome, int d1, int d2) {
        List<Object> tells = ((List<?>) outcome.get("tells")).stream().<Object>map(tell -> {
            Map<String, Object> moved = new HashMap<>();
            ((Map<?, ?>) tell).forEach((name, value) ->
                moved.put((String) name, name.equals("from") ? (Integer) value + d2 : value));
            return moved;
        }).toList();
        return Map.of("tcb", moved((Map<?, ?>) outcome.get("tcb"), d1, d2), "tells", tells, "needs", outcome.get("needs"));
    }

    /** A segment that leaves; SEQ of a reset with ACK is the literal 0 of RFC 9293, section 3.10.7.1. */
    private static Map<String, Object> movedLeaving(Map<?, ?> s, int d1, int d2) {
        boolean literal = has(s, "RST") && has(s, "ACK");
        return with(s, (Integer) s.get("seq") + (literal ? 0 : d1), has(s, "ACK") ? (Integer) s.get("ack") + d2 : 0);
    }

    private static Map<String, Object> with(Map<?, ?> s, int seq, int ack) {
        return Map.of("seq", seq, "ack", ack, "len", s.get("len"), "wnd", s.get("wnd"), "ctl", s.get("ctl"));
    }

    private static boolean has(Map<?, ?> segment, String bit) {
        return ((Set<?>) segment.get("ctl")).contains(bit);
    }

    private static Set<Object> each(Object set, Function<Object, Object> change) {
        Set<Object> changed = new HashSet<>();
        ((Set<?>) set).forEach(element -> changed.add(change.apply(element)));
        return changed;
    }

    /** Values come back from TLC as Integer, and Java holds 1 and 1L to be different. */
    private static Map<String, Object> longsAsInts(Map<String, Object> map) {
        map.replaceAll((name, value) -> value instanceof Long n ? (Object) Math.toIntExact(n) : value);
        return map;
    }
}
