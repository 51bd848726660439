package lastack.contract;

import java.util.Objects;
import java.util.Optional;

/**
 * A timer that runs.
 *
 * @param kind which one
 * @param deadline the tick at which it goes off, absolute
 */
public record Alarm(Kind kind, long deadline) {

    /** Checks the parts. */
    public Alarm {
        Objects.requireNonNull(kind, "kind");
    }

    /** Which timer it is. Of several that are due at once, any may come first. */
    public enum Kind {
        /** Something is unacknowledged, or a zero window wants probing. */
        RETRANSMISSION(new Input.RetransmitTimeout()),
        /** The user timeout. */
        USER(new Input.UserTimeout()),
        /** The end of TIME-WAIT. */
        TIME_WAIT(new Input.TimeWaitTimeout()),
        /** Has no event: {@link Subject#transmit} at the deadline sends the acknowledgment. */
        DELAYED_ACK(null);

        private final Input event;

        Kind(Input event) {
            this.event = event;
        }

        /** What is handed to {@link Subject#handle} when it goes off, if anything is. */
        public Optional<Input> event() {
            return Optional.ofNullable(event);
        }
    }
}
