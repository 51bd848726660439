package lastack.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lastack.rfc.Rfc9293;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TellView;
import lastack.wire.Text;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What the two users may rely on, whatever an orderly network does (RFC 9293, section 3.6). */
class SimulationTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();

    @Provide
    Arbitrary<Schedule> schedules() {
        return Schedules.orderly();
    }

    @Provide
    Arbitrary<Schedule> hostileSchedules() {
        return Schedules.hostile();
    }

    static List<Entry> trace(Schedule schedule) {
        Recording recording = new Recording();
        Simulator.run(schedule, ENDPOINT, recording);
        return recording.entries();
    }

    @Property(seed = "1", tries = 1000)
    @Rfc9293({"3.6/delivery", "3.6/two-ways"})
    void everyByteArrivesInOrderAndBothSidesEnd(@ForAll("schedules") Schedule schedule) {
        servesBothUsers(schedule);
    }

    @Property(seed = "1", tries = 2000)
    void everyByteArrivesInOrderAndBothSidesEndForEverySeed(@ForAll long seed) {
        servesBothUsers(Schedule.random(seed));
    }

    private static void servesBothUsers(Schedule schedule) {
        assertThat(Promises.broken(schedule, Simulator.run(schedule, ENDPOINT, Observer.NONE))).isEmpty();
    }

    @Property(seed = "1", tries = 200)
    void theSameScheduleGivesTheSameTrace(@ForAll("schedules") Schedule schedule) {
        assertThat(trace(schedule)).isEqualTo(trace(schedule));
    }

    @Property(seed = "1", tries = 300)
    void eachSideSeesAllTimePassAndEveryArrivalWasEmitted(@ForAll("schedules") Schedule schedule) {
        Map<Side, Long> clock = new EnumMap<>(Map.of(Side.A, 0L, Side.B, 0L));
        Map<Long, EventView.Emit> emitted = new HashMap<>();
        for (Entry entry : trace(schedule)) {
            if (!(entry instanceof Step step)) {
                continue;
            }
            if (step.event() instanceof EventView.Tick tick) {
                clock.merge(step.endpoint(), tick.ticks(), Long::sum);
            } else if (step.event() instanceof EventView.Emit emit) {
                assertThat(emitted.put(step.packet().orElseThrow(), emit)).isNull();
            } else if (step.event() instanceof EventView.Arrive arrive) {
                assertThat(emitted.get(step.packet().orElseThrow()).segment()).isEqualTo(arrive.segment());
            }
            assertThat(clock.get(step.endpoint())).isEqualTo(step.at());
        }
    }

    @Property(seed = "1", tries = 300)
    void shiftingTheSequenceNumbersChangesNothingElse(@ForAll("schedules") Schedule schedule, @ForAll int a, @ForAll int b) {
        Schedule shifted = Schedule.of(
            schedule.seed(), shifted(schedule.a(), a), shifted(schedule.b(), b), schedule.fates(), schedule.delay());

        Result plain = Simulator.run(schedule, ENDPOINT, Observer.NONE);
        Result moved = Simulator.run(shifted, ENDPOINT, Observer.NONE);

        assertThat(moved.steps()).isEqualTo(plain.steps());
        assertThat(moved.ticks()).isEqualTo(plain.ticks());
        assertThat(moved.a().received()).isEqualTo(plain.a().received());
        assertThat(moved.b().received()).isEqualTo(plain.b().received());
    }

    private static Plan shifted(Plan plan, int by) {
        return new Plan(plan.config(), plan.iss().plus(by), plan.calls(), plan.reading());
    }

    @Property(seed = "1", tries = 300)
    void aScheduleSaysWhatIsSent(@ForAll long seed) {
        Schedule schedule = Schedule.random(seed);
        Result result = Simulator.run(schedule, ENDPOINT, Observer.NONE);

        for (Side side : Side.values()) {
            Text written = result.party(side).written();
            assertThat(written).isEqualTo(schedule.stream(side).slice(0, written.length()));
        }
    }

    @Property(seed = "1", tries = 300)
    void nothingIsPromisedWhereAUserAborts(@ForAll long seed, @ForAll Side side) {
        Schedule calm = Schedule.random(seed);
        // Before OPEN there is nothing to abort.
        Assume.that(!calm.opens());
        Plan aborting = calm.plan(side).with(new UserCall(0, new UserCall.Abort()));
        Schedule schedule = Schedule.of(seed, side == Side.A ? aborting : calm.a(), side == Side.B ? aborting : calm.b(),
            calm.fates(), calm.delay());

        assertThat(calm.isOrderly()).isTrue();
        assertThat(schedule.isOrderly()).isFalse();
        Result result = Simulator.run(schedule, ENDPOINT, Observer.NONE);
        assertThat(result.failure()).isEmpty();
        assertThat(result.party(side).told(TellView.Aborted.class)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Promises.broken(schedule, result));
    }

    @Test
    void someHostileUsersAbortAndSomeDoNot() {
        Map<Boolean, Long> aborting = LongStream.range(0, 100).mapToObj(Schedule::hostile)
            .collect(Collectors.partitioningBy(each -> each.a().aborts() || each.b().aborts(), Collectors.counting()));
        assertThat(aborting.get(true)).isBetween(10L, 50L);
    }

    @Property(seed = "1", tries = 1000)
    void straySegmentsNeverMakeAnEndpointThrowOrSendForEver(
            @ForAll("hostileSchedules") Schedule schedule, @ForAll long seed) {
        assertThat(Simulator.run(schedule, ENDPOINT, Observer.NONE).failure()).isEmpty();
        assertThat(Simulator.run(Schedule.hostile(seed), ENDPOINT, Observer.NONE).failure()).isEmpty();
    }
}
