package lastack.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastack.refine.Violation;
import lastack.sim.Plan;
import lastack.sim.Schedule;
import lastack.sim.UserCall;
import lastack.tcp.Config;
import lastack.wire.SeqNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

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

    /** Accepts the names of the closes as they are printed, and no others. */
    static final class Name implements ITypeConverter<Close> {
        @Override
        public Close convert(String name) {
            return Arrays.stream(Close.values()).filter(close -> close.toString().equals(name)).findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no close '" + name + "'; there are four-way, simultaneous"));
        }
    }

    /** Milliseconds on the way from one side to the other. */
    private static final long DELAY = 20;

    /** The RFC's MSL of 2 minutes (section 3.4.2); RTO of 1 s (RFC 6298); no delayed ACK. Times in milliseconds. */
    private static final Config CONFIG = new Config(240_000, 1_000, 60_000, 0, 65_535, 1460);

    @Mixin
    private SpecOption specification;

    @Parameters(paramLabel = "CLOSE", converter = Name.class, description = "${COMPLETION-CANDIDATES}")
    private Close close;

    @Option(names = "--save", paramLabel = "FILE", description = "Write its trace too.")
    private Optional<Path> save = Optional.empty();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        save.ifPresent(Run::requireWritable);
        Run run = Run.of(schedule(close), specification.oracle());
        Optional<Violation> violation = run.refinement().violation();
        PrintWriter out = command.commandLine().getOut();
        if (violation.isPresent()) {
            Drawing.violation(out, run.header(), run.entries(), violation.get(), "show " + close + specification.argument());
        } else {
            Drawing.trace(out, run.header(), run.entries());
            out.println();
            out.println("A run of the Java endpoint; the relation explains each of its " + run.refinement().steps() + " steps.");
            out.flush();
        }
        save.ifPresent(run::save);
        return violation.isPresent() ? Lastack.NOT_AS_EXPECTED : Lastack.AS_EXPECTED;
    }

    private static Schedule schedule(Close close) {
        return Schedule.of(0, plan(100, 0), plan(300, close.second), List.of(), DELAY);
    }

    private static Plan plan(long iss, long closeAt) {
        return new Plan(CONFIG, SeqNumber.of(iss), List.of(new UserCall(closeAt, new UserCall.Close())), Plan.Reading.PROMPT);
    }
}
