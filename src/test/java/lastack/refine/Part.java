package lastack.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lastack.sim.Recording;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/**
 * One side of a run, of which a part is shown to a {@link Belief}.
 *
 * @param origin where it begins
 * @param steps its steps
 */
record Part(Header.Origin origin, List<Step> steps) {

    static Part of(Schedule schedule, Endpoint endpoint, Side side) {
        Recording recording = new Recording();
        Simulator.run(schedule, endpoint, recording);
        return new Part(header(schedule, endpoint).origin(side), of(recording.entries(), side));
    }

    /** The same as it looks from the network: what a lost segment was is seen, as if it had arrived, when its loss is. */
    static Part onThePath(Schedule schedule, Endpoint endpoint, Side side) {
        Recording recording = new Recording();
        Simulator.run(schedule, endpoint, recording);
        List<Entry> entries = new ArrayList<>();
        Optional<Step> before = Optional.empty();
        for (int i = 0; i < recording.entries().size(); i++) {
            Entry entry = recording.entries().get(i);
            entries.add(entry);
            if (entry instanceof Step step && step.endpoint() == side) {
                before = Optional.of(step);
            } else if (entry instanceof NetworkNote note && note.network().equals("lost") && before.isPresent()) {
                Step at = before.get();
                sent(recording.entries(), note.packet(), side.other()).ifPresent(segment -> entries.add(new Step(note.at(), side,
                    new EventView.Arrive(segment), at.tcb(), List.of(), OptionalLong.empty())));
            }
        }
        return new Part(header(schedule, endpoint).origin(side), of(entries, side));
    }

    private static Header header(Schedule schedule, Endpoint endpoint) {
        return Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD);
    }

    private static List<Step> of(List<Entry> entries, Side side) {
        List<Step> steps = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof Step step && step.endpoint() == side) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static Optional<SegmentView> sent(List<Entry> entries, long packet, Side by) {
        for (Entry entry : entries) {
            if (entry instanceof Step step && step.endpoint() == by && step.packet().equals(OptionalLong.of(packet))
                    && step.event() instanceof EventView.Emit emit) {
                return Optional.of(emit.segment());
            }
        }
        return Optional.empty();
    }

    /** The same from an origin without a clock; one that is established has nothing in flight. */
    Part withoutTimers() {
        TcbView block = origin.tcb() instanceof TcbView.Open t ? new TcbView.Open(t.state(), t.sndUna(), t.sndNxt(), t.sndEnd(),
            t.sndSyn(), t.sndFin(), t.sndWnd(), t.sndMax(), t.sndWl1(), t.sndWl2(), t.rcvUsr(), t.rcvNxt(), t.rcvWnd(), t.held(),
            t.heldFin(), t.rcvFin(), t.detached(), t.back(), -1, 0, -1, false, -1, -1, t.resets()) : origin.tcb();
        return new Part(new Header.Origin(Beliefs.withoutClock(origin.config()), block), steps);
    }

    /** The same with another event at a place. */
    Part with(int place, EventView event) {
        List<Step> changed = new ArrayList<>(steps);
        Step old = steps.get(place);
        changed.set(place, new Step(old.at(), old.endpoint(), event, old.tcb(), old.tells(), old.packet()));
        return new Part(origin, changed);
    }

    Belief follow(Beliefs beliefs) {
        return beliefs.follow(origin.config(), List.of(origin.tcb()));
    }

    /** Shows a step, unless it is hidden; says whether it is not. */
    boolean show(int place, Belief belief) {
        Step step = steps.get(place);
        if (belief.isHidden(step.event())) {
            return false;
        }
        belief.see(new Observation(step.event(), Optional.of(step.tcb()), Optional.of(step.tells()), nextSyn(place)));
        return true;
    }

    /** Shows all steps. */
    Belief shown(Belief belief) {
        for (int i = 0; i < steps.size(); i++) {
            show(i, belief);
        }
        return belief;
    }

    private Optional<SeqNumber> nextSyn(int place) {
        for (Step step : steps.subList(place, steps.size())) {
            if (step.event() instanceof EventView.Emit emit && emit.segment().has(Control.SYN)) {
                return Optional.of(emit.segment().seq());
            }
        }
        return Optional.empty();
    }
}
