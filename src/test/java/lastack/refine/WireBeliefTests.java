package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lastack.refine.WireBeliefs.Leave;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.wire.Control;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/** What can be known of an endpoint of which only segments are seen. */
class WireBeliefTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();
    private static final WireBeliefs BELIEFS = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));
    private static final WireBeliefs EXACT = BELIEFS.withoutPatterns();

    @Provide
    Arbitrary<Schedule> orderly() {
        return Schedules.orderly();
    }

    /** A segment that is seen, with the state after it. */
    private record Shown(Sight sight, String state) {
    }

    private static Sight sight(boolean arrives, SegmentView s) {
        return new Sight(arrives, s.seq().bits(), s.ack().bits(), s.wnd(), s.len(), Sight.bits(s.ctl()));
    }

    private static List<Shown> shown(Part part) {
        List<Shown> shown = new ArrayList<>();
        for (Step step : part.steps()) {
            if (step.event() instanceof EventView.Emit emit) {
                shown.add(new Shown(sight(false, emit.segment()), step.tcb().state()));
            } else if (step.event() instanceof EventView.Arrive arrive) {
                shown.add(new Shown(sight(true, arrive.segment()), step.tcb().state()));
            }
        }
        return shown;
    }

    @Property(seed = "8", tries = 40)
    void theTrueStateIsPossibleAndDistancesDoNotMatter(@ForAll("orderly") Schedule schedule, @ForAll Side side) {
        Part part = Part.of(schedule, ENDPOINT, side);
        Assume.that(part.origin().tcb() instanceof TcbView.Closed || part.origin().tcb() instanceof TcbView.Listen);
        List<Shown> all = shown(part);
        Shown first = all.stream().filter(each -> !each.sight().arrives() && each.sight().isSyn()).findFirst().orElse(null);
        Assume.that(first != null);
        Known known = BELIEFS.opened(first.sight().seq());
        Known exact = EXACT.opened(first.sight().seq());
        int i = 0;
        for (Shown each : all) {
            i++;
            Known knownBefore = known;
            Known exactBefore = exact;
            known = BELIEFS.see(known, each.sight(), first.sight().wnd(), Leave.ANY);
            if (i % 16 == 0) {
                BELIEFS.forget();
            }
            exact = EXACT.see(exact, each.sight(), first.sight().wnd(), Leave.ANY);
            if (known.isPruned()) {
                // Which of too many are kept is not said.
                return;
            }
            assertThat(known.states()).as("segment %d of %d: %s after %s", i, all.size(), each, all.get(Math.max(0, i - 2)))
                .contains(each.state()).isEqualTo(exact.states());
            assertThat(known.size()).isEqualTo(exact.size());
            assertThat(BELIEFS.grounds(known)).isEqualTo(BELIEFS.grounds(exact));
            same(BELIEFS.least(known), EXACT.least(exact));
            same(BELIEFS.resting(known, Grounds.LOSS), EXACT.resting(exact, Grounds.LOSS));
            Known either = BELIEFS.either(knownBefore, known);
            Known exactEither = EXACT.either(exactBefore, exact);
            if (!either.isPruned() && !exactEither.isPruned()) {
                assertThat(either.states()).isEqualTo(exactEither.states());
                assertThat(either.size()).isEqualTo(exactEither.size());
            }
        }
    }

    /** An endpoint that has opened a connection and has sent a reset: its ISS is 100, its peer's 500. */
    private static Known aborted(WireBeliefs beliefs) {
        Known known = beliefs.opened(100);
        for (Sight each : List.of(new Sight(false, 100, 0, 9000, 0, Sight.bits(Set.of(Control.SYN))),
                new Sight(true, 500, 101, 9000, 0, Sight.bits(Set.of(Control.SYN, Control.ACK))),
                new Sight(false, 101, 501, 9000, 0, Sight.bits(Set.of(Control.ACK))),
                new Sight(false, 101, 0, 0, 0, Sight.bits(Set.of(Control.RST))))) {
            known = beliefs.see(known, each, 9000, Leave.SUDDEN);
        }
        assertThat(known.states()).containsExactly("CLOSED");
        return known;
    }

    /** What comes to a block that is deleted, its ACK or else its end so far beyond 101 or 501, or the reset of that. */
    private record Stray(boolean arrives, boolean acks, int beyond, int len) {
        private Sight sight() {
            if (!arrives) {
                return acks ? new Sight(false, 101 + beyond, 0, 0, 0, Sight.bits(Set.of(Control.RST)))
                    : new Sight(false, 0, 501 + beyond, 0, 0, Sight.bits(Set.of(Control.RST, Control.ACK)));
            }
            return acks ? new Sight(true, 501, 101 + beyond, 9000, len, Sight.bits(Set.of(Control.ACK)))
                : new Sight(true, 501 + beyond - len, 0, 9000, len, Sight.bits(Set.of(Control.FIN)));
        }
    }

    @Provide
    Arbitrary<List<Stray>> strays() {
        return Combinators.combine(Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))),
            Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false))),
            Arbitraries.integers().between(0, 12), Arbitraries.integers().between(0, 8)).as(Stray::new).list().ofMaxSize(12);
    }

    @Property(seed = "9", tries = 60)
    void aDeletedBlockOwesTheSameResetsHoweverNearTheirNumbersAre(@ForAll("strays") List<Stray> strays) {
        Known known = aborted(BELIEFS);
        Known exact = aborted(EXACT);
        for (Stray each : strays) {
            known = BELIEFS.see(known, each.sight(), 9000, Leave.SUDDEN);
            exact = EXACT.see(exact, each.sight(), 9000, Leave.SUDDEN);
            assertThat(known.isEmpty()).as("%s of %s", each, strays).isEqualTo(exact.isEmpty());
            assertThat(known.size()).isEqualTo(exact.size());
            assertThat(known.states()).isEqualTo(exact.states());
        }
    }

    @Test
    void howNearTheNumbersOfOwedResetsAreIsNotAskedAgain() {
        WireBeliefs beliefs = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));
        for (int apart : new int[] {1000, 1, 5}) {
            long before = beliefs.evaluations();
            Known known = aborted(beliefs);
            for (int i = 0; i < 4; i++) {
                known = beliefs.see(known, new Stray(true, true, i * apart, 9).sight(), 9000, Leave.SUDDEN);
            }
            Known none = beliefs.see(known, new Stray(false, true, 50 * apart, 0).sight(), 9000, Leave.SUDDEN);
            known = beliefs.see(known, new Stray(false, true, 2 * apart, 0).sight(), 9000, Leave.SUDDEN);
            assertThat(known.isEmpty()).isFalse();
            assertThat(none.isEmpty()).isTrue();
            if (apart < 1000) {
                assertThat(beliefs.evaluations()).as("%d apart", apart).isEqualTo(before);
            }
        }
    }

    private static void same(Known known, Known exact) {
        assertThat(known.states()).isEqualTo(exact.states());
        assertThat(known.size()).isEqualTo(exact.size());
        assertThat(known.sendNext()).isEqualTo(exact.sendNext());
        assertThat(known.receiveNext()).isEqualTo(exact.receiveNext());
        assertThat(BELIEFS.grounds(known)).isEqualTo(BELIEFS.grounds(exact));
    }
}
