package lastack.model;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A specification, parsed and ready to evaluate its operators as TLC does. Each has a TLC of its own, so any number live
 * side by side. All methods may be called by several threads at once.
 *
 * <pre>{@code
 * try (Spec spec = Spec.load(folder, "Oracle", Map.of("Rto", 1))) {
 *     Operator explains = spec.operator("Explains");
 *     Object needs = explains.apply(Map.of("state", "CLOSED"), List.of(1, 2));
 * }
 * }</pre>
 */
public final class Spec implements Engine, AutoCloseable {
    private static final String WRAPPER = "LastackEvaluation";
    private static final String VALUES = "LastackConstants";

    private final Engine engine;

    private Spec(Engine engine) {
        this.engine = engine;
    }

    /**
     * Loads a module that declares no constants.
     *
     * @param folder where its modules are; any file system will do
     * @param module its name, without {@code .tla}
     * @return the spec, never null
     * @throws SpecException as the other methods of this name
     */
    public static Spec load(Path folder, String module) {
        return load(List.of(folder), module, Map.of());
    }

    /**
     * Loads a module with values for its constants.
     *
     * @param folder where its modules are; any file system will do
     * @param module its name, without {@code .tla}
     * @param constants a neutral value for each constant that the module declares or extends
     * @return the spec, never null
     * @throws SpecException as the other methods of this name
     */
    public static Spec load(Path folder, String module, Map<String, ?> constants) {
        return load(List.of(folder), module, constants);
    }

    /**
     * Loads a module whose parts are in several folders.
     *
     * @param folders where its modules are; for a name that is in two, the first counts
     * @param module its name, without {@code .tla}
     * @param constants a neutral value for each constant that the module declares or extends
     * @return the spec, never null
     * @throws SpecException if a folder or the module is missing, the module cannot be parsed, a constant has no value or
     *     does not exist, or an assumption is false
     */
    public static Spec load(List<Path> folders, String module, Map<String, ?> constants) {
        return load("load", folders, module, constants);
    }

    /**
     * Loads a module that declares no constants, and counts from then on how often each expression is evaluated, which makes
     * evaluation slower. What TLC evaluates later than where it stands, bodies of functions and predicates of subsets, is not
     * counted.
     *
     * @param folder where its modules are; any file system will do
     * @param module its name, without {@code .tla}
     * @return the spec, never null
     * @throws SpecException as the other methods
     */
    public static Spec watch(Path folder, String module) {
        return load("watch", List.of(folder), module, Map.of());
    }

    private static Spec load(String how, List<Path> folders, String module, Map<String, ?> constants) {
        try (Workspace workspace = workspace(folders, module)) {
            wrap(workspace, module, constants);
            return new Spec((Engine) inside("Evaluator", how, workspace.folder(), WRAPPER, module));
        }
    }

    /**
     * Parses a module and all modules that it uses, and evaluates nothing.
     *
     * @param folders where its modules are; for a name that is in two, the first counts
     * @param module its name, without {@code .tla}
     * @throws SpecException if a folder or a module is missing, or cannot be parsed
     */
    public static void parse(List<Path> folders, String module) {
        try (Workspace workspace = workspace(folders, module)) {
            inside("Evaluator", "parse", workspace.folder(), module, module);
        }
    }

    private static Workspace workspace(List<Path> folders, String module) {
        Workspace workspace = Workspace.of(folders);
        if (!workspace.has(module + ".tla")) {
            workspace.close();
            throw new SpecException("There is no module " + module + ".tla in "
                    + String.join(" or ", folders.stream().map(Path::toString).toList()) + ".");
        }
        return workspace;
    }

    /**
     * Finds an operator.
     *
     * @param name a name that the module defines or extends
     * @return the operator, never null
     * @throws SpecException if there is none, or it takes operators as arguments
     */
    @Override
    public Operator operator(String name) {
        return engine.operator(name);
    }

    /**
     * Converts a value once, to be passed as an argument many times.
     *
     * @param neutral a neutral value
     * @return the value, never null
     * @throws IllegalArgumentException if it is not a TLA+ value
     */
    @Override
    public TlaValue value(Object neutral) {
        return engine.value(neutral);
    }

    /**
     * Prepares a kind of record, so that making one costs little.
     *
     * @param names the field names, all different
     * @return the shape, never null
     * @throws IllegalArgumentException if two names are the same
     */
    @Override
    public RecordShape shape(String... names) {
        return engine.shape(names);
    }

    @Override
    public List<Evaluations.Count> evaluated() {
        return engine.evaluated();
    }

    /** Does nothing but mark where the spec is last used: its class loader goes with its last operator and value. */
    @Override
    public void close() {
        // There is nothing to give back, the workspace went when the spec had been parsed.
    }

    /*
     * The wrapper extends the module rather than instantiating it: TLC evaluates constant definitions once only in
     * modules that are not instantiated. The variable gives TLC the behaviour it insists on once a module has variables.
     * The values stand in a module of their own, so that the standard modules they need cannot clash with the spec.
     */
    private static void wrap(Workspace workspace, String module, Map<String, ?> constants) {
        StringBuilder values = new StringBuilder("---- MODULE " + VALUES + " ----\nEXTENDS Integers, TLC\n");
        StringBuilder wrapper = new StringBuilder("---- MODULE " + WRAPPER + " ----\nEXTENDS " + module + "\n")
                .append("LastackValues == INSTANCE " + VALUES + "\n")
                .append("VARIABLE lastackVariable\n")
                .append("LastackInit == lastackVariable = FALSE\nLastackNext == UNCHANGED lastackVariable\n");
        StringBuilder configuration = new StringBuilder("INIT LastackInit\nNEXT LastackNext\n");
        constants.forEach((name, value) -> {
            String given = "LastackValueOf" + name;
            values.append(given).append(" == ").append(TlaText.of(value)).append('\n');
            wrapper.append("Wrapped").append(given).append(" == LastackValues!").append(given).append('\n');
            configuration.append("CONSTANT ").append(name).append(" <- Wrapped").append(given).append('\n');
        });
        workspace.write(VALUES + ".tla", values.append("====\n").toString());
        workspace.write(WRAPPER + ".tla", wrapper.append("====\n").toString());
        workspace.write(WRAPPER + ".cfg", configuration.toString());
    }

    /** Calls a static method of a class inside, in a TLC of its own. */
    static Object inside(String type, String method, Path folder, String root, String module) {
        try {
            Class<?> inside = new SpecLoader().loadClass(SpecLoader.INSIDE + type);
            return inside.getMethod(method, Path.class, String.class).invoke(null, folder, root);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SpecException cause) {
                throw new SpecException("The module " + module + " cannot be used: " + cause.getMessage(), cause);
            }
            if (e.getCause() instanceof OutOfMemoryError exhausted) {
                throw exhausted;
            }
            throw new SpecException("TLC could not load " + module + ": " + e.getCause() + ".", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
