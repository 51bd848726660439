package lastack.model.inside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lastack.model.Derivation;
import tla2sany.semantic.ASTConstants;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.LetInNode;
import tla2sany.semantic.NumeralNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SemanticNode;
import tla2sany.semantic.StringNode;
import tla2sany.semantic.SubstInNode;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.ToolGlobals;
import tlc2.util.Context;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.Value;

/** Says why a condition holds, or does not: which of its parts decide, and the values that those speak of. */
final class Reasons {
    /** A longer argument is not written beside its parameter. */
    private static final int LONG = 40;

    private final Walk walk;
    private final Texts texts;

    Reasons(Walk walk, Texts texts) {
        this.walk = walk;
        this.texts = texts;
    }

    /** The whole condition, with the parts that decide. */
    Derivation.Condition of(Walk.Guard guard) {
        List<Derivation.Condition> parts = why(guard.node(), guard.context(), guard.holds(), guard.calls());
        String text = texts.text(guard.node());
        if (parts.size() == 1 && parts.get(0).text().equals(text)) {
            return parts.get(0);
        }
        return condition(guard.node(), guard.holds(), guard.calls(), List.of(), parts);
    }

    private Derivation.Condition condition(SemanticNode node, boolean holds, Walk.Calls calls, List<Derivation.Term> terms,
            List<Derivation.Condition> because) {
        return new Derivation.Condition(texts.place(node), callers(calls), texts.text(node), holds, terms, because);
    }

    /** The places from which the definitions under way are called, innermost first. */
    List<Derivation.Place> callers(Walk.Calls calls) {
        List<Derivation.Place> callers = new ArrayList<>();
        for (Walk.Calls each = calls; each != null; each = each.outer()) {
            if (each.site() != null) {
                callers.add(texts.place(each.site()));
            }
        }
        return callers;
    }

    private List<Derivation.Condition> why(SemanticNode node, Context context, boolean holds, Walk.Calls calls) {
        if (node instanceof LabelNode label) {
            return why(label.getBody(), context, holds, calls);
        }
        if (node instanceof LetInNode let) {
            return why(let.getBody(), walk.let(let, context, calls), holds, calls);
        }
        if (node instanceof SubstInNode instance) {
            return why(instance.getBody(), walk.substitute(instance, context, calls), holds, calls);
        }
        if (!(node instanceof OpApplNode applied)) {
            return List.of(condition(node, holds, calls, List.of(), List.of()));
        }
        ExprOrOpArgNode[] args = applied.getArgs();
        switch (Walk.opcode(applied)) {
            case 0:
                return List.of(called(applied, context, holds, calls));
            case ToolGlobals.OPCODE_cl:
            case ToolGlobals.OPCODE_land:
                return parts(args, context, holds, calls, holds);
            case ToolGlobals.OPCODE_dl:
            case ToolGlobals.OPCODE_lor:
                return parts(args, context, holds, calls, !holds);
            case ToolGlobals.OPCODE_lnot:
                return why(args[0], context, !holds, calls);
            case ToolGlobals.OPCODE_implies:
                if (!holds) {
                    List<Derivation.Condition> both = new ArrayList<>(why(args[0], context, true, calls));
                    both.addAll(why(args[1], context, false, calls));
                    return both;
                }
                boolean given = walk.holds(args[0], context);
                return given ? why(args[1], context, true, calls) : why(args[0], context, false, calls);
            case ToolGlobals.OPCODE_ite:
                List<Derivation.Condition> guarded = new ArrayList<>();
                boolean first = walk.holds(args[0], context);
                guarded.addAll(why(args[0], context, first, calls));
                guarded.addAll(why(first ? args[1] : args[2], context, holds, calls));
                return guarded;
            case ToolGlobals.OPCODE_bf:
            case ToolGlobals.OPCODE_be:
                return List.of(quantified(applied, context, holds, calls));
            default:
                return List.of(condition(applied, holds, calls, terms(applied, context), List.of()));
        }
    }

    /** One counterexample decides about all, and one example about there being any; otherwise the set does. */
    private Derivation.Condition quantified(OpApplNode node, Context context, boolean holds, Walk.Calls calls) {
        if (holds == (Walk.opcode(node) == ToolGlobals.OPCODE_be)) {
            for (Context each : walk.contexts(node, context)) {
                if (walk.holds(node.getArgs()[0], each) == holds) {
                    return condition(node, holds, calls, List.of(), why(node.getArgs()[0], each, holds, calls));
                }
            }
        }
        Map<String, Derivation.Term> bounds = new LinkedHashMap<>();
        for (SemanticNode bound : node.getBdedQuantBounds()) {
            term(bound, context, true, bounds);
        }
        return condition(node, holds, calls, List.copyOf(bounds.values()), List.of());
    }

    /** All of the parts, or only the first that has this value. */
    private List<Derivation.Condition> parts(ExprOrOpArgNode[] args, Context context, boolean holds, Walk.Calls calls,
            boolean all) {
        List<Derivation.Condition> parts = new ArrayList<>();
        for (ExprOrOpArgNode each : args) {
            if (walk.holds(each, context) == holds) {
                parts.addAll(why(each, context, holds, calls));
                if (!all) {
                    break;
                }
            }
        }
        return parts;
    }

