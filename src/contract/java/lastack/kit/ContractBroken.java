package lastack.kit;

import java.util.Optional;
import java.util.function.Supplier;
import lastack.report.Failure;

/** A property failed. Its words are looked for when they are read, for of many failures that jqwik shrinks one is told. */
public final class ContractBroken extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** A failure, if there was a run, and what is said of it. */
    record Told(Optional<Failure> failure, String text) { }

    private final transient Supplier<Told> source;
    private transient Told told;

    ContractBroken(Supplier<Told> source) {
        this.source = source;
    }

    private synchronized Told told() {
        if (told == null) {
            told = source.get();
        }
        return told;
    }

    /** The failure, as {@link lastack.report.FailureHtml} can write it too; empty if an endpoint could not even be made. */
    public Optional<Failure> failure() {
        return told().failure();
    }

    @Override
    public String getMessage() {
        return "\n" + told().text();
    }
}
