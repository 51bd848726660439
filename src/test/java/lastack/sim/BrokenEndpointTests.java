package lastack.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A broken endpoint makes a difference that can be seen, and never hangs or breaks the simulator. */
class BrokenEndpointTests {

    private static final int RUNS = 200;

    static Stream<String> names() {
        return BrokenEndpoints.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void differsFromTheRightOneInSomeRun(String name) {
        Endpoint broken = BrokenEndpoints.all().get(name);
        int different = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            Schedule schedule = Schedule.hostile(seed);
            different += steps(schedule, broken).equals(steps(schedule, new TcpEndpoint())) ? 0 : 1;
        }
        assertThat(different).isPositive();
    }

    private static List<Step> steps(Schedule schedule, Endpoint endpoint) {
        List<Step> steps = new ArrayList<>();
        Simulator.run(schedule, endpoint, steps::add);
        return steps;
    }
}
