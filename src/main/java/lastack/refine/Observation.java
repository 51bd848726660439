package lastack.refine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lastack.trace.EventView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.SeqNumber;

/**
 * What is seen of one event of an endpoint.
 *
 * @param event the event
 * @param after the control block after it, where that is seen
 * @param tells what the user was told, where that is seen
 * @param nextSyn the number of the next SYN that the endpoint sends, at this event or later, if there is one: the ISS of an OPEN
 *     that nobody saw
 */
public record Observation(EventView event, Optional<TcbView> after, Optional<List<TellView>> tells,
                          Optional<SeqNumber> nextSyn) {

    /** Checks the parts. */
    public Observation {
        Objects.requireNonNull(event, "event");
        tells = tells.map(List::copyOf);
    }

    /** An event of which nothing else is seen. */
    public static Observation of(EventView event, Optional<SeqNumber> nextSyn) {
        return new Observation(event, Optional.empty(), Optional.empty(), nextSyn);
    }
}
