package lastack.cli;

import lastack.refine.Oracle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How much the oracle remembers. */
final class RememberOption {

    @Option(names = "--remember", paramLabel = "N", defaultValue = "" + Oracle.REMEMBERED,
        description = "Remember the outcomes of the last N pairs of control block and event; 0 for none"
            + " (default: ${DEFAULT-VALUE}).")
    private int pairs;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** The relation of a specification, with that memory. */
    Oracle oracle(SpecOption specification) {
        if (pairs < 0) {
            throw new ParameterException(command.commandLine(), "--remember " + pairs + ": that is less than nothing.");
        }
        return specification.oracle(pairs);
    }
}
