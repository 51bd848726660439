package lastack.tcp;

import java.util.Objects;
import lastack.wire.Segment;
import lastack.wire.Text;

/** What happens to an endpoint from outside (RFC 9293, section 3.10). */
public sealed interface Event {

    /**
     * The user's SEND (section 3.10.2).
     *
     * @param text what to send; empty text changes nothing
     */
    record Send(Text text) implements Event {
        /** Checks the parts. */
        public Send {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * The user's RECEIVE (section 3.10.3).
     *
     * @param max the most octets to take; at least 1
     */
    record Receive(int max) implements Event {
        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException if {@code max} is less than 1
         */
        public Receive {
            if (max < 1) {
                throw new IllegalArgumentException("a user receives at least 1 octet at a time, not " + max);
            }
        }
    }

    /** The user's CLOSE, "no more text from me" (section 3.10.4). */
    record Close() implements Event { }

    /** The user's ABORT, "give the connection up" (section 3.10.5). */
    record Abort() implements Event { }

    /**
     * A segment from the peer (section 3.10.7).
     *
     * @param segment the segment
     */
    record Arrive(Segment segment) implements Event {
        /** Checks the parts. */
        public Arrive {
            Objects.requireNonNull(segment, "segment");
        }
    }

    /** The retransmission timer, which is the persist timer too, goes off (section 3.10.8). */
    record RetransmitTimeout() implements Event { }

    /** The time-wait timer goes off (section 3.10.8). */
    record TimeWaitTimeout() implements Event { }
}
