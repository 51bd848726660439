package lastack.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import lastack.model.Bounded;
import lastack.mutants.Campaign;
import lastack.mutants.Plan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands share that judge the specification in small models: which one, the models, how many JVMs, and JSON. */
final class ModelJobs {

    /** Megabytes of heap of each of the JVMs that judge; they need half as much again for TLC's classes. */
    static final int HEAP = 900;

    @Mixin
    private SpecOption specification;

    @Option(names = "--json", description = "One JSON object a line, and nothing else, on standard output.")
    private boolean json;

    /** The folder with the specification. */
    Path spec() {
        return specification.folder();
    }

    boolean json() {
        return json;
    }

    /** The folders with the models that must hold, and with the small ones. */
    List<Path> folders() {
        return List.of(SpecOption.models(), SpecOption.mutants());
    }

    /** What is written by hand about mutants and coverage. */
    Plan plan() {
        return Plan.read(SpecOption.mutants().resolve("plan.json"));
    }

    /** How many JVMs at a time. */
    int jobs() {
        return Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    /** The models that must hold at the default bounds, cheapest first. */
    List<Campaign.Large> large() {
        return Manifest.read(SpecOption.models()).stream().filter(entry -> entry.expected() == Manifest.Expected.HOLDS)
            .filter(entry -> entry.size() == Manifest.Size.DEFAULT)
            .sorted(Comparator.comparingLong(Manifest.Entry::distinctStates))
            .map(entry -> new Campaign.Large(Bounded.of(entry.model()), entry.distinctStates())).toList();
    }
}
