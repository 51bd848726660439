package lastack.trial;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import lastack.contract.Maker;
import lastack.contract.Misbehaviour;
import lastack.refine.Exhaustive;
import lastack.refine.Explored;
import lastack.report.Failure;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.NetworkNote;
import lastack.trace.Side;
import lastack.trace.Step;

/**
 * Explores anybody's endpoint within a bound, each of its calls watched. After a call that does not return a survey is of no more
 * use, for the thread that it was made on may still be at it. For one thread at a time.
 */
public final class Survey {

    private static final Path MODELS = Bundled.folder("models", "manifest.json");
    private static final Path BOUNDS = Bundled.folder("exhaustive", "Composed.tla");

    private final Exhaustive exhaustive;
    private final String bound;
    private final Watch watch;

    private Survey(Exhaustive exhaustive, String bound, Duration patience) {
        this.exhaustive = exhaustive;
        this.bound = bound;
        this.watch = new Watch(patience);
    }

    /**
     * Loads a bound.
     *
     * @param bound a module of {@code checks/exhaustive}
     * @param policy the options and deviations of {@code Policies.tla} that are admitted; empty for every option that RFC 9293
     *     leaves open, and no deviation
     * @param patience how long one call of an endpoint may compute
     * @return the survey, never null
     * @throws lastack.model.SpecException if there is no such bound
     */
    public static Survey of(String bound, Set<String> policy, Duration patience) {
        return of(Bundled.spec(), bound, policy, patience);
    }

    /** The same with another folder of the specification. */
    public static Survey of(Path spec, String bound, Set<String> policy, Duration patience) {
        return new Survey(Exhaustive.load(spec, List.of(MODELS, BOUNDS), bound, policy), bound, patience);
    }

    /**
     * What was found.
     *
     * @param explored the exploration; empty if a call did not return, or if no endpoint could be made
     * @param way a shortest way to what is wrong; empty if nothing is, or if no endpoint could be made
     * @param wrong what is wrong, as a sentence without its full stop; empty if nothing is
     * @param looped whether that is a call that did not return
     */
    public record Finding(Optional<Explored> explored, Optional<Explored.Failure> way, String wrong, boolean looped) {
    }

    /** How many OPENs were called before the exploration begins. */
    public int opens() {
        return exhaustive.opens();
    }

    /**
     * Explores.
     *
     * @param maker makes the endpoint, which is copied; {@link lastack.contract.Replayed} makes of any endpoint one that can be
     * @param most how many states at most; if there are more, that is wrong too
     * @return what was found, never null
     */
    public Finding explore(Maker maker, int most) {
        Finding found = look(maker, most);
        return found.explored().filter(all -> all.failure().isEmpty() && !all.exhausted()).isEmpty() ? found
            : new Finding(found.explored(), Optional.empty(), String.format(Locale.ROOT, "the bound %s has more states than the"
                + " %,d to which the exploration was limited; in those nothing is wrong", bound, most), false);
    }

    /** The same, but if there are more states nothing is wrong. */
    public Finding look(Maker maker, int most) {
        Pulse pulse = new Pulse();
        // Both sides are of one make, and the way to a failure says whose step it is.
        Maker guarded = Guard.of(Side.A, pulse, maker);
        try {
            Explored explored = watch.over(pulse, () -> exhaustive.explore(guarded, most, states -> { }));
            Optional<Explored.Failure> failure = explored.failure();
            return new Finding(Optional.of(explored), failure, failure.map(Explored.Failure::words).orElse(""), false);
        } catch (Watch.Looping e) {
            String words = "the endpoint " + e.getMessage();
            return new Finding(Optional.empty(), exhaustive.trail(words), words, true);
        } catch (Misbehaviour e) {
            return new Finding(Optional.empty(), Optional.empty(), "the endpoint " + e.getMessage(), false);
        }
    }

    /**
     * What was found for a person.
     *
     * @param finding what this survey found wrong, with the way to it
     * @param command what finds it again
     * @return the failure; empty if no endpoint could be made, or if none is where it should be when the exploration begins
     */
    public Optional<Failure> failure(Finding finding, String command) {
        return finding.way().filter(way -> !way.entries().isEmpty() || finding.looped()).map(way -> {
            Failure.Repeat repeat = new Failure.Repeat(OptionalLong.empty(), schedule(way.entries()), command);
            return way.violation().isPresent()
                ? Failure.of(exhaustive.oracle(), way.header(), way.entries(), way.violation().get(), repeat)
                : Failure.of(way.header(), way.entries(), way.words(), repeat);
        });
    }

    /** What users and network do, and which timers go off; no other schedule within the bound is shorter. */
    private List<String> schedule(List<Entry> entries) {
        List<String> lines = new ArrayList<>();
        lines.add("within the bound " + bound + (exhaustive.clocked() ? "" : ", a tick for each step") + "; no other schedule there is"
            + " shorter");
        Map<Long, Long> sent = new HashMap<>();
        for (Entry entry : entries) {
            if (entry instanceof Step step && step.event() instanceof EventView.Emit) {
                step.packet().ifPresent(packet -> sent.put(packet, step.at()));
            } else if (entry instanceof Step step) {
                String packet = step.packet().isPresent() ? "the segment sent at tick " + sent.get(step.packet().getAsLong()) : "";
                lines.add("at " + step.at() + ": " + (packet.isEmpty() ? step.event().name() + " of " + step.endpoint()
                    : packet + " arrives at " + step.endpoint()));
            } else if (entry instanceof NetworkNote note) {
                lines.add("the segment sent at tick " + note.at() + " is " + note.network());
            }
        }
        return lines;
    }
}
