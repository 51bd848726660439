package lastack.model.inside;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds, in all that TLC printed, the one reason why it gave up. */
final class Transcript {
    private static final Pattern UNPARSED = Pattern.compile(
            "(?:\\*\\*\\*\\s*Parse Error\\s*\\*\\*\\*|(?=Lexical error))\\s*(.*?)\\s*(?:Residual stack trace|Fatal errors|\\z)", Pattern.DOTALL);
    private static final Pattern EXPECTED = Pattern.compile(
            "Was expecting \"(.*)\"\\s+Encountered \"(.*)\" at (line \\d+), (column \\d+) and token (\".*\")\\s*", Pattern.DOTALL);
    private static final Pattern MODULE = Pattern.compile("Could not parse module (\\w+)");
    private static final Pattern LISTED = Pattern.compile(
            "\\*\\*\\* (?:Errors|Abort messages): \\d+\\s+(line [^\\n]+|In module \\w+|Unknown location)\\s*\\n\\s*\\n(.*?)(?:\\n\\s*\\n|\\z)",
            Pattern.DOTALL);
    private static final Pattern READING = Pattern.compile("Parsing file (?:[^\\n]*[/\\\\])?(\\w+)\\.tla");
    private static final Pattern STARTED = Pattern.compile("Starting\\.\\.\\. \\([^)]*\\)\\s*(.*)\\z", Pattern.DOTALL);
    private static final Pattern ERROR = Pattern.compile(
            "^Error: (.*?)(?=^Error: |^State 1: |^\\d[\\d,]* states generated|^Finished in |\\z)", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PREAMBLE = Pattern.compile(
            "\\ATLC threw an unexpected exception\\..*?The exception was a [\\w.$]+\\s*:\\s*", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile(
            "\\d+\\. Line (\\d+), column (\\d+) to line (\\d+), column (\\d+) in (\\w+)");

    private Transcript() {
    }

    /**
     * What an exception of TLC's says.
     *
     * @param e the exception
     * @return its words, never null
     */
    static String words(Throwable e) {
        return e instanceof StackOverflowError ? "The evaluation is nested too deeply for the stack."
                : e.getMessage() == null ? e.toString() : e.getMessage();
    }

    /**
     * Puts text on one line.
     *
     * @param text any text
     * @return the text with single blanks between its words and a full stop behind them
     */
    static String sentence(String text) {
        String flat = text.strip().replaceAll("\\s+", " ");
        return flat.endsWith(".") ? flat : flat + ".";
    }

    /**
     * Adds where an evaluation failed, unless the message says so.
     *
     * @param message a sentence
     * @param stack TLC's stack of expressions, outermost first, as it prints it
     * @return the sentence with line, column and module
     */
    static String located(String message, String stack) {
        Matcher call = CALL.matcher(stack);
        String place = "";
        while (call.find()) {
            place = "line %s, col %s to line %s, col %s of module %s".formatted(call.group(1), call.group(2),
                    call.group(3), call.group(4), call.group(5));
        }
        return place.isEmpty() || message.contains(" of module ") ? message
                : message.substring(0, message.length() - 1) + " (" + place + ").";
    }

    /**
     * Finds the reason of a failed load or run.
     *
     * @param transcript all that TLC printed, and the words of the exception that it ended with
     * @return one sentence, with module and line if TLC gave them
     */
    static String reason(String transcript) {
        Matcher unparsed = UNPARSED.matcher(transcript);
        if (unparsed.find()) {
            Matcher named = MODULE.matcher(transcript);
            return sentence("module " + (named.find() ? named.group(1) : reading(transcript)) + ", "
                    + grammar(unparsed.group(1)));
        }
        Matcher listed = LISTED.matcher(transcript);
        if (listed.find()) {
            String place = listed.group(1);
            return sentence((place.equals("Unknown location") ? "" : place + ": ") + listed.group(2));
        }
        if (transcript.contains("Fatal errors while parsing")) {
            return "module " + reading(transcript) + " holds no module that TLC can parse.";
        }
        Matcher started = STARTED.matcher(transcript);
        return sentence((started.find() ? started.group(1) : transcript).replaceAll("(?m)^Error: ", ""));
    }

    /**
     * Finds what a model run complained of first.
     *
     * @param transcript all that TLC printed, or the first of it
     * @return one sentence, with module and line if TLC gave them; empty if it did not complain
     */
    static String complaint(String transcript) {
        if (transcript.contains("Fatal errors while parsing") || LISTED.matcher(transcript).find()) {
            return reason(transcript);
        }
        Matcher error = ERROR.matcher(transcript);
        return error.find() ? located(sentence(PREAMBLE.matcher(error.group(1)).replaceFirst("")), transcript) : "";
    }

    private static String grammar(String complaint) {
        Matcher expected = EXPECTED.matcher(complaint);
        return expected.matches() ? "%s, %s: expected %s and found %s at %s".formatted(expected.group(3), expected.group(4),
                expected.group(1), expected.group(2), expected.group(5)) : complaint;
    }

    private static String reading(String transcript) {
        Matcher reading = READING.matcher(transcript);
        String last = "";
        while (reading.find()) {
            last = reading.group(1);
        }
        return last;
    }
}
