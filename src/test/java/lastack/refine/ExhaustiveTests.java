package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.contract.Maker;
import lastack.model.SpecException;
import lastack.sim.BrokenEndpoints;
import lastack.sim.TcbMapping;
import lastack.sim.TcpMaker;
import lastack.tcp.Emission;
import lastack.tcp.Event;
import lastack.tcp.Outcome;
import lastack.tcp.Tcb;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.Step;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every composed state within a bound: what the right endpoint does, and what is said of broken ones. */
class ExhaustiveTests {

    private static final Path SPEC = Path.of("spec");
    private static final int ALL = 1_000_000;

    @TempDir
    static Path folder;

    /** FINs, one segment at a time each way. */
    private static Exhaustive tiny;
    private static Exhaustive open;

    @BeforeAll
    static void load() throws IOException {
        tiny = small("Tiny", "Users1 == [Offering(FinsOnly, 4) EXCEPT !.first = Side]", "NoSpuriousResetInv");
        open = bundled("Open");
    }

    /** A bound with one segment at a time each way. */
    private static Exhaustive small(String name, String users, String invariant) throws IOException {
        Files.writeString(folder.resolve(name + ".tla"), "---- MODULE " + name + " ----\nEXTENDS Composed\n" + users
            + "\nPath1 == [LossyPath EXCEPT !.capacity = Carrying(1, 1)]\n====\n");
        Files.writeString(folder.resolve(name + ".cfg"), Files.readString(Path.of("checks/exhaustive/Text.cfg"))
            .replace("  NoSpuriousResetInv\n", "  " + invariant + "\n"));
        return Exhaustive.load(SPEC, List.of(Path.of("checks/models"), Path.of("checks/exhaustive"), folder), name);
    }

    private static Explored explored(Exhaustive bound, Maker maker) {
        return bound.explore(maker, ALL, states -> { });
    }

    private static Explored broken(Exhaustive bound, String name) {
        return explored(bound, new TcpMaker(BrokenEndpoints.all().get(name), TcbMapping.STANDARD));
    }

    private static Explored.Failure failure(Explored explored) {
        return explored.failure().orElseThrow();
    }

    private static Step last(Explored.Failure failure) {
        return (Step) failure.entries().get(failure.entries().size() - 1);
    }

    /** What TLC permits by the parts that it reads it permits by the whole, in each state and not only in some. */
    @Test
    void eachStepOfEachStateIsOneOfTheWholeNextStateRelation() {
        Explored found = tiny.explore(TcpMaker.STANDARD, ALL, 1, states -> { });

        assertThat(found.failure()).isEmpty();
        assertThat(found.exhausted()).isTrue();
        assertThat(found.evaluations().whole()).isEqualTo(found.states()).isGreaterThan(500);
        // Every state but the first is reached by a step.
        assertThat(found.steps()).isGreaterThan(found.states());
    }

    @Test
    void theComposedStatesAreSomeOfThoseThatTlcReaches() {
        Explored found = explored(tiny, TcpMaker.STANDARD);
        Explored.Comparison comparison = tiny.compare(ALL).orElseThrow();

        assertThat(comparison.outside()).isZero();
        assertThat(found.mapped()).isBetween(1, comparison.reached());
        assertThat(tiny.compare(10)).isEmpty();
    }

    @Test
    void aStateOutsideTheModelIsCounted() throws IOException {
        // An endpoint that says nothing of what it breaks is not found by its steps; but the model has no such states.
        explored(tiny, TcpMaker.STANDARD);
        Exhaustive silent = small("Silent", "Users1 == [Offering(FinsOnly, 4) EXCEPT !.close = {}]", "NoSpuriousResetInv");
        Explored found = explored(silent, TcpMaker.STANDARD);

        assertThat(found.states()).isEqualTo(1);
        assertThat(found.closing()).isZero();
        assertThat(silent.compare(ALL)).contains(new Explored.Comparison(1, 0));
    }

    @Test
    void theSameExplorationFindsTheSame() {
        assertThat(explored(tiny, TcpMaker.STANDARD).states()).isEqualTo(explored(tiny, TcpMaker.STANDARD).states());
        assertThat(explored(open, TcpMaker.STANDARD).actions()).isEqualTo(explored(open, TcpMaker.STANDARD).actions());
    }

