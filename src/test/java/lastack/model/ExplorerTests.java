package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An explorer judges every property, and comes to what TLC itself comes to. */
class ExplorerTests {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static Explorer real;

    @BeforeAll
    static void start() {
        real = Explorer.start(List.of(Path.of("spec"), Path.of("checks", "models")), 600);
    }

    @AfterAll
    static void stop() {
        real.close();
    }

    /** The verdicts are those of the manifest, which TLC's own liveness checker gave. */
    @ParameterizedTest
    @CsvSource({"MCFinSentOnce, BothClosedProp", "MCMergedAck, BothClosedProp", "MCUnfairNetwork, BothClosedProp",
        "MCLostReset, DebugAbortHeardProp", "MCUserNeverCloses, DebugOneCloseProp", "MCAbortLastAck, CloseEndsProp"})
    void breaksTheTemporalPropertiesThatTlcBreaks(String model, String property) throws InterruptedException {
        assertThat(real.explore(Bounded.of(model), 50_000, MINUTE, false).broken()).containsExactly(property);
    }

    @ParameterizedTest
    @CsvSource({"MCLiveText, 1548", "MCLiveImpatient, 1992"})
    void findsTheStatesThatTlcFindsAndKeepsWhatHolds(String model, int states) throws InterruptedException {
        Exploration found = real.explore(Bounded.of(model), 50_000, MINUTE, false);
        assertThat(found.broken()).isEmpty();
        assertThat(found.complete()).isTrue();
        assertThat(found.deadlock()).isFalse();
        assertThat(found.states()).isEqualTo(states);
    }

    private static Path write(Path folder, String body, String configuration) throws IOException {
        Files.writeString(folder.resolve("M.tla"), "---- MODULE M ----\nEXTENDS Integers\nVARIABLE x\n" + body + "====\n");
        Files.writeString(folder.resolve("M.cfg"), configuration);
        return folder;
    }

    private static final String COUNTER = """
        Init == x = 0
        Next == x' = (x + 1) % 5
        Spec == Init /\\ [][Next]_x
        Fair == Spec /\\ WF_x(Next)
        AInv == x < 3
        BInv == x # 4
        CInv == x \\in 0..4
        DProp == [][x' > x]_x
        EProp == []<>(x = 2)
        FProp == x = 1 ~> x = 7
        GProp == AInv /\\ []BInv
        """;

    private static Exploration explore(Path folder, String body, String configuration) throws Exception {
        try (Explorer explorer = Explorer.start(List.of(write(folder, body, configuration)), 200)) {
            return explorer.explore(Bounded.of("M"), 100, MINUTE, false);
        }
    }

    @Test
    void judgesEveryPropertyAndNotOnlyTheFirst(@TempDir Path folder) throws Exception {
        Exploration found = explore(folder, COUNTER,
            "SPECIFICATION Fair\nINVARIANTS AInv BInv CInv\nPROPERTIES DProp EProp FProp GProp\n");
        assertThat(found.claims()).containsExactly("AInv", "BInv", "CInv", "GProp", "DProp", "EProp", "FProp");
        assertThat(found.broken()).containsExactlyInAnyOrder("AInv", "BInv", "DProp", "FProp", "GProp");
    }

    @Test
    void asksForFairnessOnlyWhereThereIsSome(@TempDir Path folder) throws Exception {
        assertThat(explore(folder, COUNTER, "SPECIFICATION Spec\nPROPERTIES EProp\n").broken()).containsExactly("EProp");
    }

    @Test
    void tellsOfADeadlock(@TempDir Path folder) throws Exception {
        Exploration found = explore(folder, "Init == x = 0\nNext == x < 3 /\\ x' = x + 1\n", "INIT Init\nNEXT Next\n");
        assertThat(found.deadlock()).isTrue();
    }

    @Test
    void tellsOfAnEvaluationThatFailsAndGoesOn(@TempDir Path folder) throws Exception {
        Exploration found = explore(folder,
            "Init == x = 0\nNext == (x = 1 /\\ x' = x + \"a\") \\/ x' = (x + 1) % 4\nAInv == x # 3\n",
            "INIT Init\nNEXT Next\nINVARIANT AInv\n");
        assertThat(found.failure()).contains("StringValue");
        assertThat(found.broken()).containsExactly("AInv");
    }

    @Test
    void tellsOfAFalseAssumption(@TempDir Path folder) throws Exception {
        assertThat(explore(folder, COUNTER + "ASSUME 1 > 2\n", "SPECIFICATION Spec\n").assumptions()).isFalse();
    }

    @Test
    void givesUpAModelWithoutEndAndSaysSo(@TempDir Path folder) throws Exception {
        Exploration found = explore(folder, "Init == x = 0\nNext == x' = x + 1\nAInv == x < 50\n",
            "INIT Init\nNEXT Next\nINVARIANT AInv\n");
        assertThat(found.broken()).containsExactly("AInv");
        Exploration without = explore(folder, "Init == x = 0\nNext == x' = x + 1\n", "INIT Init\nNEXT Next\n");
        assertThat(without.complete()).isFalse();
        assertThat(without.answered()).isTrue();
    }

    @Test
    void hasNoAnswerWhereTheJvmDiesAndAnotherForTheNext(@TempDir Path folder) throws Exception {
        write(folder, "Init == x = {<<a, b, c>> : a, b, c \\in 1..300}\nNext == x' = x\n", "INIT Init\nNEXT Next\n");
        try (Explorer explorer = Explorer.start(List.of(folder), 50)) {
            Exploration dead = explorer.explore(Bounded.of("M"), 100, MINUTE, false);
            assertThat(dead.answered()).isFalse();
            assertThat(dead.failure()).contains("out of memory", "50 MB");
            explorer.change("M", "---- MODULE M ----\nVARIABLE x\nInit == x = 0\nNext == x' = x\n====\n");
            assertThat(explorer.explore(Bounded.of("M"), 100, MINUTE, false).complete()).isTrue();
        }
    }

    @Test
    void changesOneModuleAndBringsItBack(@TempDir Path folder) throws Exception {
        write(folder, COUNTER, "SPECIFICATION Spec\nINVARIANT CInv\n");
        String text = Files.readString(folder.resolve("M.tla"));
        try (Explorer explorer = Explorer.start(List.of(folder), 200)) {
            explorer.change("M", text.replace("% 5", "% 6"));
            assertThat(explorer.explore(Bounded.of("M"), 100, MINUTE, true).broken()).containsExactly("CInv");
            explorer.change("M", text.replace("% 5", "% ("));
            assertThat(explorer.complaint("M")).isNotEmpty();
            explorer.restore();
            assertThat(explorer.complaint("M")).isEmpty();
            assertThat(explorer.explore(Bounded.of("M"), 100, MINUTE, true).broken()).isEmpty();
        }
        assertThat(folder.resolve("M.tla")).hasContent(text);
    }
}
