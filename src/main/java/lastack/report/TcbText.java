package lastack.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;

/** Writes a control block on one line, to be wrapped: the state, then the variables under their names in {@code Tcb.tla}. */
final class TcbText {

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
        boolean rest = after instanceof TcbView.Open || before instanceof TcbView.Closed;
        return after.state() + written(changed) + (rest ? ", the rest as before" : "");
    }

    private static String written(Map<String, String> variables) {
        return variables.entrySet().stream().map(each -> " " + each).collect(Collectors.joining());
    }

    private static Map<String, String> variables(TcbView tcb) {
        Map<String, String> all = new LinkedHashMap<>();
        if (tcb instanceof TcbView.Open t) {
            all.put("sndUna", t.sndUna().toString());
            all.put("sndNxt", t.sndNxt().toString());
            all.put("sndEnd", t.sndEnd().toString());
            all.put("sndFin", t.sndFin());
            all.put("sndWnd", "" + t.sndWnd());
            all.put("sndWl1", t.sndWl1().toString());
            all.put("sndWl2", t.sndWl2().toString());
        }
        all.put("rcvUsr", tcb.rcvUsr().toString());
        all.put("rcvNxt", tcb.rcvNxt().toString());
        if (tcb instanceof TcbView.Open t) {
            all.put("rcvWnd", "" + t.rcvWnd());
            all.put("held", t.held().stream().map(i -> i.from() + ".." + i.to()).collect(Collectors.joining(",", "{", "}")));
            all.put("heldFin", t.heldFin().stream().map(Object::toString).collect(Collectors.joining(",", "{", "}")));
        }
        all.put("rcvFin", tcb.rcvFin());
        if (tcb instanceof TcbView.Open t) {
            all.put("ackDue", value("ackDue", "" + t.ackDue()));
            all.put("rto", "" + t.rto());
            all.put("rtx", value("rtx", "" + t.rtx()));
            all.put("resend", "" + t.resend());
            all.put("timeWait", value("timeWait", "" + t.timeWait()));
        }
        all.put("resets", tcb.resets().stream().map(TcbText::segment).collect(Collectors.joining(",", "{", "}")));
        return all;
    }

    /** A variable's value; a timer that does not run is off. */
    static String value(String variable, String value) {
        boolean timer = variable.equals("ackDue") || variable.equals("rtx") || variable.equals("timeWait");
        return timer && value.equals("-1") ? "off" : value;
    }

    private static String segment(SegmentView segment) {
        return String.join("", SegmentParts.of(segment.seq().toString(), segment.ack().toString(), segment.len(),
            segment.wnd(), segment.ctl().stream().map(Enum::name).toList()));
    }
}
