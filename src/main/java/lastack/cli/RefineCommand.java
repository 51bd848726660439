package lastack.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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

    @Mixin
    private SpecOption specification;

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

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (runs < 1) {
            throw new ParameterException(command.commandLine(), "--runs " + runs + ": there must be one at least.");
        }
        save.ifPresent(file -> Run.requireWritable("--save", file));
        html.require();
        Behaviours.Outcome outcome = behaviours().run();
        CheckReport report = json
            ? new CheckReport.Json(command.commandLine().getOut(), false)
            : new CheckReport.Table(command.commandLine().getOut(), true);
        report.refinement(outcome);
        report.end(outcome.failure().isEmpty());
        save.ifPresent(outcome.last()::save);
        outcome.failure().ifPresent(html::write);
        return outcome.failure().isEmpty() ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }

    private Behaviours behaviours() {
        String options = specification.argument();
        if (keep.isEmpty()) {
            return new Behaviours(specification.oracle(), seed, runs, options);
        }
        try {
            Set<String> kept = Parts.of(Behaviours.schedule(seed)).read(keep.get());
            return Behaviours.one(specification.oracle(), seed, kept, options);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--keep " + keep.get() + " with --seed " + seed + ": "
                + e.getMessage() + ".");
        }
    }
}
