package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lastack.contract.Maker;
import lastack.refine.Exhaustive;
import lastack.refine.Explored;
import lastack.refine.Oracle;
import lastack.report.Failure;
import lastack.report.Wrap;
import lastack.sim.TcpMaker;

/** What {@code refine --exhaustive} does: the Java endpoint in every composed state within a bound. */
final class Exploring {

    /** The bounds that the jar has, in the order in which they are explored. */
    static final List<String> BOUNDS = List.of("Fins", "Open", "Leave", "Abort", "Overtaken", "Text", "Detach",
        "GiveUp", "Shut", "Clock", "Backoff", "TimedOut");

    private final Path spec;
    private final List<Path> models;
    private final int most;
    private final int tlc;
    private final Optional<Branches> branches;
    private final PrintWriter out;
    private final boolean json;
    private final String options;

    /**
     * Explorations.
     *
     * @param spec the folder with the specification
     * @param models the folders with the bounds and what they use beside the specification
     * @param most how many composed states at most
     * @param tlc how many states TLC may reach by itself; 0 where it is not asked
     * @param branches is told what of the relation was evaluated, if anybody asks
     * @param json whether to print JSON
     * @param options what the command that repeats one needs beside its bound
     */
    Exploring(Path spec, List<Path> models, int most, int tlc, Optional<Branches> branches, PrintWriter out, boolean json,
              String options) {
        this.branches = branches;
        this.spec = spec;
        this.models = models;
        this.most = most;
        this.tlc = tlc;
        this.out = out;
        this.json = json;
        this.options = options;
    }

    /** Explores one bound and prints what came of it; says whether all is as it should be. */
    boolean explore(String bound) {
        return explore(bound, TcpMaker.STANDARD, Lastack.COMMAND + "refine --exhaustive --bound " + bound + options);
    }

    /** The same with another endpoint, and with what repeats that. */
    boolean explore(String bound, Maker maker, String command) {
        Exhaustive exhaustive = branches.isPresent() ? Exhaustive.watch(spec, models, bound)
            : Exhaustive.load(spec, models, bound);
        long start = System.nanoTime();
        Explored found = exhaustive.explore(maker, most, states -> { });
        double seconds = (System.nanoTime() - start) / 1e9;
        branches.ifPresent(each -> each.exhaustive(exhaustive.evaluated()));
        Optional<Explored.Comparison> comparison =
            tlc > 0 && found.failure().isEmpty() ? exhaustive.compare(tlc) : Optional.empty();
        boolean good = found.failure().isEmpty() && comparison.map(Explored.Comparison::outside).orElse(0) == 0;
        if (json) {
            json(bound, found, seconds, comparison, good);
        } else {
            text(bound, found, seconds, comparison, command);
        }
        out.flush();
        return good;
    }

    private void json(String bound, Explored found, double seconds, Optional<Explored.Comparison> comparison, boolean good) {
        ObjectNode line = JsonMapper.builder().build().createObjectNode()
            .put("refinement", Behaviours.NAME)
            .put("bound", bound)
            .put("states", found.states())
            .put("steps", found.steps())
            .put("depth", found.depth())
            .put("seconds", Math.round(seconds * 1000) / 1000.0)
            .put("exhausted", found.exhausted())
            .put("verdict", good ? "holds" : "fails")
            .put("mapped", found.mapped())
            .put("closing", found.closing());
        comparison.ifPresent(each -> line.put("reachedByTlc", each.reached()).put("outside", each.outside()));
        line.put("stepsAsked", found.evaluations().steps()).put("claimsAsked", found.evaluations().claims())
            .put("statesHeldToTheWhole", found.evaluations().whole());
        ObjectNode actions = line.putObject("actions");
        found.actions().forEach(actions::put);
        ArrayNode never = line.putArray("neverChosen");
        neverChosen(found).forEach(each -> never.addObject().put("event", each.event()).put("state", each.state())
            .put("choice", each.choice()).put("permitted", each.permitted()));
        found.failure().ifPresent(failure -> line.put("failure", failure.words()).put("schedule", failure.entries().size()));
        out.println(line);
    }

    private static List<Explored.Choice> neverChosen(Explored found) {
        return found.choices().stream().filter(each -> each.chosen() == 0).toList();
    }

    private void text(String bound, Explored found, double seconds, Optional<Explored.Comparison> comparison,
                      String command) {
        out.printf(Locale.ROOT, "exhaustive refinement of %s within the bound %s:%n", Behaviours.NAME, bound);
        out.printf(Locale.ROOT, "    %,d states, %,d steps, depth %d%n", found.states(), found.steps(), found.depth());
        out.printf(Locale.ROOT, "    %.1f s, %,.0f states a second%n", seconds, found.states() / seconds);
        say(!found.exhausted() ? "The bound is NOT exhausted: "
                + (found.failure().isEmpty() ? "there are more states than were asked for." : "something failed before.")
            : found.closing() == 0 || found.failure().isPresent() ? "The bound is exhausted."
            : String.format(Locale.ROOT, "The bound is exhausted. From each of the %,d states in which both users have called"
                + " CLOSE, both sides can come to CLOSED.", found.closing()));
        say(String.format(Locale.ROOT, "TLC was asked for the steps from %,d combinations of parts of a state, for parts of"
            + " invariants %,d times; %,d states were held to the whole next-state relation too.",
            found.evaluations().steps(), found.evaluations().claims(), found.evaluations().whole()));
        comparison.ifPresent(each -> say(String.format(Locale.ROOT, "TLC reaches %,d states within the same bound. The composed"
            + " states are %,d of Teardown's; %s.", each.reached(), found.mapped(), each.outside() == 0
            ? "each is one of them" : String.format(Locale.ROOT, "%,d ARE NONE OF THEM", each.outside()))));
        if (tlc > 0 && comparison.isEmpty() && found.failure().isEmpty()) {
            say(String.format(Locale.ROOT, "TLC reaches more than %,d states within the same bound, with which the composed"
                + " states, %,d of Teardown's, were not compared.", tlc, found.mapped()));
        }
        List<String> never = new ArrayList<>();
        found.actions().forEach((action, steps) -> {
            if (steps > 0) {
                out.printf(Locale.ROOT, "    %-18s %,11d%n", action, steps);
            } else {
                never.add(action);
            }
        });
        say("No step: " + (never.isEmpty() ? "none." : String.join(", ", never) + "."));
        choices(neverChosen(found));
        found.failure().ifPresent(failure -> failure(failure, command));
        out.println();
    }

    private void choices(List<Explored.Choice> never) {
        if (never.isEmpty()) {
            return;
        }
        say("Permitted and never chosen:");
        out.println("    event   state        cases  choice");
        for (Explored.Choice each : never) {
            out.printf(Locale.ROOT, "    %-7s %-12s %,5d  %s%n", each.event(), each.state(), each.permitted(), each.choice());
        }
    }

    private void failure(Explored.Failure failure, String command) {
        out.println();
        Failure.Repeat repeat = Failure.Repeat.by(command);
        if (failure.violation().isPresent()) {
            Drawing.failure(out, Failure.of(Oracle.load(spec, 0), failure.header(), failure.entries(), failure.violation().get(),
                repeat));
        } else {
            Drawing.failure(out, Failure.of(failure.header(), failure.entries(), "after these steps: " + failure.words(), repeat));
        }
    }

    private void say(String sentence) {
        out.print(Wrap.paragraph("    ", sentence));
    }

    /** The names of the bounds, for a person. */
    static String names() {
        return BOUNDS.stream().collect(Collectors.joining(", "));
    }
}
