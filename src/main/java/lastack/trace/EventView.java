package lastack.trace;

/** What happened to an endpoint, or what it did: the events of the relation, under their names there. */
public sealed interface EventView {

    /**
     * The user's SEND.
     *
     * @param len how many octets
     */
    record Send(int len) implements EventView {
        @Override
        public String name() {
            return "Send";
        }
    }

    /**
     * The user's RECEIVE.
     *
     * @param len how many octets it was given; 0 if none
     */
    record Receive(int len) implements EventView {
        @Override
        public String name() {
            return "Receive";
        }
    }

    /** The user's CLOSE. */
    record Close() implements EventView {
        @Override
        public String name() {
            return "Close";
        }
    }

    /** The user's ABORT. */
    record Abort() implements EventView {
        @Override
        public String name() {
            return "Abort";
        }
    }

    /**
     * A segment came in.
     *
     * @param segment the segment
     */
    record Arrive(SegmentView segment) implements EventView {
        @Override
        public String name() {
            return "Arrive";
        }
    }

    /**
     * A segment went out.
     *
     * @param segment the segment
     */
    record Emit(SegmentView segment) implements EventView {
        @Override
        public String name() {
            return "Emit";
        }
    }

    /** The retransmission timer went off. */
    record RetransmitTimeout() implements EventView {
        @Override
        public String name() {
            return "RetransmitTimeout";
        }
    }

    /** The time-wait timer went off. */
    record TimeWaitTimeout() implements EventView {
        @Override
        public String name() {
            return "TimeWaitTimeout";
        }
    }

    /**
     * Time passed.
     *
     * @param ticks how much, at least 1
     */
    record Tick(long ticks) implements EventView {
        @Override
        public String name() {
            return "Tick";
        }
    }

    /** The event's name in the relation and in traces, such as {@code RetransmitTimeout}; never null. */
    String name();
}
