package lastack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.sim.Recording;
import lastack.sim.Result;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.Step;
import lastack.trace.TraceWriter;

/**
 * A run of the Java endpoint against itself, held to the relation.
 *
 * @param header where it begins
 * @param entries all that happened
 * @param refinement the judgement of its steps
 * @param result how it went
 */
record Run(Header header, List<Entry> entries, Refinement refinement, Result result) {

    private static final Endpoint ENDPOINT = new TcpEndpoint();

    /** Runs a schedule. */
    static Run of(Schedule schedule, Oracle oracle) {
        Header header = Simulator.header(schedule, ENDPOINT, ENDPOINT, TcbMapping.STANDARD);
        Refinement refinement = new Refinement(oracle, header);
        Recording recording = new Recording();
        Result result = Simulator.run(schedule, ENDPOINT, recording);
        for (Entry entry : recording.entries()) {
            if (entry instanceof Step step) {
                refinement.step(step);
            }
        }
        return new Run(header, recording.entries(), refinement, result);
    }

    /** Tells of a file that cannot be written before there is anything to write. */
    static void requireWritable(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null) {
            throw new UnusableException(option + " " + file + " is a folder.");
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableException(option + " " + file + ": there is no folder " + folder + ".");
        }
        if (Files.exists(file) ? !Files.isWritable(file) : !Files.isWritable(folder)) {
            throw new UnusableException(option + " " + file + " cannot be written.");
        }
    }

    /** Writes the trace. */
    void save(Path file) {
        try (TraceWriter writer = TraceWriter.to(file, header)) {
            for (Entry entry : entries) {
                writer.write(entry);
            }
            writer.end();
        } catch (IOException e) {
            throw new UnusableException("--save " + file + " cannot be written.");
        }
    }
}
