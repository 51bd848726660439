package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;

/** What an oracle remembers is what TLC would say. */
class RememberingTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();
    /** Asks TLC each time, {@code Explanations} and not {@code Outcomes}. */
    private static final Oracle FORGETFUL = Oracle.load(Path.of("spec"), 0);
    private static final Oracle ORACLE = Oracle.load(Path.of("spec"), 20_000);

    @Provide
    Arbitrary<String> endpoints() {
        List<String> names = new ArrayList<>(BrokenEndpoints.all().keySet());
        names.add("right");
        return Arbitraries.of(names).withoutEdgeCases();
    }

    /**
     * The memory is first filled with the steps of a run whose numbers are moved by one amount, and is then asked about the same
     * steps moved by another: nothing is evaluated any more, and the answers are those of TLC for the steps as they were.
     */
    @Property(seed = "5", tries = 60)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void theNormalFormChangesNoVerdict(@ForAll("endpoints") String name, @ForAll long seed, @ForAll int a, @ForAll int b,
                                       @ForAll int c, @ForAll int d) {
        List<Asked> steps = asked(Schedule.hostile(seed), BrokenEndpoints.all().getOrDefault(name, ENDPOINT), new Shift(0, 0));
        List<Asked> moved = asked(Schedule.hostile(seed), BrokenEndpoints.all().getOrDefault(name, ENDPOINT), new Shift(a, b));
        List<Asked> again = asked(Schedule.hostile(seed), BrokenEndpoints.all().getOrDefault(name, ENDPOINT), new Shift(c, d));
        List<Judgement> judgements = steps.stream().map(step -> step.by(FORGETFUL)).toList();

        assertThat(moved.stream().map(step -> kind(step.by(ORACLE))).toList())
            .isEqualTo(judgements.stream().map(RememberingTests::kind).toList());
        long learned = ORACLE.learned();
        assertThat(steps.stream().map(step -> step.by(ORACLE)).toList()).isEqualTo(judgements);
        assertThat(again.stream().map(step -> kind(step.by(ORACLE))).toList())
            .isEqualTo(judgements.stream().map(RememberingTests::kind).toList());
        // A literal 0 (RFC 9293, 3.10.7.1) does not move with the other numbers, so a step with one is another pair.
        if (steps.stream().noneMatch(Asked::hasLiteral)) {
            assertThat(ORACLE.learned()).isEqualTo(learned);
        }
        Statistics.label("all explained").collect(judgements.stream().allMatch(Judgement.Explained.class::isInstance))
            .coverage(check -> check.check(true).percentage(p -> p > 10 && p < 90));
    }

    /** Of an unexplained step which variables differ: the values are shifted. */
    private static Object kind(Judgement judgement) {
        return judgement instanceof Judgement.Unexplained why
            ? why.candidates().stream().map(candidate -> candidate.differences().stream()
                .map(Candidate.Difference::variable).toList()).toList()
            : judgement;
    }

    @Test
    void whatWasLearnedLongestAgoIsForgotten() {
        Oracle oracle = Oracle.load(Path.of("spec"), 3);
        List<Asked> steps = distinct(4);

        steps.subList(0, 3).forEach(step -> step.by(oracle));
        assertThat(oracle.learned()).isEqualTo(3);
        // That it is asked for keeps nothing from being forgotten.
        steps.get(0).by(oracle);
        assertThat(oracle.learned()).isEqualTo(3);
        steps.get(3).by(oracle);
        steps.get(1).by(oracle);
        steps.get(2).by(oracle);
        steps.get(3).by(oracle);
        assertThat(oracle.learned()).isEqualTo(4);
        steps.get(0).by(oracle);
        assertThat(oracle.learned()).isEqualTo(5);
        assertThat(oracle.remembered()).isEqualTo(3);
    }

    /** Steps of a run of which no two are the same pair. */
    private static List<Asked> distinct(int count) {
        Oracle counter = Oracle.load(Path.of("spec"), 1000);
        List<Asked> distinct = new ArrayList<>();
        for (Asked step : asked(Schedule.random(1), ENDPOINT, new Shift(0, 0))) {
            long before = counter.learned();
            step.by(counter);
            if (counter.learned() > before && distinct.size() < count) {
                distinct.add(step);
            }
        }
        assertThat(distinct).hasSize(count);
        return distinct;
    }

    /** With room for few pairs, so that threads forget what others have just asked for. */
    @Test
    void anyNumberOfThreadsGetTheSameAnswers() {
        Oracle oracle = Oracle.load(Path.of("spec"), 50);
        Endpoint broken = BrokenEndpoints.all().get("skips CLOSING");
        List<Asked> steps = new ArrayList<>();
        for (long seed = 1; seed <= 10; seed++) {
            steps.addAll(asked(Schedule.hostile(seed), broken, new Shift(0, 0)));
        }
        List<Judgement> expected = steps.stream().map(step -> step.by(FORGETFUL)).toList();

        List<Judgement> found = IntStream.range(0, 4 * steps.size()).parallel()
            .mapToObj(i -> steps.get(i % steps.size()).by(oracle)).toList();

        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).isEqualTo(expected.get(i % steps.size()));
        }
        assertThat(oracle.remembered()).isBetween(1L, 50L);
    }

    @Test
    void thereIsNoLessThanNothingToRemember() {
        assertThatThrownBy(() -> Oracle.load(Path.of("spec"), -1)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("-1");
    }

    /** A step, with what the oracle is asked of it. */
    private record Asked(ConfigView config, TcbView before, EventView event, TcbView after, List<TellView> tells) {

        Judgement by(Oracle oracle) {
            return oracle.judge(config, before, event, after, tells);
        }

        boolean hasLiteral() {
            return before.resets().stream().anyMatch(s -> s.ctl().size() == 2)
                || after.resets().stream().anyMatch(s -> s.ctl().size() == 2);
        }
    }

    private static List<Asked> asked(Schedule schedule, Endpoint endpoint, Shift shift) {
        Header header = shift.header(Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD));
        Map<Side, TcbView> blocks = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            blocks.put(side, header.origin(side).tcb());
        }
        List<Asked> all = new ArrayList<>();
        Simulator.run(schedule, endpoint, seen -> {
            Step step = shift.step(seen);
            all.add(new Asked(header.origin(step.endpoint()).config(), blocks.put(step.endpoint(), step.tcb()), step.event(),
                step.tcb(), step.tells()));
        });
        return all;
    }
}
