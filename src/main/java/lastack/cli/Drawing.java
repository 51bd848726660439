package lastack.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lastack.model.ModelResult;
import lastack.model.Verdict;
import lastack.report.CounterexampleLadder;
import lastack.report.Failure;
import lastack.report.FailureText;
import lastack.report.LadderText;
import lastack.report.Numbering;
import lastack.report.TraceLadder;
import lastack.trace.Entry;
import lastack.trace.Header;

/** Puts on the screen what {@code lastack.report} draws. */
final class Drawing {

    private Drawing() {
    }

    /** The behaviour that breaks a property of a model, if there is one. */
    static void counterexample(PrintWriter out, ModelResult result) {
        if (result.verdict() instanceof Verdict.Fails fails && result.counterexample().isPresent()) {
            out.println();
            out.print(LadderText.render(CounterexampleLadder.of(result.counterexample().get(), fails.kind())));
            out.flush();
        }
    }

    /** A run. */
    static void trace(PrintWriter out, Header header, List<Entry> entries) {
        out.print(LadderText.render(TraceLadder.of(header, entries, Numbering.RAW)));
    }

    /** A run that is not what it should be. */
    static void failure(PrintWriter out, Failure failure) {
        out.print(FailureText.of(failure));
        out.flush();
    }

    /** What came of the refinement run. */
    static void outcome(PrintWriter out, Behaviours.Outcome outcome) {
        out.printf(Locale.ROOT, "refinement of %s: %s, %s,%n    %.1f s, %,.0f steps a second%n", Behaviours.NAME,
            count(outcome.behaviours(), "behaviour"), count(outcome.steps(), "step"), outcome.seconds(),
            outcome.steps() / outcome.seconds());
        for (Map.Entry<String, Long> event : outcome.events().entrySet()) {
            out.printf(Locale.ROOT, "    %-18s %,11d%n", event.getKey(), event.getValue());
        }
        outcome.failure().ifPresent(failure -> {
            out.println();
            failure(out, failure);
        });
        out.flush();
    }

    private static String count(long number, String what) {
        return String.format(Locale.ROOT, "%,d %s%s", number, what, number == 1 ? "" : "s");
    }
}
