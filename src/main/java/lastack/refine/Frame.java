package lastack.refine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/**
 * Two real numbers from which the send space and the receive space of an endpoint are counted, and values of the relation that
 * are counted so, in their neutral form. Unlike a {@link NormalForm} it may stand for many steps, and may be moved.
 *
 * @param snd zero of the send space
 * @param rcv zero of the receive space
 */
record Frame(SeqNumber snd, SeqNumber rcv) {

    private static final Set<String> SEND = Set.of("sndUna", "sndNxt", "sndEnd", "sndWl2", "iss");
    private static final Set<String> RECEIVE = Set.of("sndWl1", "rcvUsr", "rcvNxt");
    /** Numbers so near to half the circle away that a length added to them would overflow are moved closer, twice this. */
    private static final int EDGE = 1 << 22;

    /** The frame of a block's own numbers; empty if it has none that it sends with. */
    static Optional<Frame> of(TcbView block) {
        return block instanceof TcbView.Open t ? Optional.of(new Frame(t.sndUna(), t.rcvNxt()))
            : block instanceof TcbView.SynSent t ? Optional.of(new Frame(t.sndUna(), SeqNumber.ZERO))
            : block instanceof TcbView.Listen t ? Optional.of(new Frame(t.iss(), SeqNumber.ZERO)) : Optional.empty();
    }

    int send(SeqNumber n) {
        return inside(n.minus(snd));
    }

    int receive(SeqNumber n) {
        return inside(n.minus(rcv));
    }

    private static int inside(int distance) {
        return distance > Integer.MAX_VALUE - EDGE ? distance - 2 * EDGE
            : distance < Integer.MIN_VALUE + EDGE ? distance + 2 * EDGE : distance;
    }

    /** The frame whose zeros are numbers of this one. */
    Frame at(int send, int receive) {
        return new Frame(snd.plus(send), rcv.plus(receive));
    }

    static Map<String, Object> config(ConfigView c) {
        return ints(new HashMap<>(Map.of("twoMsl", c.twoMsl(), "rtoInitial", c.rtoInitial(), "rtoMax", c.rtoMax(),
            "ackDelay", c.ackDelay(), "userTimeout", c.userTimeout(), "rcvBuf", c.rcvBuf(), "issStep", c.issStep())));
    }

    Map<String, Object> tcb(TcbView view) {
        Map<String, Object> tcb = new HashMap<>();
        tcb.put("state", view.state());
        tcb.put("resets", set(view.resets(), this::leaving));
        if (view instanceof TcbView.Closed t) {
            tcb.put("left", set(t.left(), this::interval));
            tcb.put("rcvFin", t.rcvFin());
        } else if (view instanceof TcbView.Listen t) {
            tcb.put("iss", send(t.iss()));
            tcb.put("remote", t.remote());
        } else if (view instanceof TcbView.SynSent t) {
            tcb.putAll(Map.of("sndUna", send(t.sndUna()), "sndNxt", send(t.sndNxt()), "sndEnd", send(t.sndEnd()),
                "rto", t.rto(), "rtx", t.rtx(), "resend", t.resend(), "userTimer", t.userTimer()));
        } else if (view instanceof TcbView.Open t) {
            tcb.putAll(Map.of("sndUna", send(t.sndUna()), "sndNxt", send(t.sndNxt()), "sndEnd", send(t.sndEnd()),
                "sndSyn", t.sndSyn(), "sndFin", t.sndFin(), "sndWnd", t.sndWnd(), "sndMax", t.sndMax(),
                "sndWl1", receive(t.sndWl1()), "sndWl2", send(t.sndWl2())));
            tcb.putAll(Map.of("rcvUsr", receive(t.rcvUsr()), "rcvNxt", receive(t.rcvNxt()), "rcvWnd", t.rcvWnd(),
                "held", set(t.held(), this::interval), "heldFin", set(t.heldFin(), this::receive), "rcvFin", t.rcvFin(),
                "detached", t.detached(), "back", set(t.back(), this::tcb)));
            tcb.putAll(Map.of("ackDue", t.ackDue(), "rto", t.rto(), "rtx", t.rtx(), "resend", t.resend(),
                "timeWait", t.timeWait(), "userTimer", t.userTimer()));
        }
        return ints(tcb);
    }

    private Object interval(TcbView.Interval i) {
        return List.of(receive(i.from()), receive(i.to()));
    }

    private interface Element<T> {
        Object of(T element);
    }

    private static <T> Set<Object> set(List<T> list, Element<T> element) {
        Set<Object> set = new HashSet<>();
        list.forEach(each -> set.add(element.of(each)));
        return set;
    }

