package lastack.rfc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The citations in prose: comments of TLA+ and Java, the README, and what the models are said to show. There every number with
 * dots ({@code 3.10.7.4}, {@code A.2}) is a section of RFC 9293, unless it belongs to another RFC ("RFC 6298, section 5.4"),
 * counts something ("3.7 s") or is a version ("Maven 3.8"); and every {@code MUST-12} is one of its requirements.
 */
final class Citations {

    /** Strings and character literals come first, so that what looks like a comment within one is none. */
    private static final Pattern JAVA = Pattern.compile(
        "\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'(?:\\\\.|[^'\\\\])'|(//[^\\n]*|/\\*[\\s\\S]*?\\*/)");
    private static final Pattern TLA = Pattern.compile("\"[^\"\\n]*\"|(\\\\\\*[^\\n]*|\\(\\*[\\s\\S]*?\\*\\))");
    private static final Pattern MARKDOWN = Pattern.compile("(?m)^```[\\s\\S]*?^```|`[^`]*`|([^`]+)");
    private static final Pattern ANYTHING = Pattern.compile("([\\s\\S]+)");

    private static final Pattern TOKEN = Pattern.compile(
        "\\bRFC[\\s*()]+(?<rfc>\\d+)"
        + "|(?:Maven|JDK|Java|TLC|jqwik|JUnit|version)\\s+\\d[\\d.]*"
        + "|(?<![\\w.])\\d+\\.\\d+\\s*(?:s|ms|MB|GB|%)(?!\\w)"
        + "|(?<![\\w.])(?<dotted>(?:[1-9]\\d*|[A-Z])(?:\\.\\d+)+)(?!\\w)"
        + "|\\bsections?\\s+(?<whole>\\d+)(?![\\w.]*\\d)"
        + "|\\b(?<label>(?:MUST|SHLD|MAY|REC)-\\d+)\\b"
        + "|(?<end>[;)]|[.:](?=\\s))");

    private Citations() { }

    /**
     * What is wrong with a file's citations.
     *
     * @param file a file of any kind that {@link Sources} has
     * @param rfc what there is to cite
     * @return a sentence for each section or label that RFC 9293 does not have
     */
    static List<String> mistakes(SourceFile file, Rfc rfc) {
        List<String> mistakes = new ArrayList<>();
        prose(file.name()).matcher(file.text()).results().filter(part -> part.group(1) != null)
            .forEach(part -> mistakes(file, part, rfc, mistakes));
        return mistakes;
    }

    /** The sections that a comment cites, in the order in which it does; whether there are such sections is not asked. */
    static List<String> sections(String comment) {
        List<String> sections = new ArrayList<>();
        boolean elsewhere = false;
        Matcher token = TOKEN.matcher(comment);
        while (token.find()) {
            if (token.group("rfc") != null) {
                elsewhere = !token.group("rfc").equals("9293");
            } else if (token.group("end") != null) {
                elsewhere = false;
            } else if (!elsewhere && token.group("dotted") != null) {
                sections.add(token.group("dotted"));
            }
        }
        return sections;
    }

    private static Pattern prose(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "java" -> JAVA;
            case "tla", "cfg" -> TLA;
            case "md" -> MARKDOWN;
            default -> ANYTHING;
        };
    }

    private static void mistakes(SourceFile file, MatchResult part, Rfc rfc, List<String> mistakes) {
        boolean elsewhere = false;
        Matcher token = TOKEN.matcher(part.group(1));
        while (token.find()) {
            Optional<String> wrong = Optional.empty();
            if (token.group("rfc") != null) {
                elsewhere = !token.group("rfc").equals("9293");
            } else if (token.group("end") != null) {
                elsewhere = false;
            } else if (token.group("label") != null) {
                wrong = rfc.wrongLabel(token.group("label"));
            } else if (!elsewhere && token.group("dotted") != null) {
                wrong = rfc.wrongSection(token.group("dotted"));
            } else if (!elsewhere && token.group("whole") != null) {
                wrong = rfc.wrongSection(token.group("whole"));
            }
            wrong.ifPresent(sentence -> mistakes.add(file.place(part.start(1) + token.start()) + ": " + sentence));
        }
    }
}
