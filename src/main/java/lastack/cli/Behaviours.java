package lastack.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    private final Oracle oracle;
    private final long seed;
    private final int runs;
    private final Optional<Path> save;
    private final Endpoint endpoint = new TcpEndpoint();

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
     * @param violation the step that is not explained, or empty where the run as a whole went wrong
     * @param reason what went wrong as a whole
     */
    record Failure(long seed, Header header, Optional<Violation> violation, String reason) {
    }

    /** The schedule of a seed. */
    static Schedule schedule(long seed) {
        return Math.floorMod(seed, 2) == 1 ? Schedule.random(seed) : Schedule.hostile(seed);
    }

    Outcome run() {
        long start = System.nanoTime();
        long steps = 0;
        Map<String, Long> events = new TreeMap<>();
        Optional<Failure> failure = Optional.empty();
        int behaviours = 0;
        while (behaviours < runs && failure.isEmpty()) {
            Schedule schedule = schedule(seed + behaviours);
            Header header = Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD);
            Refinement refinement = new Refinement(oracle, header);
            Result result = Simulator.run(schedule, endpoint, refinement::step);
            behaviours++;
            steps += refinement.steps();
            refinement.events().forEach((event, count) -> events.merge(event, count, Long::sum));
            failure = failure(schedule, header, refinement, result);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long last = seed + behaviours - 1;
        save.ifPresent(file -> TraceFile.save(file, schedule(last), endpoint));
        return new Outcome(behaviours, steps, seconds, events, failure);
    }

    private static Optional<Failure> failure(Schedule schedule, Header header, Refinement refinement, Result result) {
        if (refinement.violation().isPresent()) {
            return Optional.of(new Failure(schedule.seed(), header, refinement.violation(), ""));
        }
        Optional<String> reason = schedule.isOrderly() && schedule.bothClose()
            ? Promises.broken(schedule, result) : result.failure();
        return reason.map(why -> new Failure(schedule.seed(), header, Optional.empty(), why));
    }

}
