package lastack.model.inside;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lastack.model.Machine;
import lastack.model.Operator;
import lastack.model.RecordShape;
import lastack.model.SpecException;
import lastack.model.TlaValue;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.FP64;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;
import util.ToolIO;
import util.UniqueString;

/** A model in TLC's hands, its states in parts; there is one for each class loader. */
public final class Apart implements Machine {

    /**
     * Stands for a part that is not read. TLC carries it along as it does any value; but to select a field of it, to reckon
     * with it, or to compare it with anything but a string, is an error, and no part is a string.
     */
    private static final Value UNREAD = new StringValue("(not to be read)");

    /** A variable, or its value for one name. */
    private record Part(int variable, Value name) {
    }

    private final FastTool tool;
    private final Texts texts;
    private final UniqueString[] variables;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Action[] actions;
    private final int[] reads;
    private final Conjuncts claims;
    private final List<Integer> claimReads = new ArrayList<>();
    private final List<TlaValue[]> initial = new ArrayList<>();

    private Apart(FastTool tool, Path folder) {
        this.tool = tool;
        texts = new Texts(folder, tool.getSpecProcessor().getModuleTbl().getModuleNodes());
        variables = Arrays.stream(TLCState.Empty.getVars()).map(OpDeclNode::getName).toArray(UniqueString[]::new);
        StateVec first = tool.getInitStates();
        for (int v = 0; v < variables.length; v++) {
            split(v, value(first.elementAt(0), v));
        }
        if (parts.size() > 31) {
            throw new SpecException("The states of " + tool.getRootName() + " have " + parts.size() + " parts, more than 31.");
        }
        for (int i = 0; i < first.size(); i++) {
            initial.add(parts(first.elementAt(i), new boolean[parts.size()]));
        }
        actions = tool.getActions();
        reads = new int[actions.length];
        claims = new Conjuncts(tool);
    }

