package lastack.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of the specification and of its models, in a folder of its own, in which something is changed. */
final class ChangedSpec {

    static final Path SPEC = Path.of("spec");
    static final Path MODELS = Path.of("checks", "models");

    private final Path folder;

    ChangedSpec(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            for (Path from : List.of(SPEC, MODELS)) {
                try (Stream<Path> files = Files.list(from)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Files.copy(file, folder.resolve(file.getFileName()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the text of one of its files changed. */
    ChangedSpec with(String file, UnaryOperator<String> change) {
        try {
            Files.writeString(folder.resolve(file), change.apply(Files.readString(folder.resolve(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** What one worker of TLC, with 500 MB, says of a model; deadlock is no error here. */
    ModelResult run(String model) throws InterruptedException {
        return ModelRun.run(ModelJob.of(List.of(folder), model).with(1, 500).checkingDeadlock(false));
    }
}
