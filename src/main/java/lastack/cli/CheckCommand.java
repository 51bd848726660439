package lastack.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import lastack.model.ModelJob;
import lastack.model.OtherTlc;
import lastack.model.Sources;
import lastack.model.SpecException;
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

    /** The same for a deep model: two of them, and what a JVM needs beside its heap, stay below 4 GB. */
    private static final int DEEP_HEAP = 1500;

    @Mixin
    private SpecOption specification;

    @Mixin
    private DeepOptions deep;

    @Option(names = "--models", paramLabel = "DIR",
        description = "Check the models in this folder, which has a manifest.json, not those in the jar.")
    private Optional<Path> models = Optional.empty();

    @Option(names = "--tla2tools", paramLabel = "JAR", description = "Run the models with the TLC in this jar.")
    private Optional<Path> tla2tools = Optional.empty();

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
        deep.require();
        Path spec = specification.folder();
        Path folder = models.orElseGet(SpecOption::models);
        models.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new UnusableException("--models " + path + " is not a folder.");
        });
        List<Manifest.Entry> all = Manifest.read(folder);
        List<Manifest.Entry> entries = chosen(all);
        Optional<String> version = version();
        // What cannot be read is told of before any model is run.
        CompletableFuture<Optional<Oracle>> loading = CompletableFuture.supplyAsync(() ->
            deep.deep() ? Optional.empty() : Optional.of(specification.oracle()));
        Optional<RuntimeException> wrong = readable(all, entries, spec, folder);
        Optional<Oracle> oracle = SpecOption.loaded(loading);
        wrong.ifPresent(e -> {
            throw e;
        });
        PrintWriter out = command.commandLine().getOut();
        CheckReport report = json ? new CheckReport.Json(out, deep.deep())
            : new CheckReport.Table(out, only.isPresent());
        version.ifPresent(report::tlc);
        boolean good = models(List.of(spec, folder), entries, report,
            new ProgressLine(out, !json && ProgressLine.isTerminal(), entries.size(), System::nanoTime));
        if (only.isEmpty() && oracle.isPresent()) {
            Behaviours behaviours = new Behaviours(oracle.get(), seed, BEHAVIOURS, specification.argument());
            Behaviours.Outcome outcome = behaviours.run();
            report.refinement(outcome);
            good &= outcome.failure().isEmpty();
        }
        report.end(good);
        return good ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }

    /** What is wrong with the manifest and the modules of its models. The relation is loaded meanwhile, and tells first. */
    private Optional<RuntimeException> readable(List<Manifest.Entry> all, List<Manifest.Entry> entries, Path spec, Path folder) {
        Sources.Shelf shelf = new Sources.Shelf(List.of(spec, folder));
        Manifest.requireFiles(all, shelf);
        try {
            specification.parse(folder, entries.get(0).model());
            Manifest.requireConstants(all, shelf);
            return Optional.empty();
        } catch (SpecException | UnusableException e) {
            return Optional.of(e);
        }
    }

    /** Without a name, the models of one size, the deep ones longest first, so that two at a time end together. */
    private List<Manifest.Entry> chosen(List<Manifest.Entry> all) {
        List<Manifest.Entry> deepest = all.stream().filter(entry -> entry.size() == Manifest.Size.DEEP)
            .sorted(Comparator.comparingLong(Manifest.Entry::distinctStates).reversed()).toList();
        List<Manifest.Entry> entries = deep.deep() ? deepest
            : only.isPresent() ? all : all.stream().filter(entry -> entry.size() == Manifest.Size.DEFAULT).toList();
        if (entries.isEmpty()) {
            throw new UnusableException("The manifest has no " + (deep.deep() ? "deep model." : "model but deep ones."));
        }
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

    private Optional<String> version() throws InterruptedException {
        try {
            return tla2tools.isEmpty() ? Optional.empty() : Optional.of(OtherTlc.version(tla2tools.get()));
        } catch (SpecException e) {
            throw new UnusableException("--tla2tools " + e.getMessage());
        }
    }

    private ModelJob job(Manifest.Entry entry, List<Path> folders) {
        ModelJob job = ModelJob.of(folders, entry.model());
        boolean deep = entry.size() == Manifest.Size.DEEP;
        job = job.with(1, deep ? DEEP_HEAP : HEAP);
        // Two small models at a time leave no core over for the compiler that optimizes; one alone does.
        job = deep || only.isPresent() && entry.expected() == Manifest.Expected.HOLDS ? job.forLong() : job;
        return tla2tools.isPresent() ? job.by(tla2tools.get()) : job;
    }

    private boolean models(List<Path> folders, List<Manifest.Entry> entries, CheckReport report, ProgressLine line)
            throws InterruptedException {
        if (!deep.deep()) {
            return ModelSet.run(entries, (entry, progress) ->
                new CheckReport.Row(entry, ModelSet.once(job(entry, folders), progress), false), line, report);
        }
        try (DeepOptions.Work work = deep.open()) {
            if (!work.resume()) {
                entries.forEach(entry -> work.folder().forget(entry.model()));
            }
            Consumer<String> told = sentence -> line.aside(() -> tell(sentence));
            return ModelSet.run(entries, (entry, progress) ->
                ModelSet.kept(entry, job(entry, folders), work, progress, told), line, report);
        }
    }

    private void tell(String sentence) {
        PrintWriter err = command.commandLine().getErr();
        err.println(command.qualifiedName() + ": " + sentence);
        err.flush();
    }
}