    @Test
    void anExplorationThatIsCutShortSaysSo() {
        Explored found = tiny.explore(TcpMaker.STANDARD, 100, states -> { });

        assertThat(found.exhausted()).isFalse();
        assertThat(found.failure()).isEmpty();
        assertThat(found.states()).isBetween(100, 120);
    }

    /** Both close, one FIN is sent and arrives: four steps, and in no fewer can a FIN arrive in FIN-WAIT-1. */
    @Test
    void aWrongStepIsFoundByAShortestSchedule() {
        Explored.Failure failure = failure(broken(tiny, "skips CLOSING"));

        assertThat(failure.entries()).hasSize(4);
        assertThat(failure.violation().orElseThrow().before().state()).isEqualTo("FIN-WAIT-1");
        assertThat(last(failure).tcb().state()).isEqualTo("TIME-WAIT");
        assertThat(failure.violation().orElseThrow().why().candidates().get(0).differences().get(0))
            .hasToString("state should be CLOSING and is TIME-WAIT");
    }

    /** CLOSE, its FIN, the timer, and the segment that should have been the FIN again. */
    @Test
    void aFinThatIsNotSentAgainIsFound() {
        Explored.Failure failure = failure(broken(tiny, "never sends its FIN again"));

        assertThat(failure.entries()).hasSize(4);
        assertThat(last(failure).event()).isInstanceOf(EventView.Emit.class);
    }

    /** No step of it is wrong; but a debt that is never paid keeps the close from ending. */
    @Test
    void anEndpointThatNeverAcknowledgesIsStuckAsSoonAsBothUsersHaveClosed() {
        Explored found = broken(tiny, "never acknowledges");
        Explored.Failure failure = failure(found);

        assertThat(found.exhausted()).isTrue();
        assertThat(failure.violation()).isEmpty();
        assertThat(failure.words()).contains("cannot both come to CLOSED");
        assertThat(failure.entries()).hasSize(2).allMatch(entry -> ((Step) entry).event() instanceof EventView.Close);
    }

    @Test
    void anEndpointThatDoesNotEvenBeginRightIsFound() {
        assertThat(failure(broken(open, "does not retransmit its SYN")).words()).contains("does not begin as Teardown does");
    }

    @Test
    void theHandshakeIsExploredToo() {
        assertThat(explored(open, TcpMaker.STANDARD).failure()).isEmpty();
        for (String name : List.of("answers a SYN without acknowledging it", "does not return to LISTEN",
                "does not acknowledge the SYN that answers its own", "answers a reset in LISTEN")) {
            assertThat(broken(open, name).failure()).as(name).isPresent();
        }
    }

    @Test
    void anEndpointThatThrowsIsNamedWithTheScheduleThatMadeIt() {
        Explored.Failure failure = failure(explored(tiny, maker(new TcpEndpoint() {
            @Override
            public Outcome handle(Tcb tcb, Event event, long now) {
                if (event instanceof Event.RetransmitTimeout) {
                    throw new ArithmeticException("one too many");
                }
                return super.handle(tcb, event, now);
            }
        })));

        assertThat(failure.words()).contains("throws", "ArithmeticException", "one too many");
        // CLOSE, its FIN, and the timer.
        assertThat(failure.entries()).hasSize(3);
    }

    @Test
    void anEndpointThatReturnsNullIsNamed() {
        Explored.Failure failure = failure(explored(tiny, maker(new TcpEndpoint() {
            @Override
            public Optional<Emission> transmit(Tcb tcb, long now) {
                Optional<Emission> sent = super.transmit(tcb, now);
                return sent.isPresent() ? sent : null;
            }
        })));

        assertThat(failure.words()).contains("endpoint");
        assertThat(failure.entries()).hasSizeLessThan(2);
    }

