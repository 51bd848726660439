package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code mutants endpoint} takes and tells; a broken endpoint or two stand for all. */
class MutantsEndpointCommandTests {

    /** Whether SND.NXT moves when something is sent is turned round: the first FIN shows it. */
    private static final String SENDING = "^SendSpace\\.sent:\\d+:negate:1$";
    /** A reset in SYN-SENT does not do what it should, for which the first schedule has none. */
    private static final String RESET = "^Opening\\.checkRstOfSyn:\\d+:receiver:1$";

    @Test
    void theTableSaysWhatFoundIt() {
        Told told = Told.by("mutants", "endpoint", "--only", SENDING, "--least", "0").ends(0);

        assertThat(told.out()).contains("broken endpoint", "tries", "least", "SendSpace.sent:", "relation: Emit in ESTABLISHED",
            "1 broken endpoint in", "1 found", "none", "survives.", "It is not known of 1: it was not searched for.");
    }

    /** CLOSE, and the FIN. */
    @Test
    void theObjectSaysInHowFewStepsItCouldBeFound() {
        List<JsonNode> objects = Told.by("mutants", "endpoint", "--only", SENDING, "--least", "300", "--json").ends(0).objects();

        assertThat(objects).singleElement().satisfies(line -> {
            assertThat(Told.fields(line)).containsExactly("mutant", "class", "method", "line", "rule", "changed", "found", "by",
                "where", "mode", "tries", "parts", "steps", "shortest");
            assertThat(line.path("found").asBoolean()).isTrue();
            assertThat(line.path("class").asText()).isEqualTo("SendSpace");
            assertThat(line.path("shortest").asInt()).isEqualTo(2);
            assertThat(line.path("steps").asInt()).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void whatNothingFindsSurvivesAndIsAFailure() {
        Told told = Told.by("mutants", "endpoint", "--only", RESET, "--tries", "1", "--least", "0").ends(1);
        assertThat(told.out()).contains("SURVIVES", "1 SURVIVE.");

        List<JsonNode> objects =
            Told.by("mutants", "endpoint", "--only", RESET, "--tries", "1", "--least", "0", "--json").ends(1).objects();
        assertThat(objects).singleElement().satisfies(line -> {
            assertThat(line.path("found").asBoolean(true)).isFalse();
            assertThat(line.has("shortest")).isFalse();
        });
    }

    @Test
    void theListTriesNothing() {
        Told all = Told.by("mutants", "endpoint", "--list").ends(0);
        List<JsonNode> some = Told.by("mutants", "endpoint", "--list", "--limit", "7", "--json").ends(0).objects();

        assertThat(all.out()).contains("SendSpace.sent:", "Timekeeper.");
        assertThat(some).hasSize(7).allMatch(line -> Told.fields(line).equals(
            List.of("mutant", "class", "method", "line", "rule", "changed")));
        assertThat(some.stream().map(line -> line.path("class").asText()).distinct()).hasSizeGreaterThan(3);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Told.by("mutants", "endpoint", "--limit", "0").refuses("--limit");
        Told.by("mutants", "endpoint", "--tries", "0").refuses("--tries");
        Told.by("mutants", "endpoint", "--least", "-1").refuses("--least -1");
        Told.by("mutants", "endpoint", "--only", "(").refuses("--only (", "regular expression");
        Told.by("mutants", "endpoint", "--only", "Nowhere").refuses("--only Nowhere");
        Told.by("mutants", "endpoint", "--spec", "nowhere").refuses("--spec nowhere");
    }
}
