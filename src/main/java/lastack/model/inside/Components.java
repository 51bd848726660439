package lastack.model.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The strongly connected components of a graph without some of its edges, by Tarjan's algorithm, without recursion. */
final class Components {
    /** Which edges count. */
    interface Edges {
        /**
         * Says whether an edge counts.
         *
         * @param from a node
         * @param index the edge's place among those that leave the node
         */
        boolean has(int from, int index);
    }

    private final int[][] next;
    private final Edges edges;
    private final int[] order;
    private final int[] low;
    private final int[] component;
    private final int[] path;
    private final int[] place;
    private final int[] stack;
    private int depth;
    private int height;
    private int visited;
    private final List<int[]> found = new ArrayList<>();

    Components(int[][] next, Edges edges, BitSet nodes) {
        this.next = next;
        this.edges = edges;
        this.order = new int[next.length];
        this.low = new int[next.length];
        this.component = new int[next.length];
        this.path = new int[nodes.cardinality()];
        this.place = new int[nodes.cardinality()];
        this.stack = new int[nodes.cardinality()];
        Arrays.fill(component, -1);
        nodes.stream().filter(node -> order[node] == 0).forEach(this::search);
    }

    List<int[]> found() {
        return found;
    }

    boolean same(int a, int b) {
        return component[a] == component[b];
    }

    private void enter(int node) {
        order[node] = ++visited;
        low[node] = visited;
        stack[height++] = node;
        path[depth] = node;
        place[depth++] = 0;
    }

    private void search(int root) {
        enter(root);
        while (depth > 0) {
            int node = path[depth - 1];
            int i = place[depth - 1]++;
            if (i < next[node].length) {
                int to = next[node][i];
                if (edges.has(node, i)) {
                    if (order[to] == 0) {
                        enter(to);
                    } else if (component[to] < 0) {
                        low[node] = Math.min(low[node], order[to]);
                    }
                }
            } else {
                leave(node);
            }
        }
    }

    private void leave(int node) {
        depth--;
        if (depth > 0) {
            low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[node]);
        }
        if (low[node] == order[node]) {
            int from = height;
            do {
                component[stack[--from]] = found.size();
            } while (stack[from] != node);
            found.add(Arrays.copyOfRange(stack, from, height));
            height = from;
        }
    }
}
