package lastack.model.inside;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LevelConstants;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.EvalControl;
import tlc2.tool.ITool;
import tlc2.tool.TLCState;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.util.FP64;
import tlc2.value.impl.OpLambdaValue;
import tlc2.value.impl.Value;

/**
 * A definition whose sets are remembered. What it gives depends on its arguments alone (it is of SANY's constant level): TLC,
 * which evaluates it anew in each state, would find the same set for the same ones.
 */
final class Remembered extends OpLambdaValue {
    /** The relation of the specification, which most states ask about a block and an event of other states. */
    private static final String RELATION = "Outcomes";
    /** A set of outcomes with its block and event takes some kilobytes; all of them may take a fifth of the heap or so. */
    private static final long HEAP_OF_EACH = 1 << 15;
    /** If fewer are found than one in so many that are not, looking for them is not worth while. */
    private static final long WORTH_WHILE = 4;
    private static final long serialVersionUID = 1;

    /** What it may mention beside its parameters. An INSTANCE can put something else in a constant's place, here and there. */
    private final transient OpDeclNode[] constants;
    private final transient long room = Runtime.getRuntime().maxMemory() / HEAP_OF_EACH;
    private final transient Map<Arguments, Value> recent = new ConcurrentHashMap<>();
    private final transient Map<Arguments, Value> earlier = new ConcurrentHashMap<>();
    private final transient LongAdder found = new LongAdder();
    private transient volatile boolean useless;

    private Remembered(OpDefNode definition, ITool tool) {
        super(definition, tool, Context.Empty, TLCState.Empty, TLCState.Empty);
        constants = definition.getAllParams().stream().filter(OpDeclNode.class::isInstance).map(OpDeclNode.class::cast)
                .toArray(OpDeclNode[]::new);
    }

    /**
     * Remembers what {@code Outcomes} gives, under its own name and under those that instances give it.
     *
     * @param tool what TLC evaluates with, once it has read everything
     */
    static void remember(ITool tool) {
        for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
            String name = definition.getName().toString();
            if ((name.equals(RELATION) || name.endsWith("!" + RELATION)) && dependsOnArgumentsOnly(definition)
                    && definition.getToolObject(tool.getId()) == null) {
                definition.setToolObject(tool.getId(), new Remembered(definition, tool));
            }
        }
    }

    private static boolean dependsOnArgumentsOnly(OpDefNode definition) {
        return definition.getArity() > 0 && definition.getLevel() == LevelConstants.ConstantLevel
                && Arrays.stream(definition.getParams()).allMatch(param -> param.getArity() == 0);
    }

    @Override
    public Value eval(Tool tool, ExprOrOpArgNode[] args, Context context, TLCState state, TLCState next, int control,
            CostModel costs) {
        Value[] values = new Value[args.length];
        for (int i = 0; i < args.length; i++) {
            values[i] = tool.eval(args[i], context, state, next, control, costs);
        }
        if (useless || Arrays.stream(constants).anyMatch(constant -> context.lookup(constant) != null)) {
            return tool.eval(opDef.getBody(), with(context, values), state, next, control, costs);
        }
        Arguments arguments = new Arguments(values);
        Value value = recent.get(arguments);
        if (value != null) {
            found.increment();
            return value;
        }
        value = earlier.get(arguments);
        if (value != null) {
            found.increment();
        } else {
            value = tool.eval(opDef.getBody(), with(Context.Empty, values), TLCState.Empty, TLCState.Empty, EvalControl.Clear,
                    costs);
            Value set = value.toSetEnum();
            if (set == null) {
                return value;
            }
            value = set;
        }
        keep(arguments, value);
        return value;
    }

    private Context with(Context context, Value[] values) {
        FormalParamNode[] params = opDef.getParams();
        Context with = context;
        for (int i = 0; i < values.length; i++) {
            with = with.cons(params[i], values[i]);
        }
        return with;
    }

    private void keep(Arguments arguments, Value value) {
        if (recent.size() >= room) {
            useless = found.sumThenReset() * WORTH_WHILE < room;
            earlier.clear();
            if (!useless) {
                earlier.putAll(recent);
            }
            recent.clear();
        }
        // As for constants: what is shared must not change any more, not even in its form.
        value.initialize();
        for (Value each : arguments.values) {
            each.initialize();
        }
        recent.put(arguments, value);
    }

    /** Values of the parameters. Two are compared only if their fingerprints agree, so never a record with a number. */
    private static final class Arguments {
        private final Value[] values;
        private final long fingerprint;

        Arguments(Value[] values) {
            this.values = values;
            long sum = FP64.New();
            for (Value each : values) {
                sum = each.fingerPrint(sum);
            }
            fingerprint = sum;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Arguments that && fingerprint == that.fingerprint && Arrays.equals(values, that.values);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(fingerprint);
        }
    }
}
