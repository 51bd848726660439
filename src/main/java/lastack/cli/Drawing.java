package lastack.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lastack.model.ModelResult;
import lastack.model.Verdict;
import lastack.refine.Violation;
import lastack.report.CounterexampleLadder;
import lastack.report.FailureText;
import lastack.report.LadderText;
import lastack.report.Numbering;
import lastack.report.TraceLadder;
import lastack.sim.Observer;
import lastack.sim.Simulator;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.Step;

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

    /** The step of a run that is not explained. */
    static void violation(PrintWriter out, Header header, List<Entry> entries, Violation violation, String command) {
        out.print(FailureText.of(header, entries, violation, "java -jar target/lastack.jar " + command));
        out.flush();
    }

    /** What came of the refinement run. */
    static void outcome(PrintWriter out, Behaviours.Outcome outcome) {
        out.println();
        out.printf(Locale.ROOT, "refinement of %s: %,d behaviours, %,d steps, %.1f s, %,.0f steps a second%n", Behaviours.NAME,
            outcome.behaviours(), outcome.steps(), outcome.seconds(), outcome.steps() / outcome.seconds());
        for (Map.Entry<String, Long> event : outcome.events().entrySet()) {
            out.printf(Locale.ROOT, "    %-18s %,11d%n", event.getKey(), event.getValue());
        }
        outcome.failure().ifPresent(failure -> failure(out, failure));
        out.flush();
    }

    private static void failure(PrintWriter out, Behaviours.Failure failure) {
        String command = "refine --runs 1 --seed " + failure.seed();
        Optional<Violation> violation = failure.violation();
        out.println();
        if (violation.isPresent()) {
            violation(out, failure.header(), entries(failure.seed(), violation.get().index()), violation.get(), command);
        } else {
            out.println("The behaviour of seed " + failure.seed() + ": " + failure.promise() + ".");
            out.println("To see it again: java -jar target/lastack.jar " + command);
        }
    }

    /** The behaviour of a seed again, up to a step. */
    private static List<Entry> entries(long seed, long last) {
        List<Entry> entries = new ArrayList<>();
        Simulator.run(Behaviours.schedule(seed), new TcpEndpoint(), new Observer() {
            private long steps;

            @Override
            public void step(Step step) {
                if (++steps <= last) {
                    entries.add(step);
                }
            }

            @Override
            public void network(NetworkNote note) {
                if (steps <= last) {
                    entries.add(note);
                }
            }
        });
        return entries;
    }
}
