package lastack.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lastack.refine.Explanation;
import lastack.refine.Oracle;
import lastack.refine.Violation;
import lastack.trace.ConfigView;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.Step;

/**
 * A run that is not what it should be, with all that a person needs to understand it and to bring it about again.
 * {@link FailureText} and {@link FailureHtml} write it.
 *
 * @param header where the run began
 * @param entries the run, at least up to the step that failed; or, of a long run, only the last steps before it
 * @param violation the first step that the relation does not explain; empty where each is explained
 * @param explanation why that step is no outcome; {@link Explanation#NONE} where nothing is known
 * @param broken what is wrong where each step is explained, as a sentence without its full stop: a promise to a user, a property
 * @param repeat how to bring it about again
 */
public record Failure(Header header, List<Entry> entries, Optional<Violation> violation, Explanation explanation, String broken,
                      Repeat repeat) {

    /** Takes an immutable copy of the list. */
    public Failure {
        entries = List.copyOf(entries);
    }

    /**
     * How to bring a failure about again.
     *
     * @param seed the seed of the run, where it has one
     * @param schedule what happens in the run that its endpoints do not decide, a sentence without its full stop each: calls,
     *     strays, what the network does; empty where that is not known
     * @param command what repeats it, to be typed into a shell
     */
    public record Repeat(OptionalLong seed, List<String> schedule, String command) {

        /** Takes an immutable copy of the list. */
        public Repeat {
            schedule = List.copyOf(schedule);
        }

        /** A command alone. */
        public static Repeat by(String command) {
            return new Repeat(OptionalLong.empty(), List.of(), command);
        }
    }

    /**
     * A step that is not explained, with the reasons why.
     *
     * @param oracle whoever judged it
     * @param header where the run began
     * @param entries the run, as above
     * @param violation the step
     * @param repeat how to bring it about again
     * @return the failure, never null
     */
    public static Failure of(Oracle oracle, Header header, List<? extends Entry> entries, Violation violation, Repeat repeat) {
        ConfigView config = header.origin(violation.step().endpoint()).config();
        Step step = violation.step();
        Explanation explanation = violation.why().reason().isPresent() ? Explanation.NONE
            : oracle.explain(config, violation.before(), step.event(), step.tcb(), step.tells());
        return new Failure(header, List.copyOf(entries), Optional.of(violation), explanation, "", repeat);
    }

    /**
     * A run whose steps are all explained, and which breaks something else.
     *
     * @param header where it began
     * @param entries the run
     * @param broken what is wrong, as a sentence without its full stop
     * @param repeat how to bring it about again
     * @return the failure, never null
     */
    public static Failure of(Header header, List<? extends Entry> entries, String broken, Repeat repeat) {
        return new Failure(header, List.copyOf(entries), Optional.empty(), Explanation.NONE, broken, repeat);
    }

    /** What failed, in one sentence. */
    public String headline() {
        return violation.map(each -> "Step " + each.index() + " of the run, of " + each.step().endpoint() + " at tick "
            + each.step().at() + ", is not one that RFC 9293 permits.").orElse("What is wrong: " + broken + ".");
    }
}
