package tlc2.overrides;

import lastack.model.inside.traces.TraceFiles;

/** Where TLC looks for Java methods that stand in for operators: its name is one that TLC knows. */
public final class TLCOverrides implements ITLCOverrides {

    @Override
    @SuppressWarnings("rawtypes") // as TLC declares it
    public Class[] get() {
        return new Class[] {TraceFiles.class};
    }
}
