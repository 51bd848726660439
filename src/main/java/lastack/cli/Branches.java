package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import lastack.model.Evaluations;
import lastack.mutants.Coverage;
import lastack.mutants.Plan;
import lastack.report.Wrap;

/** Which expressions of the relation were evaluated to judge exhaustive and sampled runs, and which by neither. */
final class Branches {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int WIDTH = 80;
    private static final String INDENT = "    ";

    private final List<Evaluations.Count> exhaustive = new ArrayList<>();
    private final List<Evaluations.Count> sampled = new ArrayList<>();
    private final Path spec;
    private final Plan plan;

    /**
     * Nothing yet.
     *
     * @param spec the folder with the specification
     * @param plan which of its modules have no rules
     */
    Branches(Path spec, Plan plan) {
        this.spec = spec;
        this.plan = plan;
    }

    /** Adds what an exhaustive run evaluated. */
    void exhaustive(List<Evaluations.Count> counts) {
        exhaustive.addAll(counts);
    }

    /** Adds what a sampled run evaluated. */
    void sampled(List<Evaluations.Count> counts) {
        sampled.addAll(counts);
    }

    private Coverage of(Stream<Evaluations.Count> counts) {
        return Coverage.of(spec, "Oracle", "Outcomes", plan, counts.toList());
    }

    /**
     * Prints them.
     *
     * @param out where to
     * @param json one object for each definition and one for each expression; otherwise a table
     */
    void print(PrintWriter out, boolean json) {
        List<Coverage.Row> first = of(exhaustive.stream()).rows();
        List<Coverage.Row> second = of(sampled.stream()).rows();
        Coverage both = of(Stream.concat(exhaustive.stream(), sampled.stream()));
        List<Coverage.Row> merged = both.rows();
        List<Coverage.Unreached> unreached = both.unreached(List.of());
        if (!json) {
            out.println("expressions of the relation     line  there are  exhaustive  sampled     either");
        }
        String module = "";
        for (int i = 0; i < merged.size(); i++) {
            Coverage.Row row = merged.get(i);
            if (!row.taken()) {
                continue;
            }
            if (json) {
                out.println(line("branches", row.module(), row.name(), row.line()).put("expressions", row.expressions())
                    .put("exhaustive", first.get(i).evaluated()).put("sampled", second.get(i).evaluated())
                    .put("either", row.evaluated()));
                continue;
            }
            if (!module.equals(row.module())) {
                module = row.module();
                out.println(module);
            }
            out.printf(Locale.ROOT, "  %-28s %5d  %9d  %10d  %7d  %9d%n", row.name(), row.line(), row.expressions(),
                first.get(i).evaluated(), second.get(i).evaluated(), row.evaluated());
        }
        if (!json) {
            out.println("evaluated by neither:" + (unreached.isEmpty() ? " none" : ""));
        }
        for (Coverage.Unreached each : unreached) {
            if (json) {
                out.println(line("unreached", each.module(), each.definition(), each.line()).put("text", each.text()));
            } else {
                String place = "%s:%d %s  ".formatted(each.module(), each.line(), each.definition());
                if (place.length() + each.text().length() < WIDTH - INDENT.length()) {
                    out.println(INDENT + place + each.text());
                } else {
                    out.println(INDENT + place);
                    out.print(Wrap.paragraph(INDENT + INDENT, each.text()));
                }
            }
        }
        out.flush();
    }

    private static ObjectNode line(String kind, String module, String definition, int line) {
        return MAPPER.createObjectNode().put("kind", kind).put("module", module).put("definition", definition)
            .put("line", line);
    }
}
