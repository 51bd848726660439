package lastack.rfc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the project.
 *
 * @param name its name within the project, such as {@code spec/Endpoint.tla}
 * @param text what it says
 */
record SourceFile(String name, String text) {

    static SourceFile read(Path file, String name) {
        try {
            return new SourceFile(name, Files.readString(file));
        } catch (IOException e) {
            throw new RequirementsException(name + " cannot be read.");
        }
    }

    /** The line in which a character stands. */
    Place place(int offset) {
        return new Place(name, 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count());
    }
}
