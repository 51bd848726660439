package lastack.tcp;

import java.util.Optional;
import lastack.wire.SeqNumber;

/**
 * One endpoint of a TCP connection: a function from control block, event and time to control block and output.
 *
 * <p>An implementation keeps nothing between calls. {@code now} is in ticks and never goes back for one connection.
 */
public interface Endpoint {

    /**
     * No connection yet; OPEN begins one.
     *
     * @param config what the endpoint is set to
     * @return the control block in CLOSED, never null
     */
    Tcb closed(Config config);

    /**
     * A connection in ESTABLISHED over which nothing has been sent yet.
     *
     * @param config what the endpoint is set to
     * @param iss the number of the first octet that will be sent
     * @param irs the number of the first octet that will be received
     * @param peerWindow how many octets the peer is ready to receive, at least 0
     * @return the control block, never null
     * @throws IllegalArgumentException if {@code peerWindow} is negative
     */
    Tcb established(Config config, SeqNumber iss, SeqNumber irs, int peerWindow);

    /**
     * What becomes of an event. Call it when something happens; then {@link #transmit} until that is empty.
     *
     * @param tcb the control block before the event
     * @param event any event; any segment may arrive, whatever its numbers
     * @param now the current tick
     * @return the control block after the event and what the user is told, never null
     * @throws IllegalStateException if the event is a timeout whose timer is not running
     * @throws IllegalArgumentException if the event is a timeout that is not due yet
     */
    Outcome handle(Tcb tcb, Event event, long now);

    /**
     * The next segment to send now. Call it until it is empty after every {@link #handle} and every wake-up; a spurious call
     * is harmless.
     *
     * @param tcb the control block
     * @param now the current tick
     * @return the segment with the control block after it, or empty if there is nothing to send now
     */
    Optional<Emission> transmit(Tcb tcb, long now);

    /**
     * The timer to wake up for. At its deadline, fire its event if it has one, then {@link #transmit}.
     *
     * @param tcb the control block
     * @return the timer that goes off first, or empty if none runs
     */
    Optional<Timer> nextTimer(Tcb tcb);
}