    Map<String, Object> event(EventView event) {
        Map<String, Object> map = new HashMap<>();
        map.put("type", event.name());
        if (event instanceof EventView.Arrive arrive) {
            SegmentView s = arrive.segment();
            map.put("segment", segment(s, receive(s.seq()), s.has(Control.ACK) ? send(s.ack()) : 0));
        } else if (event instanceof EventView.Emit emit) {
            map.put("segment", leaving(emit.segment()));
        } else if (event instanceof EventView.Open open) {
            map.putAll(Map.of("active", open.active(), "remote", open.remote(), "iss", send(open.iss())));
        } else if (event instanceof EventView.Tick tick) {
            map.put("ticks", tick.ticks());
        } else if (event instanceof EventView.Send call) {
            map.put("len", call.len());
        } else if (event instanceof EventView.Receive call) {
            map.put("len", call.len());
        }
        return ints(map);
    }

    List<Object> tells(List<TellView> tells) {
        return tells.stream().<Object>map(tell -> tell instanceof TellView.Data data
            ? Map.of("kind", "data", "from", receive(data.from()), "len", data.len())
            : tell instanceof TellView.Error error ? Map.of("kind", "error", "message", error.message())
            : Map.of("kind", tell.kind())).toList();
    }

    private Object leaving(SegmentView s) {
        // SEQ of a reset with ACK is the literal 0 of RFC 9293, section 3.10.7.1.
        int seq = s.has(Control.RST) && s.has(Control.ACK) ? inside(s.seq().bits()) : send(s.seq());
        return segment(s, seq, s.has(Control.ACK) ? receive(s.ack()) : 0);
    }

    private static Map<String, Object> segment(SegmentView s, int seq, int ack) {
        Set<Object> ctl = new HashSet<>();
        s.ctl().forEach(bit -> ctl.add(bit.name()));
        return Map.of("seq", seq, "ack", ack, "len", s.len(), "wnd", s.wnd(), "ctl", ctl);
    }

    /** TLC's numbers are ints, and Java holds 1 and 1L to be different. */
    private static Map<String, Object> ints(Map<String, Object> map) {
        map.replaceAll((name, value) -> value instanceof Long n ? (Object) Math.toIntExact(n) : value);
        return map;
    }

    /** A number of the send space that a block always has, if it has any. */
    static OptionalInt firstSent(Map<?, ?> tcb) {
        return number(tcb, tcb.containsKey("iss") ? "iss" : "sndUna");
    }

    /** A number of the receive space that a block always has, if it has any. */
    static OptionalInt firstReceived(Map<?, ?> tcb) {
        return number(tcb, "rcvNxt");
    }

    private static OptionalInt number(Map<?, ?> tcb, String name) {
        return tcb.get(name) instanceof Integer n ? OptionalInt.of(n) : OptionalInt.empty();
    }

    /** A block of this frame, counted from two numbers of it. */
    static Map<String, Object> from(Map<?, ?> tcb, int send, int receive) {
        Map<String, Object> moved = new HashMap<>();
        tcb.forEach((key, value) -> {
            String name = (String) key;
            moved.put(name, SEND.contains(name) ? inside((Integer) value - send)
                : RECEIVE.contains(name) ? inside((Integer) value - receive)
                : switch (name) {
                    case "held", "left" -> each(value, i -> List.of(inside((Integer) ((List<?>) i).get(0) - receive),
                        inside((Integer) ((List<?>) i).get(1) - receive)));
                    case "heldFin" -> each(value, n -> inside((Integer) n - receive));
                    case "back" -> each(value, block -> from((Map<?, ?>) block, send, receive));
                    case "resets" -> each(value, s -> reset((Map<?, ?>) s, send, receive));
                    default -> value;
                });
        });
        return moved;
    }

    private static Object reset(Map<?, ?> s, int send, int receive) {
        boolean ack = ((Set<?>) s.get("ctl")).contains("ACK");
        return Map.of("seq", ack ? s.get("seq") : inside((Integer) s.get("seq") - send),
            "ack", ack ? inside((Integer) s.get("ack") - receive) : s.get("ack"), "len", s.get("len"), "wnd", s.get("wnd"),
            "ctl", s.get("ctl"));
    }

    private static Set<Object> each(Object set, UnaryOperator<Object> change) {
        Set<Object> changed = new HashSet<>();
        ((Set<?>) set).forEach(element -> changed.add(change.apply(element)));
        return changed;
    }
}
