package lastack.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lastack.refine.Candidate;
import lastack.refine.Explanation;
import lastack.refine.Judgement;
import lastack.refine.Violation;
import lastack.trace.EventView;

/** Writes why a step is no outcome: the outcomes that there are, and the conditions that turned others away. */
final class WhyText {

    /** How many variables of an outcome are written. */
    private static final int MOST = 8;

    /** How many conditions are; the nearest come first. */
    private static final int CONDITIONS = 4;

    /** Of a variable that no part of the specification sets. */
    static final String LEFT = "the event leaves it as it was";

    private WhyText() { }

    static String of(Violation violation, Explanation explanation) {
        Judgement.Unexplained why = violation.why();
        EventView event = violation.step().event();
        String place = place(event);
        if (why.reason().isPresent()) {
            return Wrap.paragraph("", place + ": the relation could not be asked, for " + why.reason().get() + ".");
        }
        StringBuilder out = new StringBuilder();
        List<Explanation.Permitted> permitted = permitted(why, explanation);
        if (permitted.isEmpty()) {
            out.append(Wrap.paragraph("", place + ": no outcome. " + nothing(event)));
        } else {
            out.append(Wrap.paragraph("", place + ": " + heading(permitted.size())));
            for (int i = 0; i < permitted.size(); i++) {
                candidate(out, permitted.size() == 1 ? "  " : "  " + (i + 1) + ". ", permitted.get(i),
                    !explanation.permitted().isEmpty());
            }
        }
        refused(out, explanation, permitted.isEmpty());
        explanation.others().ifPresent(names -> out.append('\n').append(Wrap.paragraph("", others(names))));
        return out.toString();
    }

    /** Where the event stands in the specification. */
    static String place(EventView event) {
        return "Endpoint.tla, event " + event.name() + section(event);
    }

    static String heading(int outcomes) {
        return outcomes == 1 ? "one outcome is permitted, and the step differs from it:"
            : outcomes + " outcomes are permitted, and the step differs from each:";
    }

    static String others(Set<String> names) {
        return "With " + String.join(", ", names) + ", not admitted here, it would be permitted (Policies.tla).";
    }

    /** The outcomes with where their values come from or, where that is not known, without. */
    static List<Explanation.Permitted> permitted(Judgement.Unexplained why, Explanation explanation) {
        if (!explanation.permitted().isEmpty()) {
            return explanation.permitted();
        }
        List<Explanation.Permitted> all = new ArrayList<>();
        for (Candidate each : why.candidates()) {
            all.add(new Explanation.Permitted(each.needs(), each.differences().stream()
                .map(difference -> new Explanation.Change(difference, Optional.empty())).toList()));
        }
        all.sort(Comparator.<Explanation.Permitted>comparingInt(each -> each.changes().size())
            .thenComparing(Explanation.Permitted::toString));
        return all;
    }

    private static void candidate(StringBuilder out, String first, Explanation.Permitted candidate, boolean known) {
        String indent = first;
        if (!candidate.needs().isEmpty()) {
            out.append(Wrap.paragraph(indent, "with " + String.join(", ", candidate.needs()) + ":"));
            indent = " ".repeat(first.length());
        }
        List<Explanation.Change> changes = candidate.changes();
        for (Explanation.Change change : changes.subList(0, Math.min(MOST, changes.size()))) {
            out.append(Wrap.paragraph(indent, difference(change.difference())));
            indent = " ".repeat(first.length());
            String inner = indent + "  ";
            if (change.source().isPresent()) {
                Explanation.Source source = change.source().get();
                out.append(Wrap.paragraph(inner, source.text()));
                out.append(Wrap.paragraph(inner + "    ", at(source.at())));
                source.guards().stream().limit(MOST).forEach(guard ->
                    out.append(Wrap.paragraph(inner + "    ", "where " + truth(guard))));
            } else if (known) {
                out.append(Wrap.paragraph(inner, LEFT));
            }
        }
        if (changes.size() > MOST) {
            out.append(Wrap.paragraph(indent, "and " + (changes.size() - MOST) + " more"));
        }
    }

