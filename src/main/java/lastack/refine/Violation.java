package lastack.refine;

import lastack.trace.Step;
import lastack.trace.TcbView;

/**
 * The first step of a run that the relation does not explain.
 *
 * @param index the step's place in the run, from 1
 * @param before the endpoint's control block before it
 * @param step the step
 * @param why what would have been permitted
 */
public record Violation(long index, TcbView before, Step step, Judgement.Unexplained why) {
}
