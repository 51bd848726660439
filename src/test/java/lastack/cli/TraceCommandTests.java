package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceCommandTests {

    @TempDir
    private static Path saved;
    @TempDir
    private Path folder;
    private Path file;
    private List<String> lines;

    @BeforeAll
    static void save() {
        Told.by("show", "four-way", "--save", saved.resolve("trace")).ends(0);
    }

    @BeforeEach
    void copy() throws IOException {
        file = Files.copy(saved.resolve("trace"), folder.resolve("four way.trace"));
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    private Told changed(int line, String old, String now) throws IOException {
        assertThat(lines.get(line - 1)).contains(old);
        lines.set(line - 1, lines.get(line - 1).replace(old, now));
        Files.write(file, lines);
        return Told.by("trace", file);
    }

    @Test
    void whatIsSavedConforms() {
        assertThat(Told.by("trace", file).ends(0).out()).startsWith("Conforms").contains("21 steps");
    }

    @Test
    void whatRefineSavesConformsToo() {
        Path last = folder.resolve("last");
        Told.by("refine", "--runs", 4, "--seed", 7, "--save", last).ends(0);
        Told.by("trace", last).ends(0);
    }

    @Test
    void aStepThatIsNotPermittedIsShown() throws IOException {
        Told told = changed(2, "FIN-WAIT-1", "FIN-WAIT-2").ends(1);
        assertThat(told.out()).contains("Step 1 of the run", "event Close", "state should be FIN-WAIT-1 and is FIN-WAIT-2",
            "java -jar target/lastack.jar trace");
    }

    @Test
    void aStepThatIsNotPermittedIsAPage() throws IOException {
        changed(2, "FIN-WAIT-1", "FIN-WAIT-2").ends(1);
        Path page = folder.resolve("page.html");
        Told told = Told.by("trace", file, "--html", page).ends(1);
        assertThat(told.out()).contains("java -jar target/lastack.jar trace", "'" + file + "'\n");
        assertThat(Files.readString(page)).contains("Step 1 of the run", "FIN-WAIT-2", "Calls.tla");
        Told.by("trace", file, "--html", folder).refuses("--html " + folder);
    }

    @Test
    void aStateThatDoesNotExistIsNamedWithItsLine() throws IOException {
        changed(2, "FIN-WAIT-1", "FIN-WAIT-3").refuses(file + ", line 2", "FIN-WAIT-3");
    }

    @Test
    void anEventThatDoesNotExistIsNamedWithItsLine() throws IOException {
        changed(2, "\"type\":\"Close\"", "\"type\":\"Fold\"").refuses(file + ", line 2", "there is no event \"Fold\"");
    }

    @Test
    void aMalformedLineIsNamedEvenBehindAStepThatIsNotPermitted() throws IOException {
        changed(2, "FIN-WAIT-1", "FIN-WAIT-2").ends(1);
        changed(5, "{", "[").refuses(file + ", line 5");
    }

    @Test
    void aFieldOfTheWrongShapeIsNamedWithItsLine() throws IOException {
        changed(2, "\"sndUna\":100", "\"sndUna\":\"a\"").refuses("line 2", "sndUna");
        changed(2, "\"sndUna\":\"a\"", "\"sndUna\":-1").refuses("line 2", "sndUna", "-1");
        changed(2, "\"sndUna\":-1", "\"sndOna\":1").refuses("line 2", "sndUna");
    }

    @Test
    void aFileThatIsCutIsNamedWithItsLine() throws IOException {
        String text = String.join("\n", lines);
        Files.writeString(file, text.substring(0, text.length() - 40));
        Told.by("trace", file).refuses("line " + (lines.size() - 1), "cut");
        Files.write(file, lines.subList(0, 5));
        Told.by("trace", file).refuses("cut after line 5");
    }

    @Test
    void aFileThatIsNoTraceIsNamed() throws IOException {
        Told.by("trace", folder.resolve("gone")).refuses("gone");
        Told.by("trace", folder).refuses(folder.toString(), "folder");
        Told.by("trace", file.resolve("below")).refuses("below");
        Files.writeString(file, "");
        Told.by("trace", file).refuses(file.toString(), "empty");
        Files.writeString(file, "\n");
        Told.by("trace", file).refuses("line 1");
        Files.writeString(file, "{\"lastack\":\"other\"}\n");
        Told.by("trace", file).refuses("line 1", "header");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        Told.by("trace", file).refuses("line 1", "UTF-8");
        Files.write(file, new byte[0xFFFFF + 9]);
        Told.by("trace", file).refuses("line 1");
    }

    @Test
    void aHugeLineIsRefusedWithoutReadingItAll() throws IOException {
        Files.write(file, (lines.get(0) + "\n" + "[".repeat(1 << 21)).getBytes(StandardCharsets.UTF_8));
        Told.by("trace", file).refuses("line 2", "longer");
        Files.write(file, (lines.get(0) + "\n" + "{\"a\":".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        Told.by("trace", file).refuses("line 2");
    }
}
