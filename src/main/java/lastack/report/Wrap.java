package lastack.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class Wrap {

    /** The width of a page, in columns. */
    static final int WIDTH = 80;

    private Wrap() { }

    /** The lines of a text, broken between words; a word that is longer than a line is cut. */
    static List<String> words(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : ascii(text).trim().split("\\s+")) {
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            for (; rest.length() > width; rest = rest.substring(width)) {
                lines.add(rest.substring(0, width));
            }
            line.append(line.length() > 0 ? " " : "").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * A paragraph.
     *
     * @param first stands before its first line; the others are as far in
     * @param text its words
     * @return lines of at most 80 columns, each ended by a line feed, never null
     */
    public static String paragraph(String first, String text) {
        StringBuilder out = new StringBuilder();
        String indent = first;
        for (String line : words(text, WIDTH - first.length())) {
            out.append((indent + line).stripTrailing()).append('\n');
            indent = " ".repeat(first.length());
        }
        return out.toString();
    }

    /** Whatever is not printable ASCII becomes a question mark or a space. */
    static String ascii(String text) {
        return text.replaceAll("\\s", " ").replaceAll("[^ -~]", "?");
    }
}
