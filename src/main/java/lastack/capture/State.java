package lastack.capture;

/** In which state an endpoint is if all that was captured has arrived (RFC 9293, section 3.3.2). */
final class State {

    /** Where nothing was seen from which it would follow. */
    static final String UNKNOWN = "unknown";

    private State() {
    }

    /**
     * The state of an endpoint.
     *
     * @param own what it sent
     * @param peer what the other sent
     * @param reset whether either sent a reset
     */
    static String of(Way own, Way peer, boolean reset) {
        if (reset) {
            return "CLOSED";
        }
        if (own.fin) {
            return closing(own, peer);
        }
        if (peer.fin && own.any) {
            return "CLOSE-WAIT";
        }
        if (!own.any) {
            return UNKNOWN;
        }
        if (own.syn && own.next == own.iss + 1 && !own.synAcked) {
            return peer.syn ? "SYN-RECEIVED" : "SYN-SENT";
        }
        return "ESTABLISHED";
    }

    private static String closing(Way own, Way peer) {
        if (!peer.fin) {
            return own.finAcked ? "FIN-WAIT-2" : "FIN-WAIT-1";
        }
        if (own.finAfterFin) {
            return own.finAcked ? "CLOSED" : "LAST-ACK";
        }
        return own.finAcked ? "TIME-WAIT" : "CLOSING";
    }
}
