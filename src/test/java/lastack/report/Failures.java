package lastack.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.refine.Violation;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Fate;
import lastack.sim.Plan;
import lastack.sim.Schedule;
import lastack.sim.UserCall;
import lastack.tcp.Config;
import lastack.wire.SeqNumber;

/** Failures of broken endpoints, to be written in one way or another. */
final class Failures {

    /** The specification of this repository. */
    static final Oracle ORACLE = Oracle.load(Path.of("spec"));

    private static final Config CONFIG = new Config(1000, 100, 400, 0, 1000, 500);

    private Failures() { }

    /** The first step that is not explained. */
    static Optional<Violation> violation(Run run) {
        Refinement refinement = new Refinement(ORACLE, run.header());
        run.steps().forEach(refinement::step);
        return refinement.violation();
    }

    /** Both users write and close at once; user B reads nothing. */
    static Run run(String broken, int octets, Fate... fates) {
        Plan a = plan(100, Plan.Reading.PROMPT, new UserCall.Send(octets), new UserCall.Close());
        Plan b = plan(300, Plan.Reading.NEVER, new UserCall.Close());
        return Run.of(Schedule.of(1, a, b, List.of(fates), 10), BrokenEndpoints.all().get(broken));
    }

    private static Plan plan(long iss, Plan.Reading reading, UserCall.Call... calls) {
        return new Plan(CONFIG, SeqNumber.of(iss), List.of(calls).stream().map(call -> new UserCall(0, call)).toList(), reading);
    }

    /** The failure of such a run. */
    static Failure of(String broken, int octets, Fate... fates) {
        Run run = run(broken, octets, fates);
        return of(run, violation(run).orElseThrow(), 1);
    }

    static Failure of(Run run, Violation violation, long seed) {
        return Failure.of(ORACLE, run.header(), run.entries(), violation, new Failure.Repeat(OptionalLong.of(seed),
            List.of("A0: A calls CLOSE at tick 0", "N1: packet 1 is lost"),
            "java -jar target/lastack.jar refine --seed " + seed + " --keep A0,N1"));
    }
}
