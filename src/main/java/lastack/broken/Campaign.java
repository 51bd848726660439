package lastack.broken;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import lastack.contract.Maker;
import lastack.sim.Parts;
import lastack.sim.Schedule;
import lastack.trial.Fault;
import lastack.trial.Trial;

/** Puts broken endpoints on trial, over schedules of several kinds that take turns. */
public final class Campaign {

    /** Bounds the runs of an endpoint that acknowledges or probes for ever; one that does not takes fewer steps. */
    private static final long MOST_STEPS = 20_000;

    /** The kinds of schedules, which take turns: {@link Schedule#random}, {@link Schedule#hostile}, {@link Schedule#aimed}. */
    private static final List<String> MODES = List.of("orderly", "hostile", "aimed");

    private final Workshop workshop;
    private final Trial trial;
    private final Map<Mutant, Excuse> excuses;
    private final int tries;
    private final Shortest shortest;

    /**
     * A campaign.
     *
     * @param workshop what makes the endpoints
     * @param trial what judges them
     * @param excuses the mutants that need not be found, with the argument
     * @param tries how many schedules are tried with each
     * @param shortest knows how short a schedule could be
     */
    public Campaign(Workshop workshop, Trial trial, Map<Mutant, Excuse> excuses, int tries, Shortest shortest) {
        this.workshop = workshop;
        this.trial = trial;
        this.excuses = Map.copyOf(excuses);
        this.tries = tries;
        this.shortest = shortest;
    }

    /**
     * Tries some mutants.
     *
     * @param chosen the mutants
     * @param threads how many at a time
     * @param each told of every mutant, in their order
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(List<Mutant> chosen, int threads, Consumer<Tried> each) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Tried>> tried = new ArrayList<>();
            chosen.forEach(mutant -> tried.add(pool.submit(() -> tried(mutant))));
            for (Future<Tried> future : tried) {
                each.accept(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Tried tried(Mutant mutant) {
        Maker maker = workshop.maker(mutant);
        Optional<Found> found = found(maker);
        return new Tried(mutant, found, found.isEmpty() ? Shortest.UNKNOWN.of(maker) : shortest.of(maker),
            excuses.getOrDefault(mutant, Excuse.NONE));
    }

    /** What finds an endpoint, if anything does. */
    Optional<Found> found(Maker maker) {
        for (int i = 0; i < tries; i++) {
            Schedule schedule = schedule(i);
            Trial.Finding finding = trial.of(schedule, maker, maker);
            if (finding.fault().isPresent()) {
                return Optional.of(shrunk(maker, finding, i));
            }
        }
        return Optional.empty();
    }

    private static Schedule schedule(int i) {
        long seed = i / MODES.size();
        Schedule s = switch (MODES.get(i % MODES.size())) {
            case "orderly" -> Schedule.random(seed);
            case "hostile" -> Schedule.hostile(seed);
            default -> Schedule.aimed(seed);
        };
        return new Schedule(s.seed(), s.a(), s.b(), s.fates(), s.strays(), s.delay(), s.maxTicks(),
            Math.min(s.maxSteps(), MOST_STEPS));
    }

    private Found shrunk(Maker maker, Trial.Finding finding, int i) {
        Parts parts = Parts.of(finding.schedule());
        String kind = finding.fault().orElseThrow().kind();
        // A call that does not return is waited for each time.
        Set<String> kept = finding.looped() ? parts.names() : parts.shrink(less -> kind.equals(
            trial.of(less, maker, maker).fault().map(Fault::kind).orElse("")));
        Trial.Finding least = finding.looped() ? finding : trial.of(parts.keep(kept), maker, maker);
        return new Found(by(finding.fault().orElseThrow()), kind, MODES.get(i % MODES.size()), i + 1, kept.size(),
            Counting.steps(least.entries()) + (least.fault().filter(Fault.Misbehaved.class::isInstance).isPresent() ? 1 : 0));
    }

    private static String by(Fault fault) {
        return fault instanceof Fault.Forbidden ? "relation" : fault instanceof Fault.Broken ? "promise" : "misbehaviour";
    }
}
