package lastack.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small parts of a page. */
final class Html {

    private static final String RFC = "https://www.rfc-editor.org/rfc/rfc9293.html#";

    private Html() { }

    /** Text, safe between tags and in attributes. */
    static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Text that may be broken between the fields of a segment. */
    static String breakable(String text) {
        return text(text).replace("&gt;&lt;", "&gt;<wbr>&lt;");
    }

    static String element(String name, String attributes, String content) {
        return "<" + name + (attributes.isEmpty() ? "" : " " + attributes) + ">" + content + "</" + name + ">";
    }

    static String code(String text) {
        return element("code", "", text(text));
    }

    /** Links to sections of RFC 9293; nothing where there are none. A link is followed only by whoever clicks it. */
    static String sections(List<String> sections) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < sections.size(); i++) {
            String section = sections.get(i);
            String anchor = (Character.isDigit(section.charAt(0)) ? "section-" : "appendix-") + section;
            out.append(i == 0 ? "RFC 9293, " : i < sections.size() - 1 ? ", " : " and ")
                .append(element("a", "href=\"" + RFC + text(anchor) + "\"", text(section)));
        }
        return out.toString();
    }

    /** A file that stands beside this class in the jar. */
    static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
