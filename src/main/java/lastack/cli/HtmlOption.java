package lastack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import lastack.report.Failure;
import lastack.report.FailureHtml;
import picocli.CommandLine.Option;

/** Where a page is written. */
final class HtmlOption {

    @Option(names = "--html", paramLabel = "FILE",
        description = "Write what fails as a page too, in one HTML file. Where nothing does, show writes the run, and the others"
            + " write no file.")
    private Optional<Path> file = Optional.empty();

    /** Tells of a file that cannot be written before there is anything to write. */
    void require() {
        file.ifPresent(path -> Run.requireWritable("--html", path));
    }

    /** Writes a failure, if that is asked for. */
    void write(Failure failure) {
        write(() -> FailureHtml.of(failure));
    }

    /** Writes a page, if that is asked for. */
    void write(Supplier<String> page) {
        file.ifPresent(path -> {
            try {
                Files.writeString(path, page.get());
            } catch (IOException e) {
                throw new UnusableException("--html " + path + " cannot be written.");
            }
        });
    }
}
