package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import lastack.model.Bounded;
import lastack.mutants.Conditions;
import lastack.mutants.Coverage;
import lastack.report.Wrap;

/** What {@code coverage} tells. */
interface CoverageReport {

    /** A definition. */
    void row(Coverage.Row row);

    /** An expression that is never evaluated. */
    void unreached(Coverage.Unreached unreached);

    /** A condition of a property; the reason why it need not occur, or nothing. */
    void condition(Conditions.Seen seen, String reason);

    /** All has been told. */
    void end(boolean good);

    /** One object a line. */
    final class Json implements CoverageReport {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
        private final PrintWriter out;

        Json(PrintWriter out) {
            this.out = out;
        }

        private static ObjectNode line(String kind, String module, String definition, int line) {
            return MAPPER.createObjectNode().put("kind", kind).put("module", module).put("definition", definition)
                .put("line", line);
        }

        @Override
        public void row(Coverage.Row row) {
            print(line("definition", row.module(), row.name(), row.line()).put("taken", row.taken())
                .put("expressions", row.expressions()).put("evaluated", row.evaluated()).put("times", row.times()));
        }

        @Override
        public void unreached(Coverage.Unreached each) {
            print(line("unreached", each.module(), each.definition(), each.line()).put("text", each.text())
                .put("reason", each.reason()));
        }

        @Override
        public void condition(Conditions.Seen seen, String reason) {
            Conditions.Condition each = seen.condition();
            print(line("condition", each.module(), each.definition(), each.line()).put("text", each.text())
                .put("occurs", seen.model().isPresent()).put("model", seen.model().map(Bounded::toString).orElse(""))
                .put("reason", reason));
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

    /** Tables for a person. */
    final class Table implements CoverageReport {
        private final PrintWriter out;
        private String begun = "";
        private int unreached;
        private int never;
        private int conditions;

        Table(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void row(Coverage.Row row) {
            if (!begun.equals(row.module())) {
                begun = row.module();
                out.printf(Locale.ROOT, "%-36s expressions evaluated       times%n", begun);
            }
            out.printf(Locale.ROOT, "  %-34s %11d %9s %11s%n", row.name(), row.expressions(),
                row.taken() ? Integer.toString(row.evaluated()) : "-", row.taken() ? Long.toString(row.times()) : "not counted");
        }

        @Override
        public void unreached(Coverage.Unreached each) {
            unreached++;
            out.printf("%s:%d, %s: never evaluated%s%n", each.module(), each.line(), each.definition(),
                each.reason().isEmpty() ? ", AND NOT EXPLAINED" : "");
            told(each.text(), each.reason());
        }

        @Override
        public void condition(Conditions.Seen seen, String reason) {
            Conditions.Condition each = seen.condition();
            conditions++;
            if (seen.model().isEmpty()) {
                never++;
                out.printf("%s:%d, %s: its condition never occurs%s%n", each.module(), each.line(), each.definition(),
                    reason.isEmpty() ? ", AND IT IS NOT EXPLAINED" : "");
                told(each.text(), reason);
            }
        }

        private void told(String text, String reason) {
            out.print(Wrap.paragraph("    ", text));
            if (!reason.isEmpty()) {
                out.print(Wrap.paragraph("    because: ", reason));
            }
            out.flush();
        }

        @Override
        public void end(boolean good) {
            if (!begun.isEmpty()) {
                out.printf("%d expressions are never evaluated by a step.%n", unreached);
            }
            if (conditions > 0) {
                out.printf("%d of %d conditions of the properties occur.%n", conditions - never, conditions);
            }
            out.println(good ? "All as expected." : "NOT ALL AS EXPECTED.");
            out.flush();
        }
    }
}
