package lastack.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.sim.Observer;
import lastack.sim.Plan;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.sim.UserCall;
import lastack.tcp.Config;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.Step;
import lastack.wire.SeqNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The textbook closes, as runs of the Java endpoint that the relation accepts. */
@Command(name = "show", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Run a textbook close, hold it to the relation, and draw it.")
final class ShowCommand implements Callable<Integer> {

    /** The closes of RFC 9293, section 3.6. */
    enum Close {
        /** Figure 12: B closes after it has acknowledged A's FIN. */
        FOUR_WAY(100),
        /** Figure 13: both close before they hear of each other. */
        SIMULTANEOUS(0);

        private final long second;

        Close(long second) {
            this.second = second;
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Milliseconds on the way from one side to the other. */
    private static final long DELAY = 20;

    /** The RFC's MSL of 2 minutes (section 3.4.2); RTO of 1 s (RFC 6298); no delayed ACK. Times in milliseconds. */
    private static final Config CONFIG = new Config(240_000, 1_000, 60_000, 0, 65_535, 1460);

    @Mixin
    private SpecOption specification;

    @Parameters(paramLabel = "CLOSE", description = "${COMPLETION-CANDIDATES}")
    private Close close;

    @Option(names = "--save", paramLabel = "FILE", description = "Write its trace too.")
    private Optional<Path> save = Optional.empty();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Endpoint endpoint = new TcpEndpoint();
        Schedule schedule = schedule(close);
        Header header = Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD);
        Refinement refinement = new Refinement(Oracle.load(specification.folder()), header);
        List<Entry> entries = new ArrayList<>();
        Simulator.run(schedule, endpoint, new Observer() {
            @Override
            public void step(Step step) {
                refinement.step(step);
                entries.add(step);
            }

            @Override
            public void network(NetworkNote note) {
                entries.add(note);
            }
        });
        save.ifPresent(file -> TraceFile.save(file, schedule, endpoint));
        PrintWriter out = command.commandLine().getOut();
        if (refinement.violation().isPresent()) {
            Drawing.violation(out, header, entries, refinement.violation().get(), "show " + close);
            return Lastack.NOT_AS_EXPECTED;
        }
        Drawing.trace(out, header, entries);
        out.println();
        out.println("A run of the Java endpoint; the relation explains each of its " + refinement.steps() + " steps.");
        out.flush();
        return Lastack.AS_EXPECTED;
    }

    private static Schedule schedule(Close close) {
        return Schedule.of(0, plan(100, 0), plan(300, close.second), List.of(), DELAY);
    }

    private static Plan plan(long iss, long closeAt) {
        return new Plan(CONFIG, SeqNumber.of(iss), List.of(new UserCall(closeAt, new UserCall.Close())), Plan.Reading.PROMPT);
    }
}
