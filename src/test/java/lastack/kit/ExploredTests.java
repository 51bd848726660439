package lastack.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Replayed;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.other.CallbackEndpoint;
import lastack.report.Failure;
import lastack.sim.BrokenEndpoints;
import lastack.sim.TcbMapping;
import lastack.sim.TcpMaker;
import lastack.trial.Survey;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import org.junit.jupiter.api.Test;

/** Anybody's endpoint is explored within a bound, by replay, and what is wrong with one is said with a shortest way to it. */
class ExploredTests {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Survey FINS = Survey.of("Fins", Set.of(), PATIENCE);
    private static final int ALL = 100_000;

    private static Survey.Finding found(Maker maker) {
        return FINS.explore(Replayed.of(maker), ALL);
    }

    private static Failure failure(Survey.Finding finding) {
        return FINS.failure(finding, "again").orElseThrow();
    }

    /** Keeps count of its FINs, and does not show it: after the second it gives up when the timer goes off. */
    private static final class Counts extends Rogues.Decent {
        private int fins;

        Counts(Subject subject) {
            super(subject);
        }

        @Override
        public Optional<Segment> transmit(long now) {
            Optional<Segment> out = super.transmit(now);
            fins += out.filter(segment -> segment.has(Control.FIN)).isPresent() ? 1 : 0;
            return out;
        }

        @Override
        public Reply handle(Input input, long now) {
            return super.handle(fins > 1 && input instanceof Input.RetransmitTimeout ? new Input.Abort() : input, now);
        }
    }

    @Test
    void anEndpointThatCannotBeCopiedIsExploredByReplay() {
        Survey.Finding finding = found(settings -> new Rogues.Decent(new CallbackEndpoint(settings)) {
            @Override
            public Subject copy() {
                throw new UnsupportedOperationException("it is written in C");
            }
        });

        assertThat(finding.wrong()).isEmpty();
        assertThat(finding.explored().orElseThrow().exhausted()).isTrue();
        assertThat(finding.explored().orElseThrow().closing()).isPositive();
    }

    @Test
    void anEndpointThatDoesNotShowAllThatItIsIsFound() {
        Survey.Finding finding = found(settings -> new Counts(new CallbackEndpoint(settings)));

        assertThat(finding.wrong()).contains("does something else where it shows the same control block");
    }

    @Test
    void anEndpointThatIsNotDeterminedByWhatHappensToItIsFound() {
        assertThat(found(Rogues.inconstant().get("remembers other connections")).wrong())
            .contains("does something else when the same happens to it again");
    }

    @Test
    void anEndpointThatThrowsIsNamedWithTheShortestWayToIt() {
        Failure failure = failure(found(Rogues.all().get("throws")));

        assertThat(failure.violation().orElseThrow().why().reason().orElseThrow())
            .contains("throws java.lang.IllegalStateException (out of mbufs) in handle(Close)");
        assertThat(failure.entries()).hasSize(1);
        assertThat(failure.repeat().schedule()).anyMatch(line -> line.startsWith("at 1: Close of "));
    }

    /** Its FIN must have been sent for it to loop: it is looked at in FIN-WAIT-1. */
    @Test
    void anEndpointThatLoopsIsNamedWithTheWayToIt() {
        // Such a survey is of no more use.
        Survey.Finding finding = Survey.of("Fins", Set.of(), PATIENCE).explore(Replayed.of(Rogues.all().get("loops")), ALL);

        assertThat(finding.looped()).isTrue();
        assertThat(finding.wrong()).contains("does not return from transmit at tick");
        assertThat(finding.way().orElseThrow().entries()).isNotEmpty();
    }

    @Test
    void aBoundWithMoreStatesThanWereAskedForIsNoSuccess() {
        assertThat(FINS.explore(TcpMaker.STANDARD, 100).wrong()).contains("the bound Fins has more states than the 100");
    }

    /** What it did before is done again, in order; and what a copy does is not noticed. */
    @Test
    void aReplayedEndpointIsWhatItWas() {
        Settings settings = new Settings(4000, 200, 800, 0, -1, 1000, 536, 1000);
        Subject subject = Replayed.of(CallbackEndpoint::new).closed(settings);
        subject.handle(new Input.Open(true, true, new SeqNumber(7)), 0);
        Segment syn = subject.transmit(0).orElseThrow();
        Subject copy = subject.copy();
        copy.handle(new Input.Abort(), 5);

        assertThat(syn.ctl()).containsExactly(Control.SYN);
        assertThat(copy.view(5).state()).isEqualTo("CLOSED");
        assertThat(subject.view(5).state()).isEqualTo("SYN-SENT");
        assertThat(subject.copy().view(5)).isEqualTo(subject.view(5));
    }

    /** A contract that a test runs. */
    static class SkipsClosing extends EndpointContract {
        @Override
        protected Maker endpoint() {
            return new TcpMaker(BrokenEndpoints.all().get("skips CLOSING"), TcbMapping.STANDARD);
        }

        @Override
        protected List<String> explored() {
            return List.of("Fins");
        }
    }

    /** Both users close, one FIN is sent and arrives: in fewer steps no FIN can arrive in FIN-WAIT-1. */
    @Test
    void theContractTellsTheShortestScheduleAndTheTestThatRepeatsIt() {
        ContractBroken broken = broken("everyStateWithinABoundIsAsItShouldBe", "java.lang.String");

        assertThat(broken.getMessage()).contains("state should be CLOSING and is TIME-WAIT", "shorter",
            "within the bound Fins", "mvn test -Dtest='SkipsClosing#everyStateWithinABoundIsAsItShouldBe'");
        assertThat(broken.getMessage().lines()).allMatch(line -> line.length() <= 80 || line.contains("-Dtest="));
        assertThat(broken.failure().orElseThrow().entries()).hasSize(4);
    }

    /** Of the schedule that a seed stands for nothing is left that can be left away. */
    @Test
    void aSampledFailureCarriesItsSeedItsShrunkScheduleAndTheTestThatRepeatsIt() {
        ContractBroken broken = broken("everyStepIsPermittedForEverySeed", "long");
        Failure failure = broken.failure().orElseThrow();

        assertThat(failure.violation().orElseThrow().before().state()).isEqualTo("FIN-WAIT-1");
        assertThat(failure.repeat().seed()).isPresent();
        assertThat(failure.repeat().command()).isEqualTo("mvn test -Dtest='SkipsClosing#everyStepIsPermittedForEverySeed'");
        // Neither user can be left without its CLOSE.
        assertThat(failure.repeat().schedule()).filteredOn(line -> line.endsWith("CLOSE")).hasSize(2);
        assertThat(failure.repeat().schedule()).noneMatch(line -> line.contains("SEND"));
        assertThat(broken.getMessage()).contains("from seed " + failure.repeat().seed().getAsLong());
    }

    private static ContractBroken broken(String property, String type) {
        List<Contracts.Failure> failures = Contracts.failures(SkipsClosing.class, property + "(" + type + ")");
        assertThat(failures).hasSize(1);
        return (ContractBroken) failures.get(0).thrown();
    }
}
