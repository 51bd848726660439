package lastack.report;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import lastack.model.Counterexample;
import lastack.trace.Side;

/** A state of {@code Teardown.tla} or {@code Reincarnation.tla}, its variables by their names there. */
record ModelState(Map<String, Object> variables) {

    static ModelState of(Counterexample.State state) {
        return new ModelState(state.variables());
    }

    /** Whether it has the variables that a ladder is drawn from. */
    boolean isDrawable() {
        for (Side side : Side.values()) {
            if (!(at("tcb", side) instanceof Map<?, ?> && at("net", side) instanceof Set<?>)) {
                return false;
            }
        }
        return true;
    }

    private Object at(String variable, Side side) {
        return variables.get(variable) instanceof Map<?, ?> function ? function.get(side.name()) : null;
    }

    Object tcb(Side side, String field) {
        return ((Map<?, ?>) at("tcb", side)).get(field);
    }

    /** What a user has done or was told; null in {@code Reincarnation.tla}, which keeps no books on users. */
    Object user(Side side, String field) {
        return at("user", side) instanceof Map<?, ?> user ? user.get(field) : null;
    }

    /** Whether a segment of an old connection has been accepted. */
    boolean isStale() {
        return Boolean.TRUE.equals(variables.get("stale"));
    }

    String state(Side side) {
        return String.valueOf(tcb(side, "state"));
    }

    /** A number of the control block, -1 if it has no such. */
    int number(Side side, String field) {
        return tcb(side, field) instanceof Number n ? n.intValue() : -1;
    }

    int delivered(Side side) {
        return user(side, "delivered") instanceof List<?> octets ? octets.size() : 0;
    }

    int written(Side side) {
        return user(side, "written") instanceof Number n ? n.intValue() : 0;
    }

    /** What is in flight towards a side. */
    Set<Object> net(Side side) {
        return new LinkedHashSet<>((Collection<?>) at("net", side));
    }

    /** What is in flight here and not there. */
    Set<Object> netWithout(ModelState other, Side side) {
        Set<Object> rest = net(side);
        rest.removeAll(other.net(side));
        return rest;
    }

    boolean sameNet(ModelState other) {
        return Objects.equals(variables.get("net"), other.variables.get("net"));
    }

    boolean sameFaults(ModelState other) {
        return Objects.equals(variables.get("faults"), other.variables.get("faults"));
    }

    /** Whether nothing about a side's endpoint and user differs. */
    boolean sameAt(Side side, ModelState other) {
        for (String variable : List.of("tcb", "user", "heard", "sinceFin", "life", "partner")) {
            if (!Objects.equals(at(variable, side), other.at(variable, side))) {
                return false;
            }
        }
        return true;
    }

    /** A field of a packet's segment. */
    static Object seg(Object packet, String field) {
        return ((Map<?, ?>) ((Map<?, ?>) packet).get("seg")).get(field);
    }

    static int segNumber(Object packet, String field) {
        return seg(packet, field) instanceof Number n ? n.intValue() : 0;
    }

    static boolean segHas(Object packet, String bit) {
        return seg(packet, "ctl") instanceof Collection<?> ctl && ctl.contains(bit);
    }

    /** A packet's segment without what the books have added to it. */
    static Map<Object, Object> bare(Object packet) {
        Map<Object, Object> bare = new HashMap<>((Map<?, ?>) ((Map<?, ?>) packet).get("seg"));
        bare.keySet().retainAll(Set.of("seq", "ack", "len", "wnd", "ctl"));
        return bare;
    }

    /** SEG.LEN of a packet's segment. */
    static int segLen(Object packet) {
        return segNumber(packet, "len") + (segHas(packet, "SYN") ? 1 : 0) + (segHas(packet, "FIN") ? 1 : 0);
    }

    /** A packet's segment, as the RFC writes it. */
    static List<String> parts(Object packet) {
        return SegmentParts.of("" + seg(packet, "seq"), "" + seg(packet, "ack"), segNumber(packet, "len"),
            segNumber(packet, "wnd"), (Collection<?>) seg(packet, "ctl"));
    }
}
