package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.sim.Plan;
import lastack.sim.Promises;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.Step;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** The Java endpoint does nothing that the relation, as TLC evaluates it, does not explain. */
class RefinementTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();

    @Provide
    Arbitrary<Schedule> orderly() {
        return Schedules.orderly();
    }

    @Provide
    Arbitrary<Schedule> hostile() {
        return Schedules.hostile();
    }

    @Property(seed = "2", tries = 1000)
    void everyStepIsExplainedAndTheUsersGetWhatTheyWerePromised(@ForAll("orderly") Schedule schedule) {
        Judged run = Judged.run(schedule, ENDPOINT);

        assertExplained(run);
        assertThat(Promises.broken(schedule, run.result())).isEmpty();
    }

    @Property(seed = "2", tries = 1000)
    void everyStepIsExplainedWhateverArrives(@ForAll("hostile") Schedule schedule) {
        Judged run = Judged.run(schedule, ENDPOINT);

        assertExplained(run);
        assertThat(run.result().failure()).isEmpty();
    }

    @Property(seed = "2", tries = 500)
    void everyStepIsExplainedForEverySeed(@ForAll long seed) {
        Judged calm = Judged.run(Schedule.random(seed), ENDPOINT);
        assertExplained(calm);
        assertThat(Promises.broken(Schedule.random(seed), calm.result())).isEmpty();

        assertExplained(Judged.run(Schedule.hostile(seed), ENDPOINT));
    }

    /** The same schedule, once with numbers that pass 2^32 after a few octets and once with numbers that do not. */
    @Property(seed = "2", tries = 300)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void numbersThatWrapChangeNothing(@ForAll("orderly") Schedule schedule, @ForAll @IntRange(max = 30) int a,
                                      @ForAll @IntRange(max = 30) int b) {
        SeqNumber low = new SeqNumber(1_000_000);
        Run plain = Run.of(withNumbers(schedule, low, low));
        Run wrapping = Run.of(withNumbers(schedule, new SeqNumber(-1 - a), new SeqNumber(-1 - b)));
        Shift shift = new Shift(-1 - a - low.bits(), -1 - b - low.bits());

        assertThat(wrapping.violation).isEqualTo(plain.violation).isEmpty();
        // A literal 0 does not move with the others.
        Assume.that(plain.steps.stream().noneMatch(Run::bringsALiteral));
        assertThat(wrapping.steps).hasSameSizeAs(plain.steps);
        assertThat(wrapping.steps).isEqualTo(plain.steps.stream().map(shift::step).toList());
        Statistics.label("wraps").collect(wrapping.wraps()).coverage(c -> c.check(true).percentage(p -> p > 80));
    }

    /** A run with its steps. */
    private record Run(List<Step> steps, Optional<Violation> violation) {

        static Run of(Schedule schedule) {
            Header header = Simulator.header(schedule, ENDPOINT, ENDPOINT, TcbMapping.STANDARD);
            Refinement refinement = new Refinement(Judged.ORACLE, header);
            List<Step> steps = new ArrayList<>();
            Simulator.run(schedule, ENDPOINT, step -> {
                steps.add(step);
                refinement.step(step);
            });
            return new Run(steps, refinement.violation());
        }

        /** Whether a reset arrives that answers a segment without ACK (RFC 9293, section 3.10.7.1). */
        static boolean bringsALiteral(Step step) {
            return step.event() instanceof EventView.Arrive arrive
                && arrive.segment().has(Control.RST) && arrive.segment().has(Control.ACK);
        }

        boolean wraps() {
            return steps.stream().map(Step::event).anyMatch(
                event -> event instanceof EventView.Emit emit && emit.segment().seq().bits() >= 0);
        }
    }

    private static Schedule withNumbers(Schedule schedule, SeqNumber a, SeqNumber b) {
        return new Schedule(schedule.seed(), withIss(schedule.a(), a), withIss(schedule.b(), b), schedule.fates(),
            schedule.strays(), schedule.delay(), schedule.maxTicks(), schedule.maxSteps());
    }

    private static Plan withIss(Plan plan, SeqNumber iss) {
        return new Plan(plan.config(), iss, plan.calls(), plan.reading());
    }

    private static void assertExplained(Judged run) {
        assertThat(run.refinement().violation()).isEmpty();
        // The last step, too, was judged.
        assertThat(run.refinement().steps()).isEqualTo(run.result().steps());
    }
}