    static String difference(Candidate.Difference difference) {
        return difference.variable() + " should be " + TcbText.value(difference.variable(), difference.permitted())
            + " and is " + TcbText.value(difference.variable(), difference.seen());
    }

    private static void refused(StringBuilder out, Explanation explanation, boolean nothing) {
        List<Explanation.Refused> all = explanation.refused().stream().filter(Explanation.Refused::primary).toList();
        List<Explanation.Refused> best = all.subList(0, Math.min(CONDITIONS, all.size()));
        if (best.isEmpty()) {
            return;
        }
        out.append('\n').append(Wrap.paragraph("", heading(all, nothing)));
        for (int i = 0; i < best.size(); i++) {
            reason(out, best.size() == 1 ? "  " : "  " + (i + 1) + ". ", best.get(i).because(), 0);
        }
        if (all.size() > best.size()) {
            out.append(Wrap.paragraph("  ", "and " + (all.size() - best.size()) + " more"));
        }
    }

    /** What the conditions that follow have in common. */
    static String heading(List<Explanation.Refused> refused, boolean nothing) {
        return nothing ? "The condition that it does not meet:"
            : refused.size() == 1 ? "It would be permitted if one thing were otherwise:"
            : "It would be permitted if one of these were otherwise:";
    }

    private static void reason(StringBuilder out, String first, Explanation.Reason reason, int depth) {
        out.append(Wrap.paragraph(first, truth(reason)));
        String indent = " ".repeat(first.length()) + "    ";
        // What stands between the first condition and the last ones is in the same definition as the first.
        if (depth == 0 || reason.because().isEmpty()) {
            out.append(Wrap.paragraph(indent, at(reason.at())));
        }
        if (!reason.values().isEmpty()) {
            out.append(Wrap.paragraph(indent, valueList(reason)));
        }
        for (Explanation.Reason each : reason.because()) {
            // Behind the third the reasons of the reasons follow from what stands there already.
            if (depth < 3) {
                reason(out, " ".repeat(first.length()) + "  ", each, depth + 1);
            }
        }
    }

    static String truth(Explanation.Reason reason) {
        return reason.text() + " is " + (reason.holds() ? "TRUE" : "FALSE");
    }

    static String valueList(Explanation.Reason reason) {
        return reason.values().stream().map(each -> each.name() + " is " + each.value()).collect(Collectors.joining("; "));
    }

    /** As in {@code Emission.tla, line 57, in NewText; RFC 9293, 3.10.2 and 3.6}. */
    static String at(Explanation.Where at) {
        return at.place() + (at.definition().isEmpty() ? "" : ", in " + at.definition())
            + (at.caller().isEmpty() ? "" : " for " + at.caller()) + (at.sections().isEmpty() ? "" : "; " + at.rfc());
    }

    /** Where RFC 9293 speaks of the event. */
    private static String section(EventView event) {
        String section = event instanceof EventView.Open ? "3.10.1" : event instanceof EventView.Send ? "3.10.2"
            : event instanceof EventView.Receive ? "3.10.3"
            : event instanceof EventView.Close ? "3.10.4" : event instanceof EventView.Detach ? "3.6.1"
            : event instanceof EventView.Abort ? "3.10.5"
            : event instanceof EventView.Arrive ? "3.10.7"
            : event instanceof EventView.RetransmitTimeout || event instanceof EventView.TimeWaitTimeout
                || event instanceof EventView.UserTimeout ? "3.10.8" : "";
        return section.isEmpty() ? "" : " (RFC 9293, " + section + ")";
    }

    static String nothing(EventView event) {
        if (event instanceof EventView.Emit emit) {
            return FailureText.segment(emit.segment()) + ": RFC 9293 permits the endpoint no such segment now.";
        } else if (event instanceof EventView.Tick tick) {
            return "RFC 9293 does not let " + StepItems.ticks(tick.ticks()) + " pass here: something is owed, or due, before"
                + " then.";
        }
        return "RFC 9293 permits no such event here.";
    }
}
