package lastack.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastack.report.Wrap;
import lastack.rfc.Clause;
import lastack.rfc.Kind;
import lastack.rfc.Requirements;
import lastack.rfc.Rfc;

/** The table of requirements, for a person or for a program. */
final class RequirementsReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequirementsReport() { }

    /**
     * One object a line: {@code section}, {@code label} (null where there is none), {@code clause} (its identifier),
     * {@code text}, {@code steps}, {@code properties}, {@code methods}, {@code tests} (names, all four empty at a gap) and
     * {@code leftOut} (the reason for a gap, or null).
     */
    static void json(List<Requirements.Row> rows, PrintWriter out) {
        for (Requirements.Row row : rows) {
            Clause clause = row.clause();
            ObjectNode object = JSON.createObjectNode().put("section", clause.section())
                .put("label", clause.label().isEmpty() ? null : clause.label())
                .put("clause", clause.id()).put("text", clause.text());
            for (Kind kind : Kind.values()) {
                ArrayNode names = object.putArray(kind.toString());
                row.by().get(kind).forEach(names::add);
            }
            out.println(object.put("leftOut", clause.leftOut().orElse(null)));
        }
        out.flush();
    }

    /** The clauses by section, and how many there are of each sort. */
    static void table(List<Requirements.Row> rows, Rfc rfc, PrintWriter out) {
        String section = "";
        for (Requirements.Row row : rows) {
            if (!row.clause().section().equals(section)) {
                section = row.clause().section();
                String title = section + "  " + rfc.titles().get(section);
                out.println(title + "\n" + "-".repeat(title.length()));
            }
            clause(row, out);
        }
        out.print("Totals\n------\n");
        total("clauses", rows, row -> true, out);
        for (Kind kind : Kind.values()) {
            total("with " + kind, rows, row -> row.has(kind), out);
        }
        total("with all four", rows, row -> Stream.of(Kind.values()).allMatch(row::has), out);
        total("gaps", rows, Requirements.Row::isGap, out);
        total("  left out on purpose", rows, row -> row.clause().leftOut().isPresent(), out);
        out.flush();
    }

    private static void total(String what, List<Requirements.Row> rows, Predicate<Requirements.Row> counted, PrintWriter out) {
        out.printf("%-22s %4d%n", what, rows.stream().filter(counted).count());
    }

    private static void clause(Requirements.Row row, PrintWriter out) {
        Clause clause = row.clause();
        out.println((clause.id() + "  " + clause.label()).stripTrailing());
        out.print(Wrap.paragraph("    ", clause.text()));
        if (row.isGap()) {
            out.print(Wrap.paragraph("    GAP: ", clause.leftOut().map(reason -> "left out, " + reason).orElse("nothing yet.")));
        } else {
            for (Kind kind : Kind.values()) {
                String first = "    %-12s".formatted(kind);
                for (String names : names(kind, row.by().get(kind))) {
                    out.print(Wrap.paragraph(first, names));
                    first = " ".repeat(first.length());
                }
            }
        }
        out.println();
    }

    /** Paragraphs: steps without their module; methods and tests without their package, those of each class apart. */
    private static List<String> names(Kind kind, Collection<String> names) {
        if (names.isEmpty()) {
            return List.of("none");
        }
        if (kind == Kind.STEP || kind == Kind.PROPERTY) {
            return List.of(names.stream().map(name -> name.replaceFirst(".*!", "")).collect(Collectors.joining(", ")));
        }
        Map<String, TreeSet<String>> byClass = new TreeMap<>();
        for (String name : names) {
            String plain = name.replaceFirst("^(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
            int dot = plain.lastIndexOf('.');
            boolean isClass = dot < 0 || Character.isUpperCase(plain.charAt(dot + 1));
            byClass.computeIfAbsent(isClass ? plain : plain.substring(0, dot), each -> new TreeSet<>())
                .addAll(isClass ? List.of() : List.of(plain.substring(dot + 1)));
        }
        return byClass.entrySet().stream()
            .map(each -> each.getKey() + (each.getValue().isEmpty() ? "" : ": " + String.join(", ", each.getValue()))).toList();
    }
}
