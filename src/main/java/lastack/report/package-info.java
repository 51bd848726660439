/**
 * One run, one counterexample or one failure, as plain text for a person: ASCII, never wider than 80 columns.
 *
 * <p>A {@link lastack.report.Ladder} is the drawing, free of any width or markup: two lanes, and arrows between them.
 * {@link lastack.report.TraceLadder} and {@link lastack.report.CounterexampleLadder} make one,
 * {@link lastack.report.LadderText} writes it, {@link lastack.report.FailureText} writes a violation around it. No method
 * takes or returns null.
 */
package lastack.report;
