package lastack.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import lastack.tcp.Config;
import lastack.trace.Side;
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

    private final long seed;
    private final SplittableRandom random;

    RandomSchedule(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    Schedule next() {
        Config a = config();
        Config b = config();
        long closeA = random.nextLong(600);
        long closeB = random.nextInt(4) == 0 ? closeA : random.nextLong(1500);
        List<Fate> fates = fates();
        return Schedule.of(seed, plan(a, b, closeA), plan(b, a, closeB), fates, random.nextLong(1, 60));
    }

    Schedule nextHostile() {
        Schedule calm = next();
        List<Stray> strays = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            strays.add(stray(calm));
        }
        int abort = random.nextInt(8);
        UserCall call = new UserCall(random.nextLong(2000), new UserCall.Abort());
        return new Schedule(seed, abort == 0 ? calm.a().with(call) : calm.a(), abort == 1 ? calm.b().with(call) : calm.b(),
            calm.fates(), strays, calm.delay(), 60_000, 2_000);
    }

    private Stray stray(Schedule calm) {
        Side to = random.nextBoolean() ? Side.A : Side.B;
        int edge = calm.plan(to).config().rcvBuf();
        Set<Control> ctl = switch (random.nextInt(8)) {
            case 0 -> Control.set();
            case 1 -> Control.set(Control.FIN);
            case 2 -> Control.set(Control.ACK, Control.RST);
            case 3, 4 -> Control.set(Control.RST);
            case 5 -> Control.set(Control.ACK, Control.FIN);
            default -> Control.set(Control.ACK);
        };
        return new Stray(random.nextLong(2500), to, offset(edge), offset(edge), ctl, random.nextInt(2000),
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

    private Config config() {
        long rto = random.nextLong(20, 200);
        long rtoMax = Math.min(RTO_MAX, rto << random.nextInt(4));
        long ackDelay = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 120);
        return new Config(2 * MSL, rto, rtoMax, ackDelay, pick(BUFFERS), pick(SIZES));
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
