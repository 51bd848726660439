package lastack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lastack.sim.Fate;
import lastack.sim.Plan;
import lastack.sim.Schedule;
import lastack.sim.Stray;
import lastack.sim.UserCall;
import lastack.tcp.Config;
import lastack.trace.EventView;
import lastack.trace.NetworkNote;
import lastack.trace.Side;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Ladders of runs of the Java endpoint. */
class TraceLadderTests {

    private static final Config CONFIG = new Config(1000, 100, 400, 0, 1000, 500);
    private static final Fate PROMPT = new Fate.Deliver(10);

    private static UserCall close(long at) {
        return new UserCall(at, new UserCall.Close());
    }

    private static UserCall send(long at, int octets) {
        return new UserCall(at, new UserCall.Send(octets));
    }

    private static Plan plan(Config config, long iss, UserCall... calls) {
        return new Plan(config, SeqNumber.of(iss), List.of(calls), Plan.Reading.PROMPT);
    }

    private static Schedule schedule(UserCall[] a, UserCall[] b, Fate... fates) {
        return Schedule.of(1, plan(CONFIG, 100, a), plan(CONFIG, 300, b), List.of(fates), 10);
    }

    @Test
    void showsTheFourWayCloseOfFigure12() {
        Schedule schedule = schedule(new UserCall[] {close(0)}, new UserCall[] {close(50)});
        Golden.check("four-way", Run.of(schedule).text(Numbering.RAW));
    }

    @Test
    void showsTheSimultaneousCloseOfFigure13() {
        Schedule schedule = schedule(new UserCall[] {close(0)}, new UserCall[] {close(0)});
        Golden.check("simultaneous", Run.of(schedule).text(Numbering.RAW));
    }

    @Test
    void showsAnAbortAndWhoIsToldOfIt() {
        UserCall abort = new UserCall(20, new UserCall.Abort());
        Schedule schedule = schedule(new UserCall[] {send(0, 5), abort, new UserCall(60, new UserCall.Abort())}, new UserCall[] {});
        Golden.check("abort", Run.of(schedule).text(Numbering.RAW));
    }

    @Test
    void showsWhatTheNetworkDoes() {
        UserCall[] a = {send(0, 900), close(20), send(25, 1)};
        UserCall[] b = {send(100, 7), close(400)};
        // The first segment arrives after the second, B's text twice, A's FIN is lost, and so is the last ACK.
        Schedule calm = schedule(a, b, new Fate.Deliver(60), PROMPT, new Fate.Lose(), PROMPT, PROMPT,
            PROMPT, PROMPT, new Fate.Duplicate(20, 90), PROMPT, PROMPT, PROMPT, PROMPT, new Fate.Lose());
        Stray stray = new Stray(300, Side.A, 1, 0, Control.set(Control.RST), 0, 0);
        Schedule schedule = new Schedule(
            1, calm.a(), calm.b(), calm.fates(), List.of(stray), 10, Schedule.MANY_TICKS, Schedule.MANY_STEPS);
        Golden.check("network", Run.of(schedule).text(Numbering.RAW));
    }

    @Test
    void showsAResetAfterAHastyTimeWait() {
        Config hasty = new Config(200, 150, 300, 0, 1000, 500);
        Schedule schedule = Schedule.of(1, plan(hasty, 4294967290L, send(0, 10), close(0)),
            plan(hasty, 3000000000L, close(50)),
            List.of(PROMPT, PROMPT, PROMPT, PROMPT, new Fate.Lose(), PROMPT, new Fate.Lose()), 10);
        Golden.check("reset-raw", Run.of(schedule).text(Numbering.RAW));
        Golden.check("reset-relative", Run.of(schedule).text(Numbering.RELATIVE));
    }

    @Property(seed = "1", tries = 300)
    void fitsIntoEightyColumns(@ForAll long seed, @ForAll Numbering numbering) {
        Golden.assertFits(Run.of(Schedule.random(seed)).text(numbering));
        Golden.assertFits(Run.of(Schedule.hostile(seed)).text(numbering));
    }

    @Property(seed = "1", tries = 300)
    void keepsTheOrderOfEachLaneAndLosesNothing(@ForAll long seed) {
        Run run = Run.of(Schedule.hostile(seed));
        Ladder ladder = TraceLadder.of(run.header(), run.entries(), Numbering.RAW);
        for (Side side : Side.values()) {
            List<Ladder.Cell> drawn = ladder.rows().stream().flatMap(row -> cells(row, side))
                .filter(cell -> !cell.stamp().isEmpty()).toList();
            List<Ladder.Cell> happened = run.steps().stream()
                .filter(step -> step.endpoint() == side && !(step.event() instanceof EventView.Tick))
                .map(step -> new Ladder.Cell("" + step.at(), step.tcb().state())).toList();
            assertThat(drawn).isEqualTo(happened);
        }
    }

    private static Stream<Ladder.Cell> cells(Ladder.Row row, Side side) {
        if (row instanceof Ladder.Across across) {
            return Stream.of(side == Side.A ? across.a() : across.b());
        }
        return row instanceof Ladder.Notes notes ? Stream.of(side == Side.A ? notes.a() : notes.b()) : Stream.empty();
    }

    @Property(seed = "1", tries = 300)
    void drawsEachPacketOnceAndItsPartsUnderOneNumber(@ForAll long seed) {
        Run run = Run.of(Schedule.hostile(seed));
        List<Ladder.Arrow> arrows = TraceLadder.of(run.header(), run.entries(), Numbering.RAW).rows().stream()
            .filter(Ladder.Across.class::isInstance).map(row -> ((Ladder.Across) row).arrow()).toList();
        long emitted = run.steps().stream().filter(step -> step.event() instanceof EventView.Emit).count();
        long lost = run.entries().stream()
            .filter(entry -> entry instanceof NetworkNote note && note.network().equals("lost")).count();
        long strays = run.steps().stream()
            .filter(step -> step.event() instanceof EventView.Arrive && step.packet().isEmpty()).count();

        assertThat(count(arrows, Ladder.Course.WHOLE, Ladder.Course.LEAVES, Ladder.Course.LOST)).isEqualTo(emitted);
        assertThat(count(arrows, Ladder.Course.LOST)).isEqualTo(lost);
        assertThat(count(arrows, Ladder.Course.STRAY)).isEqualTo(strays);
        for (Ladder.Arrow arrow : arrows) {
            if (arrow.course() == Ladder.Course.ARRIVES || arrow.course() == Ladder.Course.DUPLICATE) {
                List<Ladder.Arrow> joined = arrows.stream().filter(each -> each.number().equals(arrow.number())).toList();
                assertThat(arrow.number()).isPresent();
                assertThat(joined.get(0).course()).isIn(Ladder.Course.LEAVES, Ladder.Course.WHOLE);
                assertThat(joined).allMatch(each -> each.parts().equals(arrow.parts()) && each.from() == arrow.from());
            }
        }
    }

    private static long count(List<Ladder.Arrow> arrows, Ladder.Course... courses) {
        return arrows.stream().filter(arrow -> List.of(courses).contains(arrow.course())).count();
    }
}
