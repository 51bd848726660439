package lastack.contract;

import java.util.Objects;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** What happens to an endpoint from outside (RFC 9293, section 3.10). All of it is immutable. */
public sealed interface Input {

    /**
     * The user's OPEN (section 3.10.1).
     *
     * @param active whether to send a SYN, or to wait for one
     * @param remote whether the remote socket is specified
     * @param iss the initial send sequence number that was selected
     */
    record Open(boolean active, boolean remote, SeqNumber iss) implements Input {
        /** Checks the parts. */
        public Open {
            Objects.requireNonNull(iss, "iss");
        }
    }

    /**
     * The user's SEND (section 3.10.2).
     *
     * @param text what to send; may be empty
     */
    record Send(Text text) implements Input {
        /** Checks the parts. */
        public Send {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * The user's RECEIVE (section 3.10.3).
     *
     * @param max the most octets to take, at least 1
     */
    record Receive(int max) implements Input {
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
    record Close() implements Input { }

    /** The user closes and goes: it will not read what still comes (section 3.6.1, MAY-1). */
    record Detach() implements Input { }

    /** The user's ABORT (section 3.10.5). */
    record Abort() implements Input { }

    /**
     * A segment from the peer, or from anybody (section 3.10.7).
     *
     * @param segment the segment
     */
    record Arrive(Segment segment) implements Input {
        /** Checks the parts. */
        public Arrive {
            Objects.requireNonNull(segment, "segment");
        }
    }

    /** The user timeout (section 3.10.8). */
    record UserTimeout() implements Input { }

    /** The retransmission timer, which is the persist timer too, goes off (section 3.10.8). */
    record RetransmitTimeout() implements Input { }

    /** The time-wait timer goes off (section 3.10.8). */
    record TimeWaitTimeout() implements Input { }
}
