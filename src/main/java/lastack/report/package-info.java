/**
 * One run, one counterexample or one failure, as plain text for a person: ASCII, never wider than 80 columns.
 *
 * <p>A {@link lastack.report.Ladder} is the drawing, free of any width or markup: two lanes, and arrows between them.
 * {@link lastack.report.TraceLadder} and {@link lastack.report.CounterexampleLadder} make one,
 * {@link lastack.report.LadderText} writes it, {@link lastack.report.FailureText} writes a violation around it. No method
 * takes or returns null.
 *
 * <p>How a ladder reads: each lane has its own stamps, and a row shows a side's state after what it did there. {@code ...} is
 * the network: a segment that does not take one row leaves into it and comes out of it further down, under the same number.
 *
 * <pre>{@code
 * System.out.print(LadderText.render(TraceLadder.of(header, entries, Numbering.RAW)));
 * System.out.print(LadderText.render(CounterexampleLadder.of(counterexample, fails.kind())));
 * System.out.print(FailureText.of(header, entries, violation, "java -jar target/lastack.jar refine --runs 1 --seed 7"));
 * }</pre>
 */
package lastack.report;
