package lastack.refine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.trace.Entry;
import lastack.trace.Header;

/**
 * What an exhaustive exploration found.
 *
 * @param states how many composed states
 * @param steps how many composed steps, those that change nothing or lead to a known state included
 * @param depth how many steps lead to the state that is furthest from the first
 * @param exhausted whether all states within the bound were found
 * @param mapped how many different states of {@code Teardown} the composed states are
 * @param closing in how many of them both users have called CLOSE and neither may give the connection up: from each, if the
 *     bound was exhausted and nothing failed, a state can be reached in which both sides are CLOSED
 * @param actions how many steps each action of {@code Teardown} had, in their order there; 0 for one that never was
 * @param evaluations how often TLC was asked
 * @param choices where the relation leaves the endpoint a choice
 * @param failure what is not as it should be
 */
public record Explored(int states, long steps, int depth, boolean exhausted, int mapped, int closing,
                       Map<String, Long> actions, Evaluations evaluations, List<Choice> choices, Optional<Failure> failure) {

    /**
     * How often TLC was asked for what many states have in common.
     *
     * @param steps for the steps of an action, from the parts of a state that it reads
     * @param claims for a part of an invariant
     * @param whole for all steps of the whole next-state relation from a whole state, each of which must be there
     */
    public record Evaluations(long steps, long claims, long whole) {
    }

    /**
     * The composed states beside those of TLC's own search.
     *
     * @param reached how many states TLC reaches within the same bound
     * @param outside how many of the composed states are none of them
     */
    public record Comparison(int reached, int outside) {
    }

    /**
     * Something that the relation lets an endpoint do.
     *
     * @param event in which event
     * @param state in which state
     * @param choice what: a kind of segment, or the options that an outcome rests on
     * @param permitted in how many cases, of different control blocks or events, it is permitted beside other choices
     * @param chosen in how many of them it was chosen
     */
    public record Choice(String event, String state, String choice, long permitted, long chosen) {
    }

    /**
     * A shortest schedule to something that should not be.
     *
     * @param kind what should not be
     * @param header where it begins
     * @param entries the steps, one tick apart, and the fates of segments that did not arrive once
     * @param violation the last step, if it is one that no outcome explains
     * @param words what is wrong
     */
    public record Failure(Kind kind, Header header, List<Entry> entries, Optional<Violation> violation,
                          String words) {

        /** What should not be. */
        public enum Kind {
            /** An endpoint that does not begin as the bound does. */
            BEGINNING,
            /** A step that is not permitted, or a call that failed: the last entry, if it is one. */
            STEP,
            /** A state in which an invariant is false. */
            STATE,
            /** A state in which both users have closed, and from which both sides cannot come to CLOSED. */
            STUCK
        }
    }
}
