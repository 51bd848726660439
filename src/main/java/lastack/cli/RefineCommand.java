package lastack.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Mixin
    private RememberOption remember;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "1000",
        description = "How many behaviours (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "The seed of the first one (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--save", paramLabel = "FILE",
        description = "Write the trace of the behaviour that fails or, if none does, of the last one.")
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
        save.ifPresent(Run::requireWritable);
        Behaviours.Outcome outcome = new Behaviours(remember.oracle(specification), seed, runs).run();
        CheckReport report = json
            ? new CheckReport.Json(command.commandLine().getOut(), false)
            : new CheckReport.Table(command.commandLine().getOut(), true, specification.argument());
        report.refinement(outcome);
        report.end(outcome.failure().isEmpty());
        save.ifPresent(outcome.last()::save);
        return outcome.failure().isEmpty() ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }
}
