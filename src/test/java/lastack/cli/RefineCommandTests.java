package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
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
        assertThat(line.get("behaviours").asInt()).isEqualTo(1);
    }
}
