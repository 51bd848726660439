package lastack.model.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lastack.model.SpecException;
import tla2sany.semantic.ExprNode;
import tla2sany.semantic.ExprOrOpArgNode;
import tla2sany.semantic.LabelNode;
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.OpDefNode;
import tla2sany.semantic.SubstInNode;
import tlc2.tool.Action;
import tlc2.tool.BuiltInOPs;
import tlc2.tool.Specs;
import tlc2.tool.ToolGlobals;
import tlc2.tool.impl.Tool;
import tlc2.util.Context;
import tlc2.util.Vect;
import util.UniqueString;

/**
 * What a configuration claims, taken apart as TLC does it, but each part under the name of the property that it comes
 * from: TLC gives a conjunct a name of its own.
 */
final class Claims implements ToolGlobals {
    /** The level of state predicates; constants are below. */
    private static final int STATE = 1;

    /**
     * A part of a property.
     *
     * @param property the name that the configuration gives
     * @param action TLC's form of a formula, whatever its level
     */
    record Claim(String property, Action action) {
    }

    /** Must be true in every state. */
    final List<Claim> always = new ArrayList<>();
    /** Must be true in every initial state. */
    final List<Claim> initially = new ArrayList<>();
    /** Must be true of every step. */
    final List<Claim> steps = new ArrayList<>();
    /** Must be true of every behaviour. */
    final List<Claim> behaviours = new ArrayList<>();

    private final Tool tool;

    private Claims(Tool tool, boolean configured) {
        this.tool = tool;
        if (!configured) {
            return;
        }
        for (String name : names(tool.getModelConfig().getInvariants())) {
            always.add(new Claim(name, new Action(definition(name), Context.Empty)));
        }
        for (String name : names(tool.getModelConfig().getProperties())) {
            split(name, definition(name), tlc2.util.List.Empty);
        }
    }

    Claims(Tool tool) {
        this(tool, true);
    }

    /** Claims nothing, whatever the configuration says. */
    static Claims none(Tool tool) {
        return new Claims(tool, false);
    }

    /** The names of all properties, each once. */
    List<String> names() {
        return Stream.of(always, initially, steps, behaviours).flatMap(List::stream).map(Claim::property).distinct().toList();
    }

    private void split(String name, ExprNode formula, tlc2.util.List substitutions) {
        if (formula instanceof SubstInNode instance) {
            split(name, instance.getBody(), substitutions.cons(instance));
        } else if (formula instanceof LabelNode label) {
            split(name, (ExprNode) label.getBody(), substitutions);
        } else if (!(formula instanceof OpApplNode applied && splits(name, applied, substitutions))) {
            (formula.getLevel() <= STATE ? initially : behaviours).add(claim(name, formula, substitutions));
        }
    }

    /** Takes a definition, a conjunction or {@code []P} apart, and says whether it was one. */
    private boolean splits(String name, OpApplNode formula, tlc2.util.List substitutions) {
        ExprOrOpArgNode[] arguments = formula.getArgs();
        if (arguments.length == 0 && tool.lookup(formula.getOperator()) instanceof OpDefNode definition) {
            split(name, definition.getBody(), substitutions);
            return true;
        }
        switch (BuiltInOPs.getOpCode(formula.getOperator().getName())) {
            case OPCODE_cl, OPCODE_land -> {
                for (ExprOrOpArgNode argument : arguments) {
                    split(name, (ExprNode) argument, substitutions);
                }
                return true;
            }
            case OPCODE_box -> {
                ExprNode body = (ExprNode) arguments[0];
                boolean step = body instanceof OpApplNode inner
                        && BuiltInOPs.getOpCode(inner.getOperator().getName()) == OPCODE_sa;
                if (!step && body.getLevel() > STATE) {
                    return false;
                }
                (step ? steps : always).add(claim(name, body, substitutions));
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    private static Claim claim(String name, ExprNode formula, tlc2.util.List substitutions) {
        return new Claim(name, new Action(Specs.addSubsts(formula, substitutions), Context.Empty));
    }

    private ExprNode definition(String name) {
        OpDefNode definition = tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
        if (definition == null || definition.getArity() != 0) {
            throw new SpecException("The configuration of " + tool.getRootName() + " names " + name
                    + ", which is no property of that module.");
        }
        return definition.getBody();
    }

    private static List<String> names(Vect<?> configured) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            names.add(configured.elementAt(i).toString());
        }
        return names;
    }
}
