package lastack.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import lastack.broken.Excuse;
import lastack.broken.Found;
import lastack.broken.Mutant;
import lastack.broken.Tried;
import lastack.report.Wrap;

/** What {@code mutants endpoint} tells. */
interface EndpointReport {

    /** A mutant that is not tried, only named. */
    void listed(Mutant mutant);

    /** A mutant has been tried. */
    void tried(Tried tried);

    /** All have been tried. */
    void end();

    /** One object a line. */
    final class Json implements EndpointReport {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
        private final PrintWriter out;

        Json(PrintWriter out) {
            this.out = out;
        }

        private static ObjectNode line(Mutant mutant) {
            return MAPPER.createObjectNode().put("mutant", mutant.toString()).put("class", mutant.type())
                .put("method", mutant.method()).put("line", mutant.line()).put("rule", mutant.rule().toString())
                .put("changed", mutant.description());
        }

        @Override
        public void listed(Mutant mutant) {
            print(line(mutant));
        }

        @Override
        public void tried(Tried tried) {
            ObjectNode line = line(tried.mutant());
            line.put("found", tried.found().isPresent());
            tried.found().ifPresent(found -> line.put("by", found.by()).put("where", found.where()).put("mode", found.mode())
                .put("tries", found.tries()).put("parts", found.parts()).put("steps", found.steps()));
            if (tried.found().isPresent()) {
                tried.shortest().steps().ifPresentOrElse(steps -> line.put("shortest", steps),
                    () -> line.put("whyNoShortest", tried.shortest().why()));
            }
            if (tried.excuse().kind() != Excuse.Kind.NONE) {
                line.put("excuse", tried.excuse().kind().name().toLowerCase(Locale.ROOT)).put("reason", tried.excuse().reason());
            }
            print(line);
        }

        private void print(ObjectNode line) {
            out.println(line);
            out.flush();
        }

        @Override
        public void end() {
            // The exit status says it.
        }
    }

    /** A table for a person. */
    final class Table implements EndpointReport {
        private static final String ROW = "%-48s %-7s %5s %5s %5s %5s%n";

        private final PrintWriter out;
        private final List<Tried> all = new ArrayList<>();
        private final long start = System.nanoTime();

        Table(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void listed(Mutant mutant) {
            out.println(mutant);
            out.print(Wrap.paragraph("    ", mutant.description()));
            out.flush();
        }

        @Override
        public void tried(Tried tried) {
            if (all.isEmpty()) {
                out.printf(ROW, "broken endpoint", "mode", "tries", "parts", "steps", "least");
            }
            all.add(tried);
            if (tried.found().isPresent()) {
                Found found = tried.found().get();
                out.printf(ROW, tried.mutant(), found.mode(), found.tries(), found.parts(), found.steps(),
                    tried.shortest().steps().isPresent() ? String.valueOf(tried.shortest().steps().getAsLong()) : "-");
                out.print(Wrap.paragraph("    ", found.by() + ": " + found.where()));
            }
            if (tried.contradictsThePlan()) {
                out.print(Wrap.paragraph("    ", "BUT the plan says that this cannot find it: " + tried.excuse().reason()));
            } else if (tried.found().isEmpty()) {
                String kind = tried.survives() ? "SURVIVES" : tried.excuse().kind().name().toLowerCase(Locale.ROOT);
                out.printf("%-48s %s%n", tried.mutant(), kind);
                out.print(Wrap.paragraph("    ", tried.mutant().description()));
                out.print(Wrap.paragraph("    ", tried.excuse().reason()));
            }
            out.flush();
        }

        @Override
        public void end() {
            Map<String, Integer> by = new TreeMap<>();
            for (Tried each : all) {
                each.found().ifPresent(found -> by.merge(found.by() + ", " + found.mode(), 1, Integer::sum));
            }
            out.println();
            by.forEach((name, count) -> out.printf(Locale.ROOT, "found by %-30s %5d%n", name, count));
            out.print(Wrap.paragraph("", String.format(Locale.ROOT,
                "%d broken endpoint%s in %.1f minutes: %d found, %d equivalent, %d permitted, %d found elsewhere, %s", all.size(),
                all.size() == 1 ? "" : "s",
                (System.nanoTime() - start) / 60e9, all.stream().filter(each -> each.found().isPresent()).count(),
                count(Excuse.Kind.EQUIVALENT), count(Excuse.Kind.PERMITTED), count(Excuse.Kind.ELSEWHERE),
                all.stream().noneMatch(Tried::survives) ? "none survives."
                    : all.stream().filter(Tried::survives).count() + " SURVIVE.")));
            least();
            out.flush();
        }

        /** How near the shrunk schedules are to the shortest, and why that is not known of some. */
        private void least() {
            List<Tried> found = all.stream().filter(each -> each.found().isPresent()).toList();
            Map<String, Integer> unknown = new TreeMap<>();
            long[] counts = new long[3];
            double times = 0;
            for (Tried each : found) {
                if (each.shortest().steps().isEmpty()) {
                    unknown.merge(each.shortest().why(), 1, Integer::sum);
                    continue;
                }
                long steps = each.found().orElseThrow().steps();
                long least = each.shortest().steps().getAsLong();
                counts[Long.signum(steps - least) + 1]++;
                times += (double) steps / least;
            }
            long known = counts[0] + counts[1] + counts[2];
            if (known > 0) {
                out.print(Wrap.paragraph("", String.format(Locale.ROOT, "In how few steps it could be found within the bounds of"
                    + " refine --exhaustive is known of %,d: the shrunk schedule has as many for %,d, more for %,d, fewer for %,d"
                    + " (what no bound has, such as a stray segment, led to it); %.1f times as many on average.", known, counts[1],
                    counts[2], counts[0], times / known)));
            }
            unknown.forEach((why, count) -> out.print(Wrap.paragraph("", String.format(Locale.ROOT,
                "It is not known of %,d: %s.", count, why))));
        }

        private long count(Excuse.Kind kind) {
            return all.stream().filter(each -> each.found().isEmpty() && each.excuse().kind() == kind).count();
        }
    }
}
