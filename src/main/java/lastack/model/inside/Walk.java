package lastack.model.inside;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.SubstInNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;
import tlc2.tool.coverage.CostModel;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.value.impl.Enumerable;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;
import tlc2.value.impl.ValueEnumeration;
import tlc2.value.impl.ValueExcept;
import util.UniqueString;

/**
 * Walks an expression as TLC evaluates it, and keeps what TLC does not: on which way each value was made, and where a guard
 * turned another way away. What has no structure that matters here, TLC evaluates.
 *
 * <p>A way goes astray at one guard at most: there it takes the arm that the guard forbids. What cannot be evaluated there has
 * no value, and is no way.
 */
final class Walk extends Scope {
    /** More ways than this are not followed. */
    private static final int MANY = 1000;

    private final Map<LazyValue, Way> known = new IdentityHashMap<>();
    private int astray;

    Walk(Tool tool) {
        super(tool);
    }

    /** A condition on which it depended where to go on. */
    record Guard(SemanticNode node, Context context, boolean holds, Calls calls) {
    }

    /** The guards that were passed, the last one first; null before the first. */
    record Trail(Guard guard, Trail before) {
    }

    /**
     * A way to a value.
     *
     * @param against where it went astray, if it did
     */
    record Way(Value value, Trail trail, Optional<Guard> against, Origin origin) {
        private Way as(Value other, Origin from) {
            return new Way(other, trail, against, from);
        }
    }

    /** Where the walk is. */
    private record Here(Context context, Calls calls, Trail trail, Optional<Guard> against) {
        Here in(Context other) {
            return new Here(other, calls, trail, against);
        }

        Here in(Context other, Calls under) {
            return new Here(other, under, trail, against);
        }

        Here passed(Guard guard) {
            return new Here(context, calls, new Trail(guard, trail), against);
        }

        Here astray(Guard guard) {
            return new Here(context, calls, new Trail(guard, trail), Optional.of(guard));
        }

        Here after(Way way) {
            return new Here(context, calls, way.trail(), way.against());
        }

        Guard guard(SemanticNode node, boolean holds) {
            return new Guard(node, context, holds, calls);
        }
    }

    /** The ways to the elements of a set; those that do not go astray are all of its elements. */
    List<Way> elements(SemanticNode set, Context context) {
        return walk(set, 1, new Here(context, null, null, Optional.empty()));
    }

    /** The way to a value that a variable of a set constructor stands for; null for any other. */
    Way known(LazyValue lazy) {
        return known.get(lazy);
    }

    /** Depth 0: the ways to the value; 1: to the elements of the set that it is; 2: to the elements of its elements. */
    private List<Way> walk(SemanticNode node, int depth, Here here) {
        if (node instanceof LabelNode label) {
            return walk(label.getBody(), depth, here);
        }
        if (node instanceof LetInNode let) {
            return walk(let.getBody(), depth, here.in(let(let, here.context(), here.calls())));
        }
        if (node instanceof SubstInNode instance) {
            return walk(instance.getBody(), depth, here.in(substitute(instance, here.context(), here.calls())));
        }
        if (node.getKind() == ASTConstants.AtNodeKind && depth == 0) {
            return List.of(new Way(eval(node, here.context()), here.trail(), here.against(), new Origin.At()));
        }
        return node instanceof OpApplNode applied ? applied(applied, depth, here) : leaf(node, depth, here);
    }

