package lastack.sim;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import lastack.tcp.Config;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/** Draws a {@link Schedule} from a seed. */
final class RandomSchedule {

    private static final long MSL = 2000;
    private static final long RTO_MAX = 390;
    // (4 + 1) * 390 + 1999 < 4000: however the faults fall, the schedule is orderly.
    private static final int MOST_LOSSES = 4;
    private static final int[] BUFFERS = {1, 2, 3, 7, 20, 100, 1000, 20_000, 65_535};
    private static final int[] SIZES = {1, 2, 5, 20, 100, 536, 1460};

    /** States that strays seldom meet by chance, because they are short, or few rules are about them. */
    private static final Set<String> RARE = Set.of("LISTEN", "SYN-SENT", "SYN-RECEIVED", "TIME-WAIT");
    private static final List<Set<Control>> CLOSE_BY = List.of(Control.set(Control.SYN), Control.set(Control.SYN),
        Control.set(Control.RST), Control.set(Control.RST), Control.set(Control.SYN, Control.ACK), Control.set(Control.ACK),
        Control.set(Control.FIN, Control.ACK), Control.set(Control.SYN, Control.RST), Control.set(Control.RST, Control.ACK),
        Control.set(Control.SYN, Control.FIN));

    private final long seed;
    private final SplittableRandom random;

    RandomSchedule(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    Schedule next() {
        return next(false);
    }

    /** A schedule in which everything may still go well; with hasty users, it need not. */
    private Schedule next(boolean hasty) {
        boolean opens = random.nextBoolean();
        Config a = config(hasty);
        Config b = config(hasty);
        long closeA = random.nextLong(600);
        long closeB = random.nextInt(4) == 0 ? closeA : random.nextLong(1500);
        Plan planA = plan(a, b, closeA);
        Plan planB = plan(b, a, closeB);
        List<Fate> fates = fates();
        long delay = random.nextLong(1, 60);
        if (opens) {
            boolean waits = !hasty || random.nextBoolean();
            // A to a waiting B, B to a waiting A, both at once; A to a B that is not ready yet, nobody to nobody.
            int kind = random.nextInt(hasty ? 5 : 3);
            long later = random.nextLong(200);
            planA = opening(planA, kind == 0 || kind == 2 || kind == 3, kind == 0 ? later : 0, waits);
            planB = opening(planB, kind == 1 || kind == 2, kind == 1 || kind == 3 ? later : 0, waits);
        }
        return Schedule.of(seed, planA, planB, fates, delay);
    }

    private Plan opening(Plan plan, boolean active, long at, boolean waits) {
        List<UserCall> calls = new ArrayList<>();
        calls.add(new UserCall(at, new UserCall.Open(active, active || random.nextBoolean(), 0)));
        plan.calls().forEach(call -> calls.add(waits ? call.waiting() : call));
        return new Plan(plan.config(), plan.iss(), calls, plan.reading());
    }

    Schedule nextHostile() {
        Schedule calm = next(true);
        List<Stray> strays = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            strays.add(stray(calm));
        }
        Plan a = troubled(calm.a(), calm.opens());
        Plan b = troubled(calm.b(), calm.opens());
        if (calm.opens() && random.nextInt(3) == 0) {
            long again = random.nextLong(1500, 5000);
            boolean first = random.nextBoolean();
            a = reopening(a, again + (first ? 0 : random.nextLong(-500, 500)), first || random.nextBoolean());
            b = reopening(b, again + (first ? random.nextLong(-500, 500) : 0), !first || random.nextBoolean());
        }
        return new Schedule(seed, a, b, calm.fates(), strays, calm.delay(), 60_000, 2_000);
    }

    /** A schedule whose stray segments come, in bursts, just when an endpoint has gone into another state. */
    Schedule nextAimed() {
        Schedule calm = next(true);
        List<Step> changes = changes(calm);
        List<Step> rare = changes.stream().filter(step -> RARE.contains(step.tcb().state())).toList();
        List<Stray> strays = new ArrayList<>();
        for (int burst = random.nextInt(4); burst >= 0; burst--) {
            List<Step> from = random.nextBoolean() || rare.isEmpty() ? changes : rare;
            Step moment = from.get(random.nextInt(from.size()));
            long at = moment.at();
            for (int i = random.nextInt(3); i >= 0; i--) {
                at += random.nextInt(8);
                strays.add(new Stray(at, moment.endpoint(), random.nextInt(-1, 3), random.nextInt(-1, 2),
                    CLOSE_BY.get(random.nextInt(CLOSE_BY.size())), random.nextInt(2000), Math.max(0, random.nextInt(6) - 3)));
            }
        }
        return new Schedule(seed, calm.a(), calm.b(), calm.fates(), strays, calm.delay(), 60_000, 2_000);
    }

    /** The steps after which an endpoint that does all right is in another state; the first steps if there are none. */
    private static List<Step> changes(Schedule calm) {
        List<Step> changes = new ArrayList<>();
        Map<Side, String> states = new EnumMap<>(Side.class);
        Simulator.run(calm, TcpMaker.STANDARD, TcpMaker.STANDARD, step -> {
            if (!step.tcb().state().equals(states.put(step.endpoint(), step.tcb().state()))) {
                changes.add(step);
            }
        });
        return changes;
    }

