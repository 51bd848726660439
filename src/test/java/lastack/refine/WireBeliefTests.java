package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastack.refine.WireBeliefs.Leave;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

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

    private static void same(Known known, Known exact) {
        assertThat(known.states()).isEqualTo(exact.states());
        assertThat(known.size()).isEqualTo(exact.size());
        assertThat(known.sendNext()).isEqualTo(exact.sendNext());
        assertThat(known.receiveNext()).isEqualTo(exact.receiveNext());
        assertThat(BELIEFS.grounds(known)).isEqualTo(BELIEFS.grounds(exact));
    }
}
