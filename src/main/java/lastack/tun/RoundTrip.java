package lastack.tun;

/**
 * The retransmission timeout by the measured round-trip time (RFC 6298). One segment is timed at a time, and none that
 * was sent
 * twice (Karn's algorithm). Times are in milliseconds, which is the clock's granularity G too.
 */
final class RoundTrip {

    /** As 3 seconds are to the second that the first timeout is. */
    private static final int AFTER_LOST_SYN = 3;

    private final long initial;
    private final long least;
    private final long most;
    private long rto;
    private boolean measured;
    private double smoothed;
    private double variation;

    /**
     * Before anything is measured.
     *
     * @param initial the timeout until then (RFC 6298, section 2.1)
     * @param least no timeout is shorter (RFC 6298, section 2.4)
     * @param most none is longer (RFC 6298, section 2.5)
     */
    RoundTrip(long initial, long least, long most) {
        this.initial = initial;
        this.rto = initial;
        this.least = least;
        this.most = most;
    }

    /** The timeout now. */
    long rto() {
        return rto;
    }

    /** Takes in a measurement (RFC 6298); a timeout that was backed off collapses to what it says. */
    void measure(long milliseconds) {
        if (measured) {
            variation = 0.75 * variation + 0.25 * Math.abs(smoothed - milliseconds);
            smoothed = 0.875 * smoothed + 0.125 * milliseconds;
        } else {
            smoothed = milliseconds;
            variation = milliseconds / 2.0;
            measured = true;
        }
        long computed = (long) Math.ceil(smoothed + Math.max(1, 4 * variation));
        rto = Math.min(most, Math.max(least, computed));
    }

    /** The timer has gone off: the timeout doubles, and stays so until something new is measured (RFC 6298, section 5.5). */
    void backOff() {
        rto = Math.min(most, 2 * rto);
    }

    /**
     * Text follows a SYN that was sent more than once: the timeout is 3 seconds at least, if the first one was 1
     * (RFC 6298, section 5.7).
     */
    void afterLostSyn() {
        rto = Math.min(most, Math.max(AFTER_LOST_SYN * initial, rto));
    }
}
