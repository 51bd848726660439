package lastack.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.refine.Violation;
import lastack.sim.Promises;
import lastack.sim.Result;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Header;

/** Random behaviours of the Java endpoint, judged step by step: seeds S, S+1, ..., every second one with stray segments. */
final class Behaviours {

    /** What is refined, in reports. */
    static final String NAME = "lastack.tcp";

    /** How many behaviours are judged side by side before it is asked whether one failed. */
    private static final int BLOCK = 100;

    private static final Endpoint ENDPOINT = new TcpEndpoint();

    private final Oracle oracle;
    private final long seed;
    private final int runs;
    private final Optional<Path> save;

    /**
     * A run of behaviours.
     *
     * @param oracle the judge
     * @param seed the first seed
     * @param runs how many behaviours
     * @param save where to write the behaviour that is judged last: the one that fails, if one does
     */
    Behaviours(Oracle oracle, long seed, int runs, Optional<Path> save) {
        this.oracle = oracle;
        this.seed = seed;
        this.runs = runs;
        this.save = save;
    }

    /**
     * What came of it.
     *
     * @param behaviours how many were judged
     * @param steps how many steps
     * @param seconds how long it took
     * @param events how many steps each event of the relation had
     * @param failure the first behaviour that is not what it should be
     */
    record Outcome(int behaviours, long steps, double seconds, Map<String, Long> events, Optional<Failure> failure) {
    }

    /**
     * A behaviour that is not what it should be.
     *
     * @param seed its seed
     * @param header where it begins
     * @param violation the step that is not explained, or empty where every step is and yet a promise to the users is broken
     * @param promise the promise
     */
    record Failure(long seed, Header header, Optional<Violation> violation, String promise) {
    }

    private record Judged(Refinement refinement, Optional<Failure> failure) {
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
        int behaviours = 0;
        while (behaviours < runs && failure.isEmpty()) {
            long first = seed + behaviours;
            List<Judged> block = IntStream.range(0, Math.min(BLOCK, runs - behaviours)).parallel()
                .mapToObj(i -> judge(first + i)).toList();
            for (Judged judged : block) {
                if (failure.isEmpty()) {
                    behaviours++;
                    steps += judged.refinement().steps();
                    judged.refinement().events().forEach((event, count) -> events.merge(event, count, Long::sum));
                    failure = judged.failure();
                }
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long last = seed + behaviours - 1;
        save.ifPresent(file -> TraceFile.save(file, schedule(last), ENDPOINT));
        return new Outcome(behaviours, steps, seconds, events, failure);
    }

    private Judged judge(long behaviour) {
        Schedule schedule = schedule(behaviour);
        Header header = Simulator.header(schedule, ENDPOINT, ENDPOINT, TcbMapping.STANDARD);
        Refinement refinement = new Refinement(oracle, header);
        Result result = Simulator.run(schedule, ENDPOINT, refinement::step);
        if (refinement.violation().isPresent()) {
            return new Judged(refinement, Optional.of(new Failure(behaviour, header, refinement.violation(), "")));
        }
        Optional<String> promise = schedule.isOrderly() && schedule.bothClose()
            ? Promises.broken(schedule, result) : result.failure();
        return new Judged(refinement, promise.map(broken -> new Failure(behaviour, header, Optional.empty(), broken)));
    }
}
