package lastack.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lastack.refine.Oracle;
import lastack.refine.Violation;
import lastack.sim.Promises;
import lastack.sim.Schedule;

/** Random behaviours of the Java endpoint, judged step by step: seeds S, S+1, ..., every second one hostile. */
final class Behaviours {

    /** What is refined, in reports. */
    static final String NAME = "lastack.tcp";

    /** How many behaviours are judged side by side before it is asked whether one failed. */
    private static final int BLOCK = 100;

    private final Oracle oracle;
    private final long seed;
    private final int runs;
    /**
     * A run of behaviours.
     *
     * @param oracle the judge
     * @param seed the first seed
     * @param runs how many behaviours
     */
    Behaviours(Oracle oracle, long seed, int runs) {
        this.oracle = oracle;
        this.seed = seed;
        this.runs = runs;
    }

    /**
     * What came of it.
     *
     * @param behaviours how many were judged
     * @param steps how many steps
     * @param seconds how long it took
     * @param events how many steps each event of the relation had
     * @param last the behaviour that was judged last
     * @param failure the first behaviour that is not what it should be, which then is the last
     */
    record Outcome(int behaviours, long steps, double seconds, Map<String, Long> events, Run last, Optional<Failure> failure) {
    }

    /**
     * A behaviour that is not what it should be.
     *
     * @param seed its seed
     * @param violation the step that is not explained, or empty where every step is and yet a promise to the users is broken
     * @param promise the promise
     */
    record Failure(long seed, Optional<Violation> violation, String promise) {
    }

    private record Judged(Run run, Optional<Failure> failure) {
    }

    /** The schedule of a seed. */
    static Schedule schedule(long seed) {
        return Math.floorMod(seed, 2) == 1 ? Schedule.random(seed) : Schedule.hostile(seed);
    }

    /** Judges them, on all processors; the outcome does not depend on how many there are. */
    Outcome run() {
        long start = System.nanoTime();
        long steps = 0;
        Map<String, Long> events = new TreeMap<>();
        Optional<Failure> failure = Optional.empty();
        Run last = null;
        int behaviours = 0;
        while (behaviours < runs && failure.isEmpty()) {
            long first = seed + behaviours;
            List<Judged> block = IntStream.range(0, Math.min(BLOCK, runs - behaviours)).parallel()
                .mapToObj(i -> judge(first + i)).toList();
            for (Judged judged : block) {
                if (failure.isEmpty()) {
                    behaviours++;
                    last = judged.run();
                    steps += last.refinement().steps();
                    last.refinement().events().forEach((event, count) -> events.merge(event, count, Long::sum));
                    failure = judged.failure();
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(behaviours, steps, seconds, events, last, failure);
    }

    private Judged judge(long behaviour) {
        Schedule schedule = schedule(behaviour);
        Run run = Run.of(schedule, oracle);
        Optional<Violation> violation = run.refinement().violation();
        if (violation.isPresent()) {
            return new Judged(run, Optional.of(new Failure(behaviour, violation, "")));
        }
        Optional<String> promise = schedule.isOrderly() && schedule.bothClose()
            ? Promises.broken(schedule, run.result()) : run.result().failure();
        return new Judged(run, promise.map(broken -> new Failure(behaviour, Optional.empty(), broken)));
    }
}
