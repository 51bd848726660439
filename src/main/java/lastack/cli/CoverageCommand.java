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

    private static final int HEAP = 900;

    @Mixin
    private SpecOption specification;

    @Option(names = "--steps", description = "Only what steps evaluate.")
    private boolean steps;

    @Option(names = "--conditions", description = "Only the conditions of the properties.")
    private boolean conditions;

    @Option(names = "--json", description = "One JSON object a line, and nothing else, on standard output.")
    private boolean json;

    @Spec
    private CommandSpec command;

    @Override
    public Integer call() throws InterruptedException {
        Path mutants = SpecOption.mutants();
        Path models = SpecOption.models();
        Path spec = specification.folder();
        Plan plan = Plan.read(mutants.resolve("plan.json"));
        List<Campaign.Large> large = MutantsSpecCommand.large(models);
        PrintWriter out = command.commandLine().getOut();
        CoverageReport report = json ? new CoverageReport.Json(out) : new CoverageReport.Table(out);
        int jobs = Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors()));
        boolean[] good = {true};
        if (!conditions || steps) {
            Coverage coverage = Coverage.of(spec, List.of(models, mutants), plan,
                large.stream().map(Campaign.Large::model).toList(), jobs, HEAP);
            coverage.rows().forEach(report::row);
            for (Coverage.Unreached each : coverage.unreached(plan)) {
                good[0] &= !each.reason().isEmpty();
                report.unreached(each);
            }
        }
        if (!steps || conditions) {
            Set<Plan.Expected> open = new LinkedHashSet<>(plan.vacuous());
            new Conditions(spec, List.of(models, mutants), plan, large).look(jobs, HEAP, seen -> {
                String reason = plan.vacuous().stream().filter(entry -> entry.module().equals(seen.condition().module())
                        && entry.definition().equals(seen.condition().definition())
                        && entry.text().equals(seen.condition().text()))
                    .findFirst().filter(entry -> seen.model().isEmpty() && open.remove(entry)).map(Plan.Expected::reason).orElse("");
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
