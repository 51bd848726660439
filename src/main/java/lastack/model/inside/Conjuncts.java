package lastack.model.inside;

import java.util.ArrayList;
import java.util.List;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.EvalControl;
import tlc2.tool.TLCState;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.util.Vect;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Enumerable;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueEnumeration;
import util.UniqueString;

/**
 * Invariants taken apart: the conjuncts of a conjunction each for itself, and the body of {@code \A s \in S} for each element
 * of a constant set. All of them together say what the invariants say, and each speaks of less.
 */
final class Conjuncts implements ToolGlobals {

    private record Conjunct(String name, ExprNode formula, Context context) {
    }

    private final Tool tool;
    private final List<Conjunct> all = new ArrayList<>();

    /** The invariants of the configuration. */
    Conjuncts(Tool tool) {
        this.tool = tool;
        Vect<?> configured = tool.getModelConfig().getInvariants();
        for (int i = 0; i < configured.size(); i++) {
            String name = configured.elementAt(i).toString();
            split(name, tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name)).getBody(), Context.Empty);
        }
    }

    /** Adds a predicate as it is. */
    int add(String name, ExprNode formula) {
        all.add(new Conjunct(name, formula, Context.Empty));
        return all.size() - 1;
    }

    List<String> names() {
        return all.stream().map(Conjunct::name).toList();
    }

    boolean holds(int index, TLCState state) {
        Conjunct each = all.get(index);
        return ((BoolValue) tool.eval(each.formula, each.context, state, TLCState.Empty, EvalControl.Clear,
                CostModel.DO_NOT_RECORD)).val;
    }

    private void split(String name, ExprNode formula, Context context) {
        if (formula instanceof LabelNode label) {
            split(name, (ExprNode) label.getBody(), context);
        } else if (!(formula instanceof OpApplNode applied && splits(name, applied, context))) {
            all.add(new Conjunct(name, formula, context));
        }
    }

    private boolean splits(String name, OpApplNode formula, Context context) {
        ExprOrOpArgNode[] arguments = formula.getArgs();
        if (arguments.length == 0 && tool.lookup(formula.getOperator()) instanceof OpDefNode definition
                && definition.getBody() != null && BuiltInOPs.getOpCode(definition.getName()) == 0) {
            split(name, definition.getBody(), Context.Empty);
            return true;
        }
        switch (BuiltInOPs.getOpCode(formula.getOperator().getName())) {
            case OPCODE_cl, OPCODE_land -> {
                for (ExprOrOpArgNode argument : arguments) {
                    split(name, (ExprNode) argument, context);
                }
                return true;
            }
            case OPCODE_bf -> {
                return bounded(name, formula, context);
            }
            default -> {
                return false;
            }
        }
    }

    /** One variable, over a set in which no variable of the state occurs. */
    private boolean bounded(String name, OpApplNode formula, Context context) {
        FormalParamNode[][] symbols = formula.getBdedQuantSymbolLists();
        ExprNode[] bounds = formula.getBdedQuantBounds();
        if (symbols.length != 1 || symbols[0].length != 1 || formula.isBdedQuantATuple()[0] || bounds[0].getLevel() > 0) {
            return false;
        }
        Value set = tool.eval(bounds[0], context, TLCState.Empty, TLCState.Empty, EvalControl.Clear,
                CostModel.DO_NOT_RECORD);
        ValueEnumeration elements = ((Enumerable) set).elements();
        for (Value element = elements.nextElement(); element != null; element = elements.nextElement()) {
            split(name, (ExprNode) formula.getArgs()[0], context.cons(symbols[0][0], element));
        }
        return true;
    }
}
