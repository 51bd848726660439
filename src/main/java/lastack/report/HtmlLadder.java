package lastack.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lastack.refine.Violation;
import lastack.trace.Entry;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.NetworkNote;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;

/**
 * Draws a run for a page: a row for each step, in the order in which they happened, and arrows over them. Time that passes has
 * no row, unless that is what failed.
 */
final class HtmlLadder {

    /** How many of the last entries are drawn. */
    private static final int MOST = 300;

    /** Where in a row an arrow touches its lane, in rows. */
    private static final double FOOT = 0.8;
    /** The height of a row, in the page's root em. */
    private static final double HEIGHT = 3.0;
    /** How far a segment comes that is lost, in percent of its way. */
    private static final int LOST = 62;
    /** The same for one of whose end nothing is known. */
    private static final int STUB = 45;
    /** How far such a segment comes down, in rows: it keeps clear of the next one. */
    private static final double DROOP = 0.12;
    /** The size of words beside arrows, in the page's root em. */
    private static final double WORDS = 0.8;

    private final Header header;
    private final Optional<Violation> violation;
    private final StringBuilder rows = new StringBuilder();
    private final StringBuilder arrows = new StringBuilder();
    private final ArrayNode blocks = JsonMapper.builder().build().createArrayNode();
    private final Map<Side, TcbView> before = new EnumMap<>(Side.class);
    private final Map<Long, Integer> left = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Set<Long> arrives = new HashSet<>();
    private final Set<Long> arrived = new HashSet<>();
    private final Set<Long> lost = new HashSet<>();
    private int count;

    private HtmlLadder(Header header, Optional<Violation> violation) {
        this.header = header;
        this.violation = violation;
    }

