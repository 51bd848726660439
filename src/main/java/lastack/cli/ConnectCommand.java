package lastack.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import lastack.tcp.Tell;
import lastack.tun.Netcat;
import lastack.wire.IpAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A small netcat on a TUN device. */
@Command(name = "connect", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = {"Open a connection over a TUN device.",
        "Standard input is sent over it; at its end the connection is closed on this side. What it brings is written to standard"
            + " output."})
final class ConnectCommand implements Callable<Integer> {

    @Mixin
    private TunOptions tun;

    @Option(names = "--from", paramLabel = "P", description = "This side's port, if not any that is free.")
    private Optional<Integer> from = Optional.empty();

    @Option(names = "--leave", description = "End in TIME-WAIT at once, though nobody can answer a repeated FIN then.")
    private boolean leaves;

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The address to connect to.")
    private String remote;

    @Parameters(index = "1", paramLabel = "PORT", description = "The port to connect to.")
    private int port;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        IpAddress to = TunOptions.address("ADDRESS", remote);
        TunOptions.port("PORT", port);
        from.ifPresent(own -> TunOptions.port("--from", own));
        if (to.version() != tun.address().version()) {
            throw new UnusableException("ADDRESS " + remote + " and --address " + tun.address() + " are of different versions of IP.");
        }
        Netcat[] pipe = new Netcat[1];
        tun.run(loop -> {
            pipe[0] = new Netcat(loop, System.in, System.out, leaves);
            return host -> host.connect(to, port, from.map(OptionalInt::of).orElse(OptionalInt.empty()), pipe[0], loop.now());
        });
        return status(command.commandLine().getErr(), pipe[0], to.withPort(port));
    }

    /** Says how it ended, unless it was well. */
    static int status(PrintWriter err, Netcat pipe, String peer) {
        String wrong = pipe.failure() != null ? "a stream failed: " + pipe.failure().getMessage()
            : pipe.why() == null || pipe.why() instanceof Tell.Closed ? ""
            : pipe.why() instanceof Tell.Reset ? peer + " reset the connection"
            : pipe.why() instanceof Tell.Refused ? peer + " refused the connection"
            : pipe.why() instanceof Tell.TimedOut ? peer + " did not answer in time"
            : "the connection was given up";
        if (wrong.isEmpty()) {
            return Lastack.AS_EXPECTED;
        }
        err.println("lastack: " + wrong + ".");
        return Lastack.NOT_AS_EXPECTED;
    }
}
