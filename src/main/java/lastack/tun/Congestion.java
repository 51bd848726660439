package lastack.tun;

/** The congestion window: slow start and congestion avoidance (RFC 5681, section 3.1). In octets. */
final class Congestion {

    private final int mss;
    private long window;
    private long threshold = Long.MAX_VALUE;

    /**
     * At the beginning of a connection.
     *
     * @param mss SMSS, at least 1
     */
    Congestion(int mss) {
        this.mss = mss;
        this.window = mss > 2190 ? 2L * mss : mss > 1095 ? 3L * mss : 4L * mss;
    }

    /** How many octets may be in flight. */
    int window() {
        return (int) Math.min(Integer.MAX_VALUE, window);
    }

    /** Octets that were in flight are acknowledged. */
    void acknowledged(int octets) {
        window += window < threshold ? Math.min(octets, mss) : Math.max(1, (long) mss * mss / window);
        // Beyond the largest window that a peer can offer there is nothing to learn.
        window = Math.min(window, 1L << 30);
    }

    /**
     * The retransmission timer has gone off.
     *
     * @param inFlight how many octets are in flight
     * @param first whether the segment has not been sent again yet
     */
    void lost(int inFlight, boolean first) {
        if (first) {
            threshold = Math.max(inFlight / 2, 2L * mss);
        }
        window = mss;
    }
}
