package lastack.rfc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The annotations of a module of the specification, each on comment lines of its own:
 *
 * <pre>
 *   (* @clause 3.6/told-how MUST-12                       declares a clause: identifier and label, if it has one;
 *   (*   What it says, in few words.                      its text is indented;
 *   (*   Left out: why nothing answers to it.             where that is on purpose
 *
 *   (* @rfc 3.6/told-how 3.5.3/other-states               above a definition: it answers to these clauses
 * </pre>
 */
final class SpecReader {

    private static final Pattern COMMENT = Pattern.compile("\\(\\*(.*?)\\**\\*\\)\\s*|\\\\\\*(.*)");
    private static final Pattern DEFINITION = Pattern.compile("(?:LOCAL\\s+)?([A-Za-z_]\\w*)\\s*(?:\\(|==).*");
    private static final Pattern LABEL = Pattern.compile("(?:MUST|SHLD|MAY|REC)-\\d+|MUST|SHOULD|MAY");
    private static final String LEFT_OUT = "Left out: ";

    private final SourceFile file;
    private final List<Clause> clauses = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private String[] declared;
    private Place declaredAt;
    private StringBuilder text;
    private final List<String> pending = new ArrayList<>();
    private Place pendingAt;

    private SpecReader(SourceFile file) {
        this.file = file;
    }

    /** Reads a module. */
    static SpecReader read(SourceFile file) {
        SpecReader reader = new SpecReader(file);
        String[] lines = file.text().split("\\R");
        for (int i = 0; i < lines.length; i++) {
            reader.line(lines[i], new Place(file.name(), i + 1));
        }
        reader.endOfClause();
        reader.noneMayBePending();
        return reader;
    }

    /** The clauses that are declared, in their order. */
    List<Clause> clauses() {
        return clauses;
    }

    /** The annotations of definitions. */
    List<Mark> marks() {
        return marks;
    }

    private void line(String line, Place place) {
        Matcher comment = COMMENT.matcher(line.strip());
        if (comment.matches()) {
            comment(comment.group(1) == null ? comment.group(2) : comment.group(1), place);
            return;
        }
        endOfClause();
        onlyThere(line, place);
        if (!line.isBlank()) {
            code(line, place);
        }
    }

    /** A line that is no annotation must not look as if it had one. */
    private static void onlyThere(String line, Place place) {
        if (line.matches("(?:.*[\\s*])?@(?:clause|rfc)(?:\\s.*)?")) {
            throw new RequirementsException(place, "an annotation is on a comment line of its own.");
        }
    }

    private void comment(String inner, Place place) {
        String[] words = inner.strip().split("\\s+");
        onlyThere(inner.strip().substring(words[0].length()), place);
        if (words[0].equals("@clause")) {
            endOfClause();
            declared = words;
            declaredAt = place;
            text = new StringBuilder();
        } else if (words[0].equals("@rfc")) {
            endOfClause();
            if (words.length == 1) {
                throw new RequirementsException(place, "@rfc names no clause.");
            }
            pending.addAll(List.of(words).subList(1, words.length));
            pendingAt = place;
        } else if (words[0].startsWith("@")) {
            throw new RequirementsException(place, "there is no annotation " + words[0] + "; there are @clause and @rfc.");
        } else if (declared != null && inner.matches("\\s{2,}\\S.*")) {
            text.append(text.length() > 0 ? " " : "").append(inner.strip());
        } else {
            endOfClause();
        }
    }

    private void code(String line, Place place) {
        if (pending.isEmpty()) {
            return;
        }
        Matcher definition = DEFINITION.matcher(line);
        if (!definition.matches()) {
            noneMayBePending();
        }
        String name = definition.group(1);
        Kind kind = name.endsWith("Inv") || name.endsWith("Prop") ? Kind.PROPERTY : Kind.STEP;
        String module = file.name().replaceAll(".*/|\\.tla$", "");
        pending.forEach(id -> marks.add(new Mark(kind, module + "!" + name, id, pendingAt)));
        pending.clear();
    }

    private void noneMayBePending() {
        if (!pending.isEmpty()) {
            throw new RequirementsException(pendingAt, "@rfc " + String.join(" ", pending) + " stands above no definition.");
        }
    }

    private void endOfClause() {
        if (declared == null) {
            return;
        }
        if (declared.length < 2 || declared.length > 3 || !declared[1].matches(Mark.ID)
                || declared.length == 3 && !LABEL.matcher(declared[2]).matches()) {
            throw new RequirementsException(declaredAt,
                "@clause is followed by an identifier such as 3.6/told-how and, where there is one, a label such as MUST-12.");
        }
        int reason = text.indexOf(LEFT_OUT);
        String says = (reason < 0 ? text : text.substring(0, reason)).toString().strip();
        if (says.isEmpty()) {
            throw new RequirementsException(declaredAt, "the clause " + declared[1] + " has no text.");
        }
        clauses.add(new Clause(declared[1], declared.length == 3 ? declared[2] : "", says,
            reason < 0 ? Optional.empty() : Optional.of(text.substring(reason + LEFT_OUT.length()).strip()), declaredAt));
        declared = null;
    }
}
