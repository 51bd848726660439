package lastack.tun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import lastack.trace.Header;
import lastack.trace.Step;
import lastack.trace.TraceWriter;

/**
 * Keeps traces in a folder, a file for each part of each connection, named by its port, the other side's
 * address and port, and the part's number. Sockets that are connected again go on counting.
 */
public final class TraceFolder implements Witness.Summons {

    private final Path folder;
    private final Map<Pair, Integer> parts = new HashMap<>();

    /** Into a folder that is there. */
    public TraceFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public Witness of(Pair pair) {
        return new Recorder(pair, this::tape);
    }

    private Recorder.Tape tape(Pair pair, int ofConnection, Header header) {
        int part = parts.merge(pair, 1, Integer::sum);
        Path file = folder.resolve(pair.localPort() + "-" + pair.remote() + "-" + pair.remotePort() + "-" + part + ".trace");
        try {
            return new File(TraceWriter.to(file, header));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    private record File(TraceWriter writer) implements Recorder.Tape {

        @Override
        public void step(Step step) {
            try {
                writer.write(step);
            } catch (IOException e) {
                throw new UncheckedIOException("a trace cannot be written", e);
            }
        }

        @Override
        public void end() {
            try (writer) {
                writer.end();
            } catch (IOException e) {
                throw new UncheckedIOException("a trace cannot be written", e);
            }
        }
    }
}
