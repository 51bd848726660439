package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four-way close of RFC 9293, Figure 12, of which only a part is shown. */
class PartlySeenTests {

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
        file = Files.copy(saved.resolve("trace"), folder.resolve("four-way.trace"));
        lines = new ArrayList<>(Files.readAllLines(file));
    }

    private void changed(int line, String old, String now) throws IOException {
        assertThat(lines.get(line - 1)).contains(old);
        lines.set(line - 1, lines.get(line - 1).replace(old, now));
        Files.write(file, lines);
    }

    /** The line, from 1, on which something stands first. */
    private int line(String... texts) {
        for (int i = 0; i < lines.size(); i++) {
            if (List.of(texts).stream().allMatch(lines.get(i)::contains)) {
                return i + 1;
            }
        }
        throw new AssertionError(List.of(texts));
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls", "states", "calls-and-states", "all"})
    void whatIsLeftOfItConforms(String hidden) {
        assertThat(Told.by("trace", file, "--hidden", hidden).ends(0).out()).contains("A  conforms:", "B  conforms:")
            .doesNotContain("deviations");
    }

    @Test
    void theReadmeHasWhatTheCommandPrints() throws IOException {
        String told = Told.by("trace", file, "--hidden", "all").ends(0).out();
        assertThat(Files.readString(Path.of("README.md"))).contains(told.strip());
    }

    /** Who sends a FIN has closed; that TIME-WAIT is over by the last tick takes its timeout. */
    @Test
    void whatMustHaveHappenedUnseenIsNamed() {
        String told = Told.by("trace", file, "--hidden", "calls").ends(0).out();
        // The block of the first step after the CLOSE shows it: that of the FIN.
        assertThat(told).contains("assumes", "Close (line " + line("\"endpoint\":\"A\"", "\"Emit\"") + ")");
        assertThat(Told.by("trace", file, "--hidden", "all").ends(0).out()).contains("TimeWaitTimeout").doesNotContain("Abort");
    }

    /** Without its calls, a trace may show calls that nobody could make: they are not looked at. */
    @Test
    void whatIsHiddenIsNotLookedAt() throws IOException {
        int close = line("\"endpoint\":\"A\"", "\"Close\"");
        changed(close, "FIN-WAIT-1", "CLOSING");
        Told.by("trace", file).ends(1);
        Told.by("trace", file, "--hidden", "calls").ends(0);
        changed(line("\"endpoint\":\"B\"", "CLOSE-WAIT", "Arrive"), "CLOSE-WAIT", "CLOSING");
        Told.by("trace", file, "--hidden", "calls").ends(1);
        Told.by("trace", file, "--hidden", "calls-and-states").ends(0);
    }

    @Test
    void anOffenceIsNamedWithItsLineAndWhatWasPossibleBefore() throws IOException {
        int ack = line("\"endpoint\":\"B\"", "\"Emit\"");
        changed(ack, "\"ack\":101", "\"ack\":102");
        String told = Told.by("trace", file, "--hidden", "all", "--policy", "everything").ends(1).out();
        assertThat(told).contains("A  conforms", "B  violates", "line " + ack, "Emit", "CLOSE-WAIT");
    }

    /** The FIN was seen on its way, and then B sends text that does not acknowledge it. */
    @Test
    void aLossIsAssumedOnlyWhereItMayBe() throws IOException {
        int fin = line("\"endpoint\":\"B\"", "Arrive");
        List<String> cut = new ArrayList<>(lines.subList(0, fin));
        cut.add(lines.get(fin - 1).replaceAll("\"event\":.*?}},", "\"event\":{\"type\":\"Emit\",\"segment\":"
            + "{\"seq\":300,\"ack\":100,\"ctl\":[\"ACK\"],\"wnd\":65535,\"len\":5}},"));
        cut.add("{\"end\":true,\"steps\":" + cut.stream().filter(each -> each.contains("\"event\"")).count() + "}");
        Files.write(file, cut);

        assertThat(Told.by("trace", file, "--hidden", "all").ends(1).out())
            .contains("B  violates", "line " + (fin + 1), "CLOSE-WAIT");
        assertThat(Told.by("trace", file, "--hidden", "all", "--losses").ends(0).out()).contains("Loss (line " + (fin + 1) + ")");
    }

    @Test
    void whatCannotBeDoneIsNamed() throws IOException {
        Told.by("trace", file, "--hidden", "nothing").refuses("nothing", "calls-and-states");
        Told.by("trace", file, "--hidden", "all", "--policy", "theirs").refuses("theirs", "everything");
        Told.by("trace", file, "--losses").refuses("--hidden");
        changed(3, "{", "[");
        Told.by("trace", file, "--hidden", "all").refuses(file + ", line 3");
        Told.by("trace", folder.resolve("gone"), "--hidden", "all").refuses("gone");
    }
}
