package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastack.judge.SecondJudge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Two judges, asked of the same traces. */
@Command(name = "judges", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = {"Ask two judges of the same traces, half of them damaged in one place.",
        "The first is Lastack's oracle; the second is TLC as it is, which runs",
        "checks/traces/TraceTeardown.tla with a reader of its own."})
final class JudgesCommand implements Callable<Integer> {

    private static final int SHOWN = 10;

    @Mixin
    private SpecOption specification;

    @Option(names = "--traces", paramLabel = "N", defaultValue = "10000",
        description = "How many traces (default: ${DEFAULT-VALUE}).")
    private int traces;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "The seed of the first behaviour (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "2",
        description = "How many threads TLC judges with (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(names = "--keep", paramLabel = "DIR",
        description = "Leave the traces of which the judges say different things here.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        if (traces < 1) {
            throw new ParameterException(command.commandLine(), "--traces " + traces + ": there must be one at least.");
        }
        if (workers < 1) {
            throw new ParameterException(command.commandLine(), "--workers " + workers + ": there must be one at least.");
        }
        keep.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new UnusableException("--keep " + folder + " is not a folder.");
        });
        SecondJudge second = new SecondJudge(specification.folder(), SpecOption.traceSpec(), workers, 1000);
        Agreement.Outcome outcome = new Agreement(specification.oracle(), second, seed, traces, keep).run();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(json(outcome));
        } else {
            table(out, outcome);
        }
        out.flush();
        return outcome.disagreements().isEmpty() ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }

    private void table(PrintWriter out, Agreement.Outcome outcome) {
        out.println("damage       traces  rejected  judges agree");
        Agreement.Count all = new Agreement.Count(0, 0, 0);
        for (Map.Entry<String, Agreement.Count> kind : outcome.counts().entrySet()) {
            row(out, kind.getKey(), kind.getValue());
            all = all.and(kind.getValue());
        }
        row(out, "all", all);
        out.println();
        outcome.disagreements().stream().limit(SHOWN).forEach(each -> out.printf(Locale.ROOT,
            "%s%s: the first judge says %s,%n    the second %s%n", each.trace(),
            each.step() == 0 ? "" : ", damaged in step " + each.step(), each.first(), each.second()));
        out.printf(Locale.ROOT, "The first judge made and read %,d steps in %.1f s; TLC took %.1f s.%n", outcome.steps(),
            outcome.firstSeconds(), outcome.secondSeconds());
    }

    private static void row(PrintWriter out, String damage, Agreement.Count count) {
        out.printf(Locale.ROOT, "%-10s %,8d  %,8d  %,12d%n", damage, count.traces(), count.rejected(), count.agreed());
    }

    private static ObjectNode json(Agreement.Outcome outcome) {
        ObjectNode node = JsonMapper.builder().build().createObjectNode();
        ObjectNode damages = node.putObject("judges");
        outcome.counts().forEach((damage, count) -> damages.putObject(damage).put("traces", count.traces())
            .put("rejected", count.rejected()).put("agreed", count.agreed()));
        return node.put("steps", outcome.steps()).put("firstSeconds", outcome.firstSeconds())
            .put("secondSeconds", outcome.secondSeconds()).put("agree", outcome.disagreements().isEmpty());
    }
}
