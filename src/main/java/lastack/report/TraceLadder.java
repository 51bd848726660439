package lastack.report;

import java.util.List;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;

/** Draws a run from its trace. The stamps are ticks; a lane's states stand beside what it does. */
public final class TraceLadder {

    /** What the stamps count. */
    static final String CLOCK = "tick";

    private TraceLadder() { }

    /**
     * Draws a whole run.
     *
     * @param header the first line of the trace
     * @param entries the lines after it, all of them
     * @param numbering how sequence numbers are written
     * @return the drawing, never null
     */
    public static Ladder of(Header header, List<? extends Entry> entries, Numbering numbering) {
        StepItems items = new StepItems(header, numbering, entries);
        for (Side side : Side.values()) {
            items.know(side, header.origin(side).tcb());
        }
        items.states();
        for (Entry entry : entries) {
            if (entry instanceof Step step) {
                items.add(step);
            }
        }
        return new Ladder(CLOCK, Weaver.weave(items.items()));
    }
}
