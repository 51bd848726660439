package lastack.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.contract.Maker;
import lastack.refine.Oracle;
import lastack.sim.Recording;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcpMaker;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import org.junit.jupiter.api.Test;

/** What finds the broken endpoints that the schedules of a campaign cannot show, each as the plan says. */
class FoundElsewhereTests {

    private static final Path SPEC = Path.of("spec");
    private static final Workshop WORKSHOP = new Workshop();
    private static final List<Mutant> MADE = WORKSHOP.mutants();
    private static final Plan PLAN = Plan.read(Path.of("checks/broken/plan.json"));

    @Test
    void eachIsFoundByWhatIsHere() {
        assertThat(PLAN.elsewhere()).extracting(Plan.Named::by).containsOnly("late", "silly");
    }

    /** What an endpoint owes stays owed, whatever comes before it is sent. */
    @Test
    void aDriverThatLetsItTransmitLateFindsWhatForgetsAReset() {
        LateDriver driver = new LateDriver(Oracle.load(SPEC));
        int seeds = 3000;

        assertThat(driver.found(TcpMaker.STANDARD, seeds)).isEmpty();
        List<Mutant> late = PLAN.foundBy(MADE, "late");
        assertThat(late).isNotEmpty();
        for (Mutant mutant : late) {
            assertThat(driver.found(WORKSHOP.maker(mutant), seeds)).as(mutant.toString()).isPresent();
        }
    }

    /** The right edge of the window moves by half the buffer or by a segment at least (RFC 9293, 3.8.6.2.2, MUST-39). */
    @Test
    void aWindowThatMovesInSmallIncrementsIsSeen() {
        assertThat(silly(TcpMaker.STANDARD)).isEmpty();
        for (Mutant mutant : PLAN.foundBy(MADE, "silly")) {
            assertThat(silly(WORKSHOP.maker(mutant))).as(mutant.toString()).isPresent();
        }
    }

    private static Optional<String> silly(Maker maker) {
        for (long seed = 1; seed <= 200; seed++) {
            Schedule schedule = Schedule.random(seed);
            Recording recording = new Recording();
            Simulator.run(schedule, maker, maker, recording);
            Header header = Simulator.header(schedule, maker, maker);
            Map<Side, TcbView> blocks = new EnumMap<>(Side.class);
            for (Side side : Side.values()) {
                blocks.put(side, header.origin(side).tcb());
            }
            for (Entry entry : recording.entries()) {
                if (entry instanceof Step step) {
                    TcbView before = blocks.put(step.endpoint(), step.tcb());
                    int least = Math.min(schedule.plan(step.endpoint()).config().mss(),
                        schedule.plan(step.endpoint()).config().rcvBuf() / 2);
                    if (step.event() instanceof EventView.Emit && before instanceof TcbView.Open b
                        && step.tcb() instanceof TcbView.Open a && a.rcvWnd() > b.rcvWnd() && a.rcvWnd() - b.rcvWnd() < least) {
                        return Optional.of("seed " + seed + ", tick " + step.at() + ": the window moves by "
                            + (a.rcvWnd() - b.rcvWnd()));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
