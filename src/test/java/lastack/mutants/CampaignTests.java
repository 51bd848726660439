package lastack.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lastack.model.Bounded;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Mutants of a small specification, judged from end to end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignTests {

    private static final Plan.Equivalent NEVER_RESET = new Plan.Equivalent("Lamp", "Reset", "drop-update", "!.turns = 0",
        "!.turns = @", 0, "turns is never above 5");

    private final Map<String, Judged> judged = new HashMap<>();

    @BeforeAll
    void judge(@TempDir Path folder) throws InterruptedException {
        Campaign campaign = new Campaign(Lamp.spec(folder), List.of(Lamp.models(folder)), Lamp.plan(NEVER_RESET), List.of());
        campaign.judge(campaign.mutants(), 1, 200, each -> judged.put(each.mutant().name(), each));
        assertThat(campaign.properties())
            .contains("TypeInv", "GreenInv", "BlueInv", "DebugNeverGreenInv", "SwitchProp", "AgainProp");
        assertThat(judged).hasSameSizeAs(campaign.mutants());
    }

    @Test
    void namesEveryPropertyThatAMutantBreaks() {
        // The turns go on to 4, whatever the colour is, and in the second round the lamp stays on at 4.
        assertThat(judged.get("Lamp:13:flip-comparison").killedBy())
            .containsExactlyInAnyOrder("TypeInv", "GreenInv", "AgainProp");
    }

    @Test
    void judgesTemporalProperties() {
        assertThat(judged.get("Lamp:32:weaken-fairness").killedBy()).containsExactly("AgainProp");
    }

    @Test
    void missesWhatCanHappenNoMore() {
        assertThat(judged.get("Lamp:18:drop-update").killedBy()).containsExactly("DebugNeverGreenInv");
    }

    @Test
    void callsAnEvaluationErrorSo(@TempDir Path folder) throws InterruptedException {
        Path spec = Lamp.spec(folder, Lamp.TEXT.replace("ELSE 0", "ELSE CASE @ = 3 -> 0"));
        Campaign campaign = new Campaign(spec, List.of(Lamp.models(folder)), Lamp.PLAN, List.of());
        List<Mutant> one = campaign.mutants().stream().filter(each -> each.name().equals("Lamp:13:drop-case")).toList();
        campaign.judge(one, 1, 200, each -> assertThat(each.killedBy()).containsExactly("evaluation error"));
    }

    @Test
    void callsADeadlockSo(@TempDir Path folder) throws InterruptedException {
        Path models = Lamp.models(folder, Lamp.JUDGE, "SPECIFICATION Spec\nINVARIANTS TypeInv\n");
        Path spec = Lamp.spec(folder, Lamp.TEXT.replace("Next == Turn \\/ Paint", "Next == Turn"));
        Campaign campaign = new Campaign(spec, List.of(models), Lamp.PLAN, List.of());
        List<Mutant> one = campaign.mutants().stream().filter(each -> each.name().equals("Lamp:11:drop-disjunct.2")).toList();
        campaign.judge(one, 1, 200, each -> assertThat(each.killedBy()).containsExactly("deadlock"));
    }

    @Test
    void letsSurviveWhatNoPropertyNotices() {
        Judged survivor = judged.get("Lamp:22:off-by-one");
        assertThat(survivor.survives()).isTrue();
        assertThat(survivor.unchanged()).isTrue();
    }

    @Test
    void knowsWhetherAStepDiffers() {
        // The lamp is not painted in its first turn any more, and nobody minds.
        Judged survivor = judged.get("Lamp:16:off-by-one");
        assertThat(survivor.survives()).isTrue();
        assertThat(survivor.unchanged()).isFalse();
    }

    @Test
    void listsWhatThePlanCallsEquivalent() {
        Judged equivalent = judged.get("Lamp:26:drop-update");
        assertThat(equivalent.survives()).isFalse();
        assertThat(equivalent.equivalent()).isEqualTo("turns is never above 5");
        assertThat(equivalent.contradictsThePlan()).isFalse();
    }

    @Test
    void contradictsAPlanThatCallsAKilledMutantEquivalent(@TempDir Path folder) throws InterruptedException {
        Plan.Equivalent wrong = new Plan.Equivalent("Lamp", "Turn", "flip-comparison", "@ < 3", "@ <= 3", 0, "no reason");
        Campaign campaign = new Campaign(Lamp.spec(folder), List.of(Lamp.models(folder)), Lamp.plan(wrong), List.of());
        List<Mutant> one = campaign.mutants().stream().filter(each -> each.name().equals("Lamp:13:flip-comparison")).toList();
        campaign.judge(one, 1, 200, each -> assertThat(each.contradictsThePlan()).isTrue());
    }

    @Test
    void triesASurvivorAgainAtLargerBounds(@TempDir Path folder) throws Exception {
        Path models = Lamp.models(folder);
        Files.writeString(models.resolve("Large.tla"),
            Lamp.JUDGE.replace("MODULE Judge", "MODULE Large").replace("====", "DimInv == Bright(lamp) = 1 \\/ lamp.on\n===="));
        Files.writeString(models.resolve("Large.cfg"), "SPECIFICATION Fair\nINVARIANT DimInv\n");
        Campaign campaign = new Campaign(Lamp.spec(folder), List.of(models), Lamp.PLAN,
            List.of(new Campaign.Large(Bounded.of("Large"), 16)));
        List<Mutant> one = campaign.mutants().stream().filter(each -> each.name().equals("Lamp:22:off-by-one")).toList();
        campaign.judge(one, 1, 200, each -> assertThat(each.killedBy()).containsExactly("DimInv"));
    }

    @Test
    void refusesAnEquivalentThatNoRuleMakes(@TempDir Path folder) {
        Plan.Equivalent stale = new Plan.Equivalent("Lamp", "Turn", "flip-comparison", "@ < 4", "@ <= 4", 0, "old");
        assertThatThrownBy(() -> new Campaign(Lamp.spec(folder), List.of(Lamp.models(folder)), Lamp.plan(stale), List.of()))
            .isInstanceOf(PlanException.class).hasMessageContaining("Turn").hasMessageContaining("@ < 4 -> @ <= 4");
    }

    @Test
    void refusesARuleThatFindsNothing(@TempDir Path folder) {
        Path spec = Lamp.spec(folder, Lamp.TEXT.replace("@ + 1", "3"));
        assertThatThrownBy(() -> new Campaign(spec, List.of(Lamp.models(folder)), Lamp.PLAN, List.of()))
            .isInstanceOf(PlanException.class).hasMessageContaining("swap-sign").hasMessageContaining("Lamp");
    }

    @Test
    void refusesAModelThatDoesNotHoldBeforeAnythingIsChanged(@TempDir Path folder) {
        Path spec = Lamp.spec(folder, Lamp.TEXT.replace("@ + 1", "@ + 2"));
        Campaign campaign = new Campaign(spec, List.of(Lamp.models(folder)), Lamp.PLAN, List.of());
        assertThatThrownBy(() -> campaign.judge(campaign.mutants(), 1, 200, each -> { }))
            .isInstanceOf(PlanException.class).hasMessageContaining("Judge").hasMessageContaining("is broken");
    }
}
