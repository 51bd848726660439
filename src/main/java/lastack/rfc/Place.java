package lastack.rfc;

/**
 * A line of a file.
 *
 * @param file its name within the project, such as {@code spec/Endpoint.tla}
 * @param line counted from 1
 */
public record Place(String file, int line) {

    @Override
    public String toString() {
        return file + " line " + line;
    }
}
