package lastack.model.inside;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lastack.model.Engine;
import lastack.model.Evaluations;
import lastack.model.Operator;
import lastack.model.RecordShape;
import lastack.model.SpecException;
import lastack.model.TlaValue;
import tla2sany.drivers.FrontEndException;
import tla2sany.drivers.SANY;
import tla2sany.modanalyzer.SpecObj;
import tla2sany.semantic.FormalParamNode;
import tla2sany.semantic.ModuleNode;
import tla2sany.semantic.OpDefNode;
import tlc2.TLCGlobals;
import tlc2.tool.impl.FastTool;
import tlc2.tool.impl.Tool;
import tlc2.util.FP64;
import tlc2.value.impl.Value;
import util.ToolIO;
import util.UniqueString;

/** One spec in TLC's hands; there is one for each class loader. */
public final class Evaluator implements Engine {
    private final FastTool tool;
    private final ModuleNode root;
    private final Texts texts;

    private final Optional<Marks> marks;

    private Evaluator(FastTool tool, Path folder, Optional<Marks> marks) {
        this.marks = marks;
        this.tool = tool;
        this.texts = new Texts(folder, tool.getSpecProcessor().getModuleTbl().getModuleNodes());
        this.root = tool.getRootModule();
    }

    /**
     * Parses a module and evaluates its constants.
     *
     * @param folder the folder with all its modules
     * @param module its name, also that of its configuration
     * @return the spec, never null
     * @throws SpecException if TLC refuses it, with TLC's reason
     */
    public static Engine load(Path folder, String module) {
        return load(folder, module, Optional.empty());
    }

    /**
     * The same, where it is counted how often each expression is evaluated.
     *
     * @param folder the folder with all its modules
     * @param module its name, also that of its configuration
     * @return the spec, never null
     * @throws SpecException if TLC refuses it, with TLC's reason
     */
    public static Engine watch(Path folder, String module) {
        // TLC asks for this once, when its class is initialized.
        TLCGlobals.coverageInterval = 0;
        return load(folder, module, Optional.of(new Marks()));
    }

    private static Engine load(Path folder, String module, Optional<Marks> marks) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ToolIO.out = new PrintStream(said, true, StandardCharsets.UTF_8);
        ToolIO.err = ToolIO.out;
        try {
            FP64.Init(0);
            FastTool tool = new FastTool(folder.toString(), module, module, new Modules(folder));
            if (tool.checkAssumptions() != 0) {
                throw new SpecException(Transcript.reason(said.toString(StandardCharsets.UTF_8)));
            }
            share(tool);
            return new Evaluator(tool, folder, marks);
        } catch (SpecException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            String transcript = said.toString(StandardCharsets.UTF_8);
            throw new SpecException(Transcript.reason(transcript + "\n" + Transcript.words(e)), e);
        } finally {
            ToolIO.out = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            ToolIO.err = ToolIO.out;
        }
    }

    /**
     * Parses a module and all that it uses.
     *
     * @param folder the folder with all its modules
     * @param module its name
     * @throws SpecException if it cannot be parsed, with TLC's reason
     */
    public static void parse(Path folder, String module) {
        parsed(folder, module);
    }

    /** Does what {@link #parse} does, and gives what the parser made. */
    static SpecObj parsed(Path folder, String module) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        ToolIO.out = out;
        ToolIO.err = out;
        SpecObj spec = new SpecObj(module, new Modules(folder));
        int status;
        try {
            status = SANY.frontEndMain(spec, module, out);
        } catch (FrontEndException e) {
            throw new SpecException(Transcript.reason(said + "\n" + Transcript.words(e)), e);
        }
        if (status != 0 || spec.getErrorLevel() > 0) {
            throw new SpecException(Transcript.reason(said.toString(StandardCharsets.UTF_8)));
        }
        return spec;
    }

    /*
     * TLC evaluates constant definitions once and keeps some symbolic, to be enumerated in place when first needed.
     * Threads would do so at the same time, so the small ones are enumerated now.
     */
    private static void share(Tool tool) {
        for (ModuleNode module : tool.getSpecProcessor().getModuleTbl().getModuleNodes()) {
            for (OpDefNode definition : module.getOpDefs()) {
                if (definition.getToolObject(tool.getId()) instanceof Value value && small(value)) {
                    definition.setToolObject(tool.getId(), Values.explicit(value));
                }
            }
        }
    }

    private static boolean small(Value value) {
        try {
            return value.isFinite() && value.size() <= 10_000;
        } catch (RuntimeException e) {
            // TLC asks this of sets only, and has no other way of saying so.
            return false;
        }
    }

    @Override
    public Operator operator(String name) {
        OpDefNode definition = root.getOpDef(UniqueString.uniqueStringOf(name));
        if (definition == null) {
            throw new SpecException("The module defines no operator " + name + ".");
        }
        for (FormalParamNode parameter : definition.getParams()) {
            if (parameter.getArity() != 0) {
                throw new SpecException("The operator " + name + " takes an operator, " + parameter.getName()
                        + ", as an argument.");
            }
        }
        return marks.isPresent() ? new Definition(tool, definition, texts, marks.get().root())
                : new Definition(tool, definition, texts);
    }

    @Override
    public List<Evaluations.Count> evaluated() {
        return marks.map(Marks::places).orElse(List.of());
    }

    @Override
    public TlaValue value(Object neutral) {
        return neutral instanceof Handle handle ? handle : new Handle(Values.in(neutral));
    }

    @Override
    public RecordShape shape(String... names) {
        return new Shape(names);
    }
}
