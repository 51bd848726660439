package lastack.model.inside;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
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
    /** By pair, for each that follows, the number of the step that leads there. */
    private final int[][] step;
    private final BitSet reached;

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
        this.step = new int[size * width][];
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

    private void expand(int pair, List<Integer> open) {
        int state = pair / width;
        int[] successors = graph.successors.get(state);
        List<Integer> to = new ArrayList<>();
        List<Integer> by = new ArrayList<>();
        TBGraphNode node = order.hasTableau() ? order.getTableau().getNode(pair % width) : null;
        for (int i = 0; i <= successors.length; i++) {
            int target = i == 0 ? state : successors[i - 1];
            int nodes = node == null ? 1 : node.nextSize();
            for (int j = 0; j < nodes; j++) {
                int follower = node == null ? 0 : node.nextAt(j).getIndex();
                if (reach(target, follower, open)) {
                    to.add(target * width + follower);
                    by.add(graph.number(state) + i);
                }
            }
        }
        next[pair] = to.stream().mapToInt(Integer::intValue).toArray();
        step[pair] = by.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether there is a behaviour of the form that breaks the property. */
    boolean hasError() {
        // What leads from one component to another is on no cycle, so nothing need be asked of it.
        Components cycles = new Components(next, (pair, i) -> true, reached);
        for (PossibleErrorModel model : order.getPems()) {
            int[] throughout = numbers(model, "EAAction");
            Components components = throughout.length == 0 ? cycles : new Components(next,
                    (pair, i) -> cycles.same(pair, next[pair][i]) && always(pair, i, throughout), reached);
            for (int[] component : components.found()) {
                if (satisfies(component, model, throughout, components)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean always(int pair, int i, int[] actions) {
        for (int each : actions) {
            if (!is(each, pair, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean is(int action, int pair, int i) {
        return fairness.ask(order.getCheckAction()[action], stepKeys[action], pair / width, next[pair][i] / width,
                step[pair][i]);
    }

    private boolean satisfies(int[] component, PossibleErrorModel model, int[] throughout, Components components) {
        List<int[]> inside = new ArrayList<>();
        for (int pair : component) {
            for (int i = 0; i < next[pair].length; i++) {
                if (components.same(pair, next[pair][i]) && always(pair, i, throughout)) {
                    inside.add(new int[] {pair, i});
                }
            }
        }
        return !inside.isEmpty()
                && IntStream.range(0, promises).allMatch(promise ->
                        IntStream.of(component).anyMatch(pair -> keeps(pair, promise)))
                && IntStream.of(numbers(model, "AEState")).allMatch(predicate -> IntStream.of(component).anyMatch(pair ->
                        fairness.ask(order.getCheckState()[predicate], stateKeys[predicate], pair / width, -1, pair / width)))
                && IntStream.of(numbers(model, "AEAction")).allMatch(action ->
                        inside.stream().anyMatch(each -> is(action, each[0], each[1])));
    }

    private boolean keeps(int pair, int promise) {
        TBPar particle = order.getTableau().getNode(pair % width).getPar();
        return particle.isFulfilling(order.getPromises()[promise]);
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
