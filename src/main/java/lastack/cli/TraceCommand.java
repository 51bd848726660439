package lastack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.report.Failure;
import lastack.trace.Entry;
import lastack.trace.Step;
import lastack.trace.TraceReader;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A trace file, held to the relation. */
@Command(name = "trace", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Hold every step of a trace to the relation. The format is in the README.")
final class TraceCommand implements Callable<Integer> {

    /** How many entries before a violation are kept to be drawn. */
    private static final int CONTEXT = 200;

    @Mixin
    private SpecOption specification;

    @Mixin
    private HtmlOption html;

    @Mixin
    private RememberOption remember;

    @ArgGroup(exclusive = false)
    private HiddenOptions hidden;

    @Parameters(paramLabel = "FILE", description = "The trace: one JSON object a line.")
    private Path file;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() {
        html.require();
        PrintWriter out = command.commandLine().getOut();
        if (hidden != null) {
            return new PartlySeen(file, specification, hidden, out).run();
        }
        try (TraceReader reader = TraceReader.open(file)) {
            Oracle oracle = remember.oracle(specification);
            Refinement refinement = new Refinement(oracle, reader.header());
            Deque<Entry> recent = new ArrayDeque<>();
            // The rest is read even after a violation: a file that is cut or malformed is no trace, whatever its beginning says.
            for (Optional<Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                if (refinement.violation().isPresent()) {
                    continue;
                }
                recent.add(entry.get());
                if (recent.size() > CONTEXT) {
                    recent.remove();
                }
                if (entry.get() instanceof Step step) {
                    refinement.step(step);
                }
            }
            if (refinement.violation().isPresent()) {
                Failure failure = Failure.of(oracle, reader.header(), new ArrayList<>(recent), refinement.violation().get(),
                    Failure.Repeat.by(Lastack.COMMAND + "trace " + SpecOption.quoted(file) + specification.argument()));
                Drawing.failure(out, failure);
                html.write(failure);
                return Lastack.NOT_AS_EXPECTED;
            }
            out.println("Conforms: the relation explains each of its " + refinement.steps() + " steps.");
            out.flush();
            return Lastack.AS_EXPECTED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
