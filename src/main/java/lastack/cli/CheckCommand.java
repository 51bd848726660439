package lastack.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lastack.model.ModelJob;
import lastack.model.ModelResult;
import lastack.model.ModelRun;
import lastack.model.Verdict;
import lastack.refine.Oracle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job: TLC checks every model, then the Java endpoint is held to the relation. */
@Command(name = "check", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Model-check the specification, then hold the Java endpoint to it.")
final class CheckCommand implements Callable<Integer> {

    /** Of the behaviours that the refinement run of {@code check} judges; {@code refine} takes another number. */
    private static final int BEHAVIOURS = 1000;

    /** Megabytes of heap of one run of TLC. Two run at a time. */
    private static final int HEAP = 700;

    @Mixin
    private SpecOption specification;

    @Option(names = "--only", paramLabel = "NAME",
        description = "Check this model alone; a counterexample is drawn.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line, and nothing else, on standard output.")
    private boolean json;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "The seed of the first behaviour of the refinement run (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        Path spec = specification.folder();
        Path models = SpecOption.models();
        List<Manifest.Entry> entries = chosen(Manifest.read(models));
        // A spec that cannot be read is told of before any model is run.
        Oracle oracle = specification.oracle();
        specification.parse(models, entries.get(0).model());
        CheckReport report = json
            ? new CheckReport.Json(command.commandLine().getOut())
            : new CheckReport.Table(command.commandLine().getOut(), only.isPresent(), specification.argument());
        boolean good = models(spec, models, entries, report);
        if (only.isEmpty()) {
            Behaviours behaviours = new Behaviours(oracle, seed, BEHAVIOURS);
            Behaviours.Outcome outcome = behaviours.run();
            report.refinement(outcome);
            good &= outcome.failure().isEmpty();
        }
        report.end(good);
        return good ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }

    private List<Manifest.Entry> chosen(List<Manifest.Entry> entries) {
        if (only.isEmpty()) {
            return entries;
        }
        List<Manifest.Entry> named = entries.stream().filter(entry -> entry.model().equalsIgnoreCase(only.get())).toList();
        if (named.isEmpty()) {
            throw new UnusableException("--only " + only.get() + ": there is no such model; there are "
                + String.join(", ", entries.stream().map(Manifest.Entry::model).toList()) + ".");
        }
        return named;
    }

    private record Row(Manifest.Entry entry, ModelResult result) {
    }

    /** Two models at a time with one worker each: liveness checking does not use a second one, and depth is exact with one. */
    private boolean models(Path spec, Path models, List<Manifest.Entry> entries, CheckReport report) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors())));
        try {
            CompletionService<Row> runs = new ExecutorCompletionService<>(pool);
            for (Manifest.Entry entry : entries) {
                ModelJob job = ModelJob.of(List.of(spec, models), entry.model()).with(1, HEAP);
                runs.submit(() -> new Row(entry, run(job)));
            }
            boolean good = true;
            for (int i = 0; i < entries.size(); i++) {
                Row row = runs.take().get();
                boolean asExpected = CheckReport.isAsExpected(row.entry(), row.result());
                report.model(row.entry(), row.result(), asExpected);
                good &= asExpected;
            }
            return good;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().toString(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /** A model that cannot even be started is one without an answer, like any other. */
    private static ModelResult run(ModelJob job) throws InterruptedException {
        try {
            return ModelRun.run(job);
        } catch (UncheckedIOException e) {
            return new ModelResult(new Verdict.Error(e.getMessage()), 0, 0, 0, 0, Optional.empty(), "");
        }
    }
}
