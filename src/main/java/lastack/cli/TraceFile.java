package lastack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import lastack.sim.Observer;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.Step;
import lastack.trace.TraceWriter;

/** Writes traces. */
final class TraceFile {

    private TraceFile() {
    }

    /**
     * Writes the trace of a schedule.
     *
     * @param file where to
     * @param schedule what happens
     * @param endpoint both endpoints
     */
    static void save(Path file, Schedule schedule, Endpoint endpoint) {
        Header header = Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD);
        try (TraceWriter writer = TraceWriter.to(file, header)) {
            Simulator.run(schedule, endpoint, new Observer() {
                @Override
                public void step(Step step) {
                    write(writer, step);
                }

                @Override
                public void network(NetworkNote note) {
                    write(writer, note);
                }
            });
            writer.end();
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableException("--save " + file + " cannot be written.");
        }
    }

    private static void write(TraceWriter writer, Entry entry) {
        try {
            writer.write(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
