package lastack.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lastack.refine.Oracle;
import lastack.refine.Violation;
import lastack.report.Failure;
import lastack.report.FailureHtml;
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

/** Textbook connections, as runs of the Java endpoint that the relation accepts. */
@Command(name = "show", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Run a textbook connection, hold it to the relation, and draw it.")
final class ShowCommand implements Callable<Integer> {

    /** What the figures of RFC 9293 show, sections 3.5 and 3.6, and a close that loses text. */
    enum Scene {
        /** Figure 12: B closes after it has acknowledged A's FIN. */
        FOUR_WAY(established(call(0, new UserCall.Close())), established(call(100, new UserCall.Close()))),
        /** Figure 13: both close before they hear of each other. */
        SIMULTANEOUS(established(call(0, new UserCall.Close())), established(call(0, new UserCall.Close()))),
        /** Figure 6: B waits, A opens and sends text; both users learn the end, and close. */
        THREE_WAY(
            List.of(call(10, new UserCall.Open(true, true, 0)), call(100, new UserCall.Send(5)), call(200, new UserCall.Close())),
            List.of(call(0, new UserCall.Open(false, false, 0)), call(300, new UserCall.Close()))),
        /** Figure 7: both open before they hear of each other. */
        SIMULTANEOUS_OPEN(
            List.of(call(0, new UserCall.Open(true, true, 0)), call(100, new UserCall.Close())),
            List.of(call(0, new UserCall.Open(true, true, 0)), call(200, new UserCall.Close()))),
        /** Section 3.6.1: B's user goes without reading on while text is on its way, and A's user loses what it wrote. */
        DETACH(established(call(0, new UserCall.Send(5)), call(100, new UserCall.Send(7))),
            established(call(90, new UserCall.Detach())));

        private final List<UserCall> a;
        private final List<UserCall> b;

        Scene(List<UserCall> a, List<UserCall> b) {
            this.a = a;
            this.b = b;
        }

        private static List<UserCall> established(UserCall... calls) {
            return List.of(calls);
        }

        private static UserCall call(long at, UserCall.Call call) {
            return new UserCall(at, call);
        }

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Accepts the names of the scenes as they are printed, and no others. */
    static final class Name implements ITypeConverter<Scene> {
        @Override
        public Scene convert(String name) {
            return Arrays.stream(Scene.values()).filter(scene -> scene.toString().equals(name)).findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no '" + name + "'; there are "
                    + Arrays.stream(Scene.values()).map(Scene::toString).collect(Collectors.joining(", "))));
        }
    }

    /** Milliseconds on the way from one side to the other. */
    private static final long DELAY = 20;

    /** The RFC's MSL of 2 minutes (section 3.4.2); RTO of 1 s (RFC 6298); no delayed ACK. Times in milliseconds. */
    private static final Config CONFIG = new Config(240_000, 1_000, 60_000, 0, 65_535, 1460);

    @Mixin
    private SpecOption specification;

    @Mixin
    private HtmlOption html;

    @Parameters(paramLabel = "SCENE", converter = Name.class, description = "${COMPLETION-CANDIDATES}")
    private Scene scene;

    @Option(names = "--save", paramLabel = "FILE", description = "Write its trace too.")
    private Optional<Path> save = Optional.empty();

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        save.ifPresent(file -> Run.requireWritable("--save", file));
        html.require();
        Oracle oracle = specification.oracle();
        Run run = Run.of(schedule(scene), oracle);
        Optional<Violation> violation = run.refinement().violation();
        PrintWriter out = command.commandLine().getOut();
        if (violation.isPresent()) {
            Failure failure = Failure.of(oracle, run.header(), run.entries(), violation.get(),
                Failure.Repeat.by(Lastack.COMMAND + "show " + scene + specification.argument()));
            Drawing.failure(out, failure);
            html.write(failure);
        } else {
            Drawing.trace(out, run.header(), run.entries());
            out.println();
            out.println("A run of the Java endpoint; the relation explains each of its " + run.refinement().steps() + " steps.");
            out.flush();
            html.write(() -> FailureHtml.of("A run of the Java endpoint: " + scene.toString().replace('-', ' '), run.header(),
                run.entries(), Lastack.COMMAND + "show " + scene + specification.argument()));
        }
        save.ifPresent(run::save);
        return violation.isPresent() ? Lastack.NOT_AS_EXPECTED : Lastack.AS_EXPECTED;
    }

    private static Schedule schedule(Scene scene) {
        return Schedule.of(0, plan(100, scene.a), plan(300, scene.b), List.of(), DELAY);
    }

    private static Plan plan(long first, List<UserCall> calls) {
        boolean opens = calls.get(0).call() instanceof UserCall.Open;
        return new Plan(CONFIG, SeqNumber.of(opens ? first + 1 : first), calls, Plan.Reading.PROMPT);
    }
}
