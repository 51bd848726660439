package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.refine.Beliefs.Policy;
import lastack.sim.Recording;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What can be known of an endpoint of which only a part is seen. */
class BeliefTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();
    private static final Map<Hidden, Beliefs> OURS = new EnumMap<>(Hidden.class);

    static {
        for (Hidden hidden : Hidden.values()) {
            OURS.put(hidden, Beliefs.load(Path.of("spec"), Path.of("checks", "traces"), Policy.OURS, hidden));
        }
    }

    @Provide
    Arbitrary<Schedule> orderly() {
        return Schedules.orderly();
    }

    @Provide
    Arbitrary<Schedule> hostile() {
        return Schedules.hostile();
    }

    /** One side of a run. */
    private record Seen(Header.Origin origin, List<Step> steps) {

        static Seen of(Schedule schedule, Side side) {
            Recording recording = new Recording();
            Simulator.run(schedule, ENDPOINT, recording);
            List<Step> steps = new ArrayList<>();
            recording.entries().forEach(entry -> {
                if (entry instanceof Step step && step.endpoint() == side) {
                    steps.add(step);
                }
            });
            return new Seen(Simulator.header(schedule, ENDPOINT, ENDPOINT, TcbMapping.STANDARD).origin(side), steps);
        }

        Optional<SeqNumber> nextSyn(int from) {
            for (Step step : steps.subList(from, steps.size())) {
                if (step.event() instanceof EventView.Emit emit && emit.segment().has(Control.SYN)) {
                    return Optional.of(emit.segment().seq());
                }
            }
            return Optional.empty();
        }

        Observation observation(int i) {
            Step step = steps.get(i);
            return new Observation(step.event(), Optional.of(step.tcb()), Optional.of(step.tells()), nextSyn(i));
        }
    }

    private static void assertFollowed(Schedule schedule, Hidden hidden) {
        for (Side side : Side.values()) {
            Seen run = Seen.of(schedule, side);
            Belief belief = OURS.get(hidden).follow(run.origin().config(), List.of(run.origin().tcb()));
            int most = 0;
            for (int i = 0; i < run.steps().size(); i++) {
                Step step = run.steps().get(i);
                if (belief.isHidden(step.event())) {
                    continue;
                }
                belief.see(run.observation(i));
                most = Math.max(most, belief.size());
                assertThat(belief.isEmpty()).as(schedule.seed() + " " + side + i + " " + step).isFalse();
                assertThat(belief.holds(step.tcb())).as(schedule.seed() + " " + side + i + " " + step).isTrue();
            }
            if (most > 100) System.out.println(hidden + " " + side + " " + run.steps().size() + " steps, most " + most + " " + belief.grounds() + belief.since());
        }
    }

    @Property(seed = "8", tries = 6)
    void calls(@ForAll("orderly") Schedule schedule) {
        assertFollowed(schedule, Hidden.CALLS);
    }

    @Property(seed = "8", tries = 6)
    void states(@ForAll("orderly") Schedule schedule) {
        assertFollowed(schedule, Hidden.STATES);
    }

    @Property(seed = "8", tries = 6)
    void callsAndStates(@ForAll("orderly") Schedule schedule) {
        assertFollowed(schedule, Hidden.CALLS_AND_STATES);
    }

    @Property(seed = "8", tries = 40)
    void hostileCalls(@ForAll("hostile") Schedule schedule) {
        assertFollowed(schedule, Hidden.CALLS);
        assertFollowed(schedule, Hidden.STATES);
        assertFollowed(schedule, Hidden.CALLS_AND_STATES);
        assertFollowed(schedule, Hidden.ALL);
    }

    @Property(seed = "8", tries = 6)
    void all(@ForAll("orderly") Schedule schedule) {
        assertFollowed(schedule, Hidden.ALL);
    }
}
