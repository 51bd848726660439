package lastack.verdict;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a capture says of one endpoint of a connection.
 *
 * @param kind the verdict
 * @param deviations what RFC 9293 does not permit, by the names of {@code Policies.tla}, each with the frames from which on
 *     nothing explains what is seen without it; as few as can be
 * @param assumptions what must have happened unseen, by the names of the relation's events, and {@code Loss}
 * @param missing the frames before which something must have been sent that was not captured
 * @param vantage where the capture was made, as far as the verdict rests on it
 * @param state the states in which the endpoint may be in the end; empty if nothing is known
 * @param frame the frame that nothing explains; 0 if there is none
 * @param why a sentence on it, or on why nothing can be told; empty where there is nothing to say
 * @param late the frames of ACKs that were owed for longer than half a second (RFC 9293, section 3.8.6.3, MUST-58 and
 *     MUST-59); no kind of verdict rests on them
 */
public record Verdict(Kind kind, SortedMap<String, List<Long>> deviations, SortedSet<String> assumptions, List<Long> missing,
                      Vantage vantage, SortedSet<String> state, long frame, String why, List<Long> late) {

    /** The verdicts. */
    public enum Kind {
        /** RFC 9293 permits all that is seen. */
        CONFORMS("conforms"),
        /** All that is seen is permitted, but for deviations that have a name. */
        DEVIATES("conforms with deviations"),
        /** No step of the relation explains a segment. */
        VIOLATES("violates"),
        /** The capture does not show enough. */
        CANNOT_TELL("cannot tell");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Takes copies of the collections. */
    public Verdict {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(vantage, "vantage");
        Objects.requireNonNull(why, "why");
        deviations = new TreeMap<>(deviations);
        assumptions = new TreeSet<>(assumptions);
        state = new TreeSet<>(state);
        missing = List.copyOf(missing);
        late = List.copyOf(late);
    }

    /** A verdict without late ACKs. */
    Verdict(Kind kind, SortedMap<String, List<Long>> deviations, SortedSet<String> assumptions, List<Long> missing,
            Vantage vantage, SortedSet<String> state, long frame, String why) {
        this(kind, deviations, assumptions, missing, vantage, state, frame, why, List.of());
    }

    Verdict withLate(List<Long> frames) {
        return frames.isEmpty() ? this
            : new Verdict(kind, deviations, assumptions, missing, vantage, state, frame, why, frames);
    }

    static Verdict cannotTell(String why) {
        return new Verdict(Kind.CANNOT_TELL, new TreeMap<>(), new TreeSet<>(), List.of(), Vantage.AT_THE_ENDPOINT,
            new TreeSet<>(), 0, why);
    }
}
