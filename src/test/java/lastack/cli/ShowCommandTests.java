package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTests {

    private static final String FIN_M = "<SEQ=100><ACK=300><CTL=FIN,ACK>";
    private static final String ACK_W_1 = "<SEQ=101><ACK=301><CTL=ACK>";

    @TempDir
    private Path folder;

    @Test
    void theFourWayCloseIsThatOfFigure12() {
        assertThat(Told.by("show", "four-way").ends(0).out()).containsSubsequence(
            "ESTABLISHED", FIN_M, "CLOSE-WAIT", "FIN-WAIT-2", "<SEQ=300><ACK=101><CTL=ACK>",
            "TIME-WAIT", "<SEQ=300><ACK=101><CTL=FIN,ACK>", "LAST-ACK", "2 MSL", ACK_W_1, "CLOSED",
            "CLOSED      2 MSL over", "21 steps");
    }

    @Test
    void theSimultaneousCloseIsThatOfFigure13() {
        String out = Told.by("show", "simultaneous").ends(0).out();
        assertThat(out).containsSubsequence(FIN_M, "CLOSING", ACK_W_1, "TIME-WAIT", "2 MSL")
            .contains("<SEQ=301><ACK=101><CTL=ACK>").contains("22 steps")
            .doesNotContain("FIN-WAIT-2", "LAST-ACK", "CLOSE-WAIT");
        assertThat(out.lines().filter(line -> line.contains("until") && line.contains("2 MSL"))).hasSize(2);
    }

    @Test
    void theThreeWayHandshakeIsThatOfFigure6() {
        assertThat(Told.by("show", "three-way").ends(0).out()).containsSubsequence("passive OPEN", "LISTEN", "SYN-SENT",
            "active OPEN", "<SEQ=100><CTL=SYN>", "SYN-RECEIVED", "ESTABLISHED", "<SEQ=300><ACK=101><CTL=SYN,ACK>",
            "ESTABLISHED", "<SEQ=101><ACK=301><CTL=ACK>", "ESTABLISHED", "<SEQ=101><ACK=301><DATA=5>", "CLOSED");
    }

    @Test
    void theSimultaneousOpenIsThatOfFigure7() {
        assertThat(Told.by("show", "simultaneous-open").ends(0).out()).contains("<SEQ=100><CTL=SYN>", "<SEQ=300><CTL=SYN>",
            "<SEQ=100><ACK=301>", "<SEQ=300><ACK=101><CTL=SYN,ACK>", "SYN-RECEIVED", "ESTABLISHED");
    }

    @Test
    void aUserWhoGoesMakesItsPeerLoseText() {
        assertThat(Told.by("show", "detach").ends(0).out()).containsSubsequence("CLOSE, will not read", "<CTL=FIN,ACK>",
            "<DATA=7>", "told: aborted", "<CTL=RST>", "told: reset");
    }

    @Test
    void aCloseThatTheSpecDoesNotPermitIsNotShownAsOne() {
        Path spec = Told.spec(folder, "Calls.tla", "[QueueFin(t) EXCEPT !.state = \"FIN-WAIT-1\"])",
            "[QueueFin(t) EXCEPT !.state = \"FIN-WAIT-2\"])");
        assertThat(Told.by("show", "four-way", "--spec", spec).ends(1).out())
            .contains("event Close", "state should be FIN-WAIT-2", "show four-way", "--spec");
    }

    @Test
    void aRunIsWrittenAsAPage() throws IOException {
        Path page = folder.resolve("run.html");
        Told.by("show", "four-way", "--html", page).ends(0);
        assertThat(Files.readString(page)).contains("four way", "LAST-ACK", "show four-way</pre>")
            .doesNotContain("NOT PERMITTED<");
    }
}
