package lastack.trial;

import lastack.refine.Violation;
import lastack.trace.Side;

/** What is wrong with an endpoint. */
public sealed interface Fault {

    /**
     * It took a step that the relation does not permit.
     *
     * @param violation the step
     */
    record Forbidden(Violation violation) implements Fault { }

    /**
     * Each step was permitted, and yet the users did not get what they were promised.
     *
     * @param promise what was not kept
     */
    record Broken(String promise) implements Fault { }

    /**
     * It is no endpoint at all: it throws, loops, returns null or is not its own.
     *
     * @param side which of the two
     * @param what what it does, as the end of a sentence that begins with its name
     */
    record Misbehaved(Side side, String what) implements Fault { }

    /**
     * It is not itself when it is looked at, copied or run again.
     *
     * @param what what differs
     */
    record Inconstant(String what) implements Fault { }
}