    /** An operator that only gives a short name to a comparison is one; any other is taken apart. */
    private Derivation.Condition called(OpApplNode node, Context context, boolean holds, Walk.Calls calls) {
        Object what = walk.lookup(node.getOperator(), context);
        if (what instanceof LazyValue lazy && walk.known(lazy) == null) {
            List<Derivation.Condition> because = why(lazy.expr, lazy.con, holds, walk.calls(lazy));
            return condition(node, holds, calls, List.of(), because);
        }
        if (what instanceof OpDefNode definition && BuiltInOPs.getOpCode(definition.getName()) == 0
                && definition.getBody() != null) {
            Walk.Calls inner = new Walk.Calls(node, calls);
            Context bound = walk.call(definition, node.getArgs(), context, calls);
            List<Derivation.Condition> because = why(definition.getBody(), bound, holds, inner);
            SemanticNode body = definition.getBody();
            while (body instanceof SubstInNode instance) {
                body = instance.getBody();
            }
            boolean plain = body instanceof OpApplNode applied && !connects(applied) && because.size() == 1
                    && because.get(0).because().isEmpty();
            return plain ? condition(node, holds, calls, because.get(0).terms(), List.of())
                    : condition(node, holds, calls, List.of(), because);
        }
        return condition(node, holds, calls, terms(node, context), List.of());
    }

    private static boolean connects(OpApplNode node) {
        return switch (Walk.opcode(node)) {
            case ToolGlobals.OPCODE_cl, ToolGlobals.OPCODE_land, ToolGlobals.OPCODE_dl, ToolGlobals.OPCODE_lor,
                ToolGlobals.OPCODE_implies, ToolGlobals.OPCODE_ite -> true;
            default -> false;
        };
    }

    /** The values of what stands on either side, and of what those consist of. */
    private List<Derivation.Term> terms(OpApplNode node, Context context) {
        Map<String, Derivation.Term> terms = new LinkedHashMap<>();
        if (node.getArgs().length == 0) {
            term(node, context, true, terms);
        } else if (Walk.opcode(node) == ToolGlobals.OPCODE_rs) {
            return List.of();
        }
        for (ExprOrOpArgNode each : node.getArgs()) {
            term(each, context, true, terms);
        }
        for (ExprOrOpArgNode each : node.getArgs()) {
            if (each instanceof OpApplNode applied) {
                inner(applied, context, terms);
            }
        }
        return List.copyOf(terms.values());
    }

    private void inner(OpApplNode node, Context context, Map<String, Derivation.Term> terms) {
        if (Walk.opcode(node) == ToolGlobals.OPCODE_rs || node.getBdedQuantSymbolLists() != null) {
            return;
        }
        for (ExprOrOpArgNode each : node.getArgs()) {
            if (each instanceof OpApplNode applied) {
                term(applied, context, false, terms);
                inner(applied, context, terms);
            }
        }
    }

    private void term(SemanticNode node, Context context, boolean whole, Map<String, Derivation.Term> terms) {
        if (!(node instanceof OpApplNode applied) || node instanceof NumeralNode || node instanceof StringNode
                || terms.containsKey(texts.text(node)) || isListOfWords(applied)) {
            return;
        }
        try {
            Value value = Values.explicit(walk.eval(node, context));
            if (whole || !(value instanceof RecordValue)) {
                String text = texts.text(node);
                String name = name(applied, context);
                if (!name.isEmpty()) {
                    terms.put(text, new Derivation.Term(name, Values.out(value)));
                }
            }
        } catch (RuntimeException | StackOverflowError e) {
            // A part that has no value has nothing to say.
            return;
        }
    }

    /** Whether it is a set of literals, whose text says all. */
    private static boolean isListOfWords(OpApplNode node) {
        if (Walk.opcode(node) != ToolGlobals.OPCODE_se) {
            return false;
        }
        for (ExprOrOpArgNode each : node.getArgs()) {
            if (each.getKind() != ASTConstants.StringKind && each.getKind() != ASTConstants.NumeralKind) {
                return false;
            }
        }
        return true;
    }

    /** The text; of a parameter with its argument, and empty where that is a literal with nothing to be said of it. */
    private String name(OpApplNode node, Context context) {
        String text = texts.text(node);
        if (node.getArgs().length > 0 || !(node.getOperator() instanceof FormalParamNode)) {
            return text;
        }
        Object what = context.lookup(node.getOperator());
        for (int i = 0; i < 8 && what instanceof LazyValue lazy && walk.known(lazy) == null
                && lazy.expr instanceof OpApplNode argument && argument.getArgs().length == 0; i++) {
            text = argument.getOperator().getName().toString();
            what = lazy.con.lookup(argument.getOperator());
        }
        if (what instanceof LazyValue lazy && walk.known(lazy) == null) {
            String argument = texts.text(lazy.expr);
            String own = texts.text(node);
            boolean says = lazy.expr instanceof OpApplNode && !argument.equals(own) && argument.length() <= LONG;
            return says ? own + " (" + argument + ")" : own;
        }
        return texts.text(node);
    }
}
