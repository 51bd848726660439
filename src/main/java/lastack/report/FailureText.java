package lastack.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lastack.refine.Candidate;
import lastack.refine.Judgement;
import lastack.refine.Violation;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;

/**
 * Writes a violation for a person: the steps up to it as a ladder, the step that failed, what would have been permitted and
 * where the step differs from that, and the command that brings it about again.
 */
public final class FailureText {

    /** How many steps are drawn before the one that failed. */
    static final int STEPS = 12;

    private static final int DIFFERENCES = 8;

    private FailureText() { }

    /**
     * Writes a violation.
     *
     * @param header where the run began
     * @param entries the run, at least up to the step that failed; or, of a long run, only the last steps before it
     * @param violation the violation
     * @param command what repeats the run
     * @return lines of at most 80 columns, each ended by a line feed, never null
     */
    public static String of(Header header, List<? extends Entry> entries, Violation violation, String command) {
        Step failed = violation.step();
        StringBuilder out = new StringBuilder();
        out.append(Wrap.paragraph("", "Step " + violation.index() + " of the run, of " + failed.endpoint() + " at tick "
            + failed.at() + ", is not one that RFC 9293 permits.")).append('\n');
        out.append(LadderText.render(ladder(header, entries, violation))).append('\n');
        out.append(Wrap.paragraph("event    ", event(failed.event())));
        out.append(Wrap.paragraph("before   ", TcbText.of(violation.before())));
        out.append(Wrap.paragraph("after    ", TcbText.changes(violation.before(), failed.tcb())));
        out.append(Wrap.paragraph("told     ", failed.tells().isEmpty() ? "nothing" : StepItems.words(failed.tells())));
        out.append('\n').append(why(violation)).append('\n');
        out.append("To see it again:\n  ").append(String.join(" \\\n    ", Wrap.words(command, Wrap.WIDTH - 6))).append('\n');
        return out.toString();
    }

    /** The ladder alone: the last steps, and the one that failed. */
    static Ladder ladder(Header header, List<? extends Entry> entries, Violation violation) {
        List<Step> steps = before(entries, violation.step());
        long shown = 0;
        int from = steps.size();
        while (from > 0 && shown < STEPS) {
            from--;
            shown += steps.get(from).event() instanceof EventView.Tick ? 0 : 1;
        }
        StepItems items = new StepItems(header, Numbering.RAW, entries);
        boolean whole = steps.size() == violation.index() - 1;
        if (whole) {
            for (Side side : Side.values()) {
                items.know(side, header.origin(side).tcb());
            }
        }
        for (Step step : steps.subList(0, from)) {
            items.skip(step);
        }
        if (from > 0 || !whole) {
            items.line(whole ? (from == 1 ? "1 earlier step is" : from + " earlier steps are") + " not shown"
                : "earlier steps are not shown");
        }
        items.states();
        steps.subList(from, steps.size()).forEach(items::add);
        items.line("the next step is NOT PERMITTED");
        items.addAlways(violation.step());
        return new Ladder(TraceLadder.CLOCK, Weaver.weave(items.items()));
    }

    private static List<Step> before(List<? extends Entry> entries, Step failed) {
        List<Step> steps = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry == failed) {
                break;
            } else if (entry instanceof Step step) {
                steps.add(step);
            }
        }
        return steps;
    }

    private static String event(EventView event) {
        if (event instanceof EventView.Arrive arrive) {
            return "Arrive " + segment(arrive.segment());
        } else if (event instanceof EventView.Emit emit) {
            return "Emit " + segment(emit.segment());
        } else if (event instanceof EventView.Open open) {
            return "Open " + (open.active() ? "active" : "passive") + ", remote socket "
                + (open.remote() ? "specified" : "unspecified") + ", ISS " + open.iss();
        } else if (event instanceof EventView.Send send) {
            return "Send " + StepItems.octets(send.len());
        } else if (event instanceof EventView.Receive receive) {
            return "Receive " + StepItems.octets(receive.len());
        } else if (event instanceof EventView.Tick tick) {
            return "Tick " + tick.ticks();
        }
        return event.name();
    }

    private static String segment(SegmentView segment) {
        List<String> parts = new ArrayList<>(SegmentParts.of(
            segment.seq().toString(), segment.ack().toString(), segment.len(), 1, segment.ctl().stream().map(Enum::name).toList()));
        parts.add("<WND=" + segment.wnd() + ">");
        return String.join("", parts);
    }

    private static String why(Violation violation) {
        Judgement.Unexplained why = violation.why();
        EventView event = violation.step().event();
        String place = "Endpoint.tla, event " + event.name() + section(event);
        if (why.reason().isPresent()) {
            return Wrap.paragraph("", place + ": the relation could not be asked, for " + why.reason().get() + ".");
        }
        List<Candidate> candidates = new ArrayList<>(why.candidates());
        if (candidates.isEmpty()) {
            return Wrap.paragraph("", place + ": no outcome. " + nothing(event));
        }
        candidates.sort(Comparator.<Candidate>comparingInt(each -> each.differences().size()).thenComparing(Candidate::toString));
        StringBuilder out = new StringBuilder(Wrap.paragraph("", place + ": "
            + (candidates.size() == 1 ? "one outcome is permitted, and the step differs from it:"
                : candidates.size() + " outcomes are permitted, and the step differs from each:")));
        for (int i = 0; i < candidates.size(); i++) {
            out.append(candidate(candidates.size() == 1 ? "  " : "  " + (i + 1) + ". ", candidates.get(i)));
        }
        return out.toString();
    }

    private static String candidate(String first, Candidate candidate) {
        StringBuilder out = new StringBuilder();
        String indent = first;
        if (!candidate.needs().isEmpty()) {
            out.append(Wrap.paragraph(indent, "with " + String.join(", ", candidate.needs()) + ":"));
            indent = " ".repeat(first.length());
        }
        List<Candidate.Difference> differences = candidate.differences();
        for (Candidate.Difference difference : differences.subList(0, Math.min(DIFFERENCES, differences.size()))) {
            out.append(Wrap.paragraph(indent, difference.variable() + " should be "
                + TcbText.value(difference.variable(), difference.permitted()) + " and is "
                + TcbText.value(difference.variable(), difference.seen())));
            indent = " ".repeat(first.length());
        }
        if (differences.size() > DIFFERENCES) {
            out.append(Wrap.paragraph(indent, "and " + (differences.size() - DIFFERENCES) + " more"));
        }
        return out.toString();
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

    private static String nothing(EventView event) {
        if (event instanceof EventView.Emit emit) {
            return segment(emit.segment()) + ": RFC 9293 permits the endpoint no such segment now.";
        } else if (event instanceof EventView.Tick tick) {
            return "RFC 9293 does not let " + StepItems.ticks(tick.ticks()) + " pass here: something is owed, or due, before then"
                + " (see ackDue, rtx, resend, timeWait, userTimer and resets above).";
        }
        return "RFC 9293 permits no such event here.";
    }
}
