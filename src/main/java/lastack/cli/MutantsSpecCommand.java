package lastack.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lastack.mutants.Campaign;
import lastack.mutants.Choice;
import lastack.mutants.Mutant;
import lastack.mutants.Plan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Changes the specification by rule, one place at a time, and asks which property notices. */
@Command(name = "spec", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Change the specification by rule, and tell which property notices.")
final class MutantsSpecCommand implements Callable<Integer> {

    @Mixin
    private ModelJobs models;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "100",
        description = "Judge N mutants at most, spread over modules and rules (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "Decides which N (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--all", description = "Judge all of them.")
    private boolean all;

    @Option(names = "--only", paramLabel = "REGEX", description = "Judge those in whose name this is found.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--module", paramLabel = "NAME", description = "Judge those of this module.")
    private Optional<String> module = Optional.empty();

    @Option(names = "--rule", paramLabel = "NAME", description = "Judge those of this rule.")
    private Optional<String> rule = Optional.empty();

    @Option(names = "--small", description = "Do not try survivors again at the models' default bounds.")
    private boolean small;

    @Option(names = "--list", description = "Tell which there are, and judge none.")
    private boolean list;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1) {
            throw new UnusableException("--limit " + limit + ": at least one mutant is needed.");
        }
        Plan plan = models.plan();
        Campaign campaign = new Campaign(models.spec(), models.folders(), plan, small ? List.of() : models.large());
        Choice choice = new Choice(only, module, rule, all ? Integer.MAX_VALUE : limit, seed);
        List<Mutant> chosen = choice.of(campaign.mutants());
        PrintWriter out = command.commandLine().getOut();
        MutantsReport report = models.json() ? new MutantsReport.Json(out)
            : new MutantsReport.Table(out, campaign.mutants().size(), plan);
        if (list) {
            chosen.forEach(report::listed);
            return Lastack.AS_EXPECTED;
        }
        boolean[] good = {true};
        campaign.judge(chosen, models.jobs(), ModelJobs.HEAP, judged -> {
            good[0] &= !judged.survives() && !judged.contradictsThePlan();
            report.judged(judged);
        });
        report.end(campaign.properties());
        return good[0] ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }
}
