package lastack.tcp;

import java.util.Optional;

/**
 * The timers of a connection, as data: absolute deadlines in ticks, {@link #OFF} for one that does not run.
 *
 * @param rto the timeout that the retransmission timer was, or will be, started with
 * @param retransmission when the segment at SND.UNA is sent again, or a zero window probed
 * @param resend whether the segment at SND.UNA is owed now: that moment has come (RFC 6298, section 5.4), or it is our SYN
 * @param timeWait when TIME-WAIT ends
 * @param user when the user timeout ends the connection
 * @param ack until when an acknowledgment must be sent; off if none is owed
 */
public record Timers(long rto, long retransmission, boolean resend, long timeWait, long user, long ack) {

    /** The deadline of a timer that does not run: later than any other. */
    public static final long OFF = Long.MAX_VALUE;

    /** No timer runs, nothing is owed. */
    static Timers idle(long rtoInitial) {
        return new Timers(rtoInitial, OFF, false, OFF, OFF, OFF);
    }

    /** With the retransmission timer set anew. */
    public Timers withRetransmission(long newRto, long deadline, boolean nowResend) {
        return new Timers(newRto, deadline, nowResend, timeWait, user, ack);
    }

    /** With the time-wait timer set. */
    public Timers withTimeWait(long deadline) {
        return new Timers(rto, retransmission, resend, deadline, user, ack);
    }

    /** With the user timeout set. */
    public Timers withUser(long deadline) {
        return deadline == user ? this : new Timers(rto, retransmission, resend, timeWait, deadline, ack);
    }

    /** With an acknowledgment owed by {@code deadline}, or none if that is {@link #OFF}. */
    public Timers withAck(long deadline) {
        return deadline == ack ? this : new Timers(rto, retransmission, resend, timeWait, user, deadline);
    }

    /** With the segment at SND.UNA owed now. */
    public Timers withResend() {
        return new Timers(rto, retransmission, true, timeWait, user, ack);
    }

    /** After the owed segment was sent again. */
    public Timers withoutResend() {
        return new Timers(rto, retransmission, false, timeWait, user, ack);
    }

    /** With every deadline later by so many ticks, during which the timers stood still. */
    Timers later(long ticks) {
        return new Timers(rto, later(retransmission, ticks), resend, later(timeWait, ticks), later(user, ticks),
            later(ack, ticks));
    }

    private static long later(long deadline, long ticks) {
        return deadline == OFF ? OFF : deadline + ticks;
    }

    /** Whether an acknowledgment is owed, now or later. */
    public boolean owesAck() {
        return ack != OFF;
    }

    /** The timer that goes off first; of several at once, the one named first in {@link Timer.Kind}. */
    Optional<Timer> next() {
        long first = Math.min(Math.min(retransmission, user), Math.min(timeWait, ack));
        if (first == OFF) {
            return Optional.empty();
        }
        return Optional.of(new Timer(first == retransmission ? Timer.Kind.RETRANSMISSION : first == user ? Timer.Kind.USER
            : first == timeWait ? Timer.Kind.TIME_WAIT : Timer.Kind.DELAYED_ACK, first));
    }
}
