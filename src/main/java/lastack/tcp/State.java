package lastack.tcp;

/** A state of a connection (RFC 9293, section 3.3.2). */
public enum State {
    /** Waiting for any peer's SYN. */
    LISTEN("LISTEN"),
    /** Our SYN is sent; waiting for the peer's. */
    SYN_SENT("SYN-SENT"),
    /** Both SYNs are sent; ours is not acknowledged. */
    SYN_RECEIVED("SYN-RECEIVED"),
    /** Text goes both ways. */
    ESTABLISHED("ESTABLISHED"),
    /** The user has closed; our FIN is not acknowledged. */
    FIN_WAIT_1("FIN-WAIT-1"),
    /** Our FIN is acknowledged; the peer may still send. */
    FIN_WAIT_2("FIN-WAIT-2"),
    /** The peer has closed; our user has not, or our FIN is not sent yet. */
    CLOSE_WAIT("CLOSE-WAIT"),
    /** Both have closed; our FIN is not acknowledged. */
    CLOSING("CLOSING"),
    /** The peer closed first; our FIN is sent and not acknowledged. */
    LAST_ACK("LAST-ACK"),
    /** Both FINs are acknowledged; waiting until no old segment can be about. */
    TIME_WAIT("TIME-WAIT"),
    /** No connection. */
    CLOSED("CLOSED");

    private final String text;

    State(String text) {
        this.text = text;
    }

    /** Whether both sides' numbers are known, so that the control block is whole. */
    public boolean isWhole() {
        return this != CLOSED && this != LISTEN && this != SYN_SENT;
    }

    /** Whether there is a retransmission queue. */
    public boolean hasQueue() {
        return this != CLOSED && this != LISTEN;
    }

    /** Whether the peer's FIN has not been processed, so that more text may come. */
    public boolean receives() {
        return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
    }

    /** The RFC's name, such as {@code FIN-WAIT-1}. */
    @Override
    public String toString() {
        return text;
    }
}
