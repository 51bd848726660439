package lastack.model;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits TLC's configuration files. */
final class Configuration {
    private static final Pattern TOKEN = Pattern.compile("\\\\\\*[^\\n]*|\\(\\*.*?\\*\\)|\"[^\"]*\"|\\s+|[\\w!]+|.", Pattern.DOTALL);
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
}
