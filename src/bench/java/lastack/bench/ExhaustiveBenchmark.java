package lastack.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import lastack.refine.Exhaustive;
import lastack.refine.Explored;
import lastack.sim.TcpMaker;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Seconds for 1,000,000 composed states, in a JVM that has just started, with a heap of 1 GB. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ExhaustiveBenchmark {

    static final int STATES = 1_000_000;

    /** The bound. */
    @State(Scope.Thread)
    public static class Text {
        private final Exhaustive bound =
            Exhaustive.load(Seen.SPEC, List.of(Path.of("checks/models"), Path.of("checks/exhaustive")), "Text");
    }

    /** Explores. */
    @Benchmark
    public Explored million(Text text) {
        Explored found = text.bound.explore(TcpMaker.STANDARD, STATES, states -> { });
        if (found.failure().isPresent() || found.states() < STATES) {
            throw new IllegalStateException("the right endpoint fails: " + found.failure());
        }
        return found;
    }
}
