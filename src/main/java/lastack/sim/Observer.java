package lastack.sim;

import lastack.trace.NetworkNote;
import lastack.trace.Step;

/** Sees what happens in a run, as it happens. */
@FunctionalInterface
public interface Observer {

    /** An observer that looks away. */
    Observer NONE = step -> { };

    /** An event of an endpoint, with what became of it. */
    void step(Step step);

    /** What the network does to the packet that was sent in the step before. */
    default void network(NetworkNote note) { }
}
