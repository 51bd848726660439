package lastack.refine;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the relation says of a step. */
public sealed interface Judgement {

    /**
     * The step is an outcome that RFC 9293 permits.
     *
     * @param needs the options of the policy that it rests on; the smallest such set
     */
    record Explained(Set<String> needs) implements Judgement {
    }

    /**
     * No outcome is this step.
     *
     * @param reason why the relation could not be asked, or empty if it was
     * @param candidates the outcomes that are permitted, each with where the step differs; none if the event itself is not
     *     permitted here
     */
    record Unexplained(Optional<String> reason, List<Candidate> candidates) implements Judgement {
        /** Takes an immutable copy of the list. */
        public Unexplained {
            candidates = List.copyOf(candidates);
        }
    }
}
