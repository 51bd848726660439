package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import lastack.mutants.Judged;
import lastack.mutants.Mutant;
import lastack.mutants.Plan;
import lastack.report.Wrap;

/** What {@code mutants spec} tells. */
interface MutantsReport {

    /** A mutant that is not judged, only named. */
    void listed(Mutant mutant);

    /** A mutant has been judged. */
    void judged(Judged judged);

    /** All have been judged, by these properties. */
    void end(Set<String> properties);

    /** One object a line. */
    final class Json implements MutantsReport {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
        private final PrintWriter out;

        Json(PrintWriter out) {
            this.out = out;
        }

        private static ObjectNode line(Mutant mutant) {
            return MAPPER.createObjectNode()
                .put("mutant", mutant.name())
                .put("module", mutant.module())
                .put("line", mutant.line())
                .put("rule", mutant.rule().toString())
                .put("definition", mutant.definition())
                .put("old", mutant.old())
                .put("changed", mutant.changed());
        }

        @Override
        public void listed(Mutant mutant) {
            print(line(mutant));
        }

        @Override
        public void judged(Judged judged) {
            if (judged.counted()) {
                ObjectNode line = line(judged.mutant());
                judged.killedBy().forEach(line.putArray("killedBy")::add);
                line.put("equivalent", !judged.equivalent().isEmpty());
                if (!judged.equivalent().isEmpty()) {
                    line.put("reason", judged.equivalent());
                }
                line.put("sameSteps", judged.unchanged());
                judged.undecided().forEach(line.putArray("undecided")::add);
                print(line);
            }
        }

        private void print(ObjectNode line) {
            out.println(line);
            out.flush();
        }

        @Override
        public void end(Set<String> properties) {
            // The exit status says it.
        }
    }

    /** Tables for a person. */
    final class Table implements MutantsReport {
        private final PrintWriter out;
        private final int all;
        private final Plan plan;
        private final List<Judged> judged = new ArrayList<>();
        private final long start = System.nanoTime();

        /**
         * A table.
         *
         * @param all how many mutants the rules make
         * @param plan the plan, for reasons
         */
        Table(PrintWriter out, int all, Plan plan) {
            this.out = out;
            this.all = all;
            this.plan = plan;
        }

        @Override
        public void listed(Mutant mutant) {
            out.println(mutant.name() + " in " + mutant.definition());
            change(mutant);
        }

        @Override
        public void judged(Judged each) {
            judged.add(each);
            if (judged.size() % 50 == 0) {
                out.printf(Locale.ROOT, "%d judged, %.0f s%n", judged.size(), (System.nanoTime() - start) / 1e9);
                out.flush();
            }
        }

        @Override
        public void end(Set<String> properties) {
            double minutes = (System.nanoTime() - start) / 60e9;
            List<Judged> counted = judged.stream().filter(Judged::counted).toList();
            byRule(counted);
            byKiller(counted, properties);
            out.println();
            counted.stream().filter(Judged::contradictsThePlan).forEach(each -> {
                out.println("NOT EQUIVALENT: " + each.mutant().name() + ", which " + String.join(", ", each.killedBy()) + " kills");
                change(each.mutant());
            });
            counted.stream().filter(each -> each.killedBy().isEmpty() && !each.equivalent().isEmpty()).forEach(each -> {
                out.println("equivalent: " + each.mutant().name() + " in " + each.mutant().definition());
                change(each.mutant());
                out.print(Wrap.paragraph("    ", each.equivalent()));
            });
            List<Judged> survivors = counted.stream().filter(Judged::survives).toList();
            survivors.forEach(this::survivor);
            out.printf(Locale.ROOT, "%d of %d mutants in %.1f minutes (%.0f a minute), %d equivalent: %s%n", counted.size(), all,
                minutes, counted.size() / minutes, counted.stream().filter(each -> !each.equivalent().isEmpty()).count(),
                survivors.isEmpty() ? "all others killed." : survivors.size() + " SURVIVE.");
            out.flush();
        }

        private void survivor(Judged each) {
            out.println("SURVIVES: " + each.mutant().name() + " in " + each.mutant().definition());
            change(each.mutant());
            if (each.unchanged()) {
                out.println("    no state or step of a small model differs");
            }
            each.undecided().forEach(why -> out.print(Wrap.paragraph("    ", why)));
        }

        private void change(Mutant mutant) {
            out.print(Wrap.paragraph("    ", mutant.old()));
            out.print(Wrap.paragraph("    is ", mutant.changed()));
        }

        private void byRule(List<Judged> counted) {
            Map<String, int[]> rules = new TreeMap<>();
            for (Judged each : counted) {
                int[] counts = rules.computeIfAbsent(each.mutant().rule().toString(), ignored -> new int[3]);
                counts[0]++;
                counts[1] += each.killedBy().isEmpty() ? 0 : 1;
                counts[2] += each.equivalent().isEmpty() ? 0 : 1;
            }
            out.println("rule               mutants  killed  equivalent");
            rules.forEach((rule, counts) ->
                out.printf(Locale.ROOT, "%-18s %7d %7d %11d%n", rule, counts[0], counts[1], counts[2]));
            out.println();
        }

        private void byKiller(List<Judged> counted, Set<String> properties) {
            Set<String> names = new LinkedHashSet<>(properties);
            counted.forEach(each -> names.addAll(each.killedBy()));
            Map<String, String> kept = new LinkedHashMap<>();
            plan.kept().forEach(entry -> kept.put(entry.property(), entry.reason()));
            out.println("killed by               kills  alone");
            for (String name : names) {
                long kills = counted.stream().filter(each -> each.killedBy().contains(name)).count();
                long alone = counted.stream().filter(each -> each.killedBy().equals(List.of(name))).count();
                out.printf(Locale.ROOT, "%-22s %6d %6d%n", name, kills, alone);
                if (alone == 0 && kept.containsKey(name)) {
                    out.print(Wrap.paragraph("    ", kept.get(name)));
                } else if (alone == 0 && properties.contains(name)) {
                    out.println("    kills none of these that nothing else kills");
                }
            }
        }
    }
}
