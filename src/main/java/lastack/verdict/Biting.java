package lastack.verdict;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.refine.WireBeliefs;
import lastack.verdict.Verdict.Kind;

/** Finds out what becomes of connections that conform once they are harmed. */
public final class Biting {

    private final WireBeliefs beliefs;
    private final SplittableRandom random;
    private final Map<Harm, Count> counts = new EnumMap<>(Harm.class);
    private long connections;
    private long conforming;

    /** What became of connections that were harmed in one way. */
    public static final class Count {
        private long harmed;
        private long violates;
        private long deviates;
        private long missing;

        /** How many there were. */
        public long harmed() {
            return harmed;
        }

        /** Of how many an endpoint violates the RFC. */
        public long violates() {
            return violates;
        }

        /** Of how many, of the others, an endpoint needs a deviation. */
        public long deviates() {
            return deviates;
        }

        /** Of how many, of the others, it is told that something was not captured. */
        public long missing() {
            return missing;
        }

        /** How many were noticed in one of these ways. */
        public long noticed() {
            return violates + deviates + missing;
        }
    }

    /**
     * Begins.
     *
     * @param beliefs what judges
     * @param seed what the places are drawn from
     */
    public Biting(WireBeliefs beliefs, long seed) {
        this.beliefs = beliefs;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Takes a connection, and if both of its endpoints conform, and nothing was missing, harms it in each way that it has a place
     * for.
     *
     * @param connection its segments, in the order of the capture
     */
    public void bite(List<Observed> connection) {
        connections++;
        Verdicts before = judged(connection);
        if (kinds(before, Kind.CONFORMS) < 2 || missing(before) > 0) {
            return;
        }
        conforming++;
        for (Harm harm : Harm.values()) {
            harm.to(connection, random).ifPresent(harmed ->
                count(counts.computeIfAbsent(harm, key -> new Count()), judged(harmed)));
        }
    }

    private static void count(Count count, Verdicts after) {
        count.harmed++;
        if (kinds(after, Kind.VIOLATES) > 0) {
            count.violates++;
        } else if (kinds(after, Kind.DEVIATES) > 0) {
            count.deviates++;
        } else if (missing(after) > 0) {
            count.missing++;
        }
    }

    private Verdicts judged(List<Observed> connection) {
        ConnectionJudge judge = new ConnectionJudge(beliefs);
        connection.forEach(judge::see);
        return judge.verdicts();
    }

    private static int kinds(Verdicts verdicts, Kind kind) {
        return (verdicts.of(Role.CLIENT).kind() == kind ? 1 : 0) + (verdicts.of(Role.SERVER).kind() == kind ? 1 : 0);
    }

    private static int missing(Verdicts verdicts) {
        return verdicts.of(Role.CLIENT).missing().size() + verdicts.of(Role.SERVER).missing().size();
    }

    /** How many connections there were. */
    public long connections() {
        return connections;
    }

    /** How many of them conformed, and were harmed. */
    public long conforming() {
        return conforming;
    }

    /** What was counted, by what was done. */
    public Map<Harm, Count> counts() {
        return counts;
    }
}
