package lastack.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lastack.judge.Damage;
import lastack.judge.SecondJudge;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.sim.Recording;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.Step;
import lastack.trace.TraceReader;
import lastack.trace.TraceWriter;

/**
 * Asks both judges of the same traces: random behaviours of the Java endpoint, every second one damaged in one place. Both read
 * them from the same files.
 */
final class Agreement {

    /** How long a trace may be, in steps; what comes later is cut off. */
    static final int LONGEST = 400;

    /** How many traces stock TLC judges in one run, of some 50 kB each. */
    private static final int BATCH = 2500;

    /** What is not damaged, in reports. */
    static final String NONE = "none";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();

    private final Oracle oracle;
    private final SecondJudge second;
    private final long seed;
    private final int traces;
    private final Optional<Path> keep;
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();
    private long steps;
    private double firstSeconds;
    private double secondSeconds;

    /**
     * How often the judges were asked of a kind of damage, and what they said.
     *
     * @param traces how many traces
     * @param rejected how many the first judge rejects
     * @param agreed of how many both say the same, the first bad step included
     */
    record Count(int traces, int rejected, int agreed) {

        Count and(Count other) {
            return new Count(traces + other.traces, rejected + other.rejected, agreed + other.agreed);
        }
    }

    /**
     * A trace of which the judges say different things, or one rejects what comes before the damage.
     *
     * @param trace its file's name
     * @param damage the kind of damage
     * @param step where it is damaged, or 0
     * @param first what the first judge says
     * @param second what the second says
     */
    record Disagreement(String trace, String damage, long step, SecondJudge.Verdict first, SecondJudge.Verdict second) {
    }

    /**
     * All that came of it.
     *
     * @param counts by kind of damage
     * @param disagreements none, if all is well
     * @param steps how many steps the first judge read
     * @param firstSeconds how long the first judge took, the making of the traces included
     * @param secondSeconds how long the second took, its start included
     */
    record Outcome(Map<String, Count> counts, List<Disagreement> disagreements, long steps, double firstSeconds,
                   double secondSeconds) {
    }

    private record Asked(String file, String damage, long step, SecondJudge.Verdict first) {
    }

    /**
     * A comparison.
     *
     * @param oracle the first judge
     * @param second the second
     * @param seed the seed of the first behaviour
     * @param traces how many
     * @param keep where to leave traces of which they say different things
     */
    Agreement(Oracle oracle, SecondJudge second, long seed, int traces, Optional<Path> keep) {
        this.oracle = oracle;
        this.second = second;
        this.seed = seed;
        this.traces = traces;
        this.keep = keep;
        counts.put(NONE, new Count(0, 0, 0));
        for (Damage damage : Damage.values()) {
            counts.put(damage.title(), new Count(0, 0, 0));
        }
    }

    /** Asks both. */
    Outcome run() {
        for (int done = 0; done < traces; done += BATCH) {
            batch(done, Math.min(BATCH, traces - done));
        }
        return new Outcome(counts, disagreements, steps, firstSeconds, secondSeconds);
    }

    private void batch(int from, int size) {
        try {
            Path folder = Files.createTempDirectory("lastack-judges-");
            try {
                long start = System.nanoTime();
                List<Asked> asked = IntStream.range(from, from + size).parallel().mapToObj(i -> ask(folder, i)).toList();
                long between = System.nanoTime();
                Map<String, SecondJudge.Verdict> verdicts = second.judge(folder);
                firstSeconds += (between - start) / 1e9;
                secondSeconds += (System.nanoTime() - between) / 1e9;
                for (Asked each : asked) {
                    compare(folder, each, verdicts.get(each.file()));
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The traces cannot be written: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnusableException("The run was interrupted.");
        }
    }

    private void compare(Path folder, Asked asked, SecondJudge.Verdict other) throws IOException {
        boolean rejected = asked.first().firstBad().isPresent();
        boolean tooEarly = rejected && asked.first().firstBad().getAsLong() < Math.max(asked.step(), 1);
        boolean agreed = asked.first().equals(other) && !tooEarly;
        steps += asked.first().steps();
        counts.merge(asked.damage(), new Count(1, rejected ? 1 : 0, agreed ? 1 : 0), Count::and);
        if (!agreed) {
            disagreements.add(new Disagreement(asked.file(), asked.damage(), asked.step(), asked.first(), other));
            if (keep.isPresent()) {
                Files.copy(folder.resolve(asked.file()), keep.get().resolve(asked.file()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Makes the i-th trace, and asks the first judge. */
    private Asked ask(Path folder, int i) {
        long behaviour = seed + i / 2;
        List<ObjectNode> lines = lines(Behaviours.schedule(behaviour));
        String damage = NONE;
        long step = 0;
        if (i % 2 == 1) {
            SplittableRandom random = new SplittableRandom(behaviour);
            // Where a trace has no place for one kind of damage, it has one for another.
            for (int kind = i / 2; damage.equals(NONE); kind++) {
                Damage each = Damage.values()[kind % Damage.values().length];
                Optional<Damage.Damaged> damaged = each.of(lines, random);
                if (damaged.isPresent()) {
                    lines = damaged.get().lines();
                    damage = each.title();
                    step = damaged.get().step();
                }
            }
        }
        Path file = folder.resolve(behaviour + (i % 2 == 1 ? "-" + damage : "") + ".trace");
        write(file, lines);
        return new Asked(file.getFileName().toString(), damage, step, first(file));
    }

    private SecondJudge.Verdict first(Path file) {
        try (TraceReader reader = TraceReader.open(file)) {
            Refinement refinement = new Refinement(oracle, reader.header());
            reader.forEachRemaining(entry -> {
                if (entry instanceof Step step) {
                    refinement.step(step);
                }
            });
            return new SecondJudge.Verdict(refinement.steps(), refinement.violation().isEmpty() ? OptionalLong.empty()
                : OptionalLong.of(refinement.violation().get().index()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A behaviour of the endpoint, or its first {@link #LONGEST} steps, as the lines of a trace. */
    private static List<ObjectNode> lines(Schedule schedule) {
        Recording recording = new Recording();
        Simulator.run(schedule, ENDPOINT, recording);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (TraceWriter writer = TraceWriter.to(text, Simulator.header(schedule, ENDPOINT, ENDPOINT, TcbMapping.STANDARD))) {
            int written = 0;
            for (Entry entry : recording.entries()) {
                if (written < LONGEST) {
                    writer.write(entry);
                    written += entry instanceof Step ? 1 : 0;
                }
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ObjectNode> lines = new ArrayList<>();
        text.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
            try {
                lines.add((ObjectNode) JSON.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return lines;
    }

    private static void write(Path file, List<ObjectNode> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The trace " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
