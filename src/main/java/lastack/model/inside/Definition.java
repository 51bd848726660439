package lastack.model.inside;

import lastack.model.Derivation;
import lastack.model.Operator;
import lastack.model.SpecException;
import lastack.model.TlaValue;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.EvalControl;
import tlc2.tool.TLCState;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.CallStackTool;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.Value;

/** An operator's definition, evaluated with its parameters bound to values. */
final class Definition implements Operator {
    private final Tool tool;
    private final OpDefNode node;
    private final FormalParamNode[] parameters;
    private final Texts texts;
    private final CostModel costs;

    Definition(Tool tool, OpDefNode node, Texts texts) {
        this(tool, node, texts, CostModel.DO_NOT_RECORD);
    }

    /** The same, where what is evaluated is counted. */
    Definition(Tool tool, OpDefNode node, Texts texts, CostModel costs) {
        this.tool = tool;
        this.node = node;
        this.texts = texts;
        this.costs = costs;
        this.parameters = node.getParams();
    }

    @Override
    public String name() {
        return node.getName().toString();
    }

    @Override
    public int arity() {
        return parameters.length;
    }

    @Override
    public TlaValue value(Object... arguments) {
        return new Handle(evaluate(true, arguments));
    }

    @Override
    public boolean test(Object... arguments) {
        Value result = evaluate(false, arguments);
        if (result instanceof BoolValue flag) {
            return flag.val;
        }
        throw new SpecException("The operator " + name() + " gave " + result + ", which is not a boolean.");
    }

    @Override
    public Derivation derive(Object... arguments) {
        Context context = bound(arguments);
        try {
            return new Deriver(tool, texts).of(node.getBody(), context);
        } catch (RuntimeException | StackOverflowError e) {
            throw new SpecException("The operator " + name() + " cannot be followed here: " + reason(context, e), e);
        }
    }

    private Context bound(Object... arguments) {
        if (arguments.length != parameters.length) {
            throw new IllegalArgumentException("The operator " + name() + " takes " + parameters.length
                    + " arguments, not " + arguments.length + ".");
        }
        Context context = Context.Empty;
        for (int i = 0; i < arguments.length; i++) {
            context = context.cons(parameters[i], Values.in(arguments[i]));
        }
        return context;
    }

    private Value evaluate(boolean whole, Object... arguments) {
        Context context = bound(arguments);
        try {
            Value result = node.getToolObject(tool.getId()) instanceof Value constant ? constant : evaluate(tool, context);
            return whole ? Values.explicit(result) : result;
        } catch (RuntimeException | StackOverflowError e) {
            throw new SpecException("The operator " + name() + " has no value here: " + reason(context, e), e);
        }
    }

    private Value evaluate(Tool with, Context context) {
        return with.eval(node.getBody(), context, TLCState.Empty, TLCState.Empty, EvalControl.Clear, costs);
    }

    /* The fast evaluator keeps no stack of expressions; the slow one is asked again, only for where it happened. */
    private String reason(Context context, Throwable failure) {
        String message = Transcript.sentence(Transcript.words(failure));
        CallStackTool slow = new CallStackTool(tool);
        try {
            Values.explicit(evaluate(slow, context));
            return message;
        } catch (RuntimeException | StackOverflowError again) {
            return Transcript.located(message, slow.toString());
        }
    }
}
