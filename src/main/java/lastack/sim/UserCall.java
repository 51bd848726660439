package lastack.sim;

/**
 * A call that a user makes at a set time.
 *
 * @param at when, in ticks from the start of the run; at least 0
 * @param call the call
 */
public record UserCall(long at, Call call) {

    /** Which call it is. */
    public sealed interface Call { }

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
        if (call instanceof Receive receive && receive.max() < 1) {
            throw new IllegalArgumentException("a user receives at least 1 octet at a time, not " + receive.max());
        }
    }
}
