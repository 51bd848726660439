package lastack.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and edits TLC's configuration files. */
final class Configuration {
    private static final Pattern TOKEN = Pattern.compile(
            "\\\\\\*[^\\n]*|\\(\\*.*?\\*\\)|\"[^\"]*\"|\\s+|[\\w!]+|.", Pattern.DOTALL);
    private static final Set<String> CHECKED = Set.of("INVARIANT", "INVARIANTS", "PROPERTY", "PROPERTIES");
    private static final Set<String> KEYWORDS = Set.of("CONSTANT", "CONSTANTS", "CONSTRAINT", "CONSTRAINTS",
            "ACTION_CONSTRAINT", "ACTION_CONSTRAINTS", "INIT", "NEXT", "VIEW", "SYMMETRY", "SPECIFICATION", "TYPE",
            "TYPE_CONSTRAINT", "CHECK_DEADLOCK", "INVARIANT", "INVARIANTS", "PROPERTY", "PROPERTIES");

    private Configuration() {
    }

    /**
     * Leaves one property of those that a configuration has checked, and no invariant.
     *
     * @param text the configuration
     * @param property the property's name
     * @return the configuration, otherwise the same
     */
    static String only(String text, String property) {
        StringBuilder kept = new StringBuilder();
        boolean drop = false;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String part = token.group();
            if (KEYWORDS.contains(part)) {
                drop = CHECKED.contains(part);
            }
            if (!drop) {
                kept.append(part);
            }
        }
        return kept.append("\nPROPERTY ").append(property).append('\n').toString();
    }

    /**
     * What a configuration has checked.
     *
     * @param text the configuration
     * @return the names of invariants and properties, in their order
     */
    static List<String> properties(String text) {
        List<String> names = new ArrayList<>();
        String section = "";
        for (String part : words(text)) {
            if (KEYWORDS.contains(part)) {
                section = part;
            } else if (CHECKED.contains(section)) {
                names.add(part);
            }
        }
        return names;
    }

    /**
     * The constants, or definitions, that a configuration gives a value.
     *
     * @param text the configuration
     * @return their names, in their order
     */
    static List<String> constants(String text) {
        List<String> names = new ArrayList<>();
        boolean constants = false;
        String before = "";
        for (String part : words(text)) {
            if (KEYWORDS.contains(part)) {
                constants = part.startsWith("CONSTANT");
            } else if (constants && (part.equals("=") || part.equals("<")) && before.matches("\\w+")) {
                names.add(before);
            }
            before = part;
        }
        return names;
    }

    /** The parts that are neither blank nor comment. */
    private static List<String> words(String text) {
        return TOKEN.matcher(text).results().map(found -> found.group())
                .filter(part -> !part.isBlank() && !part.startsWith("\\*") && !part.startsWith("(*")).toList();
    }
}
