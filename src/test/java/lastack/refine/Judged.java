package lastack.refine;

import java.nio.file.Path;
import java.util.Optional;
import lastack.sim.Result;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.trace.Header;

/**
 * A run that was held to the relation, step by step.
 *
 * @param result how it went
 * @param refinement what the relation says of it
 */
record Judged(Result result, Refinement refinement) {

    /** The spec of this repository; loading takes about a second, so the tests share it. */
    static final Oracle ORACLE = Oracle.load(Path.of("spec"));

    /** A run of an endpoint with itself. */
    static Judged run(Oracle oracle, Schedule schedule, Endpoint endpoint, TcbMapping mapping) {
        Header header = Simulator.header(schedule, endpoint, endpoint, mapping);
        Refinement refinement = new Refinement(oracle, header);
        Result result = Simulator.run(schedule, endpoint, endpoint, mapping, refinement::step);
        return new Judged(result, refinement);
    }

    /** A run of an endpoint with itself, judged by the spec of this repository. */
    static Judged run(Schedule schedule, Endpoint endpoint) {
        return run(ORACLE, schedule, endpoint, TcbMapping.STANDARD);
    }

    Optional<Violation> violation() {
        return refinement.violation();
    }
}