    /** Draws a run. */
    static HtmlLadder of(Header header, List<? extends Entry> entries, Optional<Violation> violation) {
        HtmlLadder ladder = new HtmlLadder(header, violation);
        List<Step> steps = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry instanceof NetworkNote note && note.network().equals("lost")) {
                ladder.lost.add(note.packet());
            } else if (entry instanceof Step step) {
                steps.add(step);
            }
        }
        int failed = violation.isPresent() ? indexOf(steps, violation.get().step()) : steps.size() - 1;
        long before = violation.map(each -> each.index() - 1).orElse((long) steps.size());
        boolean whole = failed == before || violation.isEmpty();
        if (whole) {
            for (Side side : Side.values()) {
                ladder.before.put(side, header.origin(side).tcb());
            }
        }
        List<Step> shown = steps.subList(0, failed + 1);
        int from = Math.max(0, shown.size() - MOST);
        shown.subList(0, from).forEach(step -> ladder.before.put(step.endpoint(), step.tcb()));
        ladder.draw(shown.subList(from, shown.size()), from > 0 || !whole);
        return ladder;
    }

    private static int indexOf(List<Step> steps, Step step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) == step) {
                return i;
            }
        }
        return steps.size() - 1;
    }

    private void draw(List<Step> steps, boolean cut) {
        if (cut) {
            rows.append("<li class=\"cut\">earlier steps are not shown</li>\n");
            count++;
        } else {
            start();
        }
        for (Step step : steps) {
            if (step.event() instanceof EventView.Arrive && step.packet().isPresent()) {
                arrives.add(step.packet().getAsLong());
            }
        }
        for (Step step : steps) {
            boolean failed = violation.filter(each -> each.step() == step).isPresent();
            if (failed || !(step.event() instanceof EventView.Tick)) {
                row(step, failed);
            }
            before.put(step.endpoint(), step.tcb());
        }
    }

    /** The states in which the run begins. */
    private void start() {
        rows.append("<li class=\"start\"><span class=\"state sa\">").append(Html.text(before.get(Side.A).state()))
            .append("</span><span class=\"what\">the run begins</span><span class=\"state sb\">")
            .append(Html.text(before.get(Side.B).state())).append("</span></li>\n");
        count++;
    }

    private void row(Step step, boolean failed) {
        Side side = step.endpoint();
        String what = what(step, failed);
        TcbView earlier = before.get(side);
        boolean moved = earlier != null && !earlier.state().equals(step.tcb().state());
        String lane = side.name().toLowerCase(Locale.ROOT);
        int index = blocks.size();
        rows.append("<li").append(failed ? " id=\"failing\"" : "").append("><button type=\"button\" class=\"row ").append(lane)
            .append(failed ? " failed" : "").append("\" data-step=\"").append(index).append("\" aria-controls=\"block\">")
            .append("<span class=\"tick\"><span class=\"sr\">").append(side).append(" at tick </span>").append(step.at())
            .append("</span><span class=\"state").append(moved ? " moved" : "").append("\">")
            .append(moved ? "<span class=\"sr\">now </span>" : "").append(Html.text(step.tcb().state()))
            .append("</span><span class=\"what\">")
            .append(failed ? "<strong class=\"verdict\">NOT PERMITTED</strong> " : "")
            .append("<span class=\"label\">").append(what).append("</span></span></button></li>\n");
        block(step, earlier, failed);
        count++;
    }

    /** The label of a row; its arrow is drawn on the way. */
    private String what(Step step, boolean failed) {
        Side side = step.endpoint();
        List<String> notes = new ArrayList<>();
        String label;
        if (step.event() instanceof EventView.Emit emit) {
            label = "sends " + number(step) + segment(emit.segment());
            long packet = step.packet().orElse(-1);
            left.put(packet, count);
            if (lost.contains(packet)) {
                arrow(side, count, count + DROOP, "lost", 0, LOST);
                notes.add("lost");
            } else if (!arrives.contains(packet)) {
                arrow(side, count, count + DROOP, "way", 0, STUB);
                notes.add(failed ? "" : "still on its way");
            }
        } else if (step.event() instanceof EventView.Arrive arrive) {
            label = arrival(step, arrive.segment());
            notes.add(StepItems.timeWait(header, before.get(side), step));
        } else {
            label = Html.text(StepItems.name(step.event(), before.get(side)) + StepItems.result(step));
        }
        if (step.event() instanceof EventView.Emit || step.event() instanceof EventView.Arrive) {
            notes.add(StepItems.told(step));
        }
        notes.removeIf(String::isEmpty);
        return label + (notes.isEmpty() ? "" : " <em>" + Html.text(String.join("; ", notes)) + "</em>");
    }

    private String arrival(Step step, SegmentView segment) {
        Side from = step.endpoint().other();
        if (step.packet().isEmpty()) {
            arrow(from, count - 0.6, count, "stray", 45, 100);
            return "a stray segment arrives " + segment(segment);
        }
        long packet = step.packet().getAsLong();
        boolean again = !arrived.add(packet);
        double start = left.containsKey(packet) ? left.get(packet) : -FOOT;
        arrow(from, start, count, again ? "again" : "whole", 0, 100);
        String number = number(step);
        return number + (again ? "arrives again, a duplicate" : "arrives") + (left.containsKey(packet) && !again
            ? "<span class=\"more\"> " + segment(segment) + "</span>" : " " + segment(segment));
    }

    /** What joins the two ends of a segment in words. */
    private String number(Step step) {
        if (step.packet().isEmpty()) {
            return "";
        }
        int number = numbers.computeIfAbsent(step.packet().getAsLong(), packet -> numbers.size() + 1);
        return "<span class=\"no\">#" + number + "</span> ";
    }

    private static String segment(SegmentView segment) {
        List<String> parts = SegmentParts.of(segment.seq().toString(), segment.ack().toString(), segment.len(), segment.wnd(),
            segment.ctl().stream().map(Enum::name).toList());
        return "<span class=\"seg\">" + Html.breakable(String.join("", parts)) + "</span>";
    }

    /**
     * A line from one row to another.
     *
     * @param from the sender's lane
     * @param start where it begins, in percent of the way
     * @param end where it ends
     */
    private void arrow(Side from, double fromRow, double toRow, String kind, int start, int end) {
        String lane = from.name().toLowerCase(Locale.ROOT);
        int x1 = from == Side.A ? start : 100 - start;
        int x2 = from == Side.A ? end : 100 - end;
        boolean headed = end == 100;
        arrows.append("<line class=\"").append(kind).append(' ').append(lane).append("\" x1=\"").append(x1).append("%\" y1=\"")
            .append(em(fromRow)).append("\" x2=\"").append(x2).append("%\" y2=\"").append(em(toRow)).append('"')
            .append(headed ? " marker-end=\"url(#head-" + lane + ")\"" : kind.equals("lost") ? " marker-end=\"url(#cut)\"" : "")
            .append("/>\n");
        if (kind.equals("lost") || kind.equals("stray")) {
            boolean atTail = kind.equals("stray");
            boolean leftOf = from == Side.A == atTail;
            arrows.append("<text class=\"").append(kind).append("\" x=\"").append(atTail ? x1 : x2).append("%\" dx=\"")
                .append(leftOf ? "-0.7em" : "0.7em").append("\" y=\"").append(em((atTail ? fromRow : toRow), WORDS))
                .append("\" dy=\"0.3em\" text-anchor=\"").append(leftOf ? "end" : "start").append("\">").append(kind)
                .append("</text>\n");
        }
    }

    private static String em(double row) {
        return em(row, 1);
    }

    /** A row's place for text of a size. */
    private static String em(double row, double size) {
        return String.format(Locale.ROOT, "%.2fem", (row + FOOT) * HEIGHT / size);
    }

    /** The control block before and after a step, for whoever looks at its row. */
    private void block(Step step, TcbView earlier, boolean failed) {
        ObjectNode block = blocks.addObject();
        block.put("side", step.endpoint().name()).put("at", step.at()).put("event", FailureText.event(step.event()))
            .put("told", FailureText.told(step)).put("failed", failed);
        put(block.putObject("after"), step.tcb());
        if (earlier != null) {
            put(block.putObject("before"), earlier);
        }
    }

    private static void put(ObjectNode node, TcbView tcb) {
        node.put("state", tcb.state());
        TcbText.variables(tcb).forEach(node::put);
    }

    /** How many rows there are. */
    int count() {
        return count;
    }

    /** The rows and the arrows over them. */
    String html() {
        return "<div class=\"ladder\" style=\"--rows:" + count + "\">\n"
            + "<div class=\"heads\" aria-hidden=\"true\"><span class=\"tick\">tick</span><span class=\"head a\">A</span>"
            + "<span></span><span class=\"head b\">B</span><span class=\"tick\">tick</span></div>\n"
            + "<div class=\"field\">\n<svg class=\"arrows\" aria-hidden=\"true\" focusable=\"false\">\n<defs>"
            + marker("head-a", "<path d=\"M0,0 L9,4 L0,8 z\"/>", "8.5")
            + marker("head-b", "<path d=\"M0,0 L9,4 L0,8 z\"/>", "8.5")
            + marker("cut", "<path d=\"M0,0 L8,8 M8,0 L0,8\"/>", "4") + "</defs>\n"
            + "<line class=\"lane a\" x1=\"0\" y1=\"0\" x2=\"0\" y2=\"100%\"/>"
            + "<line class=\"lane b\" x1=\"100%\" y1=\"0\" x2=\"100%\" y2=\"100%\"/>\n" + arrows
            + "</svg>\n<ol class=\"rows\">\n" + rows + "</ol>\n</div>\n</div>\n";
    }

    private static String marker(String id, String path, String x) {
        return "<marker id=\"" + id + "\" viewBox=\"-1 -1 11 10\" refX=\"" + x + "\" refY=\"4\" markerWidth=\"11\""
            + " markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">" + path + "</marker>";
    }

    /** The control blocks, as JSON that may stand within a script. */
    String json() {
        return blocks.toString().replace("<", "\\u003c");
    }
}
