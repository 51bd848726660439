package lastack.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.model.TlaValue;
import lastack.trace.TcbView;

/** Holds composed steps to {@code Teardown}: each must be one that TLC says there is, which settles what the books become. */
final class Matching {

    private final Inventory inventory;
    private final int[] tcb;
    private final int[] net;
    private final List<Label> labels = new ArrayList<>();
    private final Map<Label, Integer> labelOf = new HashMap<>();

    Matching(Inventory inventory) {
        this.inventory = inventory;
        this.tcb = inventory.both("tcb");
        this.net = inventory.both("net");
    }

    Label label(int number) {
        return labels.get(number);
    }

    /**
     * The one step of Teardown that leaves endpoints and network so; what becomes of the books is what it says.
     *
     * @param label what the step is called
     * @param row where it begins
     * @param after the same with endpoints and network as they are then
     * @param permitted the steps that TLC says there are
     * @throws Refused if it is none of them
     */
    Move move(Label label, int[] row, int[] after, List<TlaValue[]> permitted) {
        TlaValue[] found = null;
        for (TlaValue[] next : permitted) {
            if (isSame(row, after, next)) {
                if (found != null && !Arrays.equals(found, next)) {
                    throw new IllegalStateException("Two steps of Teardown's " + label.action() + " differ in its books alone.");
                }
                found = next;
            }
        }
        if (found == null) {
            throw new Refused(label, view(row, label), view(after, label), new Judgement.Unexplained(Optional.of("the relation"
                + " permits this step, but no " + label.action() + "(" + label.side() + ") of Teardown leads there in this bound"),
                List.of()));
        }
        int[] changed = new int[row.length];
        int count = 0;
        int[] numbers = after.clone();
        for (int part = 0; part < row.length; part++) {
            boolean written = found[part] != null && inventory.isBook(part);
            if (written) {
                numbers[part] = inventory.book(found[part]);
            }
            // A book that TLC did not read is given its value whatever it was, which this row need not show.
            if (numbers[part] != row[part] || written) {
                changed[count++] = part;
            }
        }
        int[] which = Arrays.copyOf(changed, count);
        return new Move(labelOf.computeIfAbsent(label, each -> {
            labels.add(each);
            return labels.size() - 1;
        }), which, Arrays.stream(which).map(part -> numbers[part]).toArray());
    }

    private boolean isSame(int[] row, int[] after, TlaValue[] next) {
        boolean same = true;
        for (int part : new int[] {tcb[0], tcb[1], net[0], net[1]}) {
            TlaValue reached = inventory.value(part, after[part]);
            same &= next[part] == null
                ? after[part] == row[part] || reached.equals(inventory.value(part, row[part])) : next[part].equals(reached);
        }
        return same;
    }

    private TcbView view(int[] row, Label label) {
        return inventory.party(row[tcb[label.side().ordinal()]]).view();
    }
}
