package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README shows is what the commands print. */
class ReadmeTests {

    private static final Path README = Path.of("README.md");

    @Test
    void everyModelIsInTheReadmeAsTheManifestHasIt() throws IOException {
        List<String> lines = Files.readAllLines(README).stream().map(line -> line.replaceAll("\\s+", " ").strip()).toList();
        for (Manifest.Entry entry : Manifest.read(Path.of("checks", "models"))) {
            String row = entry.model() + " " + entry.expected() + " " + entry.expected() + " "
                + (entry.expected() == Manifest.Expected.FAILS ? entry.property() + " "
                    : entry.distinctStates() + " " + entry.depth() + " ");
            assertThat(lines).as(row).anyMatch(line -> (line + " ").startsWith(row));
            assertThat(lines).contains(entry.shows());
        }
    }

    @Test
    void everyCommandIsInTheReadme() throws IOException {
        String readme = Files.readString(README);
        assertThat(Lastack.commandLine().getSubcommands().keySet()).hasSizeGreaterThan(4)
            .allMatch(command -> readme.contains("`" + command) || readme.contains("lastack.jar " + command));
    }

    @Test
    void theTextbookCloseIsWhatTheCommandPrints() throws IOException {
        assertThat(Files.readString(README)).contains(Told.by("show", "four-way").out().strip());
    }

    @Test
    void theExplanationIsThatOfAFailureThatIsKept() throws IOException {
        String kept = Files.readString(Path.of("src/test/resources/lastack/report/failure-state.txt"));
        String explanation = kept.substring(kept.indexOf("Endpoint.tla, event"), kept.indexOf("What brings it about"));
        assertThat(Files.readString(README)).contains("```\n" + explanation.strip() + "\n```");
    }
}
