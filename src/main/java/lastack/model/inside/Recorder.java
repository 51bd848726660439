package lastack.model.inside;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tla2sany.semantic.OpDeclNode;
import tla2sany.semantic.OpDefNode;
import tlc2.TLCGlobals;
import tlc2.output.EC;
import tlc2.output.MPRecorder;
import tlc2.tool.Action;
import tlc2.tool.ITool;
import tlc2.tool.ModelChecker;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.TLCStateInfo;
import tlc2.tool.impl.Tool;
import tlc2.util.Vect;
import tlc2.value.impl.Value;

/** Listens to what TLC reports in codes and objects, which is what it prints before it becomes text. */
final class Recorder extends MPRecorder {
    private static final Pattern STEP = Pattern.compile("<(.+?)(?: line (\\d+), col .* of module (\\w+))?>");
    private static final int NONE = -1;

    private final Optional<Keeper> keeper;
    private final boolean remembers;
    private final List<TLCStateInfo> trace = new ArrayList<>();
    private final Set<Integer> heard = new HashSet<>();
    private final Map<Integer, String> broken = new HashMap<>();
    private long[] counts = {0, 0, 0};
    private int loop = NONE;

    Recorder(Optional<Keeper> keeper, boolean remembers) {
        this.keeper = keeper;
        this.remembers = remembers;
    }

    @Override
    public synchronized void record(int code, Object... objects) {
        heard.add(code);
        switch (code) {
            case EC.TLC_COMPUTING_INIT -> {
                Constants.settle(TLCGlobals.mainChecker.tool);
                if (remembers) {
                    Remembered.remember(TLCGlobals.mainChecker.tool);
                }
            }
            case EC.TLC_INVARIANT_VIOLATED_INITIAL, EC.TLC_PROPERTY_VIOLATED_INITIAL -> {
                broken.putIfAbsent(code, text(objects, 0));
                initial(text(objects, 1));
            }
            case EC.TLC_INVARIANT_VIOLATED_BEHAVIOR, EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR ->
                    broken.putIfAbsent(code, text(objects, 0));
            case EC.TLC_STATE_PRINT2 -> {
                // The replay of an error for its call stack repeats states.
                if (trace.isEmpty() || (int) objects[1] == trace.size() + 1) {
                    trace.add((TLCStateInfo) objects[0]);
                }
            }
            case EC.TLC_BACK_TO_STATE -> loop = Integer.parseInt(text(objects, 0)) - 1;
            case EC.TLC_STATS -> counts = counts();
            case EC.TLC_CHECKPOINT_START -> keeper.ifPresent(each -> each.begins(counts()));
            case EC.TLC_CHECKPOINT_END -> keeper.ifPresent(each -> each.ends(written()));
            default -> { }
        }
    }

    /** The text of TLC's report of a violated initial state is all it gives; the state is looked up again. */
    private void initial(String text) {
        if (!trace.isEmpty() || TLCGlobals.mainChecker == null) {
            return;
        }
        StateVec all = TLCGlobals.mainChecker.tool.getInitStates();
        for (int i = 0; i < all.size(); i++) {
            if (all.elementAt(i).toString().equals(text)) {
                trace.add(new TLCStateInfo(all.elementAt(i), "<Initial predicate>"));
                return;
            }
        }
    }

    private static String text(Object[] objects, int index) {
        return objects != null && index < objects.length ? String.valueOf(objects[index]) : "";
    }

    /** Distinct states, generated states and depth, those of the run that is taken up included. */
    long[] counts() {
        if (TLCGlobals.mainChecker instanceof ModelChecker checker) {
            long[] found = {checker.getDistinctStatesGenerated(), checker.getStatesGenerated(), checker.getProgress()};
            return keeper.map(each -> each.whole(found)).orElse(found);
        }
        return new long[] {0, 0, 0};
    }

    int checkpoints() {
        return keeper.map(Keeper::kept).orElse(0);
    }

    private static Path written() {
        return Path.of(TLCGlobals.mainChecker.metadir);
    }

    synchronized boolean heard(int code) {
        return heard.contains(code);
    }

