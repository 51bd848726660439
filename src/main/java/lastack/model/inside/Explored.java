package lastack.model.inside;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lastack.model.SpecException;
import tlc2.TLCGlobals;
import tlc2.tool.Action;
import tlc2.tool.impl.FastTool;
import tlc2.util.FP64;
import tlc2.util.Vect;
import util.ToolIO;

/** Explores a small model in the class loader that this class is in, and says what came of it as a JSON object. */
public final class Explored {
    private Explored() {
    }

    /**
     * Says whether the modules can be parsed.
     *
     * @param folder the folder with all modules
     * @param model the root module
     * @return an object whose {@code failure} is the parser's complaint, or empty
     */
    public static String parse(Path folder, String model) {
        String failure = "";
        try {
            Evaluator.parse(folder, model);
        } catch (SpecException e) {
            failure = e.getMessage();
        }
        return Json.of(Map.of("failure", failure));
    }

    /**
     * Explores a model and judges every claim of its configuration.
     *
     * @param folder the folder with all its modules
     * @param model its root module
     * @param configuration its configuration
     * @param most how many states at most
     * @param milliseconds how long at most
     * @return an object
     */
    public static String explore(Path folder, String model, String configuration, int most, long milliseconds) {
        long until = System.nanoTime() + milliseconds * 1_000_000;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("failure", "");
        quietly(result, () -> {
            FastTool tool = new FastTool(folder.toString(), model, configuration, new Modules(folder));
            result.put("assumptions", tool.checkAssumptions() == 0);
            Claims claims = new Claims(tool);
            result.put("claims", claims.names());
            StateGraph graph = new StateGraph(tool, claims, most, until);
            result.put("states", graph.states.size());
            result.put("deadlock", graph.deadlock);
            result.put("complete", graph.complete);
            result.put("print", Long.toHexString(graph.print));
            Set<String> broken = new LinkedHashSet<>(graph.broken);
            result.put("broken", broken);
            if (graph.complete && graph.failure.isEmpty()) {
                Fairness fairness = new Fairness(tool, graph);
                for (Claims.Claim claim : claims.behaviours) {
                    if (!broken.contains(claim.property()) && fairness.breaks(claim.action())) {
                        broken.add(claim.property());
                    }
                }
            }
            result.put("failure", graph.failure);
        });
        result.computeIfPresent("broken", (name, broken) -> List.copyOf((Set<?>) broken));
        return Json.of(result);
    }

    /**
     * Explores a model and counts how often its initial predicate and its next-state relation evaluate each expression.
     *
     * @param folder the folder with all its modules
     * @param model its root module
     * @param configuration its configuration
     * @param most how many states at most
     * @param milliseconds how long at most
     * @return an object
     */
    public static String cover(Path folder, String model, String configuration, int most, long milliseconds) {
        long until = System.nanoTime() + milliseconds * 1_000_000;
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("failure", "");
        TLCGlobals.coverageInterval = 0;
        quietly(result, () -> {
            FastTool tool = new FastTool(folder.toString(), model, configuration, new Modules(folder));
            Marks marks = new Marks();
            Vect<Action> initial = tool.getInitStateSpec();
            for (int i = 0; i < initial.size(); i++) {
                initial.elementAt(i).cm = marks.root();
            }
            for (Action action : tool.getActions()) {
                action.cm = marks.root();
            }
            StateGraph graph = new StateGraph(tool, Claims.none(tool), most, until);
            result.put("states", graph.states.size());
            result.put("complete", graph.complete);
            result.put("failure", graph.failure);
            result.put("counts", marks.counts());
        });
        return Json.of(result);
    }

    private static void quietly(Map<String, Object> result, Runnable task) {
        ToolIO.out = new PrintStream(new Chatter(), true, StandardCharsets.UTF_8);
        ToolIO.err = ToolIO.out;
        try {
            FP64.Init(0);
            task.run();
        } catch (RuntimeException | StackOverflowError e) {
            result.put("failure", Transcript.sentence(Transcript.words(e)));
        }
    }
}
