package lastack.broken;

import java.util.List;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.NetworkNote;
import lastack.trace.Step;

/**
 * Counts the steps of a run, whether it was sampled or explored, in the same way: every call of a user, segment that is sent,
 * arrival of a copy of one, timeout, and loss. That time passes is no step, and that a segment is duplicated or late shows in
 * its arrivals.
 */
final class Counting {

    private Counting() { }

    static long steps(List<Entry> entries) {
        return entries.stream().filter(Counting::counts).count();
    }

    private static boolean counts(Entry entry) {
        return entry instanceof Step step ? !(step.event() instanceof EventView.Tick)
            : entry instanceof NetworkNote note && note.network().equals("lost");
    }
}
