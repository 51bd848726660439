package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTests {

    private static final String[] FIELDS =
        {"model", "shows", "expected", "verdict", "property", "distinctStates", "depth", "seconds"};

    @TempDir
    private Path folder;

    @Test
    void jsonOfOneModelIsOneObject() {
        Told told = Told.by("check", "--only", "MCNoTimeWait", "--json").ends(0);
        assertThat(told.objects()).hasSize(1);
        JsonNode line = told.objects().get(0);
        assertThat(Told.fields(line)).containsExactly(FIELDS);
        assertThat(line.get("model").asText()).isEqualTo("MCNoTimeWait");
        assertThat(line.get("expected").asText()).isEqualTo("fails");
        assertThat(line.get("verdict").asText()).isEqualTo("fails");
        assertThat(line.get("property").asText()).isEqualTo("NoSpuriousResetInv");
        assertThat(line.get("distinctStates").asLong()).isPositive();
        assertThat(line.get("depth").asInt()).isPositive();
        assertThat(line.get("seconds").asDouble()).isPositive();
    }

    @Test
    void aCounterexampleIsDrawnAsALadder() {
        assertThat(Told.by("check", "--only", "MCNoTimeWait").ends(0).out()).containsSubsequence(
            "MCNoTimeWait", "fails", "fails", "NoSpuriousResetInv", "FIN-WAIT-1  CLOSE", "<CTL=FIN,ACK>", "<CTL=RST>",
            "told: reset", "All as expected.");
    }

    @Test
    void aWitnessIsDrawnWithItsSegments() {
        assertThat(Told.by("check", "--only", "MCSeeFourWay").ends(0).out()).containsSubsequence(
            "FIN-WAIT-1  CLOSE", "<SEQ=100><ACK=300><CTL=FIN,ACK>", "<SEQ=300><ACK=101><CTL=ACK>", "CLOSED");
    }

    /** Teardown and what stands on it are not loaded to judge the endpoint. */
    @Test
    void aSpecThatOnlyModelsReadIsReadBeforeAnyModelIsRun() throws IOException {
        Told.spec(folder, "Teardown.tla", "Spec == Init /\\", "Spec == Init /\\ )");
        Told.by("check", "--spec", folder).refuses("--spec", "module Teardown", "line ");
        Files.writeString(folder.resolve("Teardown.tla"), Files.readString(Path.of("spec/Teardown.tla")));
        Path properties = folder.resolve("Properties.tla");
        Files.writeString(properties, Files.readString(properties).replace("BothClosed ==", "BothClosed == Gone /\\"));
        Told.by("check", "--spec", folder).refuses("module Properties", "Gone");
        Files.delete(properties);
        Told.by("check", "--spec", folder).refuses("Properties");
    }

    @Test
    void aModelWithoutAnAnswerIsAnErrorWithItsReason() {
        Path spec = Told.spec(folder, "Properties.tla", "NoSpuriousResetInv ==", "NoResetInv ==");
        assertThat(Told.by("check", "--only", "MCNoTimeWait", "--spec", spec).ends(1).out())
            .containsSubsequence("MCNoTimeWait", "error", "NOT AS EXPECTED", "NoSpuriousResetInv", "NOT ALL AS EXPECTED.");
        JsonNode line = Told.by("check", "--only", "MCNoTimeWait", "--spec", spec, "--json").ends(1).objects().get(0);
        assertThat(Told.fields(line)).startsWith(FIELDS);
        assertThat(line.get("verdict").asText()).isEqualTo("error");
        assertThat(line.get("property").asText()).isEmpty();
        assertThat(line.get("reason").asText()).contains("NoSpuriousResetInv");
    }

    @Test
    void aModelThatFailsWhereItShouldHoldIsNotAsExpected() {
        Path spec = Told.spec(folder, "Properties.tla", "user[s].fate # \"twice\"", "user[s].fate # \"closed\"");
        assertThat(Told.by("check", "--only", "MCImpatient", "--spec", spec).ends(1).out())
            .containsSubsequence("holds", "fails", "CloseEndsOnceInv", "NOT AS EXPECTED: nothing should break.", "ESTABLISHED");
    }
}
