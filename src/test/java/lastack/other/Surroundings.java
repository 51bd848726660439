package lastack.other;

import lastack.wire.Segment;

/** What a {@link Connection} calls. */
interface Surroundings {

    /** A timer of a connection. */
    enum Timer {
        RETRANSMIT, USER, TIME_WAIT
    }

    /** Call {@link Connection#expired} at this tick, instead of when it was said before. */
    void set(Timer timer, long at);

    /** Do not call it. */
    void cancel(Timer timer);

    /** When it will be called, or {@code Long.MAX_VALUE}. */
    long deadline(Timer timer);

    /** A segment goes out. */
    void out(Segment segment);

    /** The user reads octets, the first of which has this number. */
    void text(int from, byte[] octets);

    /** The user hears that a connection ends, or of the end of the stream. */
    void event(Ending ending);

    /** The user's call is refused. */
    void refused(String why);

    /** What a user can be told, its octets apart. */
    enum Ending {
        END_OF_STREAM, CLOSED, RESET, REFUSED, ABORTED, TIMEOUT, GIVEN_UP
    }
}
