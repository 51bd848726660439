package lastack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import lastack.model.Spec;
import lastack.model.SpecException;
import lastack.refine.Beliefs;
import lastack.refine.Hidden;
import lastack.refine.Oracle;
import lastack.refine.WireBeliefs;
import lastack.trial.Bundled;
import lastack.verdict.Learning;
import picocli.CommandLine.Option;

/** Which copy of the specification is used. */
final class SpecOption {

    @Option(names = "--spec", paramLabel = "DIR",
        description = "Use the specification in this folder, not the one in the jar.")
    private Optional<Path> folder = Optional.empty();

    /** The folder with the modules. */
    Path folder() {
        folder.filter(path -> !Files.isDirectory(path)).ifPresent(path -> {
            throw new UnusableException("--spec " + path + " is not a folder.");
        });
        return folder.orElseGet(() -> Bundled.spec());
    }

    /** The relation of that copy. */
    Oracle oracle() {
        return oracle(Oracle.REMEMBERED);
    }

    /** The relation of that copy, which remembers so many pairs. */
    Oracle oracle(int pairs) {
        return read(() -> Oracle.load(folder(), pairs));
    }

    /** The same relation for endpoints that are seen in part. */
    Beliefs beliefs(Beliefs.Policy policy, Hidden hidden) {
        return read(() -> Beliefs.load(folder(), traceSpec(), policy, hidden));
    }

    /** The same relation for endpoints of which only segments are seen. */
    WireBeliefs wireBeliefs() {
        return folder.isEmpty() ? Learning.learned(this::folder, SpecOption::traceSpec)
            : read(() -> WireBeliefs.load(folder(), traceSpec()));
    }

    /**
     * The same, with what earlier runs have learned besides; empty if the file is damaged, or was written by another version.
     *
     * @throws IOException if it cannot be read
     */
    Optional<WireBeliefs> wireBeliefs(Path learned) throws IOException {
        return Learning.learned(learned, this::folder, SpecOption::traceSpec);
    }

    /** Whether it is the copy in the jar. */
    boolean isBundled() {
        return folder.isEmpty();
    }

    /**
     * Parses the modules that the models use, of which the relation has only some.
     *
     * @param models the folder with the models
     * @param model one of them: each stands on all the modules
     */
    void parse(Path models, String model) {
        read(() -> {
            Spec.parse(List.of(folder(), models), model);
            return model;
        });
    }

    /** Reads a specification, and tells of a wrong one in its words. */
    <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (SpecException e) {
            throw folder.isEmpty() ? e : new UnusableException("--spec " + folder.get() + ": " + e.getMessage());
        }
    }

    /** What has been loaded while something else was done, or why it could not be. */
    static <T> T loaded(CompletableFuture<T> loading) {
        try {
            return loading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The option as it was given, with a blank before it; empty where it was not. */
    String argument() {
        return folder.map(path -> " --spec " + quoted(path)).orElse("");
    }

    /** The folder with the models and their manifest. */
    static Path models() {
        return Bundled.folder("models", "manifest.json");
    }

    /** The folder with the bounds of the exhaustive refinement. */
    static Path bounds() {
        return Bundled.folder("exhaustive", "Composed.tla");
    }

    /** The folder with the trace spec of the second judge. */
    static Path traceSpec() {
        return Bundled.folder("traces", "TraceTeardown.tla");
    }

    /** The folder with the small models for mutants, and the plan. */
    static Path mutants() {
        return Bundled.folder("mutants/plan", "plan.json");
    }

    /** A file's name as a shell takes it. */
    static String quoted(Path file) {
        String name = file.toString();
        return name.matches("[\\w./@%+=:,-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
