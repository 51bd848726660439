package lastack.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import lastack.mutants.Campaign;
import lastack.mutants.Conditions;
import lastack.mutants.Coverage;
import lastack.mutants.Plan;
import lastack.mutants.PlanException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What of the specification the models take, and which conditions of the properties occur in them. */
@Command(name = "coverage", mixinStandardHelpOptions = true, usageHelpWidth = 80,
    description = "Tell which expressions of the specification no model evaluates, and which conditions of the properties"
        + " never occur.")
final class CoverageCommand implements Callable<Integer> {

    @Mixin
    private ModelJobs models;

    @Option(names = "--steps", description = "Only what steps evaluate.")
    private boolean steps;

    @Option(names = "--conditions", description = "Only the conditions of the properties.")
    private boolean conditions;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        Path spec = models.spec();
        Plan plan = models.plan();
        List<Campaign.Large> large = models.large();
        PrintWriter out = command.commandLine().getOut();
        CoverageReport report = models.json() ? new CoverageReport.Json(out) : new CoverageReport.Table(out);
        boolean[] good = {true};
        if (!conditions || steps) {
            Coverage coverage = Coverage.of(spec, models.folders(), plan,
                large.stream().map(Campaign.Large::model).toList(), models.jobs(), ModelJobs.HEAP);
            coverage.rows().forEach(report::row);
            for (Coverage.Unreached each : coverage.unreached(plan)) {
                good[0] &= !each.reason().isEmpty();
                report.unreached(each);
            }
        }
        if (!steps || conditions) {
            Set<Plan.Expected> open = new LinkedHashSet<>(plan.vacuous());
            new Conditions(spec, models.folders(), plan, large).look(models.jobs(), ModelJobs.HEAP, seen -> {
                String reason = plan.vacuous().stream().filter(entry -> entry.module().equals(seen.condition().module())
                        && entry.definition().equals(seen.condition().definition())
                        && entry.text().equals(seen.condition().text()))
                    .findFirst().filter(entry -> seen.model().isEmpty() && open.remove(entry))
                    .map(Plan.Expected::reason).orElse("");
                good[0] &= seen.model().isPresent() || !reason.isEmpty();
                report.condition(seen, reason);
            });
            open.stream().findFirst().ifPresent(entry -> {
                throw new PlanException("The plan lists as a condition that never occurs one that does, or none: " + entry + ".");
            });
        }
        report.end(good[0]);
        return good[0] ? Lastack.AS_EXPECTED : Lastack.NOT_AS_EXPECTED;
    }
}
