package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import lastack.judge.Damage;
import lastack.judge.SecondJudge;
import lastack.refine.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgesCommandTests {

    private static final Path TRACE_SPEC = Path.of("checks", "traces");

    @TempDir
    private Path folder;

    /** The short form of the run in the README, from another seed. */
    @Test
    void bothJudgesSayTheSameOfEveryTrace() {
        JsonNode told = Told.by("judges", "--traces", 210, "--seed", 500_000, "--json").ends(0).objects().get(0);

        JsonNode judges = told.get("judges");
        assertThat(judges.get("none").get("traces").asInt()).isEqualTo(105);
        assertThat(judges.get("none").get("rejected").asInt()).isZero();
        for (Damage damage : Damage.values()) {
            JsonNode count = judges.get(damage.title());
            assertThat(count.get("agreed")).isEqualTo(count.get("traces"));
            assertThat(count.get("rejected").asInt()).as(damage.title()).isGreaterThan(count.get("traces").asInt() / 2);
        }
    }

    /** Where one judge reads another specification, so that a close by it is wrong, they disagree: the comparison bites. */
    @Test
    void judgesWhoReadDifferentSpecificationsDisagree() throws IOException {
        Path changed = Told.spec(Files.createDirectory(folder.resolve("spec")), "Timeouts.tla", "Min(2 * t.rto, Config.rtoMax)",
            "Min(3 * t.rto, Config.rtoMax)");
        Path keep = Files.createDirectory(folder.resolve("keep"));
        SecondJudge misled = new SecondJudge(changed, TRACE_SPEC, 1, 500);

        Agreement.Outcome outcome = new Agreement(Oracle.load(Path.of("spec")), misled, 1, 12, Optional.of(keep)).run();

        assertThat(outcome.disagreements()).isNotEmpty()
            .anyMatch(each -> each.first().firstBad().isEmpty() && each.second().firstBad().isPresent());
        try (Stream<Path> kept = Files.list(keep)) {
            assertThat(kept).hasSameSizeAs(outcome.disagreements());
        }
    }

    @Test
    void whatCannotBeDoneIsNamed() {
        Told.by("judges", "--traces", 0).refuses("--traces 0");
        Told.by("judges", "--workers", 0).refuses("--workers 0");
        Told.by("judges", "--keep", folder.resolve("gone")).refuses("--keep", "gone");
        Told.by("judges", "--spec", folder.resolve("gone")).refuses("--spec", "gone");
    }
}
