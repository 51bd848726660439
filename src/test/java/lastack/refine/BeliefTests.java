package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import lastack.refine.Beliefs.Policy;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.tcp.Endpoint;
import lastack.tcp.State;
import lastack.tcp.Tcb;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What can be known of an endpoint of which only a part is seen. */
class BeliefTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();
    private static final Map<Hidden, Beliefs> OURS = new EnumMap<>(Hidden.class);
    private static final Beliefs EVERYTHING = load(Policy.EVERYTHING, Hidden.CALLS);
    private static final int FAR = 1 << 20;

    static {
        for (Hidden hidden : Hidden.values()) {
            OURS.put(hidden, load(Policy.OURS, hidden));
        }
    }

    private static Beliefs load(Policy policy, Hidden hidden) {
        return Beliefs.load(Path.of("spec"), Path.of("checks", "traces"), policy, hidden);
    }

    @Provide
    Arbitrary<Schedule> orderly() {
        return Schedules.orderly();
    }

    @Provide
    Arbitrary<Schedule> hostile() {
        return Schedules.hostile();
    }

    @Property(seed = "8", tries = 3)
    void theTrueBlockIsAlwaysAmongThoseThatArePossible(@ForAll("orderly") Schedule schedule) {
        assertFollowed(schedule);
    }

    @Property(seed = "8", tries = 6)
    void theTrueBlockIsAmongThoseThatArePossibleWhateverArrives(@ForAll("hostile") Schedule schedule) {
        assertFollowed(schedule);
    }

    private static void assertFollowed(Schedule schedule) {
        for (Side side : Side.values()) {
            Part part = Part.of(schedule, ENDPOINT, side);
            for (Hidden hidden : Hidden.values()) {
                Belief belief = part.follow(OURS.get(hidden));
                for (int i = 0; i < part.steps().size(); i++) {
                    Step step = part.steps().get(i);
                    if (part.show(i, belief)) {
                        assertThat(belief.holds(step.tcb())).as("%s hidden, step %d of %s: %s", hidden, i + 1, side, step)
                            .isTrue();
                    }
                }
                assertThat(belief.isPruned()).isFalse();
                assertThat(belief.grounds().orElseThrow().deviations()).isEmpty();
            }
        }
    }

    /** As in a capture: segments in their order, nothing else, and timers of which nothing is known. */
    @Property(seed = "8", tries = 4)
    void segmentsAloneNeverExcludeTheTrueState(@ForAll("orderly") Schedule schedule, @ForAll Side side) {
        Part part = Part.of(schedule, ENDPOINT, side).withoutTimers();
        Belief belief = part.follow(OURS.get(Hidden.ALL));
        for (int i = 0; i < part.steps().size(); i++) {
            Step step = part.steps().get(i);
            if (!(step.event() instanceof EventView.Tick) && part.show(i, belief)) {
                assertThat(belief.states()).as("step %d of %s: %s", i + 1, side, step).contains(step.tcb().state());
            }
        }
        assertThat(belief.isPruned()).isFalse();
    }

    /** A segment that nothing hidden explains. */
    private enum Offence {
        /** No user and no timeout moves RCV.NXT; so far no segment reached. */
        ACKNOWLEDGES_WHAT_NEVER_CAME {
            @Override
            SegmentView of(SegmentView s) {
                return new SegmentView(s.seq(), s.ack().plus(FAR), s.ctl(), s.wnd(), s.len());
            }
        },
        /** No user and no timeout moves SND.NXT, but for an OPEN, and the ISS of that is known. */
        SENDS_BEYOND_SND_NXT {
            @Override
            SegmentView of(SegmentView s) {
                return new SegmentView(s.seq().plus(FAR), s.ack(), s.ctl(), s.wnd(), s.len());
            }
        },
        /** Everything but a SYN and a reset has an ACK. */
        HAS_NO_ACK {
            @Override
            SegmentView of(SegmentView s) {
                return new SegmentView(s.seq(), s.ack(), without(s.ctl(), Control.ACK), s.wnd(), s.len());
            }
        },
        /** An ABORT's reset stands at SND.NXT, one that answers a segment at its ACK, and none of them is there. */
        RESETS_FROM_ELSEWHERE {
            @Override
            SegmentView of(SegmentView s) {
                return new SegmentView(s.seq().plus(FAR), SeqNumber.ZERO, Set.of(Control.RST), 0, 0);
            }
        };

        abstract SegmentView of(SegmentView segment);

        private static Set<Control> without(Set<Control> ctl, Control bit) {
            return Control.set(ctl.stream().filter(each -> each != bit).toList().toArray(Control[]::new));
        }
    }

    @Property(seed = "8", tries = 16)
    void aSegmentThatNothingHiddenExplainsLeavesNothing(@ForAll("orderly") Schedule schedule, @ForAll Offence offence,
                                                        @ForAll Side side, @ForAll @IntRange(max = 1000) int where) {
        Part part = Part.of(schedule, ENDPOINT, side);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < part.steps().size(); i++) {
            if (part.steps().get(i).event() instanceof EventView.Emit emit && !emit.segment().has(Control.SYN)
                    && !emit.segment().has(Control.RST)) {
                places.add(i);
            }
        }
        Assume.that(!places.isEmpty());
        int place = places.get(where % places.size());
        SegmentView segment = ((EventView.Emit) part.steps().get(place).event()).segment();
        Part damaged = part.with(place, new EventView.Emit(offence.of(segment)));

        Belief belief = damaged.follow(OURS.get(Hidden.ALL));
        for (int i = 0; i < place; i++) {
            damaged.show(i, belief);
        }
        assertThat(belief.isEmpty()).isFalse();
        damaged.show(place, belief);
        assertThat(belief.isEmpty()).as("%s by %s in step %d", offence, side, place + 1).isTrue();
        assertThat(belief.grounds()).isEmpty();
    }

    /** Both edges of the window that was offered last are known, whatever is hidden. */
    @Property(seed = "8", tries = 40)
    void aWindowThatIsWithdrawnLeavesNothing(@ForAll("orderly") Schedule schedule, @ForAll Side side) {
        Part part = Part.of(schedule, ENDPOINT, side);
        Optional<SegmentView> last = Optional.empty();
        int place = -1;
        for (int i = 0; i < part.steps().size() && place < 0; i++) {
            if (part.steps().get(i).event() instanceof EventView.Emit emit) {
                SegmentView s = emit.segment();
                if (last.isPresent() && s.wnd() > 0 && s.has(Control.ACK) && last.get().has(Control.ACK)
                        && s.ack().equals(last.get().ack()) && s.wnd() == last.get().wnd()) {
                    place = i;
                    part = part.with(i, new EventView.Emit(new SegmentView(s.seq(), s.ack(), s.ctl(), s.wnd() - 1, s.len())));
                }
                last = Optional.of(s);
            }
        }
        Assume.that(place >= 0);
        Belief belief = part.follow(OURS.get(Hidden.ALL));
        for (int i = 0; i <= place; i++) {
            assertThat(belief.isEmpty()).isFalse();
            part.show(i, belief);
        }
        assertThat(belief.isEmpty()).isTrue();
    }

    /** What was lost looks, from the network, as if it had arrived; only later it becomes clear that it cannot have. */
    @Property(seed = "8", tries = 25)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void aLossIsAssumedWhereNothingElseExplainsWhatIsSeen(@ForAll("orderly") Schedule schedule, @ForAll Side side) {
        Part part = Part.onThePath(schedule, ENDPOINT, side);
        Part atEndpoint = Part.of(schedule, ENDPOINT, side);
        Assume.that(part.steps().size() > atEndpoint.steps().size());

        Belief strict = part.shown(part.follow(OURS.get(Hidden.CALLS_AND_STATES)));
        Belief belief = part.shown(part.follow(OURS.get(Hidden.CALLS_AND_STATES)).allowingLosses());

        assertThat(belief.isEmpty()).isFalse();
        assertThat(belief.holds(part.steps().get(part.steps().size() - 1).tcb())).isTrue();
        Statistics.label("shows").collect(strict.isEmpty()).coverage(c -> c.check(true).percentage(p -> p > 20));
        if (strict.isEmpty()) {
            assertThat(belief.since()).containsKey(Grounds.LOSS);
        } else {
            assertThat(belief.grounds()).isEqualTo(strict.grounds());
        }
    }

    /** Endpoints that do what some option or deviation allows, and nothing else that is wrong. */
    private static final Map<String, String> NAMED = Map.of(
        "takes an owed ACK for sent with a retransmission", "RetransmissionPaysAck",
        "stops its timer when only its FIN is in flight", "FinNotRetransmitted",
        "obeys any reset in the window", "ResetInWindow",
        "opens anew for old SYNs in TIME-WAIT", "ReopenByAnySyn",
        "believes ACKs that are too old", "IgnoreOldAck",
        "drops the ACK of what comes to a closed window", "DropAtZeroWindow");

    private static final Endpoint OPENS_FOR_OLD_SYNS = new TcpEndpoint() {
        @Override
        protected boolean mayReopen(Tcb tcb, Segment segment) {
            return tcb.state() == State.TIME_WAIT && tcb.rcv().unread().isEmpty() && segment.has(Control.SYN)
                && !segment.has(Control.ACK) && !segment.has(Control.RST);
        }
    };

    @Example
    void whatAnEndpointDoesBesideOurPolicyIsNamed() {
        Beliefs everything = load(Policy.EVERYTHING, Hidden.STATES);
        Beliefs ours = OURS.get(Hidden.STATES);
        NAMED.forEach((wrong, name) -> {
            Endpoint endpoint = BrokenEndpoints.all().getOrDefault(wrong, OPENS_FOR_OLD_SYNS);
            int found = 0;
            for (long seed = 1; found == 0; seed++) {
                assertThat(seed).as(wrong).isLessThan(5000);
                Schedule schedule = Schedule.hostile(seed);
                if (Judged.run(schedule, endpoint).violation().isEmpty()) {
                    continue;
                }
                for (Side side : Side.values()) {
                    Part part = Part.of(schedule, endpoint, side);
                    if (part.shown(part.follow(ours)).isEmpty()) {
                        Belief belief = part.shown(part.follow(everything));
                        Grounds grounds = belief.grounds().orElseThrow(() -> new AssertionError(wrong));
                        assertThat(BlockSet.with(grounds.deviations(), grounds.options())).as(wrong).contains(name);
                        // That an old ACK is not answered may as well be a reply left out, though that costs a deviation.
                        if (!name.equals("IgnoreOldAck")) {
                            assertThat(belief.since()).as(wrong).containsKey(name);
                        }
                        assertThat(grounds.deviations()).as(wrong).isSubsetOf(name);
                        found++;
                    }
                }
            }
        });
    }

    /** With all that is admitted, what our endpoint does still needs no deviation. */
    @Property(seed = "8", tries = 3)
    void theSmallestExplanationOfAFaultlessRunHasNoDeviation(@ForAll("orderly") Schedule schedule) {
        for (Side side : Side.values()) {
            Part part = Part.of(schedule, ENDPOINT, side);
            Grounds grounds = part.shown(part.follow(EVERYTHING)).grounds().orElseThrow();
            assertThat(grounds.deviations()).isEmpty();
            assertThat(grounds).isEqualTo(part.shown(part.follow(OURS.get(Hidden.CALLS))).grounds().orElseThrow());
        }
    }

    /** A connection like one before it, elsewhere on the circle of numbers, is a matter of looking up. */
    @Property(seed = "8", tries = 5)
    void whatIsRememberedDoesNotDependOnWhereTheNumbersStand(@ForAll("orderly") Schedule schedule, @ForAll Side side,
                                                             @ForAll int a, @ForAll int b) {
        Beliefs beliefs = OURS.get(Hidden.CALLS_AND_STATES);
        Shift shift = new Shift(a, b);
        Part part = Part.of(schedule, ENDPOINT, side);
        Header header = shift.header(new Header(0, part.origin(), part.origin()));
        Part moved = new Part(header.origin(side), part.steps().stream().map(shift::step).toList());

        Belief belief = part.shown(part.follow(beliefs));
        long evaluations = beliefs.evaluations();
        Belief again = moved.shown(moved.follow(beliefs));

        assertThat(beliefs.evaluations()).isEqualTo(evaluations);
        assertThat(again.grounds()).isEqualTo(belief.grounds());
        assertThat(again.since()).isEqualTo(belief.since());
        assertThat(again.states()).isEqualTo(belief.states());
    }

    @Example
    void manyThreadsMayUseOneJudge() {
        Beliefs shared = load(Policy.OURS, Hidden.CALLS_AND_STATES);
        List<Optional<Grounds>> together = LongStream.range(1, 9).parallel().mapToObj(seed -> {
            Part part = Part.of(Schedule.hostile(seed), ENDPOINT, Side.B);
            return part.shown(part.follow(shared)).grounds();
        }).toList();
        List<Optional<Grounds>> alone = LongStream.range(1, 9).mapToObj(seed -> {
            Part part = Part.of(Schedule.hostile(seed), ENDPOINT, Side.B);
            return part.shown(part.follow(OURS.get(Hidden.CALLS_AND_STATES))).grounds();
        }).toList();
        assertThat(together).isEqualTo(alone).allMatch(Optional::isPresent);
    }

    @Example
    void itForgetsWhatIsBeyondItsBoundsAndSaysTheSame() {
        Part part = Part.of(Schedule.random(2), ENDPOINT, Side.A);
        Beliefs forgetful = Beliefs.load(Path.of("spec"), Path.of("checks", "traces"), Policy.OURS, Hidden.CALLS_AND_STATES,
            Beliefs.MOST_BLOCKS, 5);

        assertThat(part.shown(part.follow(forgetful)).grounds())
            .isEqualTo(part.shown(part.follow(OURS.get(Hidden.CALLS_AND_STATES))).grounds()).isPresent();
    }

    @Example
    void itSaysWhenThereWereMoreBlocksThanItMayKeep() {
        Part part = Part.of(Schedule.random(2), ENDPOINT, Side.A);
        Beliefs narrow = Beliefs.load(Path.of("spec"), Path.of("checks", "traces"), Policy.OURS, Hidden.ALL, 1, 1000);

        assertThat(part.shown(part.follow(narrow)).isPruned()).isTrue();
    }

    @Example
    void whatIsNotHiddenMustBeShown() {
        Part part = Part.of(Schedule.random(2), ENDPOINT, Side.A);
        Belief belief = part.follow(OURS.get(Hidden.STATES));

        assertThatThrownBy(() -> belief.see(Observation.of(new EventView.Tick(1), Optional.empty())))
            .isInstanceOf(IllegalArgumentException.class);
    }
}
