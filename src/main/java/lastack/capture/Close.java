package lastack.capture;

import java.util.Locale;

/** How a capture shows that a connection was closed; what the endpoints knew of it is another question. */
public enum Close {
    /** FINs both ways, and both acknowledged. */
    GRACEFUL,
    /** FINs both ways, of which an acknowledgment was not captured. */
    GRACEFUL_UNACKED,
    /** A FIN one way only. */
    HALF_CLOSED,
    /** A reset, and no FIN of either side before it. */
    RESET,
    /** A reset after a FIN. */
    FIN_THEN_RESET,
    /** Neither FIN nor reset. */
    OPEN;

    /** The name as it is printed, such as {@code fin-then-reset}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
