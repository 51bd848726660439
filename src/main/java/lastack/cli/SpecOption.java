package lastack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lastack.model.Spec;
import lastack.model.SpecException;
import lastack.refine.Beliefs;
import lastack.refine.Hidden;
import lastack.refine.Oracle;
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
        return folder.orElseGet(() -> bundled("spec", "Endpoint.tla"));
    }

    /** The relation of that copy. */
    Oracle oracle() {
        return read(() -> Oracle.load(folder()));
    }

    /** The same relation for endpoints that are seen in part. */
    Beliefs beliefs(Beliefs.Policy policy, Hidden hidden) {
        return read(() -> Beliefs.load(folder(), traceSpec(), policy, hidden));
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

    private <T> T read(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (SpecException e) {
            throw folder.isEmpty() ? e : new UnusableException("--spec " + folder.get() + ": " + e.getMessage());
        }
    }

    /** The option as it was given, with a blank before it; empty where it was not. */
    String argument() {
        return folder.map(path -> " --spec " + path).orElse("");
    }

    /** The folder with the models and their manifest. */
    static Path models() {
        return bundled("models", "manifest.json");
    }

    /** The folder with the trace spec of the second judge. */
    static Path traceSpec() {
        return bundled("traces", "TraceTeardown.tla");
    }

    /** The folder with the small models for mutants, and the plan. */
    static Path mutants() {
        return bundled("mutants/plan", "plan.json");
    }

    /** A folder of the jar, which has that file. */
    static Path bundled(String folder, String file) {
        try {
            URI uri = SpecOption.class.getResource("/lastack/" + folder + "/" + file).toURI();
            if (uri.getScheme().equals("jar")) {
                open(uri);
            }
            return Path.of(uri).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(URI uri) {
        try {
            FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // Opened by an earlier call.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
