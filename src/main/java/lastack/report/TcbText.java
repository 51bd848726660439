package lastack.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;

/** Writes a control block on one line, to be wrapped: the state, then the variables under their names in {@code Tcb.tla}. */
final class TcbText {

    private static final Set<String> TIMERS = Set.of("ackDue", "rtx", "timeWait", "userTimer");

    private TcbText() { }

    static String of(TcbView tcb) {
        return tcb.state() + written(variables(tcb));
    }

    /** The state, and what an event has changed. */
    static String changes(TcbView before, TcbView after) {
        if (before.equals(after)) {
            return "the same";
        }
        Map<String, String> changed = variables(after);
        changed.entrySet().removeAll(variables(before).entrySet());
        boolean rest = before.getClass().equals(after.getClass());
        return after.state() + written(changed) + (rest ? ", the rest as before" : "");
    }

    private static String written(Map<String, String> variables) {
        return variables.entrySet().stream().map(each -> " " + each).collect(Collectors.joining());
    }

    /** The variables but the state, by their names, in the order of {@code Tcb.tla}. */
    static Map<String, String> variables(TcbView tcb) {
        Map<String, String> all = new LinkedHashMap<>();
        if (tcb instanceof TcbView.Open t) {
            put(all, t);
        } else if (tcb instanceof TcbView.SynSent t) {
            all.put("sndUna", t.sndUna().toString());
            all.put("sndNxt", t.sndNxt().toString());
            all.put("sndEnd", t.sndEnd().toString());
            all.put("rto", "" + t.rto());
            all.put("rtx", value("rtx", "" + t.rtx()));
            all.put("resend", "" + t.resend());
            all.put("userTimer", value("userTimer", "" + t.userTimer()));
        } else if (tcb instanceof TcbView.Listen t) {
            all.put("iss", t.iss().toString());
            all.put("remote", "" + t.remote());
        } else if (tcb instanceof TcbView.Closed t) {
            all.put("left", intervals(t.left()));
            all.put("rcvFin", t.rcvFin());
        }
        all.put("resets", set(tcb.resets(), TcbText::segment));
        return all;
    }

    private static void put(Map<String, String> all, TcbView.Open t) {
        all.put("sndUna", t.sndUna().toString());
        all.put("sndNxt", t.sndNxt().toString());
        all.put("sndEnd", t.sndEnd().toString());
        all.put("sndSyn", t.sndSyn());
        all.put("sndFin", t.sndFin());
        all.put("sndWnd", "" + t.sndWnd());
        all.put("sndMax", "" + t.sndMax());
        all.put("sndWl1", t.sndWl1().toString());
        all.put("sndWl2", t.sndWl2().toString());
        all.put("rcvUsr", t.rcvUsr().toString());
        all.put("rcvNxt", t.rcvNxt().toString());
        all.put("rcvWnd", "" + t.rcvWnd());
        all.put("held", intervals(t.held()));
        all.put("heldFin", set(t.heldFin(), Object::toString));
        all.put("rcvFin", t.rcvFin());
        all.put("detached", "" + t.detached());
        all.put("back", set(t.back(), TcbText::of));
        all.put("ackDue", value("ackDue", "" + t.ackDue()));
        all.put("rto", "" + t.rto());
        all.put("rtx", value("rtx", "" + t.rtx()));
        all.put("resend", "" + t.resend());
        all.put("timeWait", value("timeWait", "" + t.timeWait()));
        all.put("userTimer", value("userTimer", "" + t.userTimer()));
    }

    private static String intervals(List<TcbView.Interval> intervals) {
        return set(intervals, i -> i.from() + ".." + i.to());
    }

    private static <T> String set(List<T> elements, Function<T, String> words) {
        return elements.stream().map(words).collect(Collectors.joining(",", "{", "}"));
    }

    /** A variable's value; a timer that does not run is off. */
    static String value(String variable, String value) {
        return TIMERS.contains(variable) && value.equals("-1") ? "off" : value;
    }

    private static String segment(SegmentView segment) {
        return String.join("", SegmentParts.of(segment.seq().toString(), segment.ack().toString(), segment.len(),
            segment.wnd(), segment.ctl().stream().map(Enum::name).toList()));
    }
}
