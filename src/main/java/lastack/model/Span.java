package lastack.model;

/**
 * A part of a module's text.
 *
 * @param from the first character, counted from 0
 * @param to the first one behind it
 */
public record Span(int from, int to) {
    /**
     * Reads the part.
     *
     * @param text the module's text
     * @return the part of it, as it stands
     */
    public String in(String text) {
        return text.substring(from, to);
    }
}
