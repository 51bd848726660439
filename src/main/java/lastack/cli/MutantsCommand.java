package lastack.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks of a part of the project whether a change of it is noticed. */
@Command(name = "mutants", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    subcommands = {MutantsSpecCommand.class, MutantsEndpointCommand.class},
    description = "Change something by rule, and tell which property notices.")
final class MutantsCommand implements Runnable {

    @Spec
    private CommandSpec command;

    /** Is called where nothing is named. */
    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "It is not said of what: spec or endpoint.");
    }
}
