package lastack.refine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.TcbView;
import lastack.wire.SeqNumber;

/**
 * What can be known of one endpoint that is followed: the set of control blocks that could have produced what was seen. Once it
 * is empty, nothing explains what was seen, and nothing more is looked at. Memory does not grow with what is seen. It is for one
 * thread at a time.
 */
public final class Belief {

    /** How many observations back a loss may lie that is assumed when nothing else explains what is seen. */
    public static final int LOSSES_WITHIN = 32;

    /** How many losses are assumed at a time. */
    public static final int MOST_LOSSES = 2;

    private final Beliefs beliefs;
    private final ConfigView config;
    private final Deque<Point> recent = new ArrayDeque<>();
    private final Map<String, Long> since = new TreeMap<>();
    private Point here;
    private boolean losses;
    private long seen;
    private boolean pruned;

    /** A belief where it stands, and what was seen next. */
    private record Point(BlockSet set, Frame frame, Optional<Observation> next) {

        /** With the set counted from another frame's zeros. */
        BlockSet in(Frame other) {
            return set.from(other.snd().minus(frame.snd()), other.rcv().minus(frame.rcv()));
        }
    }

    Belief(Beliefs beliefs, ConfigView config, Frame frame, BlockSet set) {
        this.beliefs = beliefs;
        this.config = config;
        this.here = new Point(set, frame, Optional.empty());
    }

    /**
     * From now on, segments that were seen need not have arrived: where nothing else explains what is seen, one of the last
     * {@link #LOSSES_WITHIN} observations may be a segment that was lost, or {@link #MOST_LOSSES} of them.
     *
     * @return this
     */
    public Belief allowingLosses() {
        losses = true;
        return this;
    }

    /**
     * Something is seen of the endpoint. A hidden event (see {@link #isHidden}) is not.
     *
     * @param observation what
     */
    public void see(Observation observation) {
        if (isEmpty()) {
            return;
        }
        seen++;
        Point before = new Point(here.set(), frameFor(observation), Optional.of(observation));
        here = after(before, observation);
        if (losses) {
            recent.add(before);
            if (here.set().isEmpty()) {
                here = recovered();
            }
            if (recent.size() > LOSSES_WITHIN) {
                recent.remove();
            }
        }
        note();
    }

    private Point after(Point before, Observation observation) {
        Beliefs.Answer answer = beliefs.step(before.set(), before.frame(), config, observation);
        pruned |= answer.pruned();
        return new Point(answer.set(), before.frame().at(answer.send(), answer.receive()), Optional.empty());
    }

    /**
     * Where no block has numbers of a space, it may as well be counted from those that are seen next. Those of a block come
     * first: numbers that are half the circle away from the zero are not exact.
     */
    private Frame frameFor(Observation observation) {
        if (here.set().hasOtherNumbers()) {
            return here.frame();
        }
        SeqNumber snd = here.frame().snd();
        SeqNumber rcv = here.frame().rcv();
        Optional<Frame> shown = observation.after().flatMap(Frame::of);
        EventView event = observation.event();
        if (here.set().lowestSent().isEmpty()) {
            snd = observation.nextSyn().or(() -> shown.map(Frame::snd)).orElse(
                event instanceof EventView.Arrive arrive ? arrive.segment().ack()
                : event instanceof EventView.Emit emit ? emit.segment().seq()
                : event instanceof EventView.Open open ? open.iss() : snd);
        }
        if (here.set().lowestReceived().isEmpty()) {
            rcv = event instanceof EventView.Arrive arrive ? arrive.segment().seq()
                : event instanceof EventView.Emit emit ? emit.segment().ack() : rcv;
        }
        return new Frame(snd, rcv);
    }

    /** Goes through the last observations again, with as few losses among them as suffice. */
    private Point recovered() {
        List<Point> points = new ArrayList<>();
        points.add(recent.getFirst());
        for (Point each : recent) {
            Observation observation = each.next().orElseThrow();
            List<Point> next = new ArrayList<>();
            for (int lost = 0; lost <= Math.min(points.size(), MOST_LOSSES); lost++) {
                Point arrived = lost < points.size() ? after(points.get(lost), observation)
                    : new Point(BlockSet.EMPTY, points.get(lost - 1).frame(), Optional.empty());
                if (lost > 0 && observation.event() instanceof EventView.Arrive) {
                    Point passed = points.get(lost - 1);
                    BlockSet without = new Point(passed.set().resting(Grounds.LOSS), passed.frame(), Optional.empty())
                        .in(arrived.frame());
                    arrived = new Point(arrived.set().and(without), arrived.frame(), Optional.empty());
                }
                next.add(arrived);
            }
            points = next;
        }
        for (Point point : points) {
            if (!point.set().isEmpty()) {
                // What was assumed is settled: the past is not gone through again.
                recent.clear();
                return point;
            }
        }
        return here;
    }

    /** Notes what every hypothesis that is left rests on. */
    private void note() {
        Set<String> common = here.set().common();
        if (!here.set().isEmpty() && !common.equals(since.keySet())) {
            // Less is common again only where a loss came to be assumed instead.
            since.keySet().retainAll(common);
            common.forEach(name -> since.putIfAbsent(name, seen));
        }
    }

    /** Whether an event is hidden, and so must not be passed to {@link #see}. */
    public boolean isHidden(EventView event) {
        return beliefs.hides(event);
    }

    /** Whether nothing explains what was seen; {@link #seen} then says up to where. */
    public boolean isEmpty() {
        return here.set().isEmpty();
    }

    /** Whether there were more blocks than the bound allows: an empty belief then proves nothing, and less might explain. */
    public boolean isPruned() {
        return pruned;
    }

    /** How many observations were looked at. */
    public long seen() {
        return seen;
    }

    /** How many control blocks are possible. */
    public int size() {
        return (int) here.set().hypotheses().stream().map(Hypothesis::block).distinct().count();
    }

    /** The states in which the endpoint may be, by the RFC's names. */
    public Set<String> states() {
        Set<String> states = new TreeSet<>();
        here.set().hypotheses().forEach(each -> states.add(each.block().state()));
        return states;
    }

    /**
     * Whether a control block is among those that are possible, as far as can be told: where calls and blocks are hidden, it does
     * not matter how much waits or is unread, nor what the ISS in LISTEN is.
     *
     * @param block the block
     */
    public boolean holds(TcbView block) {
        Hypothesis.Block believed = beliefs.believed(here.frame(), block);
        return here.set().hypotheses().stream().map(Hypothesis::block).anyMatch(each -> each.equals(believed)
            || beliefs.isOpen() && each.state().equals(TcbView.Listen.STATE) && believed.state().equals(TcbView.Listen.STATE)
            && each.tcb().get("remote").equals(believed.tcb().get("remote"))
            && each.tcb().get("resets").equals(believed.tcb().get("resets")));
    }

    /** The least that what was seen can rest on; empty if nothing explains it. */
    public Optional<Grounds> grounds() {
        return here.set().hypotheses().stream().map(each -> Grounds.of(each.rests(), beliefs.deviations()))
            .min(Grounds::compareTo);
    }

    /**
     * What every explanation rests on, each name with the observation, from 1, from which on there is none without it; a view
     * that changes as more is seen.
     */
    public Map<String, Long> since() {
        return Collections.unmodifiableMap(since);
    }
}
