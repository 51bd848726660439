package lastack.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.refine.Violation;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;

/**
 * Writes a failure for a person: the steps up to it as a ladder, the step that failed, what would have been permitted, where
 * the step differs from that and why, and the command that brings it about again.
 */
public final class FailureText {

    /** How many steps are drawn before the one that failed. */
    static final int STEPS = 12;

    private FailureText() { }

    /**
     * Writes a failure.
     *
     * @param failure the failure
     * @return lines of at most 80 columns, each ended by a line feed, never null
     */
    public static String of(Failure failure) {
        StringBuilder out = new StringBuilder();
        out.append(Wrap.paragraph("", failure.headline())).append('\n');
        out.append(LadderText.render(ladder(failure))).append('\n');
        failure.violation().ifPresent(violation -> {
            Step failed = violation.step();
            out.append(Wrap.paragraph("event    ", event(failed.event())));
            out.append(Wrap.paragraph("before   ", TcbText.of(violation.before())));
            out.append(Wrap.paragraph("after    ", TcbText.changes(violation.before(), failed.tcb())));
            out.append(Wrap.paragraph("told     ", told(failed)));
            out.append('\n').append(WhyText.of(violation, failure.explanation())).append('\n');
        });
        Failure.Repeat repeat = failure.repeat();
        if (!repeat.schedule().isEmpty()) {
            out.append("What brings it about:\n");
            repeat.schedule().forEach(line -> out.append(Wrap.paragraph("  ", line + ".")));
            out.append('\n');
        }
        out.append("To see it again:\n").append(Wrap.command(repeat.command()));
        return out.toString();
    }

    static String told(Step step) {
        return step.tells().isEmpty() ? "nothing" : StepItems.words(step.tells());
    }

    /** The last steps and, where one failed, that one. */
    private static Ladder ladder(Failure failure) {
        Header header = failure.header();
        Optional<Step> failed = failure.violation().map(Violation::step);
        List<Step> steps = before(failure.entries(), failed.orElse(null));
        long shown = 0;
        int from = steps.size();
        while (from > 0 && shown < STEPS) {
            from--;
            shown += steps.get(from).event() instanceof EventView.Tick ? 0 : 1;
        }
        StepItems items = new StepItems(header, Numbering.RAW, failure.entries());
        boolean whole = failure.violation().isEmpty() || steps.size() == failure.violation().get().index() - 1;
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
        failed.ifPresent(step -> {
            items.line("the next step is NOT PERMITTED");
            items.addAlways(step);
        });
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

    static String event(EventView event) {
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

    static String segment(SegmentView segment) {
        List<String> parts = new ArrayList<>(SegmentParts.of(
            segment.seq().toString(), segment.ack().toString(), segment.len(), 1,
            segment.ctl().stream().map(Enum::name).toList()));
        parts.add("<WND=" + segment.wnd() + ">");
        return String.join("", parts);
    }
}
