package lastack.sim;

import java.util.ArrayList;
import java.util.List;
import lastack.tcp.Config;
import lastack.trace.Side;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Schedules for properties. They shrink towards no faults, no text, prompt users, ample buffers and closes at tick 0. Both users
 * close, and {@link Schedule#isOrderly} holds.
 */
public final class Schedules {

    private static final long MSL = 2000;
    private static final int HALF_A_CIRCLE = 1 << 31;
    // (4 + 1) * 390 + 1999 < 4000, so every schedule is orderly.
    private static final int MOST_LOSSES = 4;

    private Schedules() { }

    /** Schedules in which each user closes once all it wants to send is sent. */
    public static Arbitrary<Schedule> orderly() {
        return Combinators.combine(
                Arbitraries.longs().between(0, 1 << 20), plans(), plans(), fates(), Arbitraries.longs().between(1, 60),
                Arbitraries.of(Start.class), Arbitraries.longs().between(0, 200))
            .as((seed, a, b, fates, delay, start, later) -> Schedule.of(seed, start.of(Side.A, a, later),
                start.of(Side.B, b, later), fates, delay))
            .withoutEdgeCases();
    }

    /** How a connection comes about that both users want. */
    private enum Start {
        ESTABLISHED, A_OPENS, B_OPENS, BOTH_OPEN;

        Plan of(Side side, Plan plan, long later) {
            if (this == ESTABLISHED) {
                return plan;
            }
            boolean active = this == BOTH_OPEN || this == A_OPENS && side == Side.A || this == B_OPENS && side == Side.B;
            List<UserCall> calls = new ArrayList<>();
            calls.add(new UserCall(active && this != BOTH_OPEN ? later : 0, new UserCall.Open(active, active, 0)));
            plan.calls().forEach(call -> calls.add(call.waiting()));
            return new Plan(plan.config(), plan.iss(), calls, plan.reading());
        }
    }

    /**
     * Schedules with stray segments besides, and users who open, go and abort as they please; they can be promised nothing, and
     * the run is given up early.
     */
    public static Arbitrary<Schedule> hostile() {
        return Combinators.combine(orderly(), strays().list().ofMaxSize(8), troubles(), troubles(), Arbitraries.of(false, true))
            .as((calm, strays, a, b, patient) -> new Schedule(calm.seed(), troubled(calm.a(), a, patient),
                troubled(calm.b(), b, patient), calm.fates(), strays, calm.delay(), 60_000, 2_000))
            .withoutEdgeCases();
    }

    private static Plan troubled(Plan calm, List<UserCall> more, boolean patient) {
        List<UserCall> calls = new ArrayList<>();
        calm.calls().forEach(call -> calls.add(patient ? call : new UserCall(call.at(), call.call())));
        calls.addAll(more);
        return new Plan(calm.config(), calm.iss(), calls, calm.reading());
    }

    /** Calls that nobody should make, and more connections; a schedule with an OPEN among them begins in CLOSED. */
    private static Arbitrary<List<UserCall>> troubles() {
        Arbitrary<UserCall.Call> call = Arbitraries.oneOf(
            Arbitraries.create(UserCall.Abort::new), Arbitraries.create(UserCall.Detach::new),
            Arbitraries.create(UserCall.Close::new),
            Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(0, 1, 100_000))
                .as(UserCall.Open::new));
        Arbitrary<UserCall> some = Combinators.combine(Arbitraries.longs().between(0, 3000), call).as(UserCall::new);
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(List.of())), Tuple.of(1, some.list().ofMaxSize(3)));
    }

    private static Arbitrary<Stray> strays() {
        Arbitrary<Integer> offset = Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.integers().between(-4, 4)), Tuple.of(2, Arbitraries.integers().between(-1100, 1100)),
            Tuple.of(1, Arbitraries.integers()),
            Tuple.of(1, Arbitraries.integers().between(-20, 20).map(n -> HALF_A_CIRCLE + n)));
        return Combinators.combine(
                Arbitraries.longs().between(0, 2500), Arbitraries.of(Side.class), offset, offset,
                Arbitraries.of(Control.class).set(), Arbitraries.integers().between(0, 2000),
                Arbitraries.integers().between(0, 15))
            .as(Stray::new);
    }

    private static Arbitrary<Config> configs() {
        return Combinators.combine(
                Arbitraries.longs().between(20, 200), Arbitraries.integers().between(0, 3),
                Arbitraries.longs().between(0, 120), Arbitraries.of(Config.NO_TIMEOUT, 4 * MSL),
                Arbitraries.of(1000, 65_535, 100, 20, 7, 3, 2, 1),
                Arbitraries.of(536, 1460, 100, 20, 5, 2, 1))
            .as((rto, doublings, ackDelay, userTimeout, rcvBuf, mss) ->
                new Config(2 * MSL, rto, Math.min(390, rto << doublings), ackDelay, userTimeout, rcvBuf, mss, 1000));
    }

    private static Arbitrary<Plan> plans() {
        Arbitrary<List<UserCall>> calls = Combinators.combine(
                Arbitraries.integers().between(0, 60).list().ofMaxSize(4), Arbitraries.longs().between(0, 900))
            .as(Schedules::calls);
        Arbitrary<Plan.Reading> reading = Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Plan.Reading.PROMPT)),
            Tuple.of(1, Combinators.combine(
                Arbitraries.longs().between(0, 300), Arbitraries.integers().between(1, 50)).as(Plan.Reading::new)));
        return Combinators.combine(configs(), Arbitraries.integers(), calls, reading)
            .as((config, iss, made, read) -> new Plan(config, new SeqNumber(iss), made, read));
    }

    private static List<UserCall> calls(List<Integer> writes, long close) {
        List<UserCall> calls = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            calls.add(new UserCall(close * i / writes.size(), new UserCall.Send(writes.get(i))));
        }
        calls.add(new UserCall(close, new UserCall.Close()));
        return calls;
    }

    private static Arbitrary<List<Fate>> fates() {
        Arbitrary<Long> delay = Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.longs().between(0, 100)),
            Tuple.of(1, Arbitraries.longs().between(0, MSL - 1)));
        Arbitrary<Fate> deliver = delay.map(Fate.Deliver::new);
        Arbitrary<Fate> duplicate = Combinators.combine(delay, delay).as(Fate.Duplicate::new);
        Arbitrary<Fate> lose = Arbitraries.create(Fate.Lose::new);
        return Arbitraries.frequencyOf(Tuple.of(4, deliver), Tuple.of(1, duplicate),
                Tuple.of(1, lose))
            .list().ofMaxSize(40).map(Schedules::withFewLosses);
    }

    private static List<Fate> withFewLosses(List<Fate> fates) {
        int losses = 0;
        List<Fate> few = new ArrayList<>();
        for (Fate fate : fates) {
            losses += fate instanceof Fate.Lose ? 1 : 0;
            few.add(fate instanceof Fate.Lose && losses > MOST_LOSSES ? new Fate.Deliver(10) : fate);
        }
        return few;
    }
}
