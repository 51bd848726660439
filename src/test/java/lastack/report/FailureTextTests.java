package lastack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.refine.Judgement;
import lastack.refine.Violation;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Schedule;
import lastack.tcp.Endpoint;
import lastack.trace.Step;
import org.junit.jupiter.api.Test;

/** Violations as a person reads them. */
class FailureTextTests {

    private static String text(String broken, int octets) {
        return FailureText.of(Failures.of(broken, octets));
    }

    private static String text(Run run, Violation violation, long seed) {
        return FailureText.of(Failures.of(run, violation, seed));
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
    void namesTheDeviationThatWouldPermitIt() {
        Endpoint broken = BrokenEndpoints.all().get("takes an owed ACK for sent with a retransmission");
        long seed = 0;
        Run run = Run.of(Schedule.random(seed), broken);
        while (Failures.violation(run).isEmpty()) {
            run = Run.of(Schedule.random(++seed), broken);
        }
        String text = text(run, Failures.violation(run).get(), seed);
        Golden.assertFits(text);
        assertThat(text.replaceAll("\\s+", " ")).contains("ackDue should be ", "PaysAck(t, s) is FALSE Emission.tla, line ",
            "d \\in Policy is FALSE", "for SegmentLeaves; RFC 9293, 3.8 and 3.10.7.4", "d is \"RetransmissionPaysAck\"",
            "With RetransmissionPaysAck, not admitted here, it would be permitted");
    }

    @Test
    void everyViolationFitsAndSaysHowToRepeatIt() {
        for (Map.Entry<String, Endpoint> broken : BrokenEndpoints.all().entrySet()) {
            for (long seed = 0; seed < 3; seed++) {
                Run run = Run.of(Schedule.hostile(seed), broken.getValue());
                Optional<Violation> violation = Failures.violation(run);
                if (violation.isPresent()) {
                    String text = text(run, violation.get(), seed);
                    Golden.assertFits(text);
                    assertThat(text).contains("NOT PERMITTED", "Endpoint.tla, event", "--seed " + seed);
                }
            }
        }
    }

    @Test
    void aBrokenPromiseHasTheLastStepsToo() {
        Run run = Run.of(Schedule.random(3));
        String text = FailureText.of(Failure.of(run.header(), run.entries(), "the run did not come to rest",
            Failure.Repeat.by("again")));
        Golden.assertFits(text);
        assertThat(text).startsWith("What is wrong: the run did not come to rest.")
            .contains("earlier steps are not shown", "  again\n").doesNotContain("NOT PERMITTED", "Endpoint.tla");
        assertThat(text.lines().count()).isLessThan(60);
    }

    @Test
    void aLongCommandGoesOnInTheNextLine() {
        Run run = Run.of(Schedule.random(3));
        String command = "refine --keep " + "A0,".repeat(60) + "A1 'four way' " + "more ".repeat(20).strip();
        String text = FailureText.of(Failure.of(run.header(), run.entries(), "", Failure.Repeat.by(command)));
        Golden.assertFits(text);
        String told = text.substring(text.indexOf("again:\n") + 7);
        // As a shell reads it: a line that ends with a backslash goes on in the next, blanks between words are as good as one.
        assertThat(told.replace("\\\n", "").strip().replaceAll(" +", " ")).isEqualTo(command);
    }

    @Test
    void theLastStepsOfALongRunSuffice() {
        Run run = Failures.run("skips CLOSING", 5);
        Violation violation = Failures.violation(run).orElseThrow();
        int end = (int) violation.index() - 1;
        List<Step> last = run.steps().subList(end - 4, end);
        String text = FailureText.of(
            Failure.of(Failures.ORACLE, run.header(), last, violation, Failure.Repeat.by("again ".repeat(20))));
        Golden.assertFits(text);
        assertThat(text).contains("earlier steps are not shown", "state should be CLOSING and is TIME-WAIT", "again again \\\n");
    }

    @Test
    void saysWhyTheRelationCouldNotBeAsked() {
        Run run = Failures.run("skips CLOSING", 5);
        Violation found = Failures.violation(run).orElseThrow();
        Violation far = new Violation(found.index(), found.before(), found.step(),
            new Judgement.Unexplained(Optional.of("rcvNxt is far away"), List.of()));
        assertThat(text(run, far, 1).replaceAll("\\s+", " ")).contains("could not be asked, for rcvNxt is far away.");
    }
}
