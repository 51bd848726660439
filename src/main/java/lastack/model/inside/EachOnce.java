package lastack.model.inside;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.OpApplNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.util.FP64;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Enumerable;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueEnumeration;

/**
 * A state predicate {@code \A x \in S : P} in which P speaks of x and of constants alone: what it says of an x is the same in
 * every state, and is asked once. Most of the predicates about one control block are such, and blocks are fewer than states.
 */
final class EachOnce {
    private static final int CONSTANT = 0;

    private final Tool tool;
    private final Context context;
    private final FormalParamNode variable;
    private final ExprNode set;
    private final ExprNode body;
    /** TLC's prints of the elements of which P was found true, as sure as those by which it knows states again. */
    private final Set<Long> good = new HashSet<>();

    private EachOnce(Tool tool, Context context, FormalParamNode variable, ExprNode set, ExprNode body) {
        this.tool = tool;
        this.context = context;
        this.variable = variable;
        this.set = set;
        this.body = body;
    }

    /** The same predicate in this form; empty if it has another. */
    static Optional<EachOnce> of(Tool tool, Action predicate) {
        Object formula = predicate.pred;
        while (formula instanceof LabelNode label) {
            formula = label.getBody();
        }
        if (!(formula instanceof OpApplNode all)
                || BuiltInOPs.getOpCode(all.getOperator().getName()) != ToolGlobals.OPCODE_bf) {
            return Optional.empty();
        }
        FormalParamNode[][] symbols = all.getBdedQuantSymbolLists();
        ExprNode body = (ExprNode) all.getArgs()[0];
        if (symbols.length != 1 || symbols[0].length != 1 || all.isBdedQuantATuple()[0] || body.getLevel() > CONSTANT) {
            return Optional.empty();
        }
        return Optional.of(new EachOnce(tool, predicate.con, symbols[0][0], all.getBdedQuantBounds()[0], body));
    }

    /**
     * Whether it is true in a state.
     *
     * @throws RuntimeException whatever TLC throws where it cannot say
     */
    boolean holds(TLCState state) {
        ValueEnumeration elements = ((Enumerable) eval(set, context, state)).elements();
        for (Value element = elements.nextElement(); element != null; element = elements.nextElement()) {
            long print = element.fingerPrint(FP64.New());
            if (!good.contains(print)) {
                if (!((BoolValue) eval(body, context.cons(variable, element), state)).val) {
                    return false;
                }
                good.add(print);
            }
        }
        return true;
    }

    private Value eval(ExprNode expression, Context here, TLCState state) {
        return tool.eval(expression, here, state, TLCState.Empty, EvalControl.Clear, CostModel.DO_NOT_RECORD);
    }
}
