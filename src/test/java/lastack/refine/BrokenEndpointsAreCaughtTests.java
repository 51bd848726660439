package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Promises;
import lastack.sim.Schedule;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each endpoint with one rule broken is caught by what {@link RefinementTests} asks of the right one, and for the reason for
 * which it is broken: at the event, and by the variable, that stand here; or, of a broken opening, that {@link Derived} has
 * from the text of the RFC.
 */
class BrokenEndpointsAreCaughtTests {

    private static final TcpEndpoint RIGHT = new TcpEndpoint();
    private static final int TRIES = 400;
    private static final String LIAR = "says FIN-WAIT-2 where it is in CLOSING";
    /** What takes the place of a variable where no outcome at all is permitted: the event itself must not be. */
    private static final String EVENT = "(the event)";

    private static final Map<String, String> REASONS = reasons();
    private static final Map<String, Derived> DERIVED = Derived.openings();
    private static final Map<String, Caught> CAUGHT = new LinkedHashMap<>();

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("never sends its FIN again", "Emit in CLOSING: (the event)");
        reasons.put("stops its timer when only its FIN is in flight", "Emit in FIN-WAIT-1: rtx");
        reasons.put("acknowledges a FIN one number short", "Emit in CLOSING: (the event)");
        reasons.put("skips CLOSING", "Arrive in FIN-WAIT-1: state");
        reasons.put("does not restart TIME-WAIT", "Arrive in TIME-WAIT: timeWait");
        reasons.put("leaves TIME-WAIT too early", "Arrive in FIN-WAIT-2: timeWait");
        reasons.put("accepts text after the FIN", "Arrive in CLOSE-WAIT: rcvNxt");
        reasons.put("takes a FIN out of order for the end", "Arrive in ESTABLISHED: state");
        reasons.put("never acknowledges", "Tick in ESTABLISHED: (the event)");
        reasons.put("takes an owed ACK for sent with a retransmission", "Emit in FIN-WAIT-1: ackDue");
        reasons.put("never fires a timer", "Tick in ESTABLISHED: (the event)");
        reasons.put("stays in FIN-WAIT-1 when its FIN is acknowledged", "Arrive in FIN-WAIT-1: state");
        reasons.put("ignores resets", "Arrive in FIN-WAIT-1: state");
        reasons.put("obeys any reset in the window", "Arrive in CLOSING: state");
        reasons.put("takes the window for one number larger", "Arrive in ESTABLISHED: ackDue");
        reasons.put("sends one number beyond the window", "Emit in ESTABLISHED: (the event)");
        reasons.put("acknowledges one tick too late", "Arrive in ESTABLISHED: ackDue");
        reasons.put("does not back off", "RetransmitTimeout in ESTABLISHED: rto");
        reasons.put("does not probe a zero window", "Arrive in ESTABLISHED: rtx");
        reasons.put("acknowledges every ACK in TIME-WAIT", "Arrive in TIME-WAIT: ackDue");
        reasons.put("tells the end of the stream before the text", "Receive in CLOSE-WAIT: (the event)");
        reasons.put("enters LAST-ACK before its FIN is sent", "Close in CLOSE-WAIT: state");
        reasons.put("does not answer from CLOSED", "Arrive in CLOSED: resets");
        reasons.put("does not send a reset on ABORT", "Abort in SYN-RECEIVED: resets");
        reasons.put(LIAR, "Arrive in FIN-WAIT-1: state");
        return reasons;
    }

    /** The first violation of an endpoint. */
    private record Caught(int tries, Violation violation) {

        String event() {
            return violation.step().event().name() + " in " + violation.before().state();
        }

        /** The first difference from the outcome that is nearest. */
        String variable() {
            return differing().stream().findFirst().orElse(EVENT);
        }

        /** All of them; none where no outcome at all is permitted. */
        List<String> differing() {
            return violation.why().candidates().stream()
                .min(Comparator.comparingInt(candidate -> candidate.differences().size()))
                .map(candidate -> candidate.differences().stream().map(Candidate.Difference::variable).toList())
                .orElse(List.of());
        }
    }

    static Stream<String> names() {
        return Stream.concat(BrokenEndpoints.all().keySet().stream(), Stream.of(LIAR));
    }

    /** Tries alternate between an orderly and a hostile network. */
    @ParameterizedTest
    @MethodSource("names")
    void isCaughtForTheReasonForWhichItIsBroken(String name) {
        Endpoint endpoint = BrokenEndpoints.all().getOrDefault(name, RIGHT);
        TcbMapping mapping = name.equals(LIAR) ? BrokenEndpoints.lyingMapping() : TcbMapping.STANDARD;

        Caught caught = IntStream.range(0, TRIES).boxed()
            .flatMap(i -> Judged.run(Judged.ORACLE, schedule(i), endpoint, mapping).violation()
                .map(violation -> new Caught(i + 1, violation)).stream())
            .findFirst().orElseThrow(() -> new AssertionError(name + " is not caught"));

        CAUGHT.put(name, caught);
        assertThat(caught.violation.why().reason()).isEmpty();
        if (DERIVED.containsKey(name)) {
            isDerived(caught, DERIVED.get(name));
        } else {
            assertThat(caught.event() + ": " + caught.variable()).isEqualTo(REASONS.get(name));
        }
    }

    private static void isDerived(Caught caught, Derived derived) {
        assertThat(caught.violation.step().event().name()).as(derived.section()).isEqualTo(derived.event());
        assertThat(caught.violation.before().state()).as(derived.section()).isIn(derived.states());
        if (derived.variables().isEmpty()) {
            assertThat(caught.variable()).as(derived.section()).isEqualTo(EVENT);
        } else if (derived.variables() == Derived.WHOLE) {
            assertThat(caught.variable()).as(derived.section()).isEqualTo("state");
        } else {
            // All that is wrong is of this rule, and something is.
            assertThat(caught.differing()).as(derived.section()).isNotEmpty().isSubsetOf(derived.variables());
        }
    }

    private static Schedule schedule(int i) {
        return i % 2 == 0 ? Schedule.random(i / 2) : Schedule.hostile(i / 2);
    }

    static Stream<String> unhelpfulNames() {
        return BrokenEndpoints.unhelpful().keySet().stream();
    }

    /** What no rule forbids is caught by what the users are promised, which is why a run is held to both. */
    @ParameterizedTest
    @MethodSource("unhelpfulNames")
    void breaksItsPromisesIfNotTheRules(String name) {
        Endpoint endpoint = BrokenEndpoints.unhelpful().get(name);
        boolean kept = true;
        for (int seed = 0; seed < TRIES / 2 && kept; seed++) {
            Schedule schedule = bounded(Schedule.random(seed));
            Judged run = Judged.run(schedule, endpoint);
            assertThat(run.violation()).isEmpty();
            kept = Promises.broken(schedule, run.result()).isEmpty();
        }
        assertThat(kept).isFalse();
    }

    /** An endpoint whose window never opens is probed for ever. */
    private static Schedule bounded(Schedule s) {
        return new Schedule(s.seed(), s.a(), s.b(), s.fates(), s.strays(), s.delay(), s.maxTicks(), 5_000);
    }

    @Test
    void theRightEndpointIsNotCaught() {
        assertThat(IntStream.range(0, TRIES)).allSatisfy(i -> assertThat(Judged.run(schedule(i), RIGHT).violation()).isEmpty());
    }

    @AfterAll
    static void print() {
        System.out.printf("%-60s %-32s %-12s %s%n", "endpoint", "first event that is not explained", "differs", "tries");
        CAUGHT.forEach((name, caught) ->
            System.out.printf("%-60s %-33s %-12s %d%n", name, caught.event(), caught.variable(), caught.tries));
    }
}
