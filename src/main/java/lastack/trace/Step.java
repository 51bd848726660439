package lastack.trace;

import java.util.List;
import java.util.OptionalLong;

/**
 * One event of one endpoint, with what became of it.
 *
 * @param at when, in ticks
 * @param endpoint whose event it is
 * @param event the event
 * @param tcb the control block after it
 * @param tells what the user was told; immutable
 * @param packet joins an Emit with the Arrive of each copy of the segment; empty for other events, and for the Arrive of a
 *     segment that neither endpoint sent
 */
public record Step(long at, Side endpoint, EventView event, TcbView tcb, List<TellView> tells, OptionalLong packet)
    implements Entry {

    /** Takes an immutable copy of the list. */
    public Step {
        tells = List.copyOf(tells);
    }
}
