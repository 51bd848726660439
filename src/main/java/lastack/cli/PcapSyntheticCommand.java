package lastack.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lastack.capture.Manner;
import lastack.capture.Synthetic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A capture made up by chance, to measure with. */
@Command(name = "pcap-synthetic", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = {"Write a capture that chance makes up: connections of faultless endpoints,",
        "closed in all ways, with losses. The same seed makes the same file."})
final class PcapSyntheticCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file, which is replaced.")
    private Path file;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "20000",
        description = "How many connections (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--segments", paramLabel = "N", defaultValue = "2000000",
        description = "How many segments, roughly (default: ${DEFAULT-VALUE}).")
    private long segments;

    @Option(names = "--mss", paramLabel = "N", defaultValue = "536",
        description = "The longest text of a segment, 1 to 60000 octets (default: ${DEFAULT-VALUE}).")
    private int mss;

    @Option(names = "--eventful",
        description = "With many losses, resets and texts of a few octets: what is rare elsewhere comes together here.")
    private boolean eventful;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "The seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Synthetic synthetic;
        try {
            synthetic = new Synthetic(connections, segments, mss, eventful ? Manner.EVENTFUL : Manner.USUAL, seed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--connections " + connections + " --segments " + segments + " --mss "
                + mss + ": at least one connection, no fewer segments than connections, and an mss of 1 to 60000 are possible.");
        }
        Run.requireWritable("FILE", file);
        try {
            long written = synthetic.write(file);
            command.commandLine().getOut().printf(Locale.ROOT, "%,d segments in %,d connections.%n", written, connections);
            command.commandLine().getOut().flush();
            return Lastack.AS_EXPECTED;
        } catch (IOException e) {
            throw new UnusableException(file + " cannot be written: " + e.getMessage());
        }
    }
}
