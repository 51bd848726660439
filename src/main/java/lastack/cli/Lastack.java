package lastack.cli;

import java.io.UncheckedIOException;
import java.util.List;
import lastack.broken.Plan;
import lastack.model.SpecException;
import lastack.mutants.PlanException;
import lastack.trace.TraceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code lastack} command. Exit status: 0 all as expected, 1 something is not, 2 wrong usage or unreadable input. */
@Command(name = "lastack", version = "lastack 0.1.0", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Holds the release of TCP connections to a model of RFC 9293 that TLC has checked.",
    footer = {"", "Exit status: 0 all as expected, 1 something is not, 2 wrong usage or", "unreadable input."})
public final class Lastack implements Runnable {

    /** How a user starts it, from the project's folder. */
    static final String COMMAND = "java -jar target/lastack.jar ";

    /** All is as expected. */
    static final int AS_EXPECTED = 0;
    /** A verdict is not the expected one. */
    static final int NOT_AS_EXPECTED = 1;
    /** Wrong usage, or input that cannot be read. */
    static final int UNUSABLE = 2;

    private static final List<Class<?>> COMMANDS = List.of(CheckCommand.class, RefineCommand.class, ShowCommand.class,
        TraceCommand.class, JudgesCommand.class, RequirementsCommand.class, MutantsCommand.class, CoverageCommand.class,
        PcapCommand.class, PcapSyntheticCommand.class, PcapDamageCommand.class, ServeCommand.class, ConnectCommand.class);

    @Spec
    private CommandSpec spec;

    /** Is called where no command is named. */
    @Override
    public void run() {
        List<String> names = COMMANDS.stream().map(Lastack::name).toList();
        int last = names.size() - 1;
        throw new ParameterException(spec.commandLine(),
            "A command is missing: " + String.join(", ", names.subList(0, last)) + " or " + names.get(last) + ".");
    }

    /**
     * Runs the command and ends the JVM with its exit status.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        int status = NOT_AS_EXPECTED;
        try {
            status = commandLine(args).execute(args);
        } catch (OutOfMemoryError e) {
            System.err.println("lastack: there is not enough memory; java -Xmx1g gives it a heap of 1 GB.");
        }
        System.exit(status);
    }

    /**
     * The command line, with errors of the user's making told in one sentence.
     *
     * @param args its arguments. If the first is a command, that is the only one there: to describe all of them to picocli takes
     *     longer than many a command does
     */
    static CommandLine commandLine(String... args) {
        CommandLine line = new CommandLine(new Lastack());
        List<Class<?>> named = COMMANDS.stream().filter(each -> args.length > 0 && name(each).equals(args[0])).toList();
        (named.isEmpty() ? COMMANDS : named).forEach(line::addSubcommand);
        line.setParameterExceptionHandler((wrong, given) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + sentence(wrong.getMessage())
                + " Try " + command.getCommandSpec().qualifiedName() + " --help.");
            return UNUSABLE;
        });
        line.setExecutionExceptionHandler((thrown, command, parsed) -> {
            boolean input = thrown instanceof SpecException || thrown instanceof TraceException
                || thrown instanceof UnusableException || thrown instanceof PlanException || thrown instanceof Plan.UnfitException
                || thrown instanceof UncheckedIOException;
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": "
                + sentence(input ? thrown.getMessage() : "a mistake of Lastack's own, " + thrown + " " + thrown.getStackTrace()[0]));
            return input ? UNUSABLE : NOT_AS_EXPECTED;
        });
        return line;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static String sentence(String message) {
        String line = String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
        return line.endsWith(".") ? line : line + ".";
    }
}
