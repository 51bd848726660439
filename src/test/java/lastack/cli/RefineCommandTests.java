package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefineCommandTests {

    @TempDir
    private Path folder;

    private Path changed() {
        return Told.spec(folder, "Calls.tla", "[QueueFin(t) EXCEPT !.state = \"FIN-WAIT-1\"])",
            "[QueueFin(t) EXCEPT !.state = \"FIN-WAIT-2\"])");
    }

    @Test
    void theSummaryFitsATerminal() {
        assertThat(Told.by("refine", "--runs", 20).ends(0).out())
            .contains("refinement of lastack.tcp: 20 behaviours", "steps a second", "Emit", "All as expected.");
    }

    @Test
    void jsonIsOneObject() {
        Told told = Told.by("refine", "--runs", 5, "--seed", Long.MAX_VALUE, "--json").ends(0);
        assertThat(told.objects()).hasSize(1);
        JsonNode line = told.objects().get(0);
        assertThat(Told.fields(line)).containsExactly("refinement", "behaviours", "steps", "seconds", "verdict", "events");
        assertThat(line.get("behaviours").asInt()).isEqualTo(5);
        assertThat(line.get("verdict").asText()).isEqualTo("holds");
        long steps = 0;
        for (JsonNode count : line.get("events")) {
            steps += count.asLong();
        }
        assertThat(line.get("steps").asLong()).isEqualTo(steps).isPositive();
    }

    @Test
    void theSameSeedsGiveTheSameBehaviours() {
        JsonNode one = Told.by("refine", "--runs", 5, "--seed", -3, "--json").objects().get(0);
        JsonNode two = Told.by("refine", "--runs", 5, "--seed", -3, "--json").objects().get(0);
        assertThat(one.get("events")).isEqualTo(two.get("events"));
    }

    /** The rules have no second home. */
    @Test
    void aChangedStepOfTheSpecIsTheOneThatFails() {
        Path spec = changed();
        Path trace = folder.resolve("failed");
        Told told = Told.by("refine", "--spec", spec, "--save", trace).ends(1);
        assertThat(told.out()).containsSubsequence("1 behaviour,", "is not one that RFC 9293 permits", "NOT PERMITTED", "CLOSE",
            "event Close (RFC 9293, 3.10.4)", "state should be FIN-WAIT-2 and is FIN-WAIT-1",
            "What brings it about:", "calls CLOSE at tick", "refine --seed 1 --keep", "--spec", "NOT ALL AS EXPECTED.");
        assertThat(told.out()).doesNotContain("CLOSING", "TIME-WAIT", "lost");
        Told.by("trace", trace).ends(0);
        assertThat(Told.by("trace", trace, "--spec", spec).ends(1).out()).contains("event Close");
    }

    @Test
    void jsonSaysThatItFails() {
        JsonNode line = Told.by("refine", "--spec", changed(), "--json").ends(1).objects().get(0);
        assertThat(line.get("verdict").asText()).isEqualTo("fails");
        assertThat(line.get("repeat").asText()).startsWith("java -jar target/lastack.jar refine --seed 1 --keep ");
        assertThat(line.get("behaviours").asInt()).isEqualTo(1);
    }

    /** What is told after the table of events. */
    private static String failure(Told told) {
        return told.out().substring(told.out().indexOf("Step "));
    }

    private static Object[] repeated(Told told) {
        String command = told.out().substring(told.out().indexOf("java -jar"), told.out().indexOf("NOT ALL AS EXPECTED"));
        List<String> words = List.of(command.replaceAll("\\\\\\R", "").strip().split("\\s+"));
        assertThat(words).startsWith("java", "-jar", "target/lastack.jar", "refine").doesNotContain("--runs");
        return words.subList(3, words.size()).toArray();
    }

    @Test
    void theCommandThatRepeatsAFailureDoes() {
        Path spec = Told.spec(folder, "Arrival.tla", "[u EXCEPT !.state = \"CLOSING\"]", "[u EXCEPT !.state = \"LAST-ACK\"]");
        Told told = Told.by("refine", "--spec", spec).ends(1);
        assertThat(told.out()).contains("state should be LAST-ACK and is CLOSING", "!.state = \"LAST-ACK\"",
            "Arrival.tla, " + Told.line("Arrival.tla", "[u EXCEPT !.state = \"CLOSING\"]"), "RFC 9293, 3.10.7.4");
        Told again = Told.by(repeated(told)).ends(1);
        assertThat(failure(again)).isEqualTo(failure(told));
        assertThat(again.out()).contains("1 behaviour,");
        // It is a failure of that specification, not of this one.
        Told.by("refine", "--seed", repeated(told)[2], "--keep", repeated(told)[4]).ends(0);
    }

    @Test
    void aPartThatThereIsNotIsNamed() {
        Told.by("refine", "--seed", 7, "--keep", "A0,X5").refuses("--keep A0,X5", "--seed 7", "no part X5");
        Told.by("refine", "--seed", 7, "--keep", "").refuses("--keep");
    }

    @Test
    void aFailureIsWrittenAsAPageAndNothingElseIs() throws IOException {
        Path page = folder.resolve("failure.html");
        Told.by("refine", "--runs", 2, "--html", page).ends(0);
        assertThat(page).doesNotExist();
        Told told = Told.by("refine", "--spec", changed(), "--html", page).ends(1);
        assertThat(Files.readString(page)).contains("NOT PERMITTED", "state</code>", "FIN-WAIT-2", "--keep " + repeated(told)[4]);
        Told.by("refine", "--html", folder).refuses("--html " + folder);
        Told.by("refine", "--html", folder.resolve("no/such")).refuses("--html", "no folder");
    }
}
