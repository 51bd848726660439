package lastack.sim;

import java.util.List;
import java.util.SplittableRandom;
import lastack.tcp.Config;
import lastack.trace.Side;
import lastack.wire.Text;

/**
 * Everything that determines a run.
 *
 * @param seed what the users' octets are drawn from
 * @param a side A
 * @param b side B
 * @param fates what the network does with the first packets of the run, in the order in which they are sent, A's and B's
 *     together; later ones arrive after {@code delay}. So there are only finitely many faults, and runs end
 * @param strays segments that neither endpoint sent
 * @param delay how long a packet takes when nothing is said about it, in ticks
 * @param maxTicks where a run is given up, in ticks
 * @param maxSteps where a run is given up, in steps
 */
public record Schedule(long seed, Plan a, Plan b, List<Fate> fates, List<Stray> strays, long delay, long maxTicks,
                       long maxSteps) {

    /** A bound on the time of a run that a run which can end does not reach. */
    public static final long MANY_TICKS = 100_000_000;

    /** A bound on the steps of a run that a run which can end does not reach. */
    public static final long MANY_STEPS = 1_000_000;

    /**
     * Checks that the network keeps to the maximum segment lifetime, half of the shorter {@code twoMsl}.
     *
     * @throws IllegalArgumentException if a delay is negative or as long as that
     */
    public Schedule {
        fates = List.copyOf(fates);
        strays = List.copyOf(strays);
        long msl = Math.min(a.config().twoMsl(), b.config().twoMsl()) / 2;
        checkDelay(delay, msl);
        for (Fate fate : fates) {
            checkDelay(fate.longest(), msl);
            if (fate instanceof Fate.Deliver deliver) {
                checkDelay(deliver.after(), msl);
            } else if (fate instanceof Fate.Duplicate duplicate) {
                checkDelay(Math.min(duplicate.first(), duplicate.second()), msl);
            }
        }
    }

    private static void checkDelay(long delay, long msl) {
        if (delay < 0 || delay >= msl) {
            throw new IllegalArgumentException(
                "a packet takes at least 0 ticks and less than the maximum segment lifetime, " + msl + ", not " + delay);
        }
    }

    /** A schedule without stray segments, with the usual bounds. */
    public static Schedule of(long seed, Plan a, Plan b, List<Fate> fates, long delay) {
        return new Schedule(seed, a, b, fates, List.of(), delay, MANY_TICKS, MANY_STEPS);
    }

    /**
     * A schedule drawn from a seed: text both ways, buffers from tiny to ample, prompt and lazy users, closes in either order,
     * together or half, connections that are established or that the users open, and a network that loses, duplicates and
     * delays. Both users close, and {@link #isOrderly} holds.
     */
    public static Schedule random(long seed) {
        return new RandomSchedule(seed).next();
    }

    /**
     * A random schedule with stray segments besides, near the numbers that matter and far from them, and in some users who
     * abort, go without reading on, open the connection in ways that cannot succeed or anew, or time out. The users can be
     * promised nothing then, and two endpoints led apart can acknowledge each other for ever, so the run is given up early; but each
     * step must still be one that RFC 9293 permits.
     */
    public static Schedule hostile(long seed) {
        return new RandomSchedule(seed).nextHostile();
    }

    /**
     * A random schedule with stray segments that come in bursts, just when an endpoint of this project has gone into another
     * state: into LISTEN, SYN-SENT, SYN-RECEIVED or TIME-WAIT there are few other ways. As of a hostile one, the users can be
     * promised nothing.
     */
    public static Schedule aimed(long seed) {
        return new RandomSchedule(seed).nextAimed();
    }

    /** The plan of a side. */
    public Plan plan(Side side) {
        return side == Side.A ? a : b;
    }

    /** How many packets are lost. */
    public long losses() {
        return fates.stream().filter(Fate.Lose.class::isInstance).count();
    }

    /** Whether the users open the connection; if neither does, it is established when the run begins. */
    public boolean opens() {
        return a.opens() || b.opens();
    }

    /** Whether both users close at some time. */
    public boolean bothClose() {
        return a.closes() && b.closes();
    }

    /**
     * Whether no user aborts, goes without reading on, opens the connection before its peer is ready for that or gives it up in
     * haste, and the network is good enough for 2 MSL to do its work, so that no side can be reset by a peer
     * that has already forgotten the connection: no stray segments, and
     * {@code (losses + 1) * rtoMax + longest delay < twoMsl}, of the larger {@code rtoMax} and the smaller {@code twoMsl}.
     *
     * <p>Why that suffices: a side whose FIN is not acknowledged sends again at least every {@code rtoMax}, and what it sends
     * makes a peer in TIME-WAIT acknowledge everything. Each loss spoils one such exchange, so among the first
     * {@code losses + 1} after the peer entered TIME-WAIT one succeeds, and its segment arrives before the peer leaves. When
     * this is not so, a spurious reset is possible however long TIME-WAIT is.
     */
    public boolean isOrderly() {
        long longest = delay;
        for (Fate fate : fates) {
            longest = Math.max(longest, fate.longest());
        }
        if (a.aborts() || b.aborts() || a.detaches() || b.detaches() || opens() && !opensInOrder() || isHasty(a) || isHasty(b)) {
            return false;
        }
        long rtoMax = Math.max(a.config().rtoMax(), b.config().rtoMax());
        return strays.isEmpty() && (losses() + 1) * rtoMax + longest
            < Math.min(a.config().twoMsl(), b.config().twoMsl());
    }

    /** Whether the passive OPEN is called before the active one, or both are active and are called before a SYN arrives. */
    private boolean opensInOrder() {
        if (!a.opensPatiently() || !b.opensPatiently()) {
            return false;
        }
        UserCall first = a.opening().orElseThrow();
        UserCall second = b.opening().orElseThrow();
        boolean activeA = ((UserCall.Open) first.call()).active();
        boolean activeB = ((UserCall.Open) second.call()).active();
        return activeA && activeB ? first.at() == second.at()
            : activeA ? second.at() <= first.at() : activeB && first.at() <= second.at();
    }

    /** Whether the user timeout may end a connection for which all goes as well as it may be expected to. */
    private static boolean isHasty(Plan plan) {
        long timeout = plan.config().userTimeout();
        return timeout != Config.NO_TIMEOUT && timeout < 2 * plan.config().twoMsl();
    }

    /** All octets that a side's user means to send; the same for the same seed. */
    public Text stream(Side side) {
        byte[] octets = new byte[plan(side).octets()];
        new SplittableRandom(seed * 2 + side.ordinal()).nextBytes(octets);
        return Text.of(octets);
    }
}