    private List<Way> applied(OpApplNode node, int depth, Here here) {
        ExprOrOpArgNode[] args = node.getArgs();
        int opcode = opcode(node);
        if (opcode == 0) {
            return defined(node, depth, here);
        } else if (opcode == ToolGlobals.OPCODE_ite) {
            boolean holds = holds(args[0], here.context());
            Guard guard = here.guard(args[0], holds);
            List<Way> ways = new ArrayList<>(walk(holds ? args[1] : args[2], depth, here.passed(guard)));
            ways.addAll(astray(holds ? args[2] : args[1], depth, here, guard));
            return ways;
        } else if (opcode == ToolGlobals.OPCODE_case) {
            return cases(args, depth, here, node);
        } else if (depth == 0) {
            return value(node, opcode, args, here);
        } else if (opcode == ToolGlobals.OPCODE_se || opcode == ToolGlobals.OPCODE_cup) {
            List<Way> ways = new ArrayList<>();
            for (ExprOrOpArgNode part : args) {
                ways.addAll(walk(part, opcode == ToolGlobals.OPCODE_cup ? depth : depth - 1, here));
            }
            return ways;
        } else if (opcode == ToolGlobals.OPCODE_union) {
            return walk(args[0], depth + 1, here);
        } else if (isOverOneVariable(node) && (opcode == ToolGlobals.OPCODE_soa
                || opcode == ToolGlobals.OPCODE_sso && depth == 1)) {
            return opcode == ToolGlobals.OPCODE_soa ? images(node, depth, here) : filtered(node, here);
        }
        return leaf(node, depth, here);
    }

    private List<Way> defined(OpApplNode node, int depth, Here here) {
        Object what = lookup(node.getOperator(), here.context());
        if (what instanceof LazyValue lazy) {
            Way way = known.get(lazy);
            if (way != null) {
                return depth == 0 ? List.of(new Way(way.value(), here.trail(), here.against(), way.origin()))
                        : listed(way.value(), depth, here, way.origin());
            }
            return walk(lazy.expr, depth, here.in(lazy.con, calls(lazy)));
        }
        if (what instanceof OpDefNode definition && BuiltInOPs.getOpCode(definition.getName()) == 0
                && definition.getBody() != null) {
            Calls calls = new Calls(node, here.calls());
            return walk(definition.getBody(), depth,
                    here.in(call(definition, node.getArgs(), here.context(), here.calls()), calls));
        }
        if (what instanceof Value value && node.getArgs().length == 0 && node.getOperator() instanceof FormalParamNode) {
            return listed(value, depth, here, new Origin.Kept());
        }
        return leaf(node, depth, here);
    }

    private List<Way> cases(ExprOrOpArgNode[] arms, int depth, Here here, OpApplNode whole) {
        List<Way> ways = new ArrayList<>();
        Guard taken = null;
        List<Guard> refused = new ArrayList<>();
        List<SemanticNode> elsewhere = new ArrayList<>();
        for (ExprOrOpArgNode each : arms) {
            ExprOrOpArgNode[] arm = ((OpApplNode) each).getArgs();
            if (arm[0] == null && taken == null) {
                // OTHER: what decided for it is that the guards before it are false; the last one stands for them.
                Here passed = refused.isEmpty() ? here : here.passed(refused.get(refused.size() - 1));
                ways.addAll(walk(arm[1], depth, passed));
                taken = refused.isEmpty() ? here.guard(whole, true) : refused.get(refused.size() - 1);
            } else if (arm[0] == null) {
                refused.add(taken);
                elsewhere.add(arm[1]);
            } else if (taken == null && holds(arm[0], here.context())) {
                taken = here.guard(arm[0], true);
                ways.addAll(walk(arm[1], depth, here.passed(taken)));
            } else {
                refused.add(here.guard(arm[0], false));
                elsewhere.add(arm[1]);
            }
        }
        for (int i = 0; i < refused.size(); i++) {
            ways.addAll(astray(elsewhere.get(i), depth, here, refused.get(i)));
        }
        if (taken == null) {
            throw new IllegalStateException("TLC encountered a CASE with no conditions true.");
        }
        return ways;
    }

    private List<Way> astray(SemanticNode arm, int depth, Here here, Guard guard) {
        if (here.against().isPresent() || astray > MANY) {
            return List.of();
        }
        try {
            List<Way> ways = walk(arm, depth, here.astray(guard));
            astray += ways.size();
            return ways;
        } catch (RuntimeException | StackOverflowError e) {
            // The guard protects what it guards: there is nothing beyond it.
            return List.of();
        }
    }

