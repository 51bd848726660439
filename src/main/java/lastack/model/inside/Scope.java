package lastack.model.inside;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpArgNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.Subst;
import tla2sany.semantic.SubstInNode;
import tla2sany.semantic.SymbolNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.IContextEnumerator;
import tlc2.tool.TLCState;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.Value;

/**
 * Evaluates expressions in contexts as TLC does, and knows in the midst of which calls those stand that TLC evaluates later.
 */
class Scope {
    private final Tool tool;
    private final Map<LazyValue, Calls> suspended = new IdentityHashMap<>();

    Scope(Tool tool) {
        this.tool = tool;
    }

    /** The calls under way, innermost first; null at the top. */
    record Calls(SemanticNode site, Calls outer) {
    }

    Value eval(SemanticNode node, Context context) {
        return tool.eval(node, context, TLCState.Empty, TLCState.Empty, EvalControl.Clear, CostModel.DO_NOT_RECORD);
    }

    boolean holds(SemanticNode node, Context context) {
        return ((BoolValue) eval(node, context)).val;
    }

    /** The contexts in which the body of a quantifier is evaluated. */
    List<Context> contexts(OpApplNode quantifier, Context context) {
        List<Context> all = new ArrayList<>();
        IContextEnumerator each = tool.contexts(quantifier, context, TLCState.Empty, TLCState.Empty, EvalControl.Clear);
        for (Context next = each.nextElement(); next != null; next = each.nextElement()) {
            all.add(next);
        }
        return all;
    }

    /** What an operator stands for in a context: its definition, its value, or how to get that. */
    Object lookup(SymbolNode operator, Context context) {
        return tool.lookup(operator, context, TLCState.Empty, false);
    }

    /** The parameters bound to the arguments. */
    Context call(OpDefNode definition, ExprOrOpArgNode[] arguments, Context context, Calls calls) {
        Context inner = tool.getOpContext(definition, arguments, context, true);
        for (FormalParamNode parameter : definition.getParams()) {
            if (inner.lookup(parameter) instanceof LazyValue lazy) {
                suspended.putIfAbsent(lazy, new Calls(null, calls));
            }
        }
        return inner;
    }

    /** The context in which the body of a LET is evaluated. */
    Context let(LetInNode let, Context context, Calls calls) {
        Context inner = context;
        for (OpDefNode definition : let.getLets()) {
            if (definition.getArity() == 0) {
                LazyValue lazy = new LazyValue(definition.getBody(), inner, CostModel.DO_NOT_RECORD);
                suspended.put(lazy, new Calls(null, calls));
                inner = inner.cons(definition, lazy);
            }
        }
        return inner;
    }

    /** The context in which the body of an instance is evaluated. */
    Context substitute(SubstInNode instance, Context context, Calls calls) {
        Context inner = context;
        for (Subst each : instance.getSubsts()) {
            Object value = each.getExpr() instanceof OpArgNode argument ? lookup(argument.getOp(), context)
                    : new LazyValue(each.getExpr(), context, CostModel.DO_NOT_RECORD);
            if (value instanceof LazyValue lazy) {
                suspended.put(lazy, new Calls(null, calls));
            }
            inner = inner.cons(each.getOp(), value);
        }
        return inner;
    }

    /** The calls in the midst of which a suspended expression stands. */
    Calls calls(LazyValue lazy) {
        Calls found = suspended.get(lazy);
        return found == null ? null : found.outer();
    }

    static int opcode(OpApplNode node) {
        return BuiltInOPs.getOpCode(node.getOperator().getName());
    }
}
