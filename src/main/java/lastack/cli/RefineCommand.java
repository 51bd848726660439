package lastack.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lastack.mutants.Plan;
import lastack.refine.Oracle;
import lastack.sim.Parts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Random behaviours of the Java endpoint, each step held to the relation. */
@Command(name = "refine", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = {"Run the Java endpoint over a hostile network, held to the relation.",
        "Behaviours are determined by their seeds, S, S+1, ...; those with",
        " an even seed have stray segments injected."})
final class RefineCommand implements Callable<Integer> {

    private static final String STATES = "3000000";

    @Mixin
    private SpecOption specification;

    @Mixin
    private RememberOption remember;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1000",
        description = "How many behaviours (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "The seed of the first one (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--keep", paramLabel = "PARTS",
        description = "Run only the behaviour of the seed, and of its schedule only these parts, as the command that repeats"
            + " a failure names them.")
    private Optional<String> keep = Optional.empty();

    @Mixin
    private HtmlOption html;

    @Option(names = "--save", paramLabel = "FILE",
        description = "Write the trace of the behaviour that fails, shrunk, or, if none does, of the last one.")
    private Optional<Path> save = Optional.empty();

    @Option(names = "--exhaustive",
        description = "Explore every state of two endpoints, users and network within a bound instead.")
    private boolean exhaustive;

    @Option(names = "--bound", paramLabel = "NAME",
        description = "Only this bound; there are Fins, Open, Leave, Abort, Overtaken, Text, Detach, GiveUp, Shut, Clock, Backoff"
            + " and TimedOut.")
    private Optional<String> bound = Optional.empty();

    @Option(names = "--states", paramLabel = "N", defaultValue = STATES,
        description = "Explore N states of a bound at most (default: ${DEFAULT-VALUE}).")
    private int states;

    @Option(names = "--tlc", paramLabel = "N", defaultValue = "50000",
        description = "Let TLC reach N states of the same bound at most, to compare; 0 for no comparison"
            + " (default: ${DEFAULT-VALUE}).")
    private int tlc;

    @Option(names = "--branches",
        description = "With --exhaustive: tell which expressions of the relation judged a step, in the bounds and in --runs"
            + " sampled behaviours, and which did not.")
    private boolean branches;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new ParameterException(command.commandLine(), "--runs " + runs + ": there must be one at least.");
        }
        if (exhaustive) {
            return explore();
        }
        bound.ifPresent(name -> {
            throw new ParameterException(command.commandLine(), "--bound " + name + " is a bound of --exhaustive.");
        });
        if (branches) {
            throw new ParameterException(command.commandLine(), "--branches goes with --exhaustive.");
        }
        save.ifPresent(file -> Run.requireWritable("--save", file));
        html.require();
        Behaviours.Outcome outcome = behaviours().run();
        CheckReport report = report();
        report.refinement(outcome);
        report.end(outcome.failure().isEmpty());
        save.ifPresent(outcome.last()::save);
        outcome.failure().ifPresent(html::write);
        return outcome.failure().isEmpty() ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }

    private CheckReport report() {
        PrintWriter out = command.commandLine().getOut();
        return json ? new CheckReport.Json(out, false) : new CheckReport.Table(out, true);
    }

    private Behaviours behaviours() {
        String options = specification.argument();
        if (keep.isEmpty()) {
            return new Behaviours(remember.oracle(specification), seed, runs, options);
        }
        try {
            Set<String> kept = Parts.of(Behaviours.schedule(seed)).read(keep.get());
            return Behaviours.one(remember.oracle(specification), seed, kept, options);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--keep " + keep.get() + " with --seed " + seed + ": "
                + e.getMessage() + ".");
        }
    }

    private int explore() {
        if (states < 1 || tlc < 0) {
            throw new ParameterException(command.commandLine(),
                "--states " + states + " --tlc " + tlc + ": there must be one state at least.");
        }
        save.ifPresent(file -> {
            throw new ParameterException(command.commandLine(), "--save " + file + ": an exhaustive run leaves no trace.");
        });
        bound.filter(name -> !Exploring.BOUNDS.contains(name)).ifPresent(name -> {
            throw new ParameterException(command.commandLine(),
                "--bound " + name + ": there is no such bound; there are " + Exploring.names() + ".");
        });
        Optional<Branches> evaluated = branches
            ? Optional.of(new Branches(specification.folder(), Plan.read(SpecOption.mutants().resolve("plan.json"))))
            : Optional.empty();
        Exploring exploring = new Exploring(specification.folder(), List.of(SpecOption.models(), SpecOption.bounds()), states, tlc,
            evaluated, command.commandLine().getOut(), json,
            (states == Integer.parseInt(STATES) ? "" : " --states " + states) + specification.argument());
        boolean good = true;
        for (String each : bound.map(List::of).orElse(Exploring.BOUNDS)) {
            good &= specification.read(() -> exploring.explore(each));
        }
        if (evaluated.isPresent()) {
            Oracle oracle = specification.read(() -> Oracle.watch(specification.folder()));
            Behaviours.Outcome outcome = new Behaviours(oracle, seed, runs, specification.argument()).run();
            evaluated.get().sampled(oracle.evaluated());
            report().refinement(outcome);
            evaluated.get().print(command.commandLine().getOut(), json);
            good &= outcome.failure().isEmpty();
        }
        if (!json) {
            command.commandLine().getOut().println(good ? "All as expected." : "NOT ALL AS EXPECTED.");
        }
        return good ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }
}
