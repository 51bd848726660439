package lastack.model.inside.traces;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tlc2.overrides.TLAPlusOperator;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;

/**
 * The operators of {@code TraceFiles.tla}. Each throws an {@link IllegalArgumentException}, whose message TLC prints, for what
 * it cannot read.
 *
 * <p>TLC looks at this class in every run; only a run that calls an operator needs the JSON library.
 */
public final class TraceFiles {

    private static final String MODULE = "TraceFiles";
    private static final Map<String, TraceFile> FILES = new ConcurrentHashMap<>();

    private TraceFiles() { }

    /**
     * The names of the traces in a folder.
     *
     * @param folder a string
     * @return a set of strings, never null
     */
    @TLAPlusOperator(identifier = "TraceNames", module = MODULE, warn = false)
    public static Value names(StringValue folder) {
        return TraceFile.names(folder.val.toString());
    }

    /**
     * How many steps a trace has.
     *
     * @param folder a string
     * @param name one of its {@link #names}
     * @return a number, never null
     */
    @TLAPlusOperator(identifier = "StepsOf", module = MODULE, warn = false)
    public static Value steps(StringValue folder, StringValue name) {
        return IntValue.gen(file(folder, name).steps());
    }

    /**
     * A step of a trace.
     *
     * @param folder a string
     * @param name one of its {@link #names}
     * @param n its place, from 1
     * @return a record, never null
     */
    @TLAPlusOperator(identifier = "StepOf", module = MODULE, warn = false)
    public static Value step(StringValue folder, StringValue name, IntValue n) {
        return file(folder, name).step(n.val);
    }

    private static TraceFile file(StringValue folder, StringValue name) {
        return FILES.computeIfAbsent(name.val.toString(), key -> TraceFile.open(folder.val.toString(), key));
    }
}
