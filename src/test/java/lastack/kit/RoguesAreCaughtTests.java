package lastack.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lastack.contract.Maker;
import lastack.refine.Oracle;
import lastack.sim.Schedule;
import lastack.trial.Bundled;
import lastack.trial.FindingText;
import lastack.trial.Trial;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no endpoint at all is caught and named, with the call and with the schedule that did it. */
class RoguesAreCaughtTests {

    private static final Trial TRIAL =
        new Trial(Oracle.load(Bundled.spec(), Set.of()), Duration.ofMillis(500));

    /** What the sentence says of each. */
    private static final Map<String, List<String>> WORDS = Map.of(
        "throws", List.of("throws java.lang.IllegalStateException (out of mbufs)", "in handle(Close) at tick", "Rogues"),
        "throws an error", List.of("throws java.lang.StackOverflowError", "in view at tick", "deeper"),
        "loops", List.of("does not return from transmit at tick", "within 500 ms"),
        "returns null", List.of("returns null from nextTimer"),
        "changes a segment", List.of("tries to change what it was given", "in handle(Arrive <SEQ=", "FIN"),
        "sends for ever", List.of("sends for ever at tick"));

    static Stream<String> names() {
        return Rogues.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isNamed(String name) {
        Maker rogue = Rogues.all().get(name);
        Trial.Finding finding = LongStream.range(0, 50).mapToObj(seed -> TRIAL.of(Schedule.random(seed), rogue, rogue))
            .filter(each -> each.fault().isPresent()).findFirst().orElseThrow();

        String text = FindingText.of("Rogue", TRIAL, finding, "again");
        assertThat(text.replaceAll("\\s+", " "))
            .contains(WORDS.get(name)).contains("Rogue").contains("What brings it about: A: first octet");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(finding.looped()).isEqualTo(name.equals("loops"));
        if (!name.equals("loops")) {
            assertThat(TRIAL.of(finding.schedule(), rogue, rogue).fault().map(fault -> FindingText.sentence("", fault)))
                .isEqualTo(finding.fault().map(fault -> FindingText.sentence("", fault)));
        }
    }

    /** Each is a contract of its own, which jqwik runs; these are no tests but what a test runs. */
    static class Remembers extends EndpointContract {
        @Override
        protected Maker endpoint() {
            return Rogues.inconstant().get("remembers other connections");
        }
    }

    /** See above. */
    static class Shares extends EndpointContract {
        @Override
        protected Maker endpoint() {
            return Rogues.inconstant().get("is its own copy");
        }
    }

    /** See above. */
    static class Shy extends EndpointContract {
        @Override
        protected Maker endpoint() {
            return Rogues.inconstant().get("changes when it is looked at");
        }
    }

    /** See above. */
    static class Loops extends EndpointContract {
        @Override
        protected Maker endpoint() {
            return Rogues.all().get("loops");
        }

        @Override
        protected Duration patience() {
            return Duration.ofMillis(500);
        }

        @Override
        protected List<String> explored() {
            return List.of("Fins");
        }

        /** As the first property does not know yet that it loops, it would look for ten seconds for something smaller. */
        @Override
        protected Arbitrary<Schedule> orderly() {
            return super.orderly().dontShrink();
        }

        @Override
        protected Arbitrary<Schedule> hostile() {
            return super.hostile().dontShrink();
        }
    }

    @Test
    void aCopyThatIsNoneIsCaught() {
        assertThat(Contracts.failures(Shares.class, "aCopyGoesItsOwnWay(lastack.sim.Schedule)")).singleElement()
            .matches(failure -> failure.message().contains("does something else when a copy of it takes its place"));
    }

    @Test
    void anEndpointThatChangesWhenLookedAtIsCaught() {
        assertThat(Contracts.failures(Shy.class, "lookingChangesNothing(lastack.sim.Schedule)")).singleElement()
            .matches(failure -> failure.message().contains("does something else when it is looked at"));
    }

    @Test
    void anEndpointThatRemembersIsCaught() {
        assertThat(Contracts.failures(Remembers.class, "theSameScheduleGivesTheSameRun(lastack.sim.Schedule)")).singleElement()
            .matches(failure -> failure.message().contains("does something else when a schedule is run again"));
    }

    /** Every property fails by the one schedule that was met first: no other call was waited for. */
    @Test
    void anEndpointThatLoopsFailsEveryPropertyAndIsNotShrunk() {
        List<Contracts.Failure> failures = Contracts.failures(Loops.class, "");

        assertThat(failures).hasSize(9).allMatch(failure -> failure.message().contains("does not return from transmit"));
        assertThat(failures.stream().map(Contracts.Failure::message).distinct()).hasSize(1);
    }
}
