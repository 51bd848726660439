package lastack.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text into lines. */
public final class Wrap {

    /** The width of a page, in columns. */
    static final int WIDTH = 80;

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");

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

    /**
     * A command as a shell takes it, over as many lines as it needs. A word that is longer than a line goes on at the beginning
     * of the next, unless it is in quotes.
     *
     * @param command its words, those with blanks in single quotes
     * @return lines of at most 80 columns, each ended by a line feed, never null
     */
    static String command(String command) {
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder(" ");
        Matcher words = WORD.matcher(command);
        while (words.find()) {
            String word = words.group();
            if (!line.toString().isBlank() && line.length() + 1 + word.length() > WIDTH - 2) {
                out.append(line).append(" \\\n");
                line = new StringBuilder("   ");
            }
            line.append(' ');
            while (line.length() + word.length() > WIDTH - 2 && word.indexOf('\'') < 0) {
                int room = WIDTH - 2 - line.length();
                out.append(line).append(word, 0, room).append("\\\n");
                word = word.substring(room);
                line = new StringBuilder();
            }
            line.append(word);
        }
        return out.append(line).append('\n').toString();
    }

    /** Whatever is not printable ASCII becomes a question mark or a space. */
    static String ascii(String text) {
        return text.replaceAll("\\s", " ").replaceAll("[^ -~]", "?");
    }
}
