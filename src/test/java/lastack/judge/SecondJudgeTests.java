package lastack.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import lastack.judge.SecondJudge.Verdict;
import lastack.model.SpecException;
import lastack.sim.Observer;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import lastack.trace.NetworkNote;
import lastack.trace.Step;
import lastack.trace.TraceWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stock TLC on traces of which the verdict is known without it. */
class SecondJudgeTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();
    private static final SecondJudge JUDGE = new SecondJudge(Path.of("spec"), Path.of("checks", "traces"), 1, 500);

    @TempDir
    private Path folder;

    /** The lines of an orderly run. */
    private static List<String> run(long seed) throws IOException {
        Path file = Files.createTempFile("run", ".trace");
        Schedule schedule = Schedule.random(seed);
        try (TraceWriter writer = TraceWriter.to(file, Simulator.header(schedule, ENDPOINT, ENDPOINT, TcbMapping.STANDARD))) {
            Simulator.run(schedule, ENDPOINT, new Observer() {
                @Override
                public void step(Step step) {
                    write(writer, step);
                }

                @Override
                public void network(NetworkNote note) {
                    write(writer, note);
                }
            });
            writer.end();
        }
        List<String> lines = Files.readAllLines(file);
        Files.delete(file);
        return lines;
    }

    private static void write(TraceWriter writer, Entry entry) {
        try {
            writer.write(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long steps(List<String> lines) {
        return lines.stream().filter(line -> line.contains("\"endpoint\"")).count();
    }

    @Test
    void everyTraceOfAFolderGetsItsOwnVerdict() throws IOException, InterruptedException {
        List<String> good = run(5);
        Files.write(folder.resolve("good.trace"), good);
        // A connection that is gone has left nothing unread, and then, as time passes, it has.
        List<String> late = new ArrayList<>(good);
        int tick = late.size() - 2;
        assertThat(late.get(tick)).contains("\"ticks\":1000", "CLOSED\",\"left\":[]");
        late.set(tick, late.get(tick).replace("\"left\":[]", "\"left\":[[1,2]]"));
        Files.write(folder.resolve("late.trace"), late);
        List<String> empty = List.of(good.get(0), "{\"end\":true,\"steps\":0}");
        Files.write(folder.resolve("empty.trace"), empty);
        Files.writeString(folder.resolve("README"), "no trace");

        Map<String, Verdict> verdicts = JUDGE.judge(folder);

        assertThat(verdicts).containsOnly(
            Map.entry("good.trace", new Verdict(steps(good), OptionalLong.empty())),
            Map.entry("late.trace", new Verdict(steps(good), OptionalLong.of(steps(good)))),
            Map.entry("empty.trace", new Verdict(0, OptionalLong.empty())));
    }

    @Test
    void aTraceThatIsCutOrMalformedIsNamed() throws IOException {
        List<String> lines = run(5);
        Files.write(folder.resolve("cut.trace"), lines.subList(0, lines.size() - 1));
        assertThatThrownBy(() -> JUDGE.judge(folder)).isInstanceOf(SpecException.class).hasMessageContaining("cut.trace is cut");
    }
}