    /** A clock, and FINs, one segment at a time each way, one of which is lost; timeouts double, and ACKs wait a tick. */
    @Test
    void timePassesOnlyWhereNothingIsDueAndEveryCloseEnds() {
        Exhaustive clocked = bundled("Backoff");
        Explored found = clocked.explore(TcpMaker.STANDARD, ALL, 101, states -> { });

        assertThat(found.failure()).isEmpty();
        assertThat(found.exhausted()).isTrue();
        assertThat(found.actions().get("Tick")).isPositive();
        assertThat(found.closing()).isPositive();
        assertThat(found.mapped()).isBetween(1, found.states());

        assertThat(broken(clocked, "never acknowledges").failure()).isPresent();
    }

    @Test
    void aScheduleWithAClockTellsWhenEachStepWas() {
        Explored.Failure failure = failure(broken(bundled("Backoff"), "never sends its FIN again"));

        // CLOSE, its FIN, a tick of both sides, the timer, and the segment that should have been the FIN again.
        assertThat(failure.entries().stream().filter(Step.class::isInstance).map(Step.class::cast)
            .filter(step -> step.event() instanceof EventView.Tick).map(Step::at)).containsExactly(1L, 1L);
        assertThat(last(failure).at()).isEqualTo(1);
    }

    @Test
    void aUserTimeoutIsExploredToo() {
        Explored found = explored(bundled("GiveUp"), TcpMaker.STANDARD);

        assertThat(found.failure()).isEmpty();
        assertThat(found.exhausted()).isTrue();
        assertThat(found.actions().get("UserTimeout")).isPositive();
    }

    @Test
    void aUserWhoGoesWithoutReadingIsExploredToo() throws IOException {
        Explored found = explored(small("TinyDetach", "Users1 == [Offering(Writes(0, 1), 2) EXCEPT !.detach = {\"A\"},"
            + " !.close = {\"B\"}]", "UserTimerInv"), TcpMaker.STANDARD);

        assertThat(found.failure()).isEmpty();
        assertThat(found.exhausted()).isTrue();
        assertThat(found.actions().get("Detach")).isPositive();
    }

    @Test
    void aClosedWindowIsProbedAndOpensAgain() {
        Explored found = explored(bundled("Shut"), TcpMaker.STANDARD);

        assertThat(found.failure()).isEmpty();
        assertThat(found.exhausted()).isTrue();
        assertThat(found.actions().get("RetransmitTimeout")).isPositive();
    }

    private static Exhaustive bundled(String name) {
        return Exhaustive.load(SPEC, List.of(Path.of("checks/models"), Path.of("checks/exhaustive")), name);
    }

    private static Maker maker(TcpEndpoint endpoint) {
        return new TcpMaker(endpoint, TcbMapping.STANDARD);
    }

    /** The FIN goes on the last text, where there is some, so never alone behind it. */
    @Test
    void whatTheEndpointMayDoAndNeverDoesIsListed() throws IOException {
        Exhaustive text = small("TinyText", "Users1 == [Offering(Writes(1, 0), 2) EXCEPT !.close = {\"A\"}]", "TypeInv");

        List<Explored.Choice> choices = explored(text, TcpMaker.STANDARD).choices();

        assertThat(choices).anySatisfy(choice -> {
            assertThat(choice.event()).isEqualTo("Emit");
            assertThat(choice.state()).isEqualTo("FIN-WAIT-1");
            assertThat(choice.choice()).isEqualTo("text, new");
            assertThat(choice.permitted()).isPositive();
            assertThat(choice.chosen()).isZero();
        });
        assertThat(choices).allMatch(choice -> choice.chosen() <= choice.permitted());
    }

    @Test
    void aBoundThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> Exhaustive.load(SPEC, List.of(Path.of("checks/models"), folder), "Nowhere"))
            .isInstanceOf(SpecException.class).hasMessageContaining("Nowhere");
    }

    /** Its broken endpoints, at least those, are caught within the bound, by how many steps. */
    @Test
    void brokenEndpointsAreCaughtWithinTheBound() {
        Map<String, Integer> steps = Map.of("stops its timer when only its FIN is in flight", 2,
            "acknowledges a FIN one number short", 4, "stays in FIN-WAIT-1 when its FIN is acknowledged", 5,
            "enters LAST-ACK before its FIN is sent", 4);
        steps.forEach((name, count) ->
            assertThat(failure(broken(tiny, name)).entries()).as(name).hasSize(count));
    }
}
