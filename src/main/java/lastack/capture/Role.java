package lastack.capture;

import java.util.Locale;

/** One of the two endpoints of a connection. */
public enum Role {
    /** Who opened it, as far as the capture tells: see {@link Connection}. */
    CLIENT,
    /** The other. */
    SERVER;

    /** Who sent a segment. */
    public static Role sender(Observed segment) {
        return segment.fromClient() ? CLIENT : SERVER;
    }

    /** The name as it is printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
