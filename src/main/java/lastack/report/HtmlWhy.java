package lastack.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lastack.refine.Candidate;
import lastack.refine.Explanation;
import lastack.refine.Judgement;
import lastack.refine.Violation;

/** Writes why a step is no outcome, for a page: the same that {@link WhyText} writes, and what there is room for here. */
final class HtmlWhy {

    /** How many of the conditions that do not explain best are listed. */
    private static final int MOST = 60;

    private final Violation violation;
    private final Explanation explanation;
    private final StringBuilder out = new StringBuilder();

    private HtmlWhy(Violation violation, Explanation explanation) {
        this.violation = violation;
        this.explanation = explanation;
    }

    static String of(Violation violation, Explanation explanation) {
        HtmlWhy why = new HtmlWhy(violation, explanation);
        why.write();
        return why.out.toString();
    }

    private void write() {
        Judgement.Unexplained why = violation.why();
        String place = WhyText.place(violation.step().event());
        if (why.reason().isPresent()) {
            paragraph(place + ": the relation could not be asked, for " + why.reason().get() + ".");
            return;
        }
        List<Explanation.Permitted> permitted = WhyText.permitted(why, explanation);
        if (permitted.isEmpty()) {
            paragraph(place + ": no outcome. " + WhyText.nothing(violation.step().event()));
        } else {
            paragraph(place + ": " + WhyText.heading(permitted.size()));
            for (int i = 0; i < permitted.size(); i++) {
                permitted(i + 1, permitted.get(i), permitted.size() > 1);
            }
        }
        refused(permitted.isEmpty());
        explanation.others().ifPresent(names -> paragraph(WhyText.others(names)));
    }

    private void paragraph(String text) {
        out.append(Html.element("p", "", Html.text(text))).append('\n');
    }