    private static boolean isOverOneVariable(OpApplNode node) {
        FormalParamNode[][] variables = node.getBdedQuantSymbolLists();
        return variables != null && variables.length == 1 && variables[0].length == 1 && !node.isBdedQuantATuple()[0];
    }

    private Context bind(OpApplNode node, Way way, Context context) {
        LazyValue lazy = new LazyValue(node.getBdedQuantBounds()[0], context, CostModel.DO_NOT_RECORD);
        lazy.setValue(way.value());
        known.put(lazy, way);
        return context.cons(node.getBdedQuantSymbolLists()[0][0], lazy);
    }

    private List<Way> images(OpApplNode node, int depth, Here here) {
        List<Way> ways = new ArrayList<>();
        for (Way element : walk(node.getBdedQuantBounds()[0], 1, here)) {
            Here next = here.after(element).in(bind(node, element, here.context()));
            if (element.against().isEmpty()) {
                ways.addAll(walk(node.getArgs()[0], depth - 1, next));
            } else {
                try {
                    ways.addAll(walk(node.getArgs()[0], depth - 1, next));
                } catch (RuntimeException | StackOverflowError e) {
                    // A way that went astray before ends here.
                    astray++;
                }
            }
        }
        return ways;
    }

    private List<Way> filtered(OpApplNode node, Here here) {
        List<Way> ways = new ArrayList<>();
        SemanticNode filter = node.getArgs()[0];
        for (Way element : walk(node.getBdedQuantBounds()[0], 1, here)) {
            Here next = here.after(element).in(bind(node, element, here.context()));
            boolean holds = holds(filter, next.context());
            Guard guard = next.guard(filter, holds);
            if (holds) {
                ways.add(new Way(element.value(), new Trail(guard, element.trail()), element.against(), element.origin()));
            } else if (element.against().isEmpty()) {
                ways.add(new Way(element.value(), new Trail(guard, element.trail()), Optional.of(guard), element.origin()));
            }
        }
        return ways;
    }

    private List<Way> value(OpApplNode node, int opcode, ExprOrOpArgNode[] args, Here here) {
        if (opcode == ToolGlobals.OPCODE_exc) {
            return except(args, here);
        }
        if (opcode == ToolGlobals.OPCODE_rs) {
            UniqueString field = ((StringValue) eval(args[1], here.context())).getVal();
            List<Way> ways = new ArrayList<>();
            for (Way way : walk(args[0], 0, here)) {
                if (way.value() instanceof RecordValue rcd && rcd.select(new StringValue(field)) != null) {
                    ways.add(way.as(rcd.select(new StringValue(field)), way.origin().at(field)));
                } else if (way.against().isEmpty()) {
                    return leaf(node, 0, here);
                }
            }
            return ways;
        }
        return opcode == ToolGlobals.OPCODE_rc ? constructed(args, here) : leaf(node, 0, here);
    }

