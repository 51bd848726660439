package lastack.bench;

import java.util.concurrent.TimeUnit;
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

/** Traces of 50 events a second, on one thread, in memory. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 8, time = 4)
@Measurement(iterations = 5, time = 3)
public class TraceBenchmark {

    private static final int TRACES = 1000;

    /** An oracle that has seen all traces. */
    @State(Scope.Thread)
    public static class Warm {
        private final Traces traces = Traces.of(TRACES);
        private final Oracle oracle = Oracle.load(Seen.SPEC);
        private int next;

        /** Lets it see them. */
        @Setup
        public void see() {
            for (int trace = 0; trace < traces.size(); trace++) {
                traces.judge(trace, oracle);
            }
        }
    }

    /** An oracle that remembers nothing. */
    @State(Scope.Thread)
    public static class Cold {
        private final Traces traces = Traces.of(TRACES);
        private final Oracle oracle = Oracle.load(Seen.SPEC, 0);
        private int next;
    }

    /** Traces that were seen before. */
    @Benchmark
    public int warm(Warm with) {
        with.next = (with.next + 1) % with.traces.size();
        with.traces.judge(with.next, with.oracle);
        return with.next;
    }

    /** Each step is evaluated. */
    @Benchmark
    public int cold(Cold with) {
        with.next = (with.next + 1) % with.traces.size();
        with.traces.judge(with.next, with.oracle);
        return with.next;
    }
}
