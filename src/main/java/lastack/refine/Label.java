package lastack.refine;

import java.util.List;
import java.util.Optional;
import lastack.trace.EventView;
import lastack.trace.Side;
import lastack.trace.TellView;

/**
 * What a composed step is called.
 *
 * @param action its name in {@code Teardown}, without the side
 * @param side whose step it is; of a loss, where the segment would have arrived; of a tick, which is a step of both, A
 * @param event of the endpoint; empty if it has none
 * @param packet the packet that was sent, arrived or was lost, or -1
 * @param tells what the user was told
 */
record Label(String action, Side side, Optional<EventView> event, int packet, List<TellView> tells) {

    /** A step of which no more is known than whose it is. */
    static Label of(String action, Side side) {
        return new Label(action, side, Optional.empty(), -1, List.of());
    }
}
