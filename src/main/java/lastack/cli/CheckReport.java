package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import lastack.model.ModelResult;
import lastack.model.Verdict;
import lastack.report.Wrap;

/** What {@code check} tells while it runs. */
interface CheckReport {

    /** The models are run by another TLC, which calls itself so. */
    void tlc(String version);

    /** A model has ended. */
    void model(Row row);

    /** The refinement run has ended. */
    void refinement(Behaviours.Outcome outcome);

    /** All has ended. */
    void end(boolean good);

    /**
     * What came of a model.
     *
     * @param entry the model
     * @param result the result
     * @param kept whether it is of an earlier run
     */
    record Row(Manifest.Entry entry, ModelResult result, boolean kept) {
        boolean isAsExpected() {
            return CheckReport.isAsExpected(entry, result);
        }
    }

    /** Whether verdict, broken property and, where all states were seen, their number and depth are the expected ones. */
    static boolean isAsExpected(Manifest.Entry entry, ModelResult result) {
        return result.verdict().word().equals(entry.expected().toString()) && property(result).equals(entry.property())
            && (entry.expected() == Manifest.Expected.FAILS
                || result.distinctStates() == entry.distinctStates() && result.depth() == entry.depth());
    }

    /** The property that broke, or nothing. */
    static String property(ModelResult result) {
        return result.verdict() instanceof Verdict.Fails fails ? fails.property() : "";
    }

    /** One object a line. */
    final class Json implements CheckReport {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
        private final PrintWriter out;
        private final boolean deep;
        private String tlc = "";

        Json(PrintWriter out, boolean deep) {
            this.out = out;
            this.deep = deep;
        }

        @Override
        public void tlc(String version) {
            tlc = version;
        }

        @Override
        public void model(Row row) {
            Manifest.Entry entry = row.entry();
            ModelResult result = row.result();
            ObjectNode line = MAPPER.createObjectNode()
                .put("model", entry.model())
                .put("shows", entry.shows())
                .put("expected", entry.expected().toString())
                .put("verdict", result.verdict().word())
                .put("property", property(result))
                .put("distinctStates", result.distinctStates())
                .put("depth", result.depth())
                .put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
            if (deep) {
                line.put("kept", row.kept()).put("takenUp", result.takenUp());
            }
            if (!tlc.isEmpty()) {
                line.put("tlc", tlc);
            }
            if (result.verdict() instanceof Verdict.Error error) {
                line.put("reason", error.reason());
            }
            print(line);
        }

        @Override
        public void refinement(Behaviours.Outcome outcome) {
            ObjectNode line = MAPPER.createObjectNode()
                .put("refinement", Behaviours.NAME)
                .put("behaviours", outcome.behaviours())
                .put("steps", outcome.steps())
                .put("seconds", Math.round(outcome.seconds() * 1000) / 1000.0)
                .put("verdict", outcome.failure().isEmpty() ? "holds" : "fails");
            ObjectNode events = line.putObject("events");
            outcome.events().forEach(events::put);
            outcome.failure().ifPresent(failure -> line.put("repeat", failure.repeat().command()));
            print(line);
        }

        private void print(ObjectNode line) {
            out.println(line);
            out.flush();
        }

        @Override
        public void end(boolean good) {
            // The exit status says it.
        }
    }

    /** A table for a person. */
    final class Table implements CheckReport {
        private final PrintWriter out;
        private final boolean draw;
        private boolean begun;

        /**
         * A table.
         *
         * @param draw whether to draw what breaks a property that is expected to break
         */
        Table(PrintWriter out, boolean draw) {
            this.out = out;
            this.draw = draw;
        }

        @Override
        public void tlc(String version) {
            out.println("The models are run by TLC " + version + ".");
        }

        @Override
        public void model(Row row) {
            Manifest.Entry entry = row.entry();
            ModelResult result = row.result();
            boolean asExpected = row.isAsExpected();
            if (!begun) {
                out.println("model             expected verdict property broken          states depth  secs");
                begun = true;
            }
            out.printf(Locale.ROOT, "%-17s %-8s %-7s %-20s %9d %5d %5.1f%n", entry.model(), entry.expected(),
                result.verdict().word(), property(result), result.distinctStates(), result.depth(), result.seconds());
            out.println("    " + entry.shows());
            if (row.kept()) {
                out.println("    (the result of an earlier run)");
            } else if (result.takenUp() > 0) {
                out.printf(Locale.ROOT, "    (taken up from a checkpoint with %,d states)%n", result.takenUp());
            }
            if (!asExpected) {
                out.print(Wrap.paragraph("    ", "NOT AS EXPECTED: " + why(entry, result)));
            }
            if (draw || !asExpected) {
                Drawing.counterexample(out, result);
            }
            out.flush();
        }

        private static String why(Manifest.Entry entry, ModelResult result) {
            if (result.verdict() instanceof Verdict.Error error) {
                return error.reason();
            }
            if (result.verdict() instanceof Verdict.Holds && entry.expected() == Manifest.Expected.HOLDS) {
                return "there should be " + entry.distinctStates() + " states, to a depth of " + entry.depth() + ".";
            }
            return entry.property().isEmpty() ? "nothing should break." : entry.property() + " should break.";
        }

        @Override
        public void refinement(Behaviours.Outcome outcome) {
            if (begun) {
                out.println();
            }
            Drawing.outcome(out, outcome);
        }

        @Override
        public void end(boolean good) {
            out.println();
            out.println(good ? "All as expected." : "NOT ALL AS EXPECTED.");
            out.flush();
        }
    }
}
