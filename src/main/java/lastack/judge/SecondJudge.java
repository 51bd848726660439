package lastack.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lastack.model.SpecException;
import lastack.model.StockTlc;

/**
 * Judges traces by stock TLC, which runs {@code TraceTeardown.tla} over all of them at once in a JVM of its own. It shares with
 * {@code lastack.refine} the specification and the files, and nothing else.
 */
public final class SecondJudge {

    private static final String MODEL = "TraceTeardown";
    private static final Pattern VERDICT = Pattern.compile("<<\"" + MODEL + "\", \"(.*)\", \"(accepted|rejected)\", (\\d+)>>");

    private final List<Path> modules;
    private final int workers;
    private final int heapMegabytes;

    /**
     * A judge.
     *
     * @param spec the folder of {@code Oracle.tla} and the modules below it
     * @param traceSpec the folder of {@code TraceTeardown.tla}
     * @param workers how many threads of TLC judge
     * @param heapMegabytes the heap of its JVM
     */
    public SecondJudge(Path spec, Path traceSpec, int workers, int heapMegabytes) {
        this.modules = List.of(traceSpec, spec);
        this.workers = workers;
        this.heapMegabytes = heapMegabytes;
    }

    /**
     * What it says of a trace.
     *
     * @param steps how many steps it read
     * @param firstBad the place, from 1, of the first step that the relation does not explain, which is the last that it read;
     *     empty if it explains all
     */
    public record Verdict(long steps, OptionalLong firstBad) {

        /** The words for it, such as {@code accepted} or {@code rejected in step 7}. */
        @Override
        public String toString() {
            return firstBad.isEmpty() ? "accepted" : "rejected in step " + firstBad.getAsLong();
        }
    }

    /**
     * Judges all files of a folder whose names end in {@code .trace}. They have at most 32,000 steps each.
     *
     * @param folder the folder
     * @return a verdict for each, by its file's name
     * @throws SpecException if TLC cannot read a file or a module, with its words
     * @throws InterruptedException if the thread is interrupted; TLC is gone by then
     */
    public Map<String, Verdict> judge(Path folder) throws InterruptedException {
        Map<String, Verdict> verdicts = new TreeMap<>();
        new StockTlc(modules, MODEL, folder, workers, heapMegabytes).run(line -> {
            Matcher said = VERDICT.matcher(line);
            if (said.matches()) {
                long at = Long.parseLong(said.group(3));
                Verdict verdict = new Verdict(at,
                    said.group(2).equals("accepted") ? OptionalLong.empty() : OptionalLong.of(at));
                Verdict other = verdicts.put(said.group(1), verdict);
                if (other != null && !other.equals(verdict)) {
                    throw new SpecException("TLC says of " + said.group(1) + " both " + other + " and " + verdict + ".");
                }
            }
        });
        for (String name : names(folder)) {
            if (!verdicts.containsKey(name)) {
                throw new SpecException("TLC says nothing of " + name + ".");
            }
        }
        return verdicts;
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".trace")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
