package lastack.refine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lastack.model.TlaValue;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.wire.Control;

/** What the relation lets an endpoint choose from, and what it chose: its policy. */
final class Choices {

    /** Event, state and choice; how often it was permitted, and chosen. */
    private final Map<List<String>, long[]> counts = new TreeMap<>(Comparator.comparing(key -> String.join("\t", key)));

    /** An event with its outcomes. */
    void comes(TcbView before, EventView event, Memory.Known permitted, Judgement.Explained chosen) {
        Set<Set<String>> all = new HashSet<>();
        for (Judgement.Explained each : permitted.why()) {
            all.add(each.needs());
        }
        if (all.size() > 1) {
            all.forEach(needs -> count(event.name(), before, needs.isEmpty() ? "as the text says" : String.join(", ", needs),
                needs.equals(chosen.needs())));
        }
    }

    /** A segment that is sent, and what is in flight after each that could be. */
    void emits(TcbView before, EventView event, Collection<TlaValue> permitted, TlaValue inFlight) {
        Set<Object> there = new HashSet<>((Collection<?>) inFlight.neutral());
        Set<String> kinds = new TreeSet<>();
        for (TlaValue each : permitted) {
            Set<Object> added = new HashSet<>((Collection<?>) each.neutral());
            added.removeAll(there);
            added.forEach(packet -> kinds.add(kind(before, (Map<?, ?>) ((Map<?, ?>) packet).get("seg"))));
        }
        String chosen = kind(before, ((EventView.Emit) event).segment());
        kinds.forEach(kind -> count("Emit", before, kind, kind.equals(chosen)));
    }

    private static String kind(TcbView before, Map<?, ?> segment) {
        Set<?> ctl = (Set<?>) segment.get("ctl");
        return kind(before, (Integer) segment.get("seq"), (Integer) segment.get("len"),
            (Integer) segment.get("wnd"), ctl.contains("SYN"), ctl.contains("FIN"), ctl.contains("RST"));
    }

    private static String kind(TcbView before, SegmentView s) {
        return kind(before, s.seq().bits(), s.len(), s.wnd(), s.has(Control.SYN), s.has(Control.FIN),
            s.has(Control.RST));
    }

    private static String kind(TcbView before, int seq, int len, int wnd, boolean syn, boolean fin, boolean rst) {
        if (rst) {
            return "RST";
        }
        List<String> parts = new ArrayList<>();
        if (syn) {
            parts.add("SYN");
        }
        if (len > 0) {
            parts.add("text");
        }
        if (fin) {
            parts.add("FIN");
        }
        String what = parts.isEmpty() ? "ACK alone" : String.join(" and ", parts);
        if (!(before instanceof TcbView.Open t)) {
            return what;
        }
        int end = seq + len + (fin ? 1 : 0);
        String which = parts.isEmpty() ? "" : seq == t.sndNxt().bits() ? ", new"
            : end > t.sndNxt().bits() ? ", again and more" : ", again";
        return what + which + (wnd > t.rcvWnd() ? ", wider window" : "");
    }

    private void count(String event, TcbView before, String choice, boolean chosen) {
        long[] count = counts.computeIfAbsent(List.of(event, before.state(), choice), ignored -> new long[2]);
        count[0]++;
        count[1] += chosen ? 1 : 0;
    }

    /** The rows, in the order of event, state and choice. */
    List<Explored.Choice> rows() {
        List<Explored.Choice> rows = new ArrayList<>();
        counts.forEach((key, count) -> rows.add(new Explored.Choice(key.get(0), key.get(1), key.get(2), count[0], count[1])));
        return rows;
    }
}
