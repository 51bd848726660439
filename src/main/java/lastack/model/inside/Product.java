package lastack.model.inside;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import tlc2.tool.impl.Tool;
import tlc2.tool.liveness.OrderOfSolution;
import tlc2.tool.liveness.PossibleErrorModel;
import tlc2.tool.liveness.TBGraphNode;
import tlc2.tool.liveness.TBPar;

/** A graph's states, each paired with those nodes of a tableau that it is consistent with, or alone without a tableau. */
final class Product {
    private final Tool tool;
    private final StateGraph graph;
    private final OrderOfSolution order;
    private final Fairness fairness;
    private final String[] stateKeys;
    private final String[] stepKeys;
    private final int width;
    private final int promises;
    /** By pair, which is state times {@code width} and node. */
    private final int[][] next;
    private final BitSet[][] onStep;
    private final BitSet reached;
    /** By state. */
    private final boolean[][] inState;
    private final Steps[] steps;

    /** The steps of a state, stuttering first, and which actions each is. */
    private record Steps(int[] to, BitSet[] holds) {
    }

    Product(Tool tool, StateGraph graph, OrderOfSolution order, Fairness fairness) {
        this.tool = tool;
        this.graph = graph;
        this.order = order;
        this.fairness = fairness;
        this.stateKeys = Fairness.keys("state ", order.getCheckState());
        this.stepKeys = Fairness.keys("step ", order.getCheckAction());
        this.width = order.hasTableau() ? order.getTableau().size() : 1;
        this.promises = Array.getLength(order.getPromises());
        int size = graph.successors.size();
        this.next = new int[size * width][];
        this.onStep = new BitSet[size * width][];
        this.inState = new boolean[size][];
        this.steps = new Steps[size];
        this.reached = new BitSet(size * width);
        List<Integer> open = new ArrayList<>();
        for (int state : graph.initial) {
            int nodes = order.hasTableau() ? order.getTableau().getInitCnt() : 1;
            for (int node = 0; node < nodes; node++) {
                reach(state, node, open);
            }
        }
        while (!open.isEmpty()) {
            expand(open.remove(open.size() - 1), open);
        }
    }

    private boolean reach(int state, int node, List<Integer> open) {
        int pair = state * width + node;
        if (!reached.get(pair)) {
            if (order.hasTableau() && !order.getTableau().getNode(node).isConsistent(graph.states.get(state), tool)) {
                return false;
            }
            reached.set(pair);
            open.add(pair);
        }
        return true;
    }

    private Steps steps(int state) {
        if (steps[state] == null) {
            int[] found = graph.successors.get(state);
            int[] to = new int[found.length + 1];
            to[0] = state;
            System.arraycopy(found, 0, to, 1, found.length);
            BitSet[] holds = new BitSet[to.length];
            for (int i = 0; i < to.length; i++) {
                boolean[] each = fairness.ask(order.getCheckAction(), stepKeys, state, to[i], graph.number(state) + i);
                holds[i] = new BitSet(each.length);
                for (int j = 0; j < each.length; j++) {
                    holds[i].set(j, each[j]);
                }
            }
            steps[state] = new Steps(to, holds);
        }
        return steps[state];
    }

    private void expand(int pair, List<Integer> open) {
        int state = pair / width;
        if (inState[state] == null) {
            inState[state] = fairness.ask(order.getCheckState(), stateKeys, state, -1, state);
        }
        Steps all = steps(state);
        List<Integer> to = new ArrayList<>();
        List<BitSet> holds = new ArrayList<>();
        TBGraphNode node = order.hasTableau() ? order.getTableau().getNode(pair % width) : null;
        for (int i = 0; i < all.to().length; i++) {
            int nodes = node == null ? 1 : node.nextSize();
            for (int j = 0; j < nodes; j++) {
                int follower = node == null ? 0 : node.nextAt(j).getIndex();
                if (reach(all.to()[i], follower, open)) {
                    to.add(all.to()[i] * width + follower);
                    holds.add(all.holds()[i]);
                }
            }
        }
        next[pair] = to.stream().mapToInt(Integer::intValue).toArray();
        onStep[pair] = holds.toArray(BitSet[]::new);
    }

    /** Whether there is a behaviour of the form that breaks the property. */
    boolean hasError() {
        for (PossibleErrorModel model : order.getPems()) {
            int[] throughout = numbers(model, "EAAction");
            Components components = new Components(next, (pair, i) -> all(onStep[pair][i], throughout), reached);
            for (int[] component : components.found()) {
                if (satisfies(component, model, throughout, components)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean satisfies(int[] component, PossibleErrorModel model, int[] throughout, Components components) {
        int[] states = numbers(model, "AEState");
        int[] actions = numbers(model, "AEAction");
        BitSet seenStates = new BitSet();
        BitSet seenActions = new BitSet();
        BitSet kept = new BitSet();
        boolean moves = false;
        for (int pair : component) {
            for (int each : states) {
                seenStates.set(each, seenStates.get(each) || inState[pair / width][each]);
            }
            for (int i = 0; i < next[pair].length; i++) {
                if (components.same(pair, next[pair][i]) && all(onStep[pair][i], throughout)) {
                    moves = true;
                    seenActions.or(onStep[pair][i]);
                }
            }
            for (int i = 0; i < promises; i++) {
                TBPar particle = order.getTableau().getNode(pair % width).getPar();
                kept.set(i, kept.get(i) || particle.isFulfilling(order.getPromises()[i]));
            }
        }
        return moves && all(seenStates, states) && all(seenActions, actions) && kept.cardinality() == promises;
    }

    private static boolean all(BitSet holds, int[] wanted) {
        for (int each : wanted) {
            if (!holds.get(each)) {
                return false;
            }
        }
        return true;
    }

    /** TLC has these as fields of its package. */
    private static int[] numbers(PossibleErrorModel model, String name) {
        try {
            Field field = PossibleErrorModel.class.getDeclaredField(name);
            field.setAccessible(true);
            return (int[]) field.get(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
