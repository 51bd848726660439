package lastack.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastack.model.Bounded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the steps of a small specification evaluate, and which conditions of its properties occur. */
class CoverageTests {

    private static Plan plan(Plan.Expected... unreached) {
        return new Plan(Lamp.PLAN.leave(), Lamp.PLAN.models(), List.of(), List.of(), List.of(unreached), List.of());
    }

    private static Coverage coverage(Path folder) throws InterruptedException {
        return Coverage.of(Lamp.spec(folder), List.of(Lamp.models(folder)), Lamp.PLAN, List.of(Bounded.of("Judge")), 1, 200);
    }

    @Test
    void listsTheExpressionsThatNoStepEvaluates(@TempDir Path folder) throws InterruptedException {
        assertThat(coverage(folder).unreached(Lamp.PLAN)).singleElement().satisfies(each -> {
            assertThat(each.definition()).isEqualTo("Reset");
            assertThat(each.line()).isEqualTo(26);
            assertThat(each.text()).isEqualTo("[lamp EXCEPT !.turns = 0]");
            assertThat(each.reason()).isEmpty();
        });
    }

    @Test
    void countsWhatStepsEvaluateAndNotWhatPropertiesDo(@TempDir Path folder) throws InterruptedException {
        List<Coverage.Row> rows = coverage(folder).rows();
        assertThat(rows).filteredOn(row -> row.name().equals("Turn")).singleElement().satisfies(row -> {
            assertThat(row.taken()).isTrue();
            assertThat(row.times()).isPositive();
            assertThat(row.evaluated()).isPositive();
        });
        assertThat(rows).filteredOn(row -> row.name().equals("Bright")).singleElement()
            .satisfies(row -> assertThat(row.taken()).isFalse());
    }

    @Test
    void givesTheReasonOfThePlan(@TempDir Path folder) throws InterruptedException {
        Plan.Expected entry = new Plan.Expected("Lamp", "Reset", "[lamp EXCEPT !.turns = 0]", "turns is never above 5");
        assertThat(coverage(folder).unreached(plan(entry))).singleElement()
            .satisfies(each -> assertThat(each.reason()).isEqualTo("turns is never above 5"));
    }

    @Test
    void refusesAPlanThatExpectsWhatIsEvaluated(@TempDir Path folder) throws InterruptedException {
        Coverage coverage = coverage(folder);
        Plan.Expected stale = new Plan.Expected("Lamp", "Turn", "@ + 1", "old");
        assertThatThrownBy(() -> coverage.unreached(plan(stale)))
            .isInstanceOf(PlanException.class).hasMessageContaining("Turn: @ + 1");
    }

    @Test
    void findsTheConditionThatNeverOccurs(@TempDir Path folder) throws InterruptedException {
        List<Conditions.Seen> seen = new ArrayList<>();
        new Conditions(Lamp.spec(folder), List.of(Lamp.models(folder)), Lamp.PLAN, List.of()).look(1, 200, seen::add);
        assertThat(seen).extracting(each -> each.condition().definition())
            .containsExactlyInAnyOrder("GreenInv", "BlueInv", "SwitchProp", "AgainProp");
        assertThat(seen).filteredOn(each -> each.model().isEmpty()).singleElement().satisfies(each ->
            assertThat(each.condition().text()).isEqualTo("lamp.colour = \"blue\" => lamp.turns = 0"));
    }
}