    /** [f |-> e, ...]: at most one of the parts goes astray. */
    private List<Way> constructed(ExprOrOpArgNode[] args, Here here) {
        UniqueString[] names = new UniqueString[args.length];
        List<List<Way>> parts = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            ExprOrOpArgNode[] pair = ((OpApplNode) args[i]).getArgs();
            names[i] = ((StringValue) eval(pair[0], here.context())).getVal();
            parts.add(walk(pair[1], 0, here));
        }
        List<Way> ways = new ArrayList<>();
        Map<UniqueString, Origin> origins = new LinkedHashMap<>();
        Value[] values = new Value[names.length];
        for (int i = 0; i < names.length; i++) {
            Way straight = parts.get(i).get(0);
            values[i] = straight.value();
            origins.put(names[i], set(straight, ((OpApplNode) args[i]), here));
        }
        Origin origin = new Origin.Fields(origins, new Origin.Kept());
        ways.add(new Way(record(names, values), here.trail(), here.against(), origin));
        for (int i = 0; i < names.length; i++) {
            for (Way way : parts.get(i).subList(1, parts.get(i).size())) {
                Value[] other = values.clone();
                other[i] = way.value();
                ways.add(new Way(record(names, other), way.trail(), way.against(), origin));
            }
        }
        return ways;
    }

    private static Value record(UniqueString[] names, Value[] values) {
        return new RecordValue(names.clone(), values.clone(), false).normalize();
    }

    /** [r EXCEPT !.f = e, ...]: at most one of r and the parts goes astray. */
    private List<Way> except(ExprOrOpArgNode[] args, Here here) {
        List<Way> ways = walk(args[0], 0, here);
        for (int i = 1; i < args.length; i++) {
            OpApplNode pair = (OpApplNode) args[i];
            List<Way> next = new ArrayList<>();
            for (Way way : ways) {
                try {
                    next.addAll(replaced(way, pair, here));
                } catch (RuntimeException e) {
                    if (way.against().isEmpty()) {
                        throw e;
                    }
                }
            }
            ways = next;
        }
        return ways;
    }

    private List<Way> replaced(Way way, OpApplNode pair, Here here) {
        ExprOrOpArgNode[] parts = ((OpApplNode) pair.getArgs()[0]).getArgs();
        Value[] path = new Value[parts.length];
        boolean fields = true;
        for (int i = 0; i < path.length; i++) {
            path[i] = eval(parts[i], here.context());
            fields &= path[i] instanceof StringValue;
        }
        Value at = way.value().select(path);
        if (at == null) {
            throw new IllegalArgumentException("EXCEPT names a field that there is not.");
        }
        List<Way> ways = new ArrayList<>();
        Here within = here.after(way).in(here.context().cons(ToolGlobals.EXCEPT_AT, at));
        for (Way part : walk(pair.getArgs()[1], 0, within)) {
            Value value = way.value().takeExcept(new ValueExcept(path, part.value()));
            Origin origin = fields ? Origin.put(way.origin(), path, 0, set(part, pair, within))
                    : new Origin.Made(pair, here.calls(), here.trail());
            // What decided about a part is no guard of the whole.
            ways.add(new Way(value, part.against().isPresent() ? part.trail() : way.trail(), part.against(), origin));
        }
        return ways;
    }

    /**
     * The origin of a part: where it was made, if it is a record that was; otherwise the place where it is set, be it to what it
     * was before if a guard decided that.
     */
    private static Origin set(Way part, OpApplNode pair, Here here) {
        boolean asItWas = part.origin() instanceof Origin.At && part.trail() == here.trail();
        return part.value() instanceof RecordValue || asItWas || isCopy(pair) ? part.origin()
                : new Origin.Made(pair, here.calls(), part.trail());
    }

    /** Whether a field takes over the field of the same name of another record. */
    private static boolean isCopy(OpApplNode pair) {
        ExprOrOpArgNode[] sides = pair.getArgs();
        if (!(sides[1] instanceof OpApplNode select) || opcode(select) != ToolGlobals.OPCODE_rs) {
            return false;
        }
        SemanticNode own = sides[0] instanceof OpApplNode path ? path.getArgs()[path.getArgs().length - 1] : sides[0];
        return own instanceof StringNode name && select.getArgs()[1] instanceof StringNode other
                && name.getRep().equals(other.getRep());
    }

    private List<Way> leaf(SemanticNode node, int depth, Here here) {
        return listed(eval(node, here.context()), depth, here, new Origin.Made(node, here.calls(), here.trail()));
    }

    private static List<Way> listed(Value value, int depth, Here here, Origin origin) {
        if (depth == 0) {
            return List.of(new Way(value, here.trail(), here.against(), origin));
        }
        List<Way> ways = new ArrayList<>();
        ValueEnumeration elements = ((Enumerable) value).elements();
        for (Value each = elements.nextElement(); each != null; each = elements.nextElement()) {
            ways.addAll(listed(each, depth - 1, here, origin));
        }
        return ways;
    }
}
