package lastack.sim;

import lastack.trace.Side;
import lastack.wire.Segment;

/**
 * Something that is due at a tick.
 *
 * @param at the tick
 * @param order tells apart what is due at the same tick: first come, first served
 * @param side whom it concerns
 * @param what what it is
 */
record Due(long at, long order, Side side, What what) implements Comparable<Due> {

    /** What can be due. */
    sealed interface What { }

    /** A packet arrives. */
    record Arrival(Segment segment, long packet) implements What { }

    /** A segment arrives that nobody sent. */
    record Intrusion(Stray stray) implements What { }

    /** The user makes a call of its plan. */
    record Planned(UserCall.Call call, boolean waits) implements What { }

    /** The user reads what is there. */
    record Read() implements What { }

    /** The endpoint's next timer goes off, if it is still the same. */
    record Wake() implements What { }

    @Override
    public int compareTo(Due other) {
        return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
}
