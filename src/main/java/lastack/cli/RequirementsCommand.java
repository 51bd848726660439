package lastack.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastack.rfc.Requirements;
import lastack.rfc.RequirementsException;
import lastack.rfc.Rfc;
import lastack.rfc.Sources;
import lastack.trial.Bundled;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which clause of the RFC is where, read from the annotations. */
@Command(name = "requirements", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Print which step, property, method and tests answer to each clause of RFC 9293 that bears on release.")
final class RequirementsCommand implements Callable<Integer> {

    @Option(names = "--sources", paramLabel = "DIR",
        description = "Read the project in this folder (spec, checks, src, README.md), not what the jar was built from.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line for each clause, and nothing else, on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Rfc rfc = Rfc.load();
        List<Requirements.Row> rows;
        try {
            rows = Requirements.read(sources(), rfc);
        } catch (RequirementsException e) {
            throw new UnusableException(folder.map(path -> "--sources " + path + ": ").orElse("") + e.getMessage());
        }
        if (json) {
            RequirementsReport.json(rows, command.commandLine().getOut());
        } else {
            RequirementsReport.table(rows, rfc, command.commandLine().getOut());
        }
        return Lastack.AS_EXPECTED;
    }

    private Sources sources() {
        folder.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new UnusableException("--sources " + path + " is not a folder.");
        });
        if (folder.isPresent()) {
            return Sources.of(folder.get());
        }
        Path bundled = Bundled.folder("sources", "README.md");
        return Sources.of(Bundled.folder("spec", "Endpoint.tla"), SpecOption.models(),
            bundled.resolve("main"), bundled.resolve("test"), bundled.resolve("README.md"));
    }
}
