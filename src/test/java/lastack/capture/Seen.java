package lastack.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a capture shows, all of it kept. */
final class Seen {

    /** One connection. */
    static final class One implements Follower {
        final Connection connection;
        final List<Observed> segments = new ArrayList<>();
        Closing closing;

        One(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void see(Observed segment) {
            if (closing != null) {
                throw new IllegalStateException("a segment after the end: " + segment);
            }
            segments.add(segment);
        }

        @Override
        public void end(Closing close) {
            if (closing != null) {
                throw new IllegalStateException("told twice: " + connection);
            }
            closing = close;
        }

        @Override
        public String toString() {
            return connection.clientSocket() + " " + connection.serverSocket() + " " + closing;
        }
    }

    final List<One> connections = new ArrayList<>();
    Tally tally;

    static Seen in(Path file) throws IOException {
        try (CaptureReader reader = CaptureReader.open(file)) {
            return in(reader, Limits.USUAL);
        }
    }

    static Seen in(CaptureReader reader, Limits limits) throws IOException {
        Seen seen = new Seen();
        Connections connections = new Connections(connection -> {
            One one = new One(connection);
            seen.connections.add(one);
            return one;
        }, limits);
        new Dissector(reader, connections).run();
        seen.tally = connections.tally();
        seen.connections.sort(Comparator.comparing(one -> one.connection.stream()));
        return seen;
    }
}
