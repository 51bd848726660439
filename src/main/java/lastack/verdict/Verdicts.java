package lastack.verdict;

import java.util.Objects;
import lastack.capture.Role;

/**
 * The verdicts on both endpoints of a connection.
 *
 * @param client that on the client
 * @param server that on the server
 */
public record Verdicts(Verdict client, Verdict server) {

    /** Checks the parts. */
    public Verdicts {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(server, "server");
    }

    /** The verdict on one of them. */
    public Verdict of(Role role) {
        return role == Role.CLIENT ? client : server;
    }
}
