package lastack.refine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastack.model.Machine;
import lastack.model.TlaValue;

/** The claims of a model, judged once for all states that have the parts in common that the claim reads. */
final class Claims {

    private final Machine machine;
    private final Composition composition;
    private final int count;
    private int[][] groups;
    private int[] masks;
    private Projection[] seen;
    private long evaluated;

    /** The first so many claims. */
    Claims(Machine machine, Composition composition, int count) {
        this.machine = machine;
        this.composition = composition;
        this.count = count;
        group();
    }

    /** Puts claims that read the same together. What was seen is forgotten. */
    private void group() {
        Map<Integer, List<Integer>> byMask = new LinkedHashMap<>();
        for (int claim = 0; claim < count; claim++) {
            byMask.computeIfAbsent(machine.claimReads(claim), ignored -> new ArrayList<>()).add(claim);
        }
        groups = byMask.values().stream().map(each -> each.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
        masks = byMask.keySet().stream().mapToInt(Integer::intValue).toArray();
        seen = byMask.keySet().stream().map(Projection::new).toArray(Projection[]::new);
    }

    /** The first claim that a state breaks, or -1. */
    int broken(int[] row) {
        for (int i = 0; i < groups.length; i++) {
            int known = seen[i].size();
            if (seen[i].add(row) == known) {
                TlaValue[] state = composition.state(row);
                for (int claim : groups[i]) {
                    evaluated++;
                    if (!machine.holds(claim, state)) {
                        return claim;
                    }
                    if (machine.claimReads(claim) != masks[i]) {
                        group();
                        return broken(row);
                    }
                }
            }
        }
        return -1;
    }

    /** How often TLC was asked. */
    long evaluated() {
        return evaluated;
    }

    /** Which states of a table a claim is true of. */
    BitSet where(int claim, Table states) {
        BitSet where = new BitSet();
        BitSet answers = new BitSet();
        Projection parts = new Projection(machine.claimReads(claim));
        int[] row = new int[composition.parts];
        int mask = machine.claimReads(claim);
        for (int state = 0; state < states.size(); state++) {
            states.read(state, row);
            int known = parts.size();
            int place = parts.add(row);
            if (place == known) {
                evaluated++;
                answers.set(place, machine.holds(claim, composition.state(row)));
                if (machine.claimReads(claim) != mask) {
                    return where(claim, states);
                }
            }
            where.set(state, answers.get(place));
        }
        return where;
    }
}
