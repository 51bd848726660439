package lastack.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastack.tun.Echo;
import lastack.tun.FileServer;
import lastack.tun.Netcat;
import lastack.tun.User;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A server on a TUN device. */
@Command(name = "serve", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = {"Wait for connections over a TUN device.",
        "Without --files and --echo, one connection is served: standard input is sent over it, and what it brings is written to"
            + " standard output."})
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private TunOptions tun;

    @Option(names = "--port", paramLabel = "P", required = true, description = "The port to listen on.")
    private int port;

    @Option(names = "--backlog", paramLabel = "N", defaultValue = "1024",
        description = "How many connections may be opening at a time (default: ${DEFAULT-VALUE}).")
    private int backlog;

    @ArgGroup
    private Mode mode = new Mode();

    /** What is served. */
    static final class Mode {

        @Option(names = "--files", paramLabel = "FOLDER", description = "Serve the files of a folder by HTTP/1.0.")
        private Optional<Path> files = Optional.empty();

        @Option(names = "--echo", description = "Send back what comes.")
        private boolean echo;
    }

    @Option(names = "--leave", description = "End in TIME-WAIT at once, though nobody can answer a repeated FIN then.")
    private boolean leaves;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        TunOptions.port("--port", port);
        if (backlog < 1) {
            throw new UnusableException("--backlog " + backlog + ": there must be one at least.");
        }
        mode.files.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new UnusableException("--files " + folder + " is not a folder.");
        });
        PrintWriter err = command.commandLine().getErr();
        if (mode.files.isEmpty() && !mode.echo) {
            return pipe(err);
        }
        tun.run(loop -> host -> host.listen(port, backlog, this::user));
        return Lastack.AS_EXPECTED;
    }

    private User user() {
        return mode.echo ? new Echo() : new FileServer(mode.files.orElseThrow());
    }

    private int pipe(PrintWriter err) {
        Netcat[] pipe = new Netcat[1];
        tun.run(loop -> {
            pipe[0] = new Netcat(loop, System.in, System.out, leaves);
            // The first is taken, and nobody listens for another.
            return host -> host.listen(port, 1, () -> {
                loop.post(same -> same.ignore(port));
                return pipe[0];
            });
        });
        return ConnectCommand.status(err, pipe[0], "the connection");
    }
}
