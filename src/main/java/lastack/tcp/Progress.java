package lastack.tcp;

import java.util.List;

/**
 * How far the processing of a segment has come: each step of RFC 9293, section 3.10.7.4 lets it go on or ends it.
 *
 * @param tcb the control block so far
 * @param goesOn whether the next step follows
 * @param tells what the user is told
 */
public record Progress(Tcb tcb, boolean goesOn, List<Tell> tells) {

    /** Takes an immutable copy of the list. */
    public Progress {
        tells = List.copyOf(tells);
    }

    /** The next step follows. */
    public static Progress on(Tcb tcb, Tell... tells) {
        return new Progress(tcb, true, List.of(tells));
    }

    /** The same with the control block after another step, which tells the user nothing. */
    public Progress with(Tcb after) {
        return new Progress(after, goesOn, tells);
    }

    /** That was all: "drop the segment and return". */
    public static Progress stop(Tcb tcb, Tell... tells) {
        return new Progress(tcb, false, List.of(tells));
    }
}
