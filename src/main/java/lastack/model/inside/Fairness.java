package lastack.model.inside;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import tla2sany.semantic.SemanticNode;
import tlc2.tool.Action;
import tlc2.tool.ITool;
import tlc2.tool.impl.Tool;
import tlc2.tool.liveness.LiveExprNode;
import tlc2.tool.liveness.Liveness;
import tlc2.tool.liveness.OrderOfSolution;
import tlc2.util.Context;

/**
 * Whether a fair behaviour of a state graph breaks a temporal property. TLC brings fairness and the negated property
 * into its normal form (Manna and Pnueli's tableau, and what must hold always from some time on, or again and again);
 * the search for a component of the product that has a behaviour of that form is done here, in memory and for one
 * property at a time, since TLC's own ends the run with the first counterexample and does not say of which property.
 */
final class Fairness {
    private final Tool tool;
    private final StateGraph graph;
    /** What is true of which states and steps; the same fairness is asked of for every property. */
    private final Map<String, Answers> known = new HashMap<>();

    /** Which states, or steps (numbered throughout), a predicate was asked of, and which of them satisfy it. */
    private record Answers(BitSet asked, BitSet yes) {
    }

    Fairness(Tool tool, StateGraph graph) {
        this.tool = tool;
        this.graph = graph;
    }

    /**
     * Judges a property.
     *
     * @param property the formula
     * @return whether a fair behaviour breaks it
     */
    boolean breaks(Action property) {
        for (OrderOfSolution order : Liveness.processLiveness(claiming(property))) {
            if (new Product(tool, graph, order, this).hasError()) {
                return true;
            }
        }
        return false;
    }

    /** The tool, as if the configuration had this one property. */
    private ITool claiming(Action property) {
        return (ITool) Proxy.newProxyInstance(ITool.class.getClassLoader(), new Class<?>[] {ITool.class},
                (proxy, method, arguments) -> method.getName().equals("getImpliedTemporals") ? new Action[] {property}
                        : method.invoke(tool, arguments));
    }

    /** Asks predicates of a state, or actions of a step, each once. */
    boolean[] ask(LiveExprNode[] predicates, String[] keys, int from, int to, int number) {
        boolean[] answers = new boolean[predicates.length];
        for (int i = 0; i < answers.length; i++) {
            Answers all = known.computeIfAbsent(keys[i], ignored -> new Answers(new BitSet(), new BitSet()));
            if (!all.asked().get(number)) {
                all.asked().set(number);
                all.yes().set(number, predicates[i].eval(tool, graph.states.get(from), to < 0 ? null : graph.states.get(to)));
            }
            answers[i] = all.yes().get(number);
        }
        return answers;
    }

    /** The same for predicates that are the same: TLC makes new objects of the same nodes for every property. */
    static String[] keys(String kind, LiveExprNode[] predicates) {
        String[] keys = new String[predicates.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = kind + key(predicates[i]);
        }
        return keys;
    }

    private static String key(LiveExprNode predicate) {
        StringBuilder key = new StringBuilder(predicate.getClass().getSimpleName());
        for (Class<?> type = predicate.getClass(); type != LiveExprNode.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                // A tag numbers the object.
                if (!Modifier.isStatic(field.getModifiers()) && !field.getName().equals("tag")) {
                    key.append(' ').append(field.getName()).append('=').append(part(field, predicate));
                }
            }
        }
        return key.toString();
    }

    private static String part(Field field, LiveExprNode of) {
        try {
            field.setAccessible(true);
            Object value = field.get(of);
            if (value instanceof SemanticNode node) {
                return Integer.toString(node.myUID);
            }
            if (value instanceof LiveExprNode inner) {
                return "(" + key(inner) + ")";
            }
            String text = String.valueOf(value);
            boolean plain = value == null || value instanceof Boolean || value instanceof Context && !text.contains("LAZY");
            return plain ? text : text + "#" + System.identityHashCode(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
