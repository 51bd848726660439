package lastack.refine;

import java.util.List;

/**
 * Where an endpoint is taken up.
 *
 * @param hypotheses the blocks that it may have, their numbers counted from {@link #PLACE}
 * @param send the number of the send space that stands there
 * @param receive the number of the receive space
 */
record Origin(List<Hypothesis> hypotheses, long send, long receive) {

    /** Far from the literal 0 of a reset's SEQ. */
    static final int PLACE = 1 << 20;
}
