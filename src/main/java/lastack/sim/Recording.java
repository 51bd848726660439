package lastack.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lastack.trace.Entry;
import lastack.trace.NetworkNote;
import lastack.trace.Step;

/** An observer that keeps all it sees. */
public final class Recording implements Observer {

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public void step(Step step) {
        entries.add(step);
    }

    @Override
    public void network(NetworkNote note) {
        entries.add(note);
    }

    /** What was seen so far, in order; a view that cannot be changed, never null. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }
}
