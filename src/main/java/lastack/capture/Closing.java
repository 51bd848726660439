package lastack.capture;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a capture shows of a connection as a whole.
 *
 * @param close how it was closed
 * @param notes what else is worth knowing, in words joined by hyphens, such as {@code simultaneous-close}; immutable
 * @param first whose FIN or reset came first; empty if there was none
 * @param client the state in which the client was left if all that was captured arrived, named as in RFC 9293, section 3.3.2
 * @param server the state in which the server was left
 * @param segments how many segments were captured
 * @param begin the time of the first segment, in nanoseconds since 1970
 * @param end the time of the last
 */
public record Closing(Close close, List<String> notes, Optional<Role> first, String client, String server, long segments,
                      long begin, long end) {

    /** Takes an immutable copy of the list. */
    public Closing {
        Objects.requireNonNull(close, "close");
        Objects.requireNonNull(first, "first");
        notes = List.copyOf(notes);
    }

    /** The state in which one endpoint was left. */
    public String state(Role role) {
        return role == Role.CLIENT ? client : server;
    }
}
