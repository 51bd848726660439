package lastack.model;

import java.util.List;

/**
 * A module's text and what its own definitions say.
 *
 * @param name its name
 * @param text all of it
 * @param definitions those that stand in it, none of a module that it extends
 */
public record ModuleSyntax(String name, String text, List<Definition> definitions) {
    /** Makes the list immutable. */
    public ModuleSyntax {
        definitions = List.copyOf(definitions);
    }

    /**
     * A definition.
     *
     * @param name the operator's name
     * @param parameters how many it has
     * @param line where it begins, counted from 1
     * @param body what it stands for
     */
    public record Definition(String name, int parameters, int line, Expression body) {
    }

    /**
     * Finds a line.
     *
     * @param offset a place in the text
     * @return its line, counted from 1
     */
    public int line(int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    /**
     * Finds a place.
     *
     * @param line its line, from 1
     * @param column its column, from 1
     * @return the offset in the text, from 0
     */
    public int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start + column - 1;
    }

    /**
     * Reads a module and all that it uses, the standard modules aside.
     *
     * @param folders where the modules are, of any file system; for a name in two, the first counts
     * @param root the module's name
     * @return the modules, those that are used before those that use them
     * @throws SpecException if one cannot be parsed, with TLC's reason
     */
    public static List<ModuleSyntax> read(List<java.nio.file.Path> folders, String root) {
        try (Workspace workspace = Workspace.of(folders)) {
            return ((List<?>) Spec.inside("Trees", "read", workspace.folder(), root, root)).stream()
                    .map(ModuleSyntax.class::cast).toList();
        }
    }
}
