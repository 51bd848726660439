package lastack.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.contract.Maker;
import lastack.contract.Misbehaviour;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.sim.Observer;
import lastack.sim.Promises;
import lastack.sim.Result;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.Side;
import lastack.trace.Step;

/**
 * Holds runs of two endpoints to the relation and to the promises to their users. A run ends at the first fault. Any number of
 * threads may use one.
 */
public final class Trial {

    /** How long one call of an endpoint may take, unless something else is said. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Oracle a;
    private final Oracle b;
    private final Watch watch;

    /**
     * A trial.
     *
     * @param oracle the judge of single steps
     * @param patience how long one call of an endpoint may take
     */
    public Trial(Oracle oracle, Duration patience) {
        this(oracle, oracle, patience);
    }

    /**
     * A trial of two endpoints that were written to different policies.
     *
     * @param a the judge of side A
     * @param b the judge of side B
     * @param patience how long one call of an endpoint may take
     */
    public Trial(Oracle a, Oracle b, Duration patience) {
        this.a = a;
        this.b = b;
        this.watch = new Watch(patience);
    }

    /** The judge of a side. */
    public Oracle oracle(Side side) {
        return side == Side.A ? a : b;
    }

    /** What a run is held to, beside that its endpoints behave. */
    private enum Charge {
        NOTHING, STEPS, STEPS_AND_PROMISES
    }

    /**
     * What was found.
     *
     * @param schedule what was run
     * @param header where the run began; empty if an endpoint could not even be made
     * @param entries what happened, up to the fault; immutable
     * @param steps how many steps were judged
     * @param fault what is wrong, if anything is
     * @param looped whether that is a call that did not return, so that a thread is left behind
     */
    public record Finding(Schedule schedule, Optional<Header> header, List<Entry> entries, long steps, Optional<Fault> fault,
                          boolean looped) {
        /** Takes an immutable copy of the list. */
        public Finding {
            entries = List.copyOf(entries);
        }
    }

    /** Ends a run at the first step that is not explained. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("", null, false, false);
        }
    }

    /**
     * Runs a schedule and judges its steps and, if it is orderly and both users close, whether they got what they are promised.
     *
     * @param schedule what happens
     * @param first makes the endpoint on side A
     * @param second makes the endpoint on side B
     * @return what was found, never null
     */
    public Finding of(Schedule schedule, Maker first, Maker second) {
        return run(schedule, first, second,
            schedule.isOrderly() && schedule.bothClose() ? Charge.STEPS_AND_PROMISES : Charge.STEPS);
    }

    /** The same, but only the steps are judged: of a run that is given up early nothing more can be expected. */
    public Finding ofSteps(Schedule schedule, Maker first, Maker second) {
        return run(schedule, first, second, Charge.STEPS);
    }

    /** The same, but nothing is judged, and all there is to be found is misbehaviour. */
    public Finding unjudged(Schedule schedule, Maker first, Maker second) {
        return run(schedule, first, second, Charge.NOTHING);
    }

    private Finding run(Schedule schedule, Maker first, Maker second, Charge charge) {
        Pulse pulse = new Pulse();
        Case run = new Case(schedule, Guard.of(Side.A, pulse, first), Guard.of(Side.B, pulse, second));
        try {
            return run.finding(watch.over(pulse, () -> run.fault(charge)), false);
        } catch (Watch.Looping e) {
            return run.finding(Optional.of(new Fault.Misbehaved(e.side(), e.getMessage())), true);
        } catch (Misbehaviour e) {
            return run.finding(Optional.of(new Fault.Misbehaved(pulse.last(), e.getMessage())), false);
        }
    }

    /** One run, while it goes on. */
    private final class Case implements Observer {

        private final Schedule schedule;
        private final Maker first;
        private final Maker second;
        private final List<Entry> entries = new ArrayList<>();
        private Optional<Header> header = Optional.empty();
        private Optional<Refinement> refinement = Optional.empty();

        Case(Schedule schedule, Maker first, Maker second) {
            this.schedule = schedule;
            this.first = first;
            this.second = second;
        }

        Optional<Fault> fault(Charge charge) {
            Header begin = Simulator.header(schedule, first, second);
            synchronized (this) {
                header = Optional.of(begin);
                refinement = charge == Charge.NOTHING ? Optional.empty() : Optional.of(new Refinement(a, b, begin));
            }
            try {
                Result result = Simulator.run(schedule, first, second, this);
                return (charge == Charge.STEPS_AND_PROMISES ? Promises.broken(schedule, result) : result.failure())
                    .map(Fault.Broken::new);
            } catch (Enough e) {
                return refinement.flatMap(Refinement::violation).map(Fault.Forbidden::new);
            }
        }

        @Override
        public synchronized void step(Step step) {
            entries.add(step);
            refinement.ifPresent(each -> each.step(step));
            if (refinement.flatMap(Refinement::violation).isPresent()) {
                throw new Enough();
            }
        }

        @Override
        public synchronized void network(NetworkNote note) {
            entries.add(note);
        }

        /** Locked, because the thread that ran it may have been left behind in a call. */
        synchronized Finding finding(Optional<Fault> fault, boolean looped) {
            return new Finding(schedule, header, entries, refinement.map(Refinement::steps).orElse(0L), fault, looped);
        }
    }
}
