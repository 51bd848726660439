/**
 * One run, one counterexample or one failure, for a person: as plain text, which is ASCII and never wider than 80
 * columns, or a failure as a page of HTML.
 *
 * <p>A {@link lastack.report.Ladder} is the drawing, free of any width or markup: two lanes, and arrows between them.
 * {@link lastack.report.TraceLadder} and {@link lastack.report.CounterexampleLadder} make one,
 * {@link lastack.report.LadderText} writes it, {@link lastack.report.FailureText} writes a failure around it, and
 * {@link lastack.report.FailureHtml} a page of the same {@link lastack.report.Failure}. No method
 * takes or returns null.
 *
 * <p>How a ladder reads: each lane has its own stamps, and a row shows a side's state after what it did there. {@code ...} is
 * the network: a segment that does not take one row leaves into it and comes out of it further down, under the same number.
 *
 * <pre>{@code
 * System.out.print(LadderText.render(TraceLadder.of(header, entries, Numbering.RAW)));
 * System.out.print(LadderText.render(CounterexampleLadder.of(counterexample, fails.kind())));
 * Failure failure = Failure.of(oracle, header, entries, violation, Failure.Repeat.by("java -jar target/lastack.jar ..."));
 * System.out.print(FailureText.of(failure));
 * Files.writeString(Path.of("failure.html"), FailureHtml.of(failure));
 * }</pre>
 */
package lastack.report;
