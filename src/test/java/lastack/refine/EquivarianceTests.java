package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lastack.model.Operator;
import lastack.model.Spec;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The relation does not notice where zero is: {@code Outcomes} is equivariant under independent shifts of both sequence
 * spaces. So it may be asked about numbers near zero in place of the real ones, which is all that {@link NormalForm} does.
 */
class EquivarianceTests {

    private static final Spec SPEC = Spec.load(Path.of("spec"), "Oracle");
    private static final Operator OUTCOMES = SPEC.operator("Outcomes");
    private static final Object OURS = SPEC.operator("Ours").apply();
    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();

    /** Every option, liberty and deviation, so that no step of the relation is left out. */
    private static final Object EVERYTHING = SPEC.operator("Everything").apply();

    @Provide
    Arbitrary<Map<String, Object>> blocks() {
        return Blocks.blocks();
    }

    @Provide
    Arbitrary<Map<String, Object>> events() {
        return Blocks.events();
    }

    @Provide
    Arbitrary<String> endpoints() {
        List<String> names = new ArrayList<>(BrokenEndpoints.all().keySet());
        names.add("right");
        return Arbitraries.of(names).withoutEdgeCases();
    }

    @Property(seed = "3", tries = 20_000)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void outcomesOfGeneratedBlocksAreEquivariant(
            @ForAll("blocks") Map<String, Object> tcb, @ForAll("events") Map<String, Object> event,
            @ForAll @IntRange(min = -100, max = 100) int d1, @ForAll @IntRange(min = -100, max = 100) int d2) {
        Set<?> outcomes = assertEquivariant(Blocks.CONFIG, tcb, event, d1, d2);
        Statistics.label("permitted").collect(!outcomes.isEmpty()).coverage(c -> c.check(true).percentage(p -> p > 25));
    }

    /** Its blocks and events are those of runs; what is seen there is found among the outcomes without {@link NormalForm}. */
    @Property(seed = "3", tries = 60)
    void outcomesInRunsAreEquivariantAndHoldWhatWasSeen(
            @ForAll long seed, @ForAll @IntRange(min = -5000, max = 5000) int d1,
            @ForAll @IntRange(min = -5000, max = 5000) int d2) {
        Schedule schedule = Schedule.hostile(seed);
        Recorded run = Recorded.of(schedule, ENDPOINT);
        Map<Side, TcbView> blocks = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            blocks.put(side, run.header.origin(side).tcb());
        }
        for (Step step : run.steps) {
            Plain plain = new Plain(schedule.plan(step.endpoint()).iss(), schedule.plan(step.endpoint().other()).iss());
            Object config = Plain.config(run.header.origin(step.endpoint()).config());
            Map<String, Object> tcb = plain.tcb(blocks.put(step.endpoint(), step.tcb()));
            Map<String, Object> event = plain.event(step.event());
            if (isSmall(tcb) && isSmall(event)) {
                assertEquivariant(config, tcb, event, d1, d2);
                assertThat((Set<?>) OUTCOMES.apply(OURS, config, tcb, event))
                    .as("%s in %s", event, tcb)
                    .anySatisfy(outcome -> {
                        assertThat(((Map<?, ?>) outcome).get("tcb")).isEqualTo(plain.tcb(step.tcb()));
                        assertThat(((Map<?, ?>) outcome).get("tells")).isEqualTo(plain.tells(step.tells()));
                    });
            }
        }
    }

    private static Set<?> assertEquivariant(Object config, Map<?, ?> tcb, Map<?, ?> event, int d1, int d2) {
        Set<?> outcomes = (Set<?>) OUTCOMES.apply(EVERYTHING, config, tcb, event);
        Set<?> moved = (Set<?>) OUTCOMES.apply(EVERYTHING, config, Plain.moved(tcb, d1, d2), Plain.movedEvent(event, d1, d2));
        Set<Object> expected = new HashSet<>();
        outcomes.forEach(outcome -> expected.add(Plain.movedOutcome((Map<?, ?>) outcome, d1, d2)));
        assertThat(moved).isEqualTo(expected);
        return outcomes;
    }

    /** TLC's integers end at 2^31, and the numbers of stray segments may be anywhere. */
    private static boolean isSmall(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(EquivarianceTests::isSmall);
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().allMatch(EquivarianceTests::isSmall);
        }
        return !(value instanceof Integer n) || Math.abs((long) n) < 1 << 30;
    }

    /** Of right and of broken endpoints alike: the same step is the first that is not explained, for the same reasons. */
    @Property(seed = "3", tries = 300)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void verdictsDoNotChangeWhenTheNumbersOfARunAreShifted(
            @ForAll("endpoints") String name, @ForAll long seed, @ForAll int a, @ForAll int b) {
        Recorded run = Recorded.of(Schedule.hostile(seed), BrokenEndpoints.all().getOrDefault(name, ENDPOINT));

        Optional<Violation> plain = run.judged(new Shift(0, 0));
        Optional<Violation> shifted = run.judged(new Shift(a, b));

        assertThat(shifted.map(Violation::index)).isEqualTo(plain.map(Violation::index));
        assertThat(shifted.map(EquivarianceTests::reasons)).isEqualTo(plain.map(EquivarianceTests::reasons));
        Statistics.label("explained").collect(plain.isEmpty())
            .coverage(c -> c.check(true).percentage(p -> p > 10 && p < 90));
    }

    /** What differs from which candidate, without the values, which are shifted. */
    private static Set<List<String>> reasons(Violation violation) {
        Set<List<String>> reasons = new HashSet<>();
        violation.why().candidates().forEach(candidate -> reasons.add(
            candidate.differences().stream().map(Candidate.Difference::variable).toList()));
        return reasons;
    }

    /** A run that can be judged again. */
    private record Recorded(Header header, List<Step> steps) {

        static Recorded of(Schedule schedule, Endpoint endpoint) {
            List<Step> steps = new ArrayList<>();
            Simulator.run(schedule, endpoint, steps::add);
            return new Recorded(Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD), steps);
        }

        Optional<Violation> judged(Shift shift) {
            Refinement refinement = new Refinement(Judged.ORACLE, shift.header(header));
            steps.forEach(step -> refinement.step(shift.step(step)));
            return refinement.violation();
        }
    }
}
