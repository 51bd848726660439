package lastack.tcp;

import java.util.Optional;

/**
 * The timers of a connection, as data: absolute deadlines in ticks, {@link #OFF} for one that does not run.
 *
 * @param rto the timeout that the retransmission timer was, or will be, started with
 * @param retransmission when the segment at SND.UNA is sent again, or a zero window probed
 * @param resend whether that moment has come and the segment is owed (RFC 6298, section 5.4)
 * @param timeWait when TIME-WAIT ends
 * @param ack until when an acknowledgment must be sent; off if none is owed
 */
public record Timers(long rto, long retransmission, boolean resend, long timeWait, long ack) {

    /** The deadline of a timer that does not run: later than any other. */
    public static final long OFF = Long.MAX_VALUE;

    /** No timer runs, nothing is owed. */
    static Timers idle(long rtoInitial) {
        return new Timers(rtoInitial, OFF, false, OFF, OFF);
    }

    /** With the retransmission timer set anew. */
    public Timers withRetransmission(long rto, long deadline, boolean resend) {
        return new Timers(rto, deadline, resend, timeWait, ack);
    }

    /** With the time-wait timer set. */
    public Timers withTimeWait(long deadline) {
        return new Timers(rto, retransmission, resend, deadline, ack);
    }

    /** With an acknowledgment owed by {@code deadline}, or none if that is {@link #OFF}. */
    public Timers withAck(long deadline) {
        return deadline == ack ? this : new Timers(rto, retransmission, resend, timeWait, deadline);
    }

    /** After the owed segment was sent again. */
    public Timers withoutResend() {
        return new Timers(rto, retransmission, false, timeWait, ack);
    }

    /** Whether an acknowledgment is owed, now or later. */
    public boolean owesAck() {
        return ack != OFF;
    }

    /** The timer that goes off first; of two at once, the one named first in {@link Timer.Kind}. */
    Optional<Timer> next() {
        if (retransmission != OFF && retransmission <= timeWait && retransmission <= ack) {
            return Optional.of(new Timer(Timer.Kind.RETRANSMISSION, retransmission));
        }
        if (timeWait != OFF && timeWait <= ack) {
            return Optional.of(new Timer(Timer.Kind.TIME_WAIT, timeWait));
        }
        return ack == OFF ? Optional.empty() : Optional.of(new Timer(Timer.Kind.DELAYED_ACK, ack));
    }
}
