package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lastack.model.Evaluations;
import lastack.mutants.Coverage;
import lastack.report.Wrap;

/**
 * Which expressions of the relation and of {@code Teardown} are evaluated for the steps of the composed states, and for those of
 * random behaviours, and which never are.
 */
final class Branches {

    /** What no step is made of. */
    private static final Set<String> LEFT = Set.of("Release", "Properties", "Reincarnation", "Induction", "Oracle", "Policies",
        "Clauses", "ClausesOfArrival");

    private final Coverage explored;
    private final Coverage both;
    private String sampled = "";

    Branches(Path spec, List<Path> models) {
        explored = Coverage.none(spec, models, "Text", LEFT);
        both = Coverage.none(spec, models, "Text", LEFT);
    }

    /** What was evaluated for composed states. */
    void add(List<Evaluations.Count> counts) {
        explored.add(counts);
        both.add(counts);
    }

    /** What was evaluated for random behaviours. */
    void sampled(List<Evaluations.Count> counts, Behaviours.Outcome outcome) {
        both.add(counts);
        sampled = String.format(Locale.ROOT, "%,d random behaviours", outcome.behaviours());
    }

    private static int evaluated(Coverage coverage) {
        return coverage.rows().stream().filter(Coverage.Row::taken).mapToInt(Coverage.Row::evaluated).sum();
    }

    void print(PrintWriter out) {
        int all = both.rows().stream().filter(Coverage.Row::taken).mapToInt(Coverage.Row::expressions).sum();
        out.print(Wrap.paragraph("", String.format(Locale.ROOT, "Of %,d expressions of the specification that steps are made of,"
            + " %,d are evaluated for steps of composed states; with %s, %,d. Never evaluated:",
            all, evaluated(explored), sampled, evaluated(both))));
        for (Coverage.Unreached each : both.unreached()) {
            out.printf("%s:%d, %s%n", each.module(), each.line(), each.definition());
            out.print(Wrap.paragraph("    ", each.text()));
        }
        out.flush();
    }

    void json(PrintWriter out) {
        ObjectNode line = JsonMapper.builder().build().createObjectNode()
            .put("expressions", both.rows().stream().filter(Coverage.Row::taken).mapToInt(Coverage.Row::expressions).sum())
            .put("explored", evaluated(explored)).put("withSampled", evaluated(both));
        ArrayNode never = line.putArray("never");
        both.unreached().forEach(each -> never.addObject().put("module", each.module()).put("definition", each.definition())
            .put("line", each.line()).put("text", each.text()));
        out.println(line);
        out.flush();
    }
}