    private void permitted(int number, Explanation.Permitted permitted, boolean several) {
        boolean known = !explanation.permitted().isEmpty();
        if (several || !permitted.needs().isEmpty()) {
            out.append(Html.element("h3", "", Html.text((several ? "Outcome " + number : "The outcome")
                + (permitted.needs().isEmpty() ? "" : ", with " + String.join(", ", permitted.needs()))))).append('\n');
        }
        out.append("<table class=\"differences\"><thead><tr><th>variable</th><th>should be</th><th>is</th>")
            .append(known ? "<th>because of</th>" : "").append("</tr></thead><tbody>\n");
        for (Explanation.Change change : permitted.changes()) {
            Candidate.Difference difference = change.difference();
            out.append("<tr><th scope=\"row\">").append(Html.code(difference.variable()))
                .append("</th><td class=\"right\" data-label=\"should be\">")
                .append(value(difference.variable(), difference.permitted()))
                .append("</td><td class=\"wrong\" data-label=\"is\">")
                .append(value(difference.variable(), difference.seen())).append("</td>");
            if (known) {
                out.append("<td data-label=\"because of\">");
                change.source().ifPresentOrElse(this::source, () -> out.append(WhyText.LEFT));
                out.append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private static String value(String variable, String value) {
        return Html.element("span", "class=\"v\"", Html.breakable(TcbText.value(variable, value)));
    }

    private void source(Explanation.Source source) {
        out.append(Html.code(source.text())).append("<br>").append(at(source.at()));
        for (Explanation.Reason guard : source.guards()) {
            out.append("<br>where ").append(truth(guard));
        }
        context(source.at());
    }

    private void refused(boolean nothing) {
        List<Explanation.Refused> best = explanation.refused().stream().filter(Explanation.Refused::primary).toList();
        List<Explanation.Refused> rest = explanation.refused().stream().filter(each -> !each.primary()).limit(MOST).toList();
        if (!best.isEmpty()) {
            out.append(Html.element("h3", "", Html.text(WhyText.heading(best, nothing)))).append('\n');
            out.append("<ul class=\"reasons best\">\n");
            best.forEach(each -> reason(each.because(), true));
            out.append("</ul>\n");
        }
        if (!rest.isEmpty()) {
            out.append("<details class=\"rest\"><summary>").append(rest.size())
                .append(rest.size() == 1 ? " other candidate" : " other candidates")
                .append(", each with the condition that turned it away</summary>\n<ul class=\"reasons\">\n");
            for (Explanation.Refused each : rest) {
                reason(each.because(), false);
                out.append("<li class=\"besides\">").append(besides(each)).append("</li>\n");
            }
            out.append("</ul></details>\n");
        }
    }

    private static String besides(Explanation.Refused refused) {
        if (refused.isTheStep()) {
            return "were it otherwise, the step would be permitted";
        }
        Set<String> names = new TreeSet<>();
        refused.differences().forEach(each -> names.add(each.variable()));
        return "were it otherwise, the step would still differ in " + Html.text(String.join(", ", names));
    }

    private void reason(Explanation.Reason reason, boolean whole) {
        out.append("<li>").append(truth(reason)).append(" <span class=\"at\">").append(at(reason.at())).append("</span>");
        if (!reason.values().isEmpty()) {
            out.append("<dl class=\"values\">");
            reason.values().forEach(each -> out.append("<div><dt>").append(Html.code(each.name())).append("</dt> <dd>")
                .append("is <span class=\"v\">").append(Html.breakable(each.value())).append("</span></dd></div>"));
            out.append("</dl>");
        }
        if (!reason.because().isEmpty()) {
            out.append("\n<ul>\n");
            reason.because().forEach(each -> reason(each, whole));
            out.append("</ul>");
        } else if (whole) {
            context(reason.at());
        }
        out.append("</li>\n");
    }

    private static String truth(Explanation.Reason reason) {
        return Html.code(reason.text()) + " " + Html.element("span", "class=\"truth " + (reason.holds() ? "t" : "f") + "\"",
            reason.holds() ? "is TRUE" : "is FALSE");
    }

    private static String at(Explanation.Where at) {
        return Html.text(at.place()) + (at.definition().isEmpty() ? "" : ", in " + Html.code(at.definition()))
            + (at.caller().isEmpty() ? "" : " for " + Html.code(at.caller()))
            + (at.sections().isEmpty() ? "" : "; " + Html.sections(at.sections()));
    }

    /** The definition, with the line marked, and what the RFC says there. */
    private void context(Explanation.Where at) {
        if (at.text().isEmpty() && at.clauses().isEmpty()) {
            return;
        }
        out.append("<details class=\"context\"><summary>").append(at.text().isEmpty() ? "what the RFC says there"
            : at.clauses().isEmpty() ? "the definition" : "the definition, and what the RFC says there").append("</summary>");
        if (!at.text().isEmpty()) {
            out.append("<pre class=\"definition\">");
            at.text().forEach((line, text) -> out.append(line == at.line() ? "<mark>" : "")
                .append(String.format("%4d  ", line)).append(Html.text(text)).append(line == at.line() ? "</mark>" : "")
                .append('\n'));
            out.append("</pre>");
        }
        if (!at.clauses().isEmpty()) {
            out.append("<ul>");
            at.clauses().forEach(each -> out.append(Html.element("li", "", Html.text(each))));
            out.append("</ul>");
        }
        out.append("</details>");
    }

    /** The control block of the step that failed: before it and after it. */
    static String block(Violation violation) {
        Map<String, String> before = TcbText.variables(violation.before());
        Map<String, String> after = TcbText.variables(violation.step().tcb());
        Set<String> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        StringBuilder out = new StringBuilder("<table class=\"block\"><thead><tr><th>variable</th><th>before</th><th>after</th>"
            + "<th></th></tr></thead><tbody>\n");
        line(out, "state", violation.before().state(), violation.step().tcb().state());
        names.forEach(name -> line(out, name, before.getOrDefault(name, "none"), after.getOrDefault(name, "none")));
        return out.append("</tbody></table>\n").toString();
    }

    private static void line(StringBuilder out, String name, String before, String after) {
        boolean changed = !before.equals(after);
        out.append("<tr").append(changed ? " class=\"changed\"" : "").append("><th scope=\"row\">").append(Html.code(name))
            .append("</th><td>").append(Html.breakable(before)).append("</td><td>").append(Html.breakable(after))
            .append("</td><td>").append(changed ? "changed" : "").append("</td></tr>\n");
    }
}
