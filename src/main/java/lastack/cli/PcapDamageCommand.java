package lastack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lastack.capture.CaptureException;
import lastack.capture.CaptureReader;
import lastack.capture.Closing;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Follower;
import lastack.capture.Limits;
import lastack.capture.Observed;
import lastack.report.Wrap;
import lastack.verdict.Biting;
import lastack.verdict.Harm;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether the judge of captures notices what is wrong. */
@Command(name = "pcap-damage", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = {"Damage connections of captures that conform to RFC 9293, each once in each",
        "way that no hidden call and no loss explains, and count what is noticed."})
final class PcapDamageCommand implements Callable<Integer> {

    /** The share, in hundredths, that must be noticed of each kind. */
    private static final long SHARE = 90;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures.")
    private List<Path> files;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "What the places are drawn from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private SpecOption specification;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        Biting biting = new Biting(specification.wireBeliefs(), seed);
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UnusableException(file + (Files.exists(file) ? " is no file." : " is not there."));
            }
            try (CaptureReader reader = CaptureReader.open(file)) {
                new Dissector(reader, new Connections(connection -> new Keeping(biting), Limits.USUAL)).run();
            } catch (CaptureException e) {
                throw new UnusableException(e.getMessage());
            } catch (IOException | UncheckedIOException e) {
                throw new UnusableException(file + " cannot be read: " + e.getMessage() + ".");
            }
        }
        return report(biting, command.commandLine().getOut());
    }

    /** Keeps the segments of a connection until it ends. */
    private record Keeping(Biting biting, List<Observed> segments) implements Follower {
        Keeping(Biting biting) {
            this(biting, new ArrayList<>());
        }

        @Override
        public void see(Observed segment) {
            segments.add(segment);
        }

        @Override
        public void end(Closing close) {
            biting.bite(segments);
        }
    }

    private static int report(Biting biting, PrintWriter out) {
        out.printf(Locale.ROOT, "%-18s %8s  %8s  %8s  %8s  %8s%n", "damage", "harmed", "violates", "deviates", "missing", "noticed");
        boolean enough = biting.conforming() > 0;
        for (Harm harm : Harm.values()) {
            Biting.Count count = biting.counts().get(harm);
            if (count != null) {
                out.printf(Locale.ROOT, "%-18s %,8d  %,8d  %,8d  %,8d  %6.1f %%%n", harm.title(), count.harmed(),
                    count.violates(), count.deviates(), count.missing(), 100.0 * count.noticed() / count.harmed());
                enough &= count.noticed() * 100 >= SHARE * count.harmed();
            }
        }
        out.println();
        out.print(Wrap.paragraph("", String.format(Locale.ROOT, "Of %,d connections %,d conform, and were harmed. "
            + "\"Missing\": it is told that a segment was not captured.", biting.connections(), biting.conforming())));
        out.flush();
        return enough ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }
}
