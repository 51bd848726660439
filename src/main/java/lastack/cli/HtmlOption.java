package lastack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lastack.report.Failure;
import lastack.report.FailureHtml;
import picocli.CommandLine.Option;

/** Where a failure is written as a page. */
final class HtmlOption {

    @Option(names = "--html", paramLabel = "FILE",
        description = "Write a failure as one HTML file too; if there is none, no file is written.")
    private Optional<Path> file = Optional.empty();

    /** Tells of a file that cannot be written before there is anything to write. */
    void require() {
        file.ifPresent(path -> Run.requireWritable("--html", path));
    }

    /** Writes a failure, if that is asked for. */
    void write(Failure failure) {
        file.ifPresent(path -> {
            try {
                Files.writeString(path, FailureHtml.of(failure));
            } catch (IOException e) {
                throw new UnusableException("--html " + path + " cannot be written.");
            }
        });
    }
}
