package lastack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lastack.judge.SecondJudge;
import lastack.refine.Oracle;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs every benchmark and prints the table of the README. */
public final class Figures {

    /** Traces that one run of TLC judges. */
    private static final int MANY = 5000;
    /** Runs of TLC of one trace each. */
    private static final int FEW = 3;
    private static final int WORKERS = 2;
    private static final int HEAP = 1000;
    /** Captures that chance makes up. */
    private static final int SEEDS = 3;
    private static final String ALL = "all";
    private static final String CAPTURES = "captures";

    private Figures() {
    }

    /**
     * Runs them.
     *
     * @param args {@code all}; or {@code captures}, for those rows of the table alone; or a pattern for the names of the
     *     benchmarks to be run: then JMH's own report is printed
     * @throws RunnerException if JMH cannot run one
     * @throws IOException if traces cannot be written
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws RunnerException, IOException, InterruptedException {
        String which = args.length > 0 ? args[0] : ALL;
        if (!which.equals(ALL) && !which.equals(CAPTURES)) {
            new Runner(new OptionsBuilder().include(which).build()).run();
            return;
        }
        row("what", "measured", "for each CPU second", "asked for");
        row("---", "---:", "---:", "---:");
        if (which.equals(CAPTURES)) {
            captures();
            return;
        }
        rate("OracleBenchmark.warm", "events a second, seen before", "1,000,000");
        rate("OracleBenchmark.cold", "pairs a second, not seen before", "100,000");
        double seen = rate("TraceBenchmark.warm", "traces of " + Traces.EVENTS + " events a second, in memory and seen before", "");
        double unseen = rate("TraceBenchmark.cold", "traces of " + Traces.EVENTS + " events a second, in memory, each step evaluated", "");
        RunResult million = run("ExhaustiveBenchmark.million");
        row("seconds for 1,000,000 composed states, heap of 1 GB", number(million.getPrimaryResult().getScore()),
            number(1 / cpu(million)) + " CPU seconds", "60");
        traces(seen, unseen);
        captures();
    }

    private static void captures() throws RunnerException, IOException, InterruptedException {
        rate("CaptureBenchmark.divide", "segments of a capture a second, read and divided into connections", "");
        for (long seed = 1; seed <= SEEDS; seed++) {
            Dissectors.Took took = Dissectors.measure(seed);
            row("target/lastack pcap --summary, seed " + seed + ": segments a second, start to end",
                number(took.segments() / took.ours()), "1,000,000");
            ratio("- times as many as tshark -q -z conv,tcp", took.tshark(), took.ours(), "8");
            ratio("- the same of java -jar target/lastack.jar", took.tshark(), took.plain(), "");
        }
    }

    private static void ratio(String what, Optional<Double> theirs, double ours, String aim) {
        theirs.ifPresent(seconds -> row(what, String.format(Locale.ROOT, "%.1f", seconds / ours), aim));
    }

    /** One TLC for each trace, and one for all. */
    private static void traces(double seen, double unseen) throws IOException, InterruptedException {
        Traces traces = Traces.of(MANY);
        Path folder = Files.createTempDirectory("traces");
        try {
            SecondJudge tlc = new SecondJudge(Seen.SPEC, Path.of("checks/traces"), WORKERS, HEAP);
            double one = 0;
            for (int i = 0; i < FEW; i++) {
                Path alone = Files.createDirectory(folder.resolve("alone" + i));
                traces.write(alone, i, i + 1);
                one += seconds(tlc, alone, 1);
            }
            Path all = Files.createDirectory(folder.resolve("all"));
            traces.write(all, 0, MANY);
            double many = MANY / seconds(tlc, all, MANY);
            double single = FEW / one;
            row("traces a second, one TLC process for each", String.format(Locale.ROOT, "%.2f", single), "");
            row("- times as many, in memory and seen before", number(seen / single), "10,000");
            row("- times as many, in memory, each step evaluated", number(unseen / single), "");
            row("traces a second, one TLC run over " + number(MANY) + ", " + WORKERS + " workers", number(many), "");
            row("- times as many, in memory and seen before", number(seen / many), "20");
            row("- times as many, in memory, each step evaluated", number(unseen / many), "");
            files(all, single, many);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Figures::delete);
            }
        }
    }

    /** The same files, by an oracle that has seen none of them, in a JVM that is warm. */
    private static void files(Path all, double single, double many) throws IOException {
        Traces.judge(all.resolve("0.trace"), Oracle.load(Seen.SPEC));
        Oracle first = Oracle.load(Seen.SPEC);
        for (int pass = 0; pass < 2; pass++) {
            Oracle oracle = Oracle.load(Seen.SPEC);
            double fresh = pass(all, pass == 0 ? first : oracle);
            if (pass == 1) {
                row("the same files read and judged, none seen before, one thread: traces a second", number(fresh), "");
                compared(fresh, single, many);
                double again = pass(all, oracle);
                row("the same files read and judged again: traces a second", number(again), "");
                compared(again, single, many);
            }
        }
    }

    private static void compared(double rate, double single, double many) {
        row("- times as many as one TLC process for each", number(rate / single), "10,000");
        row("- times as many as one TLC run", number(rate / many), "20");
    }

    private static double pass(Path all, Oracle oracle) {
        long start = System.nanoTime();
        for (int trace = 0; trace < MANY; trace++) {
            Traces.judge(all.resolve(trace + ".trace"), oracle);
        }
        return MANY / ((System.nanoTime() - start) / 1e9);
    }

    private static double seconds(SecondJudge tlc, Path folder, int count) throws InterruptedException {
        long start = System.nanoTime();
        if (tlc.judge(folder).size() != count) {
            throw new IllegalStateException("TLC did not judge all traces");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double rate(String benchmark, String what, String asked) throws RunnerException {
        RunResult result = run(benchmark);
        double score = result.getPrimaryResult().getScore();
        row(what, number(score), number(cpu(result)), asked);
        return score;
    }

    private static RunResult run(String benchmark) throws RunnerException {
        return List.copyOf(new Runner(new OptionsBuilder().include("lastack.bench." + benchmark + "$").addProfiler(CpuTime.class)
            .verbosity(VerboseMode.SILENT).build()).run()).get(0);
    }

    private static double cpu(RunResult result) {
        return result.getSecondaryResults().entrySet().stream().filter(each -> each.getKey().contains(CpuTime.NAME))
            .findFirst().orElseThrow().getValue().getScore();
    }

    private static String number(double n) {
        return n < 100 ? String.format(Locale.ROOT, "%.1f", n) : String.format(Locale.ROOT, "%,.0f", n);
    }

    private static void row(String what, String measured, String asked) {
        row(what, measured, "", asked);
    }

    private static void row(String what, String measured, String cpu, String asked) {
        System.out.printf("| %s | %s | %s | %s |%n", what, measured, cpu, asked);
    }
}