    /** With calls that nobody should make, now and then. */
    private Plan troubled(Plan calm, boolean opens) {
        long at = troublesome(calm);
        Plan plan = switch (random.nextInt(12)) {
            case 0, 1 -> calm.with(new UserCall(at, new UserCall.Abort()));
            case 2, 3 -> calm.with(new UserCall(at, new UserCall.Detach()));
            case 4 -> calm.with(new UserCall(at / 4, new UserCall.Detach())).with(new UserCall(at, new UserCall.Detach()));
            default -> calm;
        };
        // An early OPEN may come before the one of the plan, which is then refused.
        return opens && random.nextInt(3) == 0
            ? plan.with(new UserCall(
                troublesome(calm), new UserCall.Open(random.nextBoolean(), random.nextBoolean(), random.nextInt(3))))
            : plan;
    }

    /** Soon after another call there are more states to be met than later. */
    private long troublesome(Plan plan) {
        return random.nextBoolean() ? random.nextLong(2000)
            : plan.calls().get(random.nextInt(plan.calls().size())).at() + random.nextLong(150);
    }

    /** With a second connection, whose ISS may or may not lie beyond the numbers of the first. */
    private Plan reopening(Plan plan, long at, boolean active) {
        int above = random.nextInt(3) == 0 ? random.nextInt(100) : random.nextInt(20_000, 1 << 30);
        return plan.with(new UserCall(at, new UserCall.Open(active, active || random.nextBoolean(), above)))
            .with(new UserCall(at + random.nextLong(300), new UserCall.Send(random.nextInt(50))))
            .with(new UserCall(at + random.nextLong(2000), new UserCall.Close()));
    }

    private Stray stray(Schedule calm) {
        Side to = random.nextBoolean() ? Side.A : Side.B;
        int edge = calm.plan(to).config().rcvBuf();
        Set<Control> ctl = switch (random.nextInt(12)) {
            case 0 -> Control.set();
            case 1 -> Control.set(Control.FIN);
            case 2 -> Control.set(Control.ACK, Control.RST);
            case 3, 4 -> Control.set(Control.RST);
            case 5 -> Control.set(Control.ACK, Control.FIN);
            case 6, 7 -> Control.set(Control.SYN);
            case 8 -> Control.set(Control.SYN, Control.ACK);
            case 9 -> Control.set(Control.SYN, random.nextBoolean() ? Control.FIN : Control.RST);
            default -> Control.set(Control.ACK);
        };
        long at = random.nextLong(random.nextInt(3) == 0 ? 100 : 4000);
        return new Stray(at, to, offset(edge), offset(edge), ctl, random.nextInt(2000),
            Math.max(0, random.nextInt(30) - 15));
    }

    private int offset(int edge) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> edge + random.nextInt(-2, 3);
            case 2, 3 -> random.nextInt(-4, 5);
            default -> random.nextInt(2);
        };
    }

    private Config config(boolean hasty) {
        long rto = random.nextLong(20, 200);
        long rtoMax = Math.min(RTO_MAX, rto << random.nextInt(4));
        long ackDelay = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 120);
        long userTimeout = random.nextInt(3) > 0 ? Config.NO_TIMEOUT : hasty ? random.nextLong(50, 3000) : 4 * MSL;
        return new Config(2 * MSL, rto, rtoMax, ackDelay, userTimeout, pick(BUFFERS), pick(SIZES), 1 << random.nextInt(20));
    }

    private int pick(int[] from) {
        return from[random.nextInt(from.length)];
    }

    private Plan plan(Config own, Config peer, long close) {
        // Few segments are enough to meet every case; many would be more of the same.
        int most = 12 * Math.min(own.mss(), peer.rcvBuf());
        int writes = random.nextInt(5);
        List<UserCall> calls = new ArrayList<>();
        for (int i = 0; i < writes; i++) {
            calls.add(new UserCall(random.nextLong(close + 1), new UserCall.Send(random.nextInt(most / writes + 2))));
        }
        calls.add(new UserCall(close, new UserCall.Close()));
        if (random.nextInt(8) == 0) {
            // Calls that come too late are refused, and that is an event too.
            calls.add(new UserCall(close + random.nextLong(500), new UserCall.Send(1)));
            calls.add(new UserCall(close + random.nextLong(500), new UserCall.Close()));
        }
        if (random.nextInt(4) == 0) {
            calls.add(new UserCall(random.nextLong(500), new UserCall.Receive(1 + random.nextInt(10))));
        }
        return new Plan(own, iss(), calls, reading(own));
    }

    private SeqNumber iss() {
        // Half of them wrap within the run.
        return random.nextBoolean() ? new SeqNumber(random.nextInt()) : new SeqNumber(-1 - random.nextInt(100));
    }

    private Plan.Reading reading(Config own) {
        if (random.nextInt(3) > 0) {
            return Plan.Reading.PROMPT;
        }
        return new Plan.Reading(random.nextLong(300), Math.max(1, own.rcvBuf() / (1 + random.nextInt(4))));
    }

    private List<Fate> fates() {
        List<Fate> fates = new ArrayList<>();
        int packets = random.nextInt(40);
        int losses = random.nextInt(MOST_LOSSES + 1);
        // A network that only delays a little, one that reorders within a round trip, one that keeps segments for nearly MSL.
        long longest = new long[] {60, 300, MSL}[random.nextInt(3)];
        for (int i = 0; i < packets; i++) {
            int kind = random.nextInt(8);
            if (kind == 0 && losses > 0) {
                losses--;
                fates.add(new Fate.Lose());
            } else if (kind == 1) {
                fates.add(new Fate.Duplicate(random.nextLong(longest), random.nextLong(longest)));
            } else {
                fates.add(new Fate.Deliver(random.nextLong(kind < 5 ? longest : 60)));
            }
        }
        return fates;
    }
}
