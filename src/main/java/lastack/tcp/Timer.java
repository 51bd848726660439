package lastack.tcp;

/**
 * A timer that runs.
 *
 * @param kind which one
 * @param deadline the tick at which it goes off, absolute
 */
public record Timer(Kind kind, long deadline) {

    /** Which timer it is. */
    public enum Kind {
        /** Goes off as {@link Event.RetransmitTimeout}: something is unacknowledged, or a zero window wants probing. */
        RETRANSMISSION,
        /** Goes off as {@link Event.UserTimeout}. */
        USER,
        /** Goes off as {@link Event.TimeWaitTimeout}. */
        TIME_WAIT,
        /** Has no event: {@link Endpoint#transmit} at the deadline sends the acknowledgment. */
        DELAYED_ACK
    }
}
