package lastack.trace;

import lastack.wire.SeqNumber;

/** What happened to an endpoint, or what it did: the events of the relation, under their names there. */
public sealed interface EventView {

    /**
     * The user's OPEN.
     *
     * @param active whether it is active
     * @param remote whether the remote socket is specified
     * @param iss the initial send sequence number that is selected
     */
    record Open(boolean active, boolean remote, SeqNumber iss) implements EventView {
    }

    /**
     * The user's SEND.
     *
     * @param len how many octets
     */
    record Send(int len) implements EventView {
    }

    /**
     * The user's RECEIVE.
     *
     * @param len how many octets it was given; 0 if none
     */
    record Receive(int len) implements EventView {
    }

    /** The user's CLOSE. */
    record Close() implements EventView {
    }

    /** The user closes and will not read any more. */
    record Detach() implements EventView {
    }

    /** The user's ABORT. */
    record Abort() implements EventView {
    }

    /**
     * A segment came in.
     *
     * @param segment the segment
     */
    record Arrive(SegmentView segment) implements EventView {
    }

    /**
     * A segment went out.
     *
     * @param segment the segment
     */
    record Emit(SegmentView segment) implements EventView {
    }

    /** The user timeout. */
    record UserTimeout() implements EventView {
    }

    /** The retransmission timer went off. */
    record RetransmitTimeout() implements EventView {
    }

    /** The time-wait timer went off. */
    record TimeWaitTimeout() implements EventView {
    }

    /**
     * Time passed.
     *
     * @param ticks how much, at least 1
     */
    record Tick(long ticks) implements EventView {
    }

    /** The event's name in the relation and in traces, such as {@code RetransmitTimeout}, which is its class's; never null. */
    default String name() {
        return getClass().getSimpleName();
    }
}