    /**
     * Parses a model.
     *
     * @param folder the folder with all its modules
     * @param model its name, also that of its configuration
     * @return the machine, never null
     * @throws SpecException if TLC refuses it, with TLC's reason
     */
    public static Machine load(Path folder, String model) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ToolIO.out = new PrintStream(said, true, StandardCharsets.UTF_8);
        ToolIO.err = ToolIO.out;
        try {
            FP64.Init(0);
            FastTool tool = new FastTool(folder.toString(), model, model, new Modules(folder));
            if (tool.checkAssumptions() != 0) {
                throw new SpecException(Transcript.reason(said.toString(StandardCharsets.UTF_8)));
            }
            return new Apart(tool, folder);
        } catch (SpecException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new SpecException(
                    Transcript.reason(said.toString(StandardCharsets.UTF_8) + "\n" + Transcript.words(e)), e);
        } finally {
            ToolIO.out = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            ToolIO.err = ToolIO.out;
        }
    }

    private void split(int variable, Value value) {
        Value[] domain = value instanceof RecordValue record
                ? Arrays.stream(record.names).map(StringValue::new).toArray(Value[]::new)
                : value instanceof FcnRcdValue function ? function.getDomainAsValues() : new Value[0];
        if (domain.length == 0 || !Arrays.stream(domain).allMatch(StringValue.class::isInstance)) {
            parts.add(new Part(variable, null));
            names.add(variables[variable].toString());
            return;
        }
        for (Value name : domain) {
            parts.add(new Part(variable, name));
            names.add(variables[variable] + "[" + ((StringValue) name).val + "]");
        }
    }

    private Value value(TLCState state, int variable) {
        return Values.explicit((Value) state.lookup(variables[variable]));
    }

    /** The parts of a state; those marked as given and still unread are null. */
    private TlaValue[] parts(TLCState state, boolean[] unread) {
        Value[] values = IntStream.range(0, variables.length).mapToObj(v -> value(state, v)).toArray(Value[]::new);
        TlaValue[] taken = new TlaValue[parts.size()];
        for (int i = 0; i < taken.length; i++) {
            Part part = parts.get(i);
            Value whole = values[part.variable];
            Value found = part.name == null ? whole : whole instanceof RecordValue record ? record.select(part.name)
                    : ((FcnRcdValue) whole).select(part.name);
            // A string is equal to a string only, and no other part is one.
            taken[i] = unread[i] && found instanceof StringValue ? null : new Handle(found);
        }
        return taken;
    }

    /** A state with only the parts of a mask. */
    private TLCState state(int mask, TlaValue[] given) {
        TLCState state = TLCState.Empty.createEmpty();
        for (int i = 0; i < given.length;) {
            int variable = parts.get(i).variable;
            int from = i;
            while (i < given.length && parts.get(i).variable == variable) {
                i++;
            }
            state.bind(variables[variable],
                    parts.get(from).name == null ? part(mask, given, from) : function(mask, given, from, i));
        }
        return state;
    }

    private Value part(int mask, TlaValue[] given, int i) {
        return (mask & 1 << i) == 0 ? UNREAD : ((Handle) given[i]).value();
    }

    private Value function(int mask, TlaValue[] given, int from, int to) {
        UniqueString[] domain = new UniqueString[to - from];
        Value[] values = new Value[to - from];
        for (int i = from; i < to; i++) {
            domain[i - from] = ((StringValue) parts.get(i).name).val;
            values[i - from] = part(mask, given, i);
        }
        return new RecordValue(domain, values, false).normalize();
    }

    /** What an evaluation gives, and the mask with which it gave that. */
    private record Found<T>(T value, int mask) {
    }

    /** Evaluates with what is known to be read and, if that is not enough, with as little more as will do. */
    private <T> Found<T> evaluate(int known, int all, IntFunction<T> evaluation) {
        try {
            return new Found<>(evaluation.apply(known), known);
        } catch (RuntimeException | StackOverflowError e) {
            if (known == all) {
                throw new SpecException(Transcript.sentence(Transcript.words(e)), e);
            }
        }
        int mask = all;
        T value = evaluate(all, all, evaluation).value;
        for (int i = 0; i < parts.size(); i++) {
            int less = mask & ~(1 << i);
            if ((known & 1 << i) == 0 && less != mask) {
                try {
                    value = evaluation.apply(less);
                    mask = less;
                } catch (RuntimeException | StackOverflowError e) {
                    // This part is read.
                    continue;
                }
            }
        }
        return new Found<>(value, mask);
    }

    private int all() {
        return (1 << parts.size()) - 1;
    }

    @Override
    public List<String> parts() {
        return List.copyOf(names);
    }

    @Override
    public List<String> actions() {
        return Arrays.stream(actions).map(Apart::name).toList();
    }

    private static String name(Action action) {
        OpDefNode definition = action.getOpDef();
        if (definition == null || definition.getArity() == 0) {
            return action.getName().toString();
        }
        return Arrays.stream(definition.getParams()).map(parameter -> action.con.lookup(parameter))
                .map(value -> value instanceof StringValue text ? text.val.toString() : String.valueOf(value))
                .collect(Collectors.joining(", ", action.getName() + "(", ")"));
    }

    @Override
    public List<String> claims() {
        return claims.names();
    }

    @Override
    public int claim(String predicate) {
        OpDefNode definition = tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(predicate));
        if (definition == null || definition.getArity() != 0) {
            throw new SpecException("The module " + tool.getRootName() + " has no predicate " + predicate + ".");
        }
        return claims.add(predicate, definition.getBody());
    }

    @Override
    public List<TlaValue[]> initial() {
        return initial;
    }

    @Override
    public int reads(int action) {
        return reads[action];
    }

    @Override
    public List<TlaValue[]> successors(int action, TlaValue[] given) {
        Found<List<TlaValue[]>> found = evaluate(reads[action], all(), mask -> {
            StateVec next = tool.getNextStates(actions[action], state(mask, given));
            boolean[] unread = new boolean[given.length];
            for (int i = 0; i < unread.length; i++) {
                unread[i] = (mask & 1 << i) == 0;
            }
            List<TlaValue[]> all = new ArrayList<>(next.size());
            for (int i = 0; i < next.size(); i++) {
                all.add(parts(next.elementAt(i), unread));
            }
            return all;
        });
        reads[action] = found.mask;
        return found.value;
    }

    @Override
    public int claimReads(int claim) {
        return claim < claimReads.size() ? claimReads.get(claim) : 0;
    }

    @Override
    public boolean holds(int claim, TlaValue[] given) {
        Found<Boolean> found =
            evaluate(claimReads(claim), all(), mask -> claims.holds(claim, state(mask, given)));
        while (claimReads.size() <= claim) {
            claimReads.add(0);
        }
        claimReads.set(claim, found.mask);
        return found.value;
    }

    @Override
    public Reached reach(int most) {
        return Reaching.of(tool, actions, most);
    }

    @Override
    public Set<Long> next(TlaValue[] given) {
        Set<Long> all = new HashSet<>();
        for (Action action : actions) {
            StateVec next = tool.getNextStates(action, state(all(), given));
            for (int i = 0; i < next.size(); i++) {
                all.add(next.elementAt(i).fingerPrint());
            }
        }
        return all;
    }

    @Override
    public long fingerprint(TlaValue[] given) {
        return state(all(), given).fingerPrint();
    }

    @Override
    public Operator operator(String name) {
        OpDefNode definition = tool.getRootModule().getOpDef(UniqueString.uniqueStringOf(name));
        if (definition == null) {
            throw new SpecException("The module defines no operator " + name + ".");
        }
        return new Definition(tool, definition, texts);
    }

    @Override
    public TlaValue value(Object neutral) {
        return neutral instanceof Handle handle ? handle : new Handle(Values.in(neutral));
    }

    @Override
    public RecordShape shape(String... fields) {
        return new Shape(fields);
    }
}
