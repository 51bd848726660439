package lastack.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import lastack.trace.Side;

/**
 * Writes a {@link Ladder} in ASCII, 80 columns wide at most.
 *
 * <pre>{@code
 * tick  A                                                        B            tick
 *       ESTABLISHED                                              ESTABLISHED
 *    0  FIN-WAIT-1  CLOSE                                            |
 *    0  FIN-WAIT-1  ----- <SEQ=100><ACK=300><CTL=FIN,ACK> -----> CLOSE-WAIT     10
 *   20  FIN-WAIT-2  <------- <SEQ=300><ACK=101><CTL=ACK> ------- CLOSE-WAIT     10
 * }</pre>
 */
public final class LadderText {

    /** Of most ladders; one with a longer state has wider lanes. */
    private static final int LANE = "ESTABLISHED".length();
    private static final String LINE = "    |";
    private static final String NET = "...";

    private final Ladder ladder;
    private final int gutter;
    private final int lane;
    private final int middle;
    private final StringBuilder out = new StringBuilder();
    private boolean closedA;
    private boolean closedB;

    private LadderText(Ladder ladder) {
        this.ladder = ladder;
        int widest = ladder.clock().length();
        int longest = LANE;
        for (Ladder.Row row : ladder.rows()) {
            for (Side side : Side.values()) {
                widest = Math.max(widest, cell(row, side).stamp().length());
                longest = Math.max(longest, cell(row, side).state().length());
            }
        }
        this.gutter = widest;
        this.lane = longest;
        this.middle = Wrap.WIDTH - 2 * (gutter + 2 + lane + 1);
    }

    /**
     * Writes a ladder.
     *
     * @param ladder the ladder
     * @return its lines, each ended by a line feed, never null
     */
    public static String render(Ladder ladder) {
        return new LadderText(ladder).render();
    }

    private String render() {
        line(ladder.clock(), "A", "", "B", ladder.clock());
        List<Ladder.Row> rows = ladder.rows();
        for (int i = 0; i < rows.size(); i++) {
            Ladder.Row row = rows.get(i);
            if (i + 1 < rows.size() && fitTogether(row, rows.get(i + 1))) {
                row = together((Ladder.Notes) row, (Ladder.Notes) rows.get(++i));
            }
            if (row instanceof Ladder.Break line) {
                rule(line.text());
            } else if (row instanceof Ladder.Notes notes) {
                notes(notes);
            } else if (row instanceof Ladder.Across across) {
                across(across);
            }
        }
        return out.toString();
    }

    private static Ladder.Cell cell(Ladder.Row row, Side side) {
        if (row instanceof Ladder.Across across) {
            return side == Side.A ? across.a() : across.b();
        }
        if (row instanceof Ladder.Notes notes) {
            return side == Side.A ? notes.a() : notes.b();
        }
        return Ladder.Cell.EMPTY;
    }

    /** Whether two rows of notes can share a line: one side each, the same time, and room for both. */
    private boolean fitTogether(Ladder.Row first, Ladder.Row second) {
        return first instanceof Ladder.Notes one && second instanceof Ladder.Notes two
            && (one.a().stamp() + one.b().stamp()).equals(two.a().stamp() + two.b().stamp())
            && (isEmpty(one, Side.A) && isEmpty(two, Side.B) || isEmpty(one, Side.B) && isEmpty(two, Side.A))
            && one.noteA().length() + one.noteB().length() + two.noteA().length() + two.noteB().length() + 2 <= middle;
    }

    private static boolean isEmpty(Ladder.Notes notes, Side side) {
        return cell(notes, side).equals(Ladder.Cell.EMPTY) && (side == Side.A ? notes.noteA() : notes.noteB()).isEmpty();
    }

    private static Ladder.Notes together(Ladder.Notes one, Ladder.Notes two) {
        return isEmpty(one, Side.A) ? new Ladder.Notes(two.a(), two.noteA(), one.b(), one.noteB())
            : new Ladder.Notes(one.a(), one.noteA(), two.b(), two.noteB());
    }

