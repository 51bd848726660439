package lastack.contract;

import java.util.Optional;
import lastack.trace.TcbView;
import lastack.wire.Segment;

/**
 * One endpoint of one TCP connection, of anybody's making; it may change as it works. It does nothing unless it is called, by
 * one thread at a time, and knows no clock: {@code now} is in ticks and never goes back.
 *
 * <p>Whoever drives it calls {@link #handle} when something happens, then {@link #transmit} until that is empty, then asks for
 * the {@link #nextTimer}; when that is due, it hands over the timer's event, if it has one, and lets it transmit again.
 * {@link #view} is asked after every single step.
 */
public interface Subject {

    /** How many segments, or wake-ups, at one tick are taken for "for ever". */
    int FOR_EVER = 1000;

    /**
     * What becomes of an event. What is to be sent because of it waits for {@link #transmit}.
     *
     * @param input any event; any segment may arrive, whatever its numbers, and any call may be made at any time. A timeout is
     *     handed over only when {@link #nextTimer} has said that it is due
     * @param now the current tick
     * @return what its user is told, never null
     */
    Reply handle(Input input, long now);

    /**
     * The next segment to send now, which then counts as sent. A spurious call is harmless.
     *
     * @param now the current tick
     * @return the segment, or empty if there is nothing to send now
     */
    Optional<Segment> transmit(long now);

    /** The timer that goes off first, or empty if none runs; asking changes nothing. */
    Optional<Alarm> nextTimer();

    /**
     * The control block; asking changes nothing.
     *
     * @param now the tick from which remaining times count
     * @return the variables of {@code Tcb.tla} as they are now, never null
     */
    TcbView view(long now);

    /** A copy that goes its own way: what happens to one is not noticed by the other. Exhaustive exploration branches so. */
    Subject copy();
}
