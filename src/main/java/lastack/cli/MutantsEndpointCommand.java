package lastack.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lastack.broken.Campaign;
import lastack.broken.Mutant;
import lastack.broken.Plan;
import lastack.broken.Shortest;
import lastack.broken.WithinBounds;
import lastack.broken.Workshop;
import lastack.refine.Oracle;
import lastack.trial.Bundled;
import lastack.trial.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes the Java endpoint by rule, one place at a time, and asks what finds it. */
@Command(name = "endpoint", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Change the Java endpoint by rule, and tell what finds each change, and how soon.")
final class MutantsEndpointCommand implements Callable<Integer> {

    /** A call of an endpoint takes microseconds; this is for a machine that has other work. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The bounds in which the passing of time is no step, as it is none in the schedules that are compared with theirs. */
    private static final List<String> TIMELESS =
        List.of("Fins", "Open", "Abort", "Overtaken", "Text", "Detach", "GiveUp", "Shut");

    @Mixin
    private SpecOption specification;

    @Option(names = "--limit", paramLabel = "N",
        description = "Try N mutants at most, spread evenly over classes and rules (default: all).")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--tries", paramLabel = "N", defaultValue = "600",
        description = "Run N schedules at most with each (default: ${DEFAULT-VALUE}).")
    private int tries;

    @Option(names = "--least", paramLabel = "N", defaultValue = "20000",
        description = "Explore N states at most of each bound of refine --exhaustive, to tell in how few steps each can be found;"
            + " 0 not to (default: ${DEFAULT-VALUE}).")
    private int least;

    @Option(names = "--only", paramLabel = "REGEX", description = "Try those in whose name this is found.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--list", description = "Tell which there are, and try none.")
    private boolean list;

    @Option(names = "--json", description = "One JSON object a line, and nothing else, on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1 || tries < 1) {
            throw new UnusableException("--limit and --tries are 1 at least.");
        }
        if (least < 0) {
            throw new UnusableException("--least " + least + ": that is less than nothing.");
        }
        Workshop workshop = new Workshop();
        List<Mutant> made = workshop.mutants();
        Plan plan = Plan.read(Bundled.folder("broken/plan", "plan.json").resolve("plan.json"));
        List<Mutant> chosen = spread(named(plan.tried(made)), limit);
        PrintWriter out = command.commandLine().getOut();
        EndpointReport report = json ? new EndpointReport.Json(out) : new EndpointReport.Table(out);
        if (list) {
            chosen.forEach(report::listed);
            return Lastack.AS_EXPECTED;
        }
        Oracle oracle = specification.oracle();
        Shortest shortest = least == 0 ? Shortest.UNKNOWN
            : new WithinBounds(specification.folder(), TIMELESS, oracle.policy(), least, PATIENCE);
        Campaign campaign = new Campaign(workshop, new Trial(oracle, PATIENCE), plan.excuses(made), tries, shortest);
        boolean[] good = {true};
        campaign.run(chosen, Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors())), tried -> {
            good[0] &= !tried.survives() && !tried.contradictsThePlan();
            report.tried(tried);
        });
        report.end();
        return good[0] ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }

    private List<Mutant> named(List<Mutant> all) {
        try {
            Pattern pattern = Pattern.compile(only.orElse(""));
            List<Mutant> named = all.stream().filter(each -> pattern.matcher(each.toString()).find()).toList();
            if (named.isEmpty()) {
                throw new UnusableException("--only " + only.orElse("") + ": no mutant has such a name.");
            }
            return named;
        } catch (PatternSyntaxException e) {
            throw new UnusableException("--only " + only.orElse("") + " is not a regular expression.");
        }
    }

    /** So many of them, at even distances. */
    static List<Mutant> spread(List<Mutant> all, int limit) {
        int most = Math.min(limit, all.size());
        List<Mutant> some = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * all.size() / most)));
        }
        return some;
    }
}