    private void rule(String text) {
        for (String line : Wrap.words(text, Wrap.WIDTH - 12)) {
            int space = (Wrap.WIDTH - line.length() - 2) / 4;
            out.append("- ".repeat(space)).append(' ').append(line).append(' ').append(" -".repeat(space)).append('\n');
        }
    }

    private void notes(Ladder.Notes row) {
        if (!row.noteA().isEmpty() && !row.noteB().isEmpty()) {
            String gap = " ".repeat(middle - row.noteA().length() - row.noteB().length());
            line(row.a(), row.noteA() + gap + row.noteB(), row.b());
            return;
        }
        Ladder.Cell a = row.a();
        Ladder.Cell b = row.b();
        for (String text : Wrap.words(row.noteA() + row.noteB(), middle)) {
            line(a, row.noteB().isEmpty() ? text : " ".repeat(middle - text.length()) + text, b);
            a = Ladder.Cell.EMPTY;
            b = Ladder.Cell.EMPTY;
        }
    }

    private void across(Ladder.Across row) {
        Ladder.Arrow arrow = row.arrow();
        String tail = tail(arrow.course());
        String head = head(arrow);
        int room = middle - tail.length() - head.length() - 2;
        Deque<String> parts = new ArrayDeque<>(arrow.parts());
        String number = arrow.number().isPresent() ? "#" + arrow.number().getAsInt() + " " : "";
        String first = number + asManyAsFit(parts, room - number.length());
        line(row.a(), shaft(arrow, tail, first.trim(), head), row.b());
        while (!parts.isEmpty()) {
            String rest = asManyAsFit(parts, middle);
            line(Ladder.Cell.EMPTY, " ".repeat((middle - rest.length()) / 2) + rest, Ladder.Cell.EMPTY);
        }
    }

    private static String asManyAsFit(Deque<String> parts, int room) {
        StringBuilder text = new StringBuilder();
        while (!parts.isEmpty() && text.length() + parts.peek().length() <= room) {
            text.append(parts.remove());
        }
        return text.toString();
    }

    private static String tail(Ladder.Course course) {
        return switch (course) {
            case WHOLE, LEAVES, LOST -> "-";
            case ARRIVES, LOST_ON_THE_WAY -> NET;
            case DUPLICATE -> "duplicate";
            case STRAY -> "stray";
        };
    }

    private static String head(Ladder.Arrow arrow) {
        boolean right = arrow.from() == Side.A;
        return switch (arrow.course()) {
            case WHOLE, ARRIVES, DUPLICATE, STRAY -> right ? "->" : "<-";
            case LEAVES -> NET;
            case LOST, LOST_ON_THE_WAY -> right ? "-X lost" : "lost X-";
        };
    }

    /** An arrow over the whole middle; dashes fill it where its tail or its head has some. */
    private String shaft(Ladder.Arrow arrow, String tail, String text, String head) {
        int fill = middle - tail.length() - head.length() - text.length() - 2;
        int atTail = !tail.equals("-") ? 0 : head.equals(NET) ? fill : fill / 2;
        String before = "-".repeat(atTail);
        String after = "-".repeat(fill - atTail);
        return arrow.from() == Side.A
            ? tail + before + " " + text + " " + after + head
            : head + after + " " + text + " " + before + tail;
    }

    private void line(Ladder.Cell a, String text, Ladder.Cell b) {
        closedA = a.state().isEmpty() ? closedA : a.state().equals("CLOSED");
        closedB = b.state().isEmpty() ? closedB : b.state().equals("CLOSED");
        line(a.stamp(), lane(a, closedA), text, lane(b, closedB), b.stamp());
    }

    private static String lane(Ladder.Cell cell, boolean closed) {
        return !cell.state().isEmpty() ? cell.state() : closed ? "" : LINE;
    }

    private void line(String stampA, String laneA, String text, String laneB, String stampB) {
        String line = String.format("%" + gutter + "s  %-" + lane + "s %-" + middle + "s %-" + lane + "s  %" + gutter + "s",
            stampA, laneA, text, laneB, stampB);
        out.append(line.stripTrailing()).append('\n');
    }
}
