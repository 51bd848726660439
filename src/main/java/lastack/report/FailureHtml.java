package lastack.report;

import java.util.List;
import java.util.Optional;
import lastack.refine.Violation;
import lastack.trace.Entry;
import lastack.trace.Header;

/**
 * Writes a run as one HTML file that needs nothing else: no network, no library, no second file. Two lanes, segments as arrows,
 * and for each step the control block before and after it. It can be read in light and dark, on paper, on a narrow screen, by
 * keyboard alone and without scripts, which only bring the control blocks of steps that did not fail.
 */
public final class FailureHtml {

    private FailureHtml() { }

    /**
     * Writes a failure.
     *
     * @param failure the failure
     * @return the page, never null
     */
    public static String of(Failure failure) {
        Optional<Violation> violation = failure.violation();
        StringBuilder main = new StringBuilder();
        main.append(violation.map(each -> section("why", "Why it is not permitted",
            facts(each) + HtmlWhy.of(each, failure.explanation()))).orElse(""));
        main.append(violation.map(each -> section("failed-block", "The control block of " + each.step().endpoint(),
            HtmlWhy.block(each))).orElse(""));
        main.append(section("repeat", "To see it again", repeat(failure.repeat())));
        return page(failure.headline(), violation.isPresent(), HtmlLadder.of(failure.header(), failure.entries(), violation),
            main.toString());
    }

    /**
     * Writes a run in which nothing fails.
     *
     * @param headline what it is
     * @param header where it began
     * @param entries all that happened
     * @param command what repeats it
     * @return the page, never null
     */
    public static String of(String headline, Header header, List<? extends Entry> entries, String command) {
        return page(headline, false, HtmlLadder.of(header, entries, Optional.empty()),
            section("repeat", "To see it again", repeat(Failure.Repeat.by(command))));
    }

    private static String page(String headline, boolean failed, HtmlLadder ladder, String sections) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            + "<title>" + Html.text("Lastack: " + headline) + "</title>\n<style>\n" + Html.resource("failure.css")
            + "</style>\n</head>\n<body" + (failed ? " class=\"has-failure\"" : "") + ">\n"
            + (failed ? "<a class=\"skip\" href=\"#failing\">Go to the failing step</a>\n" : "")
            + "<header>\n<p class=\"from\">Lastack, the release of a TCP connection</p>\n<h1>" + Html.text(headline) + "</h1>\n"
            + "<nav aria-label=\"In this page\">"
            + (failed ? "<a class=\"go\" href=\"#failing\" id=\"to-failing\">Failing step <kbd>f</kbd></a>"
                + "<a href=\"#why\">Why <kbd>w</kbd></a>" : "")
            + "<a href=\"#repeat\">See it again <kbd>r</kbd></a>"
            + "<span class=\"hint\"><kbd>j</kbd> and <kbd>k</kbd>: next step, step before</span></nav>\n</header>\n"
            + "<main>\n<section id=\"run\" aria-labelledby=\"run-title\">\n<h2 id=\"run-title\">The run</h2>\n"
            + "<p class=\"legend\">Time goes down. A segment leaves where its arrow begins and arrives where it ends; one that"
            + " is cut, and says <em>lost</em>, never arrives. Each step shows the state after it."
            + " Point at a step, or move to it, to see its control block.</p>\n"
            + "<div class=\"stage\">\n" + ladder.html()
            + "<aside id=\"block\" aria-label=\"Control block of the step\"><p class=\"hint\">No step is chosen.</p></aside>\n"
            + "</div>\n</section>\n" + sections + "</main>\n"
            + "<script type=\"application/json\" id=\"steps\">" + ladder.json() + "</script>\n<script>\n"
            + Html.resource("failure.js") + "</script>\n</body>\n</html>\n";
    }

    private static String section(String id, String title, String content) {
        return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\">\n<h2 id=\"" + id + "-title\">" + Html.text(title)
            + "</h2>\n" + content + "</section>\n";
    }

    private static String facts(Violation violation) {
        return "<dl class=\"facts\"><div><dt>event</dt><dd>" + Html.breakable(FailureText.event(violation.step().event()))
            + "</dd></div><div><dt>state</dt><dd>" + Html.text(violation.before().state()
            + (violation.before().state().equals(violation.step().tcb().state()) ? ", and stays in it"
                : ", then " + violation.step().tcb().state())) + "</dd></div><div><dt>told</dt><dd>"
            + Html.text(FailureText.told(violation.step())) + "</dd></div></dl>\n";
    }

    private static String repeat(Failure.Repeat repeat) {
        StringBuilder out = new StringBuilder();
        repeat.seed().ifPresent(seed -> out.append("<p>Seed <strong>").append(seed).append("</strong>.</p>\n"));
        if (!repeat.schedule().isEmpty()) {
            out.append("<p>What brings it about; nothing of it can be left away:</p>\n<ul class=\"schedule\">\n");
            repeat.schedule().forEach(each -> out.append(Html.element("li", "", Html.text(each) + ".")).append('\n'));
            out.append("</ul>\n");
        }
        return out.append("<pre class=\"command\" tabindex=\"0\">").append(Html.text(repeat.command())).append("</pre>\n")
            .toString();
    }
}
