package lastack.sim;

/**
 * A call that a user makes at a set time.
 *
 * @param at when, in ticks from the start of the run; at least 0
 * @param call the call
 * @param waits whether the user waits besides, as one does for OPEN to return, until the endpoint knows its peer: until it has
 *     left CLOSED, LISTEN and SYN-SENT. If it never does, the call is never made
 */
public record UserCall(long at, Call call, boolean waits) {

    /** Which call it is. */
    public sealed interface Call { }

    /**
     * OPEN.
     *
     * @param active whether it is active
     * @param remote whether the remote socket is specified
     * @param above how far its ISS lies above that of the side's first connection, at least 0
     */
    public record Open(boolean active, boolean remote, int above) implements Call { }

    /**
     * SEND of the next octets of the user's stream.
     *
     * @param octets how many, at least 0
     */
    public record Send(int octets) implements Call { }

    /**
     * RECEIVE, whether there is something to receive or not.
     *
     * @param max the most octets to take, at least 1
     */
    public record Receive(int max) implements Call { }

    /** CLOSE. */
    public record Close() implements Call { }

    /** CLOSE by a user who will not read any more. */
    public record Detach() implements Call { }

    /** ABORT. */
    public record Abort() implements Call { }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming what is out of its range
     */
    public UserCall {
        if (at < 0) {
            throw new IllegalArgumentException("a call is made at tick 0 or later, not at " + at);
        }
        if (call instanceof Send send && send.octets() < 0) {
            throw new IllegalArgumentException("a user sends 0 octets or more, not " + send.octets());
        }
        if (call instanceof Open open && open.above() < 0) {
            throw new IllegalArgumentException("an ISS is not below the first one by " + open.above());
        }
        if (call instanceof Receive receive && receive.max() < 1) {
            throw new IllegalArgumentException("a user receives at least 1 octet at a time, not " + receive.max());
        }
    }

    /** A call for which the user does not wait. */
    public UserCall(long at, Call call) {
        this(at, call, false);
    }

    /** The same, but the user waits. */
    UserCall waiting() {
        return new UserCall(at, call, true);
    }
}
