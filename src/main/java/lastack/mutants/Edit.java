package lastack.mutants;

import lastack.model.Span;

/**
 * One place of a text and what stands there instead. The bullets of TLA+ have a meaning by their column, so all that is
 * not replaced keeps its column.
 *
 * @param place what is replaced
 * @param text what stands there instead, on one line; empty to delete
 */
public record Edit(Span place, String text) {

    /**
     * Edits.
     *
     * @param whole the module's text
     * @return the text with the place replaced
     */
    String in(String whole) {
        String old = place.in(whole);
        int line = old.indexOf('\n') < 0 ? old.length() : old.indexOf('\n');
        StringBuilder all = new StringBuilder(whole.substring(0, place.from())).append(text);
        if (text.length() <= line) {
            all.append(blank(old.substring(text.length())));
        } else {
            int column = place.to() - (whole.lastIndexOf('\n', place.to() - 1) + 1);
            all.append('\n').append(" ".repeat(column));
        }
        return all.append(whole.substring(place.to())).toString();
    }

    private static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }

    /** What the part {@code shown} of the text, with the place in it, has become; words one blank apart. */
    String shown(String whole, Span shown) {
        return words(whole.substring(shown.from(), place.from()) + " " + text + " "
                + whole.substring(place.to(), shown.to()), true);
    }

    /** A text with its comments removed and its words one blank apart. */
    static String words(String text) {
        return words(text, false);
    }

    private static String words(String text, boolean edited) {
        String plain = text.replaceAll("\\\\\\*[^\\n]*", " ").replaceAll("(?s)\\(\\*.*?\\*\\)", " ").strip();
        String flat = plain.replaceAll("\\s+", " ");
        return edited ? flat.replaceAll("([(\\[{]) ", "$1").replaceAll(" ([)\\]},])", "$1") : flat;
    }
}
