package lastack.capture;

/**
 * How much is kept of the past.
 *
 * @param connections how many connections are followed at once, at least 1; of more, those are told of at once that are over, then
 *     those that have only asked to be opened, then those that were silent for longest
 * @param linger how long a connection that is over is kept for latecomers, in nanoseconds of the capture's clock
 * @param atOnce whether a connection is told of as soon as it is over; latecomers are then only counted
 */
public record Limits(int connections, long linger, boolean atOnce) {

    /** Room for 50,000; twice the MSL of RFC 9293, section 3.4.2, 4 minutes; told of after that. */
    public static final Limits USUAL = new Limits(50_000, 240_000_000_000L, false);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if nothing may be kept
     */
    public Limits {
        if (connections < 1 || linger < 0) {
            throw new IllegalArgumentException("at least 1 connection must be kept, for at least 0 ns: " + connections + ", " + linger);
        }
    }
}
