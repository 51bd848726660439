package lastack.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import lastack.refine.Oracle;
import lastack.refine.Violation;
import lastack.report.Failure;
import lastack.sim.Parts;
import lastack.sim.Promises;
import lastack.sim.Schedule;

/** Random behaviours of the Java endpoint, judged step by step: seeds S, S+1, ..., every second one hostile. */
final class Behaviours {

    /** What is refined, in reports. */
    static final String NAME = "lastack.tcp";

    /** How many behaviours are judged side by side before it is asked whether one failed. */
    private static final int BLOCK = 100;

    /** After so many steps a failure is taken as it is then. */
    private static final long MOST_STEPS = 500_000;

    private final Oracle oracle;
    private final long seed;
    private final int runs;
    private final Optional<Set<String>> kept;
    private final String options;

    /**
     * A run of behaviours.
     *
     * @param oracle the judge
     * @param seed the first seed
     * @param runs how many behaviours
     * @param options what the command that repeats a behaviour needs beside its seed
     */
    Behaviours(Oracle oracle, long seed, int runs, String options) {
        this(oracle, seed, runs, Optional.empty(), options);
    }

    private Behaviours(Oracle oracle, long seed, int runs, Optional<Set<String>> kept, String options) {
        this.oracle = oracle;
        this.seed = seed;
        this.runs = runs;
        this.kept = kept;
        this.options = options;
    }

    /**
     * One behaviour.
     *
     * @param oracle the judge
     * @param seed its seed
     * @param kept the names of the parts that are kept of its schedule
     * @param options what the command that repeats it needs beside its seed
     */
    static Behaviours one(Oracle oracle, long seed, Set<String> kept, String options) {
        return new Behaviours(oracle, seed, 1, Optional.of(kept), options);
    }

    /**
     * What came of it.
     *
     * @param behaviours how many were judged
     * @param steps how many steps
     * @param seconds how long it took
     * @param events how many steps each event of the relation had
     * @param last the behaviour that was judged last or, if that failed, what is left of it when all is left away of its
     *     schedule that it can fail without in the same way
     * @param failure the first behaviour that is not what it should be, in as few steps
     */
    record Outcome(int behaviours, long steps, double seconds, Map<String, Long> events, Run last,
                   Optional<Failure> failure) {
    }

    /**
     * A behaviour that is not what it should be.
     *
     * @param seed its seed
     * @param kept the names of the parts of its schedule that it needs to fail
     * @param violation the step that is not explained, or empty where every step is and yet a promise to the users is broken
     * @param promise the promise
     */
    private record Failing(long seed, Set<String> kept, Optional<Violation> violation, String promise) {

        /** What has to be the same for a failure to be this one: the event, the state before, what differs most. */
        private String kind() {
            return violation.map(step -> step.step().event().name() + " in " + step.before().state() + ": "
                + step.why().candidates().stream().min(Comparator.comparingInt(each -> each.differences().size()))
                    .map(nearest -> nearest.differences().get(0).variable()).orElse("no outcome")).orElse(promise);
        }
    }

    private record Judged(Run run, Optional<Failing> failure) {
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
        Optional<Failing> failure = Optional.empty();
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
        Optional<Failure> told = Optional.empty();
        if (failure.isPresent()) {
            Judged shrunk = kept.isPresent() ? new Judged(last, failure) : shrunk(new Judged(last, failure));
            last = shrunk.run();
            told = Optional.of(told(shrunk.run(), shrunk.failure().orElseThrow()));
        }
        return new Outcome(behaviours, steps, seconds, events, last, told);
    }

    private Judged judge(long behaviour) {
        Schedule whole = schedule(behaviour);
        Parts parts = Parts.of(whole);
        Set<String> names = kept.orElse(parts.names());
        return judge(behaviour, names, kept.isPresent() ? parts.keep(names) : whole);
    }

    private Judged judge(long behaviour, Set<String> names, Schedule schedule) {
        Run run = Run.of(schedule, oracle);
        Optional<Violation> violation = run.refinement().violation();
        if (violation.isPresent()) {
            return new Judged(run, Optional.of(new Failing(behaviour, names, violation, "")));
        }
        Optional<String> promise = schedule.isOrderly() && schedule.bothClose()
            ? Promises.broken(schedule, run.result()) : run.result().failure();
        return new Judged(run, promise.map(broken -> new Failing(behaviour, names, Optional.empty(), broken)));
    }

    /** What is left of a failure when all is left away of its schedule that it does not need. */
    private Judged shrunk(Judged judged) {
        Failing failure = judged.failure().orElseThrow();
        Parts parts = Parts.of(schedule(failure.seed()));
        // A run that does not come to rest is long, and so is each that is tried in its place.
        long[] spent = {judged.run().result().steps()};
        Set<String> names = parts.shrink(less -> {
            if (spent[0] > MOST_STEPS) {
                return false;
            }
            Judged other = judge(failure.seed(), Set.of(), less);
            spent[0] += other.run().result().steps();
            return other.failure().filter(it -> it.kind().equals(failure.kind())).isPresent();
        });
        return judge(failure.seed(), names, parts.keep(names));
    }

    private Failure told(Run run, Failing failing) {
        Parts parts = Parts.of(schedule(failing.seed()));
        Failure.Repeat repeat = new Failure.Repeat(OptionalLong.of(failing.seed()),
            failing.kept().stream().map(name -> name + ": " + parts.words(name)).toList(),
            Lastack.COMMAND + "refine --seed " + failing.seed() + " --keep " + Parts.list(failing.kept()) + options);
        return failing.violation().isPresent()
            ? Failure.of(oracle, run.header(), run.entries(), failing.violation().get(), repeat)
            : Failure.of(run.header(), run.entries(), failing.promise(), repeat);
    }
}