    synchronized Map<String, Object> result(int code, String reason) {
        if (counts[0] == 0 && TLCGlobals.mainChecker != null) {
            counts = counts();
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("result", outcome(code));
        result.put("broken", broken.values().stream().findFirst().orElse(""));
        result.put("reason", reason);
        result.put("distinct", counts[0]);
        result.put("generated", counts[1]);
        result.put("depth", counts[2]);
        if (TLCGlobals.mainChecker != null) {
            Tool tool = (Tool) TLCGlobals.mainChecker.tool;
            result.put("properties", names(tool.getModelConfig().getProperties()));
            result.put("invariants", names(tool.getModelConfig().getInvariants()));
            result.put("temporals", List.of(tool.getImpliedTemporalNames()));
            result.put("trace", states(tool));
            unknown(tool).ifPresent(name -> {
                result.put("result", "ERROR");
                result.put("reason", "The configuration gives " + name + " a value, and module " + tool.getRootName()
                        + " has nothing of this name.");
            });
        }
        result.put("unrecovered", keeper.map(Keeper::takesUp).orElse(false) && !heard.contains(EC.TLC_CHECKPOINT_RECOVER_END));
        result.put("loop", loop);
        result.put("stutters", heard.contains(EC.TLC_STATE_PRINT3));
        return result;
    }

    /** TLC passes over a value for a constant that does not exist, and what was misspelled keeps its old definition. */
    private static Optional<String> unknown(Tool tool) {
        Set<String> known = new HashSet<>();
        for (OpDeclNode constant : tool.getRootModule().getConstantDecls()) {
            known.add(constant.getName().toString());
        }
        for (OpDefNode definition : tool.getRootModule().getOpDefs()) {
            known.add(definition.getName().toString());
        }
        Vect<?> given = tool.getModelConfig().getConstants();
        for (int i = 0; i < given.size(); i++) {
            String name = ((Vect<?>) given.elementAt(i)).elementAt(0).toString();
            if (!known.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static List<String> names(Vect<?> configured) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            names.add(configured.elementAt(i).toString());
        }
        return names;
    }

    private String outcome(int code) {
        if (code == EC.NO_ERROR && heard.contains(EC.TLC_SUCCESS)) {
            return "HOLDS";
        }
        if (broken.containsKey(EC.TLC_INVARIANT_VIOLATED_INITIAL) || broken.containsKey(EC.TLC_INVARIANT_VIOLATED_BEHAVIOR)) {
            return "INVARIANT";
        }
        if (broken.containsKey(EC.TLC_PROPERTY_VIOLATED_INITIAL)) {
            return "INITIAL";
        }
        if (broken.containsKey(EC.TLC_ACTION_PROPERTY_VIOLATED_BEHAVIOR)) {
            return "ACTION_PROPERTY";
        }
        if (heard.contains(EC.TLC_TEMPORAL_PROPERTY_VIOLATED)) {
            return "TEMPORAL";
        }
        if (heard.contains(EC.TLC_DEADLOCK_REACHED)) {
            return "DEADLOCK";
        }
        return heard.contains(EC.TLC_VALUE_ASSERT_FAILED) || code == EC.TLC_VALUE_ASSERT_FAILED ? "ASSERT" : "ERROR";
    }

    private List<Object> states(ITool tool) {
        List<Object> states = new ArrayList<>();
        TLCState before = null;
        for (TLCStateInfo info : trace) {
            Map<String, Object> state = new LinkedHashMap<>();
            Matcher step = STEP.matcher(String.valueOf(info.info));
            boolean named = step.matches();
            state.put("action", named ? step.group(1) : String.valueOf(info.info));
            state.put("module", named && step.group(3) != null ? step.group(3) : "");
            state.put("line", named && step.group(2) != null ? Integer.parseInt(step.group(2)) : 0);
            state.put("parameters", before == null ? Map.of() : parameters(tool, before, info.state));
            Map<String, Object> variables = new LinkedHashMap<>();
            info.state.getVals().forEach((name, value) -> {
                if (value != null) {
                    variables.put(name.toString(), Values.out((Value) value));
                }
            });
            state.put("variables", variables);
            states.add(state);
            before = info.state;
        }
        return states;
    }

    private static Map<String, Object> parameters(ITool tool, TLCState from, TLCState to) {
        for (Action action : tool.getActions()) {
            if (leads(tool, action, from, to)) {
                Map<String, Object> bound = new LinkedHashMap<>();
                action.con.lookupName(symbol -> {
                    if (symbol != null && action.con.lookup(symbol) instanceof Value value) {
                        bound.putIfAbsent(symbol.getName().toString(), Values.out(value));
                    }
                    return false;
                });
                return bound;
            }
        }
        return Map.of();
    }

    private static boolean leads(ITool tool, Action action, TLCState from, TLCState to) {
        try {
            StateVec next = tool.getNextStates(action, from);
            for (int i = 0; i < next.size(); i++) {
                if (next.elementAt(i).allAssigned() && next.elementAt(i).fingerPrint() == to.fingerPrint()) {
                    return true;
                }
            }
        } catch (RuntimeException e) {
            // The step that could not be evaluated is reported as TLC reported it, only without parameters.
        }
        return false;
    }
}
