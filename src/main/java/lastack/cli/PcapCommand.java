package lastack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import lastack.capture.CaptureException;
import lastack.capture.CaptureReader;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Hints;
import lastack.capture.Limits;
import lastack.refine.WireBeliefs;
import lastack.verdict.Learning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Capture files, connection by connection. */
@Command(name = "pcap", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = {"Read captures (pcap or pcapng), and tell of each connection how it was",
        "closed. With -, read standard input, and tell of each connection as it",
        "ends: tcpdump -U -w - | java -jar lastack.jar pcap -"})
final class PcapCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    /** What may be taken by a connection that is followed, in octets. It takes a third of that where nothing is unusual. */
    private static final int EACH = 12_000;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures; - is standard input.")
    private List<String> files;

    @Option(names = "--json", description = "One JSON object for each connection, and one for each file.")
    private boolean json;

    @Option(names = "--summary", description = "One line for each file.")
    private boolean summary;

    @Option(names = "--ladder", paramLabel = "N",
        description = "Draw connection N of each file, counted from 0 as in the list.")
    private Optional<Long> ladder = Optional.empty();

    @Option(names = "--connections", paramLabel = "N",
        description = "Follow N connections at once at most; what is beyond is told of early (default: 50000, or one for each "
            + "12 kB of the heap if that is less).")
    private int connections = (int) Math.min(Limits.USUAL.connections(), Math.max(1, Runtime.getRuntime().maxMemory() / EACH));

    @Option(names = "--no-verdicts", description = "Tell how connections were closed, and judge nothing.")
    private boolean labels;

    @Option(names = "--learned", paramLabel = "FILE",
        description = "Begin with what FILE has learned in earlier runs, and add to it: what was judged before is judged in less time.")
    private Optional<Path> learned = Optional.empty();

    @Mixin
    private SpecOption specification;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if ((json ? 1 : 0) + (summary ? 1 : 0) + (ladder.isPresent() ? 1 : 0) > 1) {
            throw new ParameterException(command.commandLine(), "Of --json, --summary and --ladder only one is possible.");
        }
        if (connections < 1) {
            throw new ParameterException(command.commandLine(), "--connections " + connections
                + ": there must be one at least.");
        }
        if (ladder.isPresent() && ladder.get() < 0) {
            throw new ParameterException(command.commandLine(), "--ladder " + ladder.get()
                + ": connections are counted from 0.");
        }
        if (learned.isPresent() && !specification.isBundled()) {
            throw new ParameterException(command.commandLine(),
                "--learned and --spec: what is learned is of the specification in the jar.");
        }
        learned.ifPresent(file -> Run.requireWritable("--learned", file));
        PrintWriter out = command.commandLine().getOut();
        PcapReport report = json ? new PcapJson(out) : summary ? new PcapSummary(out)
            : ladder.isPresent() ? new PcapLadder(out, ladder.get()) : new PcapText(out);
        // They are loaded while the first segments are read.
        Optional<Supplier<WireBeliefs>> beliefs = labels || ladder.isPresent() ? Optional.empty() : Optional.of(loading());
        int status = Lastack.AS_EXPECTED;
        for (String file : files) {
            try {
                if (file.equals(STANDARD_INPUT)) {
                    Grace grace = new Grace();
                    try {
                        read(file, report, beliefs);
                        report.flush();
                    } finally {
                        grace.end();
                    }
                } else {
                    read(file, report, beliefs);
                }
            } catch (CaptureException | IOException e) {
                out.flush();
                // The other files may be in order.
                command.commandLine().getErr().println(command.qualifiedName() + ": "
                    + (e instanceof CaptureException ? e.getMessage() : reason(file, (IOException) e)));
                status = Lastack.UNUSABLE;
            }
        }
        beliefs.map(Supplier::get).ifPresent(this::keep);
        report.end();
        out.flush();
        if (out.checkError()) {
            return Lastack.NOT_AS_EXPECTED;
        }
        return status == Lastack.AS_EXPECTED && !report.isComplete() ? Lastack.UNUSABLE : status;
    }

    private Supplier<WireBeliefs> loading() {
        CompletableFuture<WireBeliefs> loading = CompletableFuture.supplyAsync(this::load);
        return () -> SpecOption.loaded(loading);
    }

    private WireBeliefs load() {
        if (learned.isEmpty() || Files.notExists(learned.get())) {
            return specification.wireBeliefs();
        }
        try {
            return specification.wireBeliefs(learned.get()).orElseGet(() -> {
                command.commandLine().getErr().println(command.qualifiedName() + ": --learned " + learned.get()
                    + " is damaged, or of another version, and is begun anew.");
                return specification.wireBeliefs();
            });
        } catch (IOException e) {
            throw new UnusableException("--learned " + learned.get() + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Writes what was learned, if there is anything new, and nothing was forgotten for it. */
    private void keep(WireBeliefs beliefs) {
        if (learned.isPresent() && beliefs.hasForgotten()) {
            command.commandLine().getErr().println(command.qualifiedName() + ": --learned " + learned.get()
                + " is left as it is: there was more to learn than the heap has room for.");
        } else if (learned.isPresent() && (beliefs.evaluations() > 0 || Files.notExists(learned.get()))) {
            try {
                Learning.write(beliefs, learned.get());
            } catch (IOException e) {
                throw new UnusableException("--learned " + learned.get() + " cannot be written: " + e.getMessage() + ".");
            }
        }
    }

    private static String reason(String file, IOException e) {
        Path path = Path.of(file);
        return Files.isDirectory(path) ? file + " is a folder."
            : Files.notExists(path) ? file + " is not there." : file + " cannot be read: " + e.getMessage() + ".";
    }

    private void read(String file, PcapReport report, Optional<Supplier<WireBeliefs>> beliefs) throws IOException {
        boolean live = file.equals(STANDARD_INPUT);
        String name = live ? "standard input" : file;
        try (CaptureReader reader = live ? CaptureReader.of(System.in, name) : CaptureReader.open(Path.of(file))) {
            report.begin(live ? name : Path.of(file).getFileName().toString());
            Hints hints = new Hints();
            Limits limits = new Limits(connections, Limits.USUAL.linger(), live);
            Connections division;
            try (PcapPending pending = new PcapPending(report, beliefs, live)) {
                division = new Connections(connection -> new PcapFollower(connection, pending, hints), limits);
                new Dissector(reader, division).run();
            }
            report.end(division.tally(), hints);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
