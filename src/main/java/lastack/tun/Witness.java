package lastack.tun;

import lastack.trace.ConfigView;
import lastack.trace.Step;
import lastack.trace.TcbView;

/**
 * Sees every step of one connection's endpoint. The settings are those of the step: the retransmission timeout that
 * counts as
 * the first one follows the round-trip time.
 */
@FunctionalInterface
public interface Witness {

    /** A witness that looks away. */
    Witness NONE = (config, before, step) -> { };

    /**
     * A step of the endpoint, which is on side A.
     *
     * @param config what the endpoint is set to in this step
     * @param before the control block before it
     * @param step the step
     */
    void step(ConfigView config, TcbView before, Step step);

    /** There will be no more steps. */
    default void end() { }

    /** Makes a witness for each connection. */
    @FunctionalInterface
    interface Summons {
        /** A witness of the connection between two sockets. */
        Witness of(Pair pair);
    }
}
