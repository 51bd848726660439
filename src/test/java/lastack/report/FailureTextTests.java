package lastack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.refine.Judgement;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.refine.Violation;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Plan;
import lastack.sim.Schedule;
import lastack.sim.UserCall;
import lastack.tcp.Config;
import lastack.tcp.Endpoint;
import lastack.trace.Step;
import lastack.wire.SeqNumber;
import org.junit.jupiter.api.Test;

/** Violations as a person reads them. */
class FailureTextTests {

    private static final Oracle ORACLE = Oracle.load(Path.of("spec"));
    private static final Config CONFIG = new Config(1000, 100, 400, 0, 1000, 500);

    private static Optional<Violation> violation(Run run) {
        Refinement refinement = new Refinement(ORACLE, run.header());
        run.steps().forEach(refinement::step);
        return refinement.violation();
    }

    private static String text(Run run, Violation violation, long seed) {
        return FailureText.of(Failure.of(ORACLE, run.header(), run.entries(), violation,
            Failure.Repeat.by("java -jar target/lastack.jar refine --runs 1 --seed " + seed)));
    }

    private static Plan plan(long iss, Plan.Reading reading, UserCall.Call... calls) {
        return new Plan(CONFIG, SeqNumber.of(iss), List.of(calls).stream().map(call -> new UserCall(0, call)).toList(), reading);
    }

    /** Both users write and close at once; user B reads nothing. */
    private static Run run(String broken, int octets) {
        Plan a = plan(100, Plan.Reading.PROMPT, new UserCall.Send(octets), new UserCall.Close());
        Plan b = plan(300, Plan.Reading.NEVER, new UserCall.Close());
        return Run.of(Schedule.of(1, a, b, List.of(), 10), BrokenEndpoints.all().get(broken));
    }

    private static String text(String broken, int octets) {
        Run run = run(broken, octets);
        return text(run, violation(run).orElseThrow(), 1);
    }

    @Test
    void showsAStateThatIsSkipped() {
        Golden.check("failure-state", text("skips CLOSING", 5));
    }

    @Test
    void showsASegmentThatMayNotBeSent() {
        Golden.check("failure-emit", text("sends one number beyond the window", 1200));
    }

    @Test
    void showsATickThatMayNotPass() {
        Golden.check("failure-tick", text("never acknowledges", 5));
    }

    @Test
    void everyViolationFitsAndSaysHowToRepeatIt() {
        for (Map.Entry<String, Endpoint> broken : BrokenEndpoints.all().entrySet()) {
            for (long seed = 0; seed < 20; seed++) {
                Run run = Run.of(Schedule.hostile(seed), broken.getValue());
                Optional<Violation> violation = violation(run);
                if (violation.isPresent()) {
                    String text = text(run, violation.get(), seed);
                    Golden.assertFits(text);
                    assertThat(text).contains("NOT PERMITTED", "Endpoint.tla, event", "--seed " + seed);
                }
            }
        }
    }

    @Test
    void theLastStepsOfALongRunSuffice() {
        Run run = run("skips CLOSING", 5);
        Violation violation = violation(run).orElseThrow();
        int end = (int) violation.index() - 1;
        List<Step> last = run.steps().subList(end - 4, end);
        String text = FailureText.of(
            Failure.of(ORACLE, run.header(), last, violation, Failure.Repeat.by("again ".repeat(20))));
        Golden.assertFits(text);
        assertThat(text).contains("earlier steps are not shown", "state should be CLOSING and is TIME-WAIT", "again again \\\n");
    }

    @Test
    void saysWhyTheRelationCouldNotBeAsked() {
        Run run = run("skips CLOSING", 5);
        Violation found = violation(run).orElseThrow();
        Violation far = new Violation(found.index(), found.before(), found.step(),
            new Judgement.Unexplained(Optional.of("rcvNxt is far away"), List.of()));
        assertThat(text(run, far, 1).replaceAll("\\s+", " ")).contains("could not be asked, for rcvNxt is far away.");
    }
}
