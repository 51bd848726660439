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

    private final Oracle oracle;
    private final Watch watch;

    /**
     * A trial.
     *
     * @param oracle the judge of single steps
     * @param patience how long one call of an endpoint may take
     */
    public Trial(Oracle oracle, Duration patience) {
        this.oracle = oracle;
        this.watch = new Watch(patience);
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
     * Runs a schedule and judges it. Only an orderly schedule in which both users close is held to the promises.
     *
     * @param schedule what happens
     * @param a makes the endpoint on side A
     * @param b makes the endpoint on side B
     * @return what was found, never null
     */
    public Finding of(Schedule schedule, Maker a, Maker b) {
        return run(schedule, a, b, Optional.of(oracle));
    }

    /**
     * Runs a schedule without judging its steps; the promises, where there are any, are held to.
     *
     * @param schedule what happens
     * @param a makes the endpoint on side A
     * @param b makes the endpoint on side B
     * @return what was found, never null
     */
    public Finding unjudged(Schedule schedule, Maker a, Maker b) {
        return run(schedule, a, b, Optional.empty());
    }

    private Finding run(Schedule schedule, Maker a, Maker b, Optional<Oracle> judge) {
        Pulse pulse = new Pulse();
        Case run = new Case(schedule, Guard.of(Side.A, pulse, a), Guard.of(Side.B, pulse, b));
        try {
            return run.finding(watch.over(pulse, () -> run.fault(judge)), false);
        } catch (Misbehaviour e) {
            boolean looped = pulse.isCalling();
            return run.finding(
                Optional.of(new Fault.Misbehaved(looped ? pulse.side() : pulse.last(), e.getMessage())), looped);
        }
    }

    /** One run, while it goes on. */
    private static final class Case implements Observer {

        private final Schedule schedule;
        private final Maker a;
        private final Maker b;
        private final List<Entry> entries = new ArrayList<>();
        private Optional<Header> header = Optional.empty();
        private Optional<Refinement> refinement = Optional.empty();

        Case(Schedule schedule, Maker a, Maker b) {
            this.schedule = schedule;
            this.a = a;
            this.b = b;
        }

        Optional<Fault> fault(Optional<Oracle> judge) {
            Header begin = Simulator.header(schedule, a, b);
            synchronized (this) {
                header = Optional.of(begin);
                refinement = judge.map(oracle -> new Refinement(oracle, begin));
            }
            try {
                return unkept(Simulator.run(schedule, a, b, this)).map(Fault.Broken::new);
            } catch (Enough e) {
                return refinement.flatMap(Refinement::violation).map(Fault.Forbidden::new);
            }
        }

        private Optional<String> unkept(Result result) {
            return schedule.isOrderly() && schedule.bothClose() ? Promises.broken(schedule, result) : result.failure();
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
