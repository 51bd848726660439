package lastack.tcp;

import java.util.List;

/**
 * What became of an event.
 *
 * @param tcb the control block after it
 * @param tells what the user is told, in order; immutable
 */
public record Outcome(Tcb tcb, List<Tell> tells) {
    /** Takes an immutable copy of the list. */
    public Outcome {
        tells = List.copyOf(tells);
    }
}
