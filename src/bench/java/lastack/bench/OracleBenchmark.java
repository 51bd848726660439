package lastack.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import lastack.refine.Judgement;
import lastack.refine.Oracle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events a second, on one thread. TLC's evaluator takes three quarters of the time of what was not seen, and needs some 15 seconds
 * of computing until all of it is compiled. The steps are those of 300 random behaviours, each with a configuration of its own.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 8, time = 4)
@Measurement(iterations = 5, time = 3)
public class OracleBenchmark {

    private static final int BEHAVIOURS = 300;

    /** An oracle that has seen all pairs. */
    @State(Scope.Thread)
    public static class Warm {
        private final List<Seen> steps = Seen.behaviours(BEHAVIOURS);
        private final Oracle oracle = Oracle.load(Seen.SPEC);
        private int next;

        /** Lets it see them. */
        @Setup
        public void see() {
            steps.forEach(step -> step.by(oracle));
        }
    }

    /** An oracle that has not seen the pair that it is asked for: it remembers one, and no two that follow are alike. */
    @State(Scope.Thread)
    public static class Cold {
        private final List<Seen> steps = Seen.distinct(Seen.behaviours(BEHAVIOURS));
        private final Oracle oracle = Oracle.load(Seen.SPEC, 1);
        private int next;
    }

    /** What was seen before. */
    @Benchmark
    public Judgement warm(Warm with) {
        with.next = with.next + 1 == with.steps.size() ? 0 : with.next + 1;
        return with.steps.get(with.next).by(with.oracle);
    }

    /** What was not: normal form, TLC, and the outcomes encoded to be remembered. */
    @Benchmark
    public Judgement cold(Cold with) {
        with.next = with.next + 1 == with.steps.size() ? 0 : with.next + 1;
        return with.steps.get(with.next).by(with.oracle);
    }
}
