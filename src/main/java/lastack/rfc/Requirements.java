package lastack.rfc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which clause is answered to where, as the annotations have it. */
public final class Requirements {

    /**
     * A clause, and what answers to it.
     *
     * @param clause the clause
     * @param by the names of what answers to it, by kind; each kind has a set
     */
    public record Row(Clause clause, Map<Kind, SortedSet<String>> by) {

        static Row of(Clause clause) {
            Map<Kind, SortedSet<String>> by = new EnumMap<>(Kind.class);
            for (Kind kind : Kind.values()) {
                by.put(kind, new TreeSet<>());
            }
            return new Row(clause, by);
        }

        /** Whether something of a kind answers to it. */
        public boolean has(Kind kind) {
            return !by.get(kind).isEmpty();
        }

        /** Whether nothing at all answers to it. */
        public boolean isGap() {
            return by.values().stream().allMatch(SortedSet::isEmpty);
        }
    }

    private Requirements() { }

    /**
     * Reads the annotations and checks every citation.
     *
     * @param sources the project's files
     * @param rfc what there is to cite
     * @return the clauses by section, in the RFC's order, and within one in the order of their declarations
     * @throws RequirementsException at the first annotation or citation that is wrong: of a section, a label or a clause that
     *     there is not, of a clause declared twice or in the wrong section, or answered to and said to be left out
     */
    public static List<Row> read(Sources sources, Rfc rfc) {
        sources.all().forEach(file -> Citations.mistakes(file, rfc).stream().findFirst().ifPresent(mistake -> {
            throw new RequirementsException(mistake);
        }));
        Map<String, Row> rows = new LinkedHashMap<>();
        List<Mark> marks = new ArrayList<>();
        for (SourceFile module : sources.spec()) {
            SpecReader reader = SpecReader.read(module);
            reader.clauses().forEach(clause -> declare(clause, rows, rfc));
            marks.addAll(reader.marks());
        }
        sources.others().stream().filter(file -> file.name().endsWith(".tla")).map(SpecReader::read).forEach(model -> {
            model.marks().stream().map(Mark::place).findFirst().ifPresent(Requirements::notHere);
            model.clauses().stream().map(Clause::place).findFirst().ifPresent(Requirements::notHere);
        });
        marks.addAll(JavaReader.read(sources.main(), Kind.METHOD));
        marks.addAll(JavaReader.read(sources.tests(), Kind.TEST));
        marks.forEach(mark -> add(mark, rows, rfc));
        List<String> order = List.copyOf(rfc.titles().keySet());
        return rows.values().stream().sorted(Comparator.comparing(row -> order.indexOf(row.clause().section()))).toList();
    }

    private static void notHere(Place place) {
        throw new RequirementsException(place, "annotations belong in the modules of the specification, not in models.");
    }

    private static void declare(Clause clause, Map<String, Row> rows, Rfc rfc) {
        rfc.wrongSection(clause.section()).ifPresent(wrong -> {
            throw new RequirementsException(clause.place(), wrong);
        });
        if (clause.label().matches(".*\\d")) {
            rfc.wrongLabel(clause.label()).ifPresent(wrong -> {
                throw new RequirementsException(clause.place(), wrong);
            });
            List<String> at = rfc.labels().get(clause.label());
            if (!at.contains(clause.section()) && !at.contains(Rfc.SUMMARY)) {
                throw new RequirementsException(clause.place(), clause.label() + " stands in section "
                    + String.join(" and ", at) + " of RFC 9293, not in " + clause.section() + ".");
            }
        }
        Row before = rows.putIfAbsent(clause.id(), Row.of(clause));
        if (before != null) {
            throw new RequirementsException(clause.place(),
                "the clause " + clause.id() + " is declared already, in " + before.clause().place() + ".");
        }
    }

    private static void add(Mark mark, Map<String, Row> rows, Rfc rfc) {
        rfc.wrongSection(Clause.section(mark.clause())).ifPresent(wrong -> {
            throw new RequirementsException(mark.place(), wrong);
        });
        Row row = rows.get(mark.clause());
        if (row == null) {
            throw new RequirementsException(mark.place(), "no module of the specification declares the clause "
                + mark.clause() + ".");
        }
        if (row.clause().leftOut().isPresent()) {
            throw new RequirementsException(row.clause().place(), "the clause " + mark.clause()
                + " is said to be left out, but " + mark.name() + " answers to it, in " + mark.place() + ".");
        }
        row.by().get(mark.kind()).add(mark.name());
    }
}
