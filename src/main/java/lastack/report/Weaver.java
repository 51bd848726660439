package lastack.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lastack.trace.Side;

/**
 * Makes rows of what happened. A segment takes one row where its sender does nothing in between but at the same time, and
 * where nothing that it sends then arrives sooner: then the row of its departure can wait for its arrival, and both lanes keep
 * their order. Otherwise it takes two rows or more, joined by a number.
 */
final class Weaver {

    private final List<Item> items;
    private final List<Ladder.Row> rows = new ArrayList<>();
    private final Map<Object, List<Integer>> leaves = new HashMap<>();
    private final Map<Object, List<Integer>> ends = new HashMap<>();
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final Map<Side, Deque<Integer>> waiting =
        new EnumMap<>(Map.of(Side.A, new ArrayDeque<>(), Side.B, new ArrayDeque<>()));
    private Optional<Side> resuming = Optional.empty();

    private Weaver(List<Item> items) {
        this.items = items;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            if (item instanceof Item.Leave leave) {
                leaves.computeIfAbsent(leave.packet(), packet -> new ArrayList<>()).add(i);
            } else if (item instanceof Item.End end) {
                ends.computeIfAbsent(end.packet(), packet -> new ArrayList<>()).add(i);
            }
        }
    }

    /** The rows of what happened, given in the order in which it happened. */
    static List<Ladder.Row> weave(List<Item> items) {
        Weaver weaver = new Weaver(items);
        for (int i = 0; i < items.size(); i++) {
            weaver.put(i);
        }
        weaver.resume();
        return weaver.rows;
    }

    private void put(int index) {
        Item item = items.get(index);
        // What follows from an arrival stands right below it.
        if (!(item instanceof Item.Note note && note.cell().equals(Ladder.Cell.EMPTY))) {
            resume();
        }
        boolean own = item instanceof Item.Leave || item instanceof Item.Note;
        if (own && !waiting.get(item.side()).isEmpty()) {
            waiting.get(item.side()).add(index);
        } else if (item instanceof Item.Leave leave) {
            if (takesOneRow(index)) {
                waiting.get(leave.side()).add(index);
            } else {
                leaves(leave);
            }
        } else if (item instanceof Item.End end) {
            end(index, end);
        } else if (item instanceof Item.Note note) {
            rows.add(note.side() == Side.A
                ? new Ladder.Notes(note.cell(), note.text(), Ladder.Cell.EMPTY, "")
                : new Ladder.Notes(Ladder.Cell.EMPTY, "", note.cell(), note.text()));
        } else if (item instanceof Item.Break line) {
            rows.add(new Ladder.Break(line.text()));
        } else if (item instanceof Item.States states) {
            rows.add(new Ladder.Notes(states.a(), "", states.b(), ""));
        }
    }

    /** Puts what waited behind a segment that has arrived. */
    private void resume() {
        if (resuming.isPresent()) {
            Deque<Integer> queue = waiting.get(resuming.get());
            resuming = Optional.empty();
            List<Integer> rest = new ArrayList<>(queue);
            queue.clear();
            rest.forEach(this::put);
        }
    }

    private boolean takesOneRow(int index) {
        Item.Leave leave = (Item.Leave) items.get(index);
        int end = firstEnd(leave.packet());
        if (leave.lost() || end < index || end == Integer.MAX_VALUE || leaves.get(leave.packet()).size() > 1) {
            return false;
        }
        for (int i = index + 1; i < end; i++) {
            Item between = items.get(i);
            if (between instanceof Item.Break) {
                return false;
            }
            if (between.side() == leave.side() && !canWait(between, leave.cell().stamp(), end)) {
                return false;
            }
        }
        return true;
    }

    private boolean canWait(Item item, String stamp, int end) {
        if (item instanceof Item.Leave later) {
            return later.cell().stamp().equals(stamp) && firstEnd(later.packet()) > end;
        }
        return item instanceof Item.Note note && (note.cell().stamp().isEmpty() || note.cell().stamp().equals(stamp));
    }

    private int firstEnd(Object packet) {
        List<Integer> all = ends.get(packet);
        return all == null ? Integer.MAX_VALUE : all.get(0);
    }

    private void leaves(Item.Leave leave) {
        Ladder.Course course = leave.lost() ? Ladder.Course.LOST : Ladder.Course.LEAVES;
        boolean joined = ends.containsKey(leave.packet());
        across(leave.side(), leave.cell(), Ladder.Cell.EMPTY, course, joined ? number(leave.packet()) : OptionalInt.empty(),
            leave.parts());
    }

    private void end(int index, Item.End end) {
        Side from = end.side().other();
        Deque<Integer> queue = waiting.get(from);
        if (!queue.isEmpty() && firstEnd(end.packet()) == index
                && ((Item.Leave) items.get(queue.peek())).packet().equals(end.packet())) {
            Item.Leave leave = (Item.Leave) items.get(queue.remove());
            boolean more = ends.get(end.packet()).size() > 1;
            Ladder.Course course = end.course() == Ladder.Course.ARRIVES ? Ladder.Course.WHOLE : Ladder.Course.LOST;
            across(from, leave.cell(), end.cell(), course, more ? number(end.packet()) : OptionalInt.empty(), leave.parts());
            resuming = Optional.of(from);
            return;
        }
        boolean joined = leaves.containsKey(end.packet()) || ends.get(end.packet()).size() > 1;
        across(from, Ladder.Cell.EMPTY, end.cell(), end.course(), joined ? number(end.packet()) : OptionalInt.empty(),
            end.parts());
    }

    private void across(Side from, Ladder.Cell sender, Ladder.Cell receiver, Ladder.Course course, OptionalInt number,
            List<String> parts) {
        Ladder.Arrow arrow = new Ladder.Arrow(from, course, number, parts);
        rows.add(from == Side.A ? new Ladder.Across(sender, receiver, arrow) : new Ladder.Across(receiver, sender, arrow));
    }

    private OptionalInt number(Object packet) {
        return OptionalInt.of(numbers.computeIfAbsent(packet, ignored -> numbers.size() + 1));
    }
}
