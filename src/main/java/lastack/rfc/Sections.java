package lastack.rfc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sections of RFC 9293 that the definitions of a copy of the specification follow: those of the {@code @rfc} annotations
 * above a definition or, where it has none, those that the comment above it cites.
 *
 * <p>A copy may have annotations that are wrong, or none: then there is less to be told, and no error.
 */
public final class Sections {

    private static final Pattern COMMENT = Pattern.compile("\\s*(?:\\(\\*.*\\*\\)|\\\\\\*.*)\\s*");

    /**
     * A citation.
     *
     * @param section the section's number, such as {@code 3.10.7.4}
     * @param clause what the specification says that it says, if the annotation names a clause
     */
    public record Reference(String section, Optional<Clause> clause) {
    }

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Clause> clauses = new HashMap<>();
    private final Map<String, List<String>> marks = new HashMap<>();
    private final Rfc rfc = Rfc.load();

    private Sections() { }

    /**
     * Reads the modules of a folder.
     *
     * @param folder where the modules are; of any file system
     * @return their citations, never null
     */
    public static Sections of(Path folder) {
        Sections sections = new Sections();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".tla")).sorted().forEach(sections::read);
        } catch (IOException e) {
            return sections;
        }
        return sections;
    }

    private void read(Path file) {
        try {
            String name = file.getFileName().toString();
            SourceFile source = SourceFile.read(file, name);
            texts.put(name.substring(0, name.length() - ".tla".length()), source.text());
            SpecReader reader = SpecReader.read(source);
            reader.clauses().forEach(clause -> clauses.put(clause.id(), clause));
            reader.marks().forEach(mark -> marks.computeIfAbsent(mark.name(), key -> new ArrayList<>()).add(mark.clause()));
        } catch (RequirementsException e) {
            // Whoever asks for the requirements is told; here the module has no annotations.
            return;
        }
    }

    /**
     * What a definition follows.
     *
     * @param module the module's name
     * @param definition the definition's name
     * @return the clauses of its annotations, or the sections that the comment right above it cites; empty where it has
     *     neither, or does not exist
     */
    public List<Reference> of(String module, String definition) {
        List<String> ids = marks.get(module + "!" + definition);
        if (ids != null) {
            return ids.stream().map(id -> new Reference(Clause.section(id), Optional.ofNullable(clauses.get(id)))).toList();
        }
        return cited(comment(texts.getOrDefault(module, "").split("\\R"), definition));
    }

    /**
     * What a module is about.
     *
     * @param module the module's name
     * @return the sections that the first sentence of the comment at its head cites which cites any
     */
    public List<Reference> of(String module) {
        String text = texts.getOrDefault(module, "");
        int body = text.indexOf("EXTENDS");
        String head = body < 0 ? "" : text.substring(0, body).replaceAll("\\(\\*+|\\*+\\)|-{4,}", " ");
        // What comes after it is about what the module leaves out.
        return Stream.of(head.split("\\.(?=\\s)")).map(this::cited).filter(each -> !each.isEmpty()).findFirst()
            .orElse(List.of());
    }

    /**
     * The text of a definition, with its number of lines bounded by where the next blank line or comment stands.
     *
     * @param module the module's name
     * @param definition the definition's name
     * @return its lines, by their numbers from 1, in order; empty where there is no such definition
     */
    public Map<Integer, String> text(String module, String definition) {
        String[] lines = texts.getOrDefault(module, "").split("\\R");
        Map<Integer, String> text = new LinkedHashMap<>();
        int line = line(lines, definition);
        for (int i = line; i >= 0 && i < lines.length && !lines[i].isBlank() && !lines[i].matches("[-=]{4,}.*|\\(\\*.*"); i++) {
            text.put(i + 1, lines[i]);
        }
        return text;
    }

    /** Where a definition begins, from 0; -1 where there is none. */
    private static int line(String[] lines, String definition) {
        Pattern begins = Pattern.compile("(?:LOCAL\\s+)?" + Pattern.quote(definition) + "\\s*(?:\\(|==).*");
        for (int i = 0; i < lines.length; i++) {
            if (begins.matcher(lines[i]).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static String comment(String[] lines, String definition) {
        StringBuilder comment = new StringBuilder();
        for (int above = line(lines, definition) - 1; above >= 0 && COMMENT.matcher(lines[above]).matches(); above--) {
            comment.insert(0, lines[above] + "\n");
        }
        return comment.toString();
    }

    private List<Reference> cited(String comment) {
        Set<String> sections = new LinkedHashSet<>(Citations.sections(comment));
        Map<String, Reference> all = new LinkedHashMap<>();
        sections.stream().filter(section -> rfc.wrongSection(section).isEmpty())
            .forEach(section -> all.put(section, new Reference(section, Optional.empty())));
        return List.copyOf(all.values());
    }
}
