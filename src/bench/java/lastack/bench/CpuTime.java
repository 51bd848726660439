package lastack.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Counts the CPU seconds that the JVM uses, all of its threads: on a busy machine it does not have a core to itself. */
public final class CpuTime implements InternalProfiler {

    /** The name of the result, in operations for each CPU second. */
    static final String NAME = "perCpuSecond";

    private long before;

    private static long now() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = now();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
                                                         IterationResult result) {
        double seconds = (now() - before) / 1e9;
        return List.of(new ScalarResult(NAME, result.getMetadata().getAllOps() / seconds, "ops/s", AggregationPolicy.AVG));
    }

    @Override
    public String getDescription() {
        return "operations for each CPU second";
    }
}
