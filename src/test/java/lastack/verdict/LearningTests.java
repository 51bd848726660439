package lastack.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastack.capture.CaptureReader;
import lastack.capture.Closing;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Follower;
import lastack.capture.Limits;
import lastack.capture.Observed;
import lastack.capture.Synthetic;
import lastack.refine.WireBeliefs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was learned while the jar was built judges as TLC does that is asked of everything, and has to ask it seldom. */
class LearningTests {

    @TempDir
    private Path folder;

    private static List<String> judged(Path capture, WireBeliefs beliefs) throws IOException {
        List<String> verdicts = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(capture)) {
            new Dissector(reader, new Connections(connection -> new Follower() {
                private final ConnectionJudge judge = new ConnectionJudge(beliefs);

                @Override
                public void see(Observed segment) {
                    judge.see(segment);
                }

                @Override
                public void end(Closing closing) {
                    verdicts.add(connection.stream() + " " + judge.verdicts());
                }
            }, Limits.USUAL)).run();
        }
        return verdicts;
    }

    @Test
    void judgesAlike() throws IOException {
        WireBeliefs learned = Learning.learned(() -> Path.of("spec"), () -> Path.of("checks", "traces"));
        WireBeliefs asking = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));
        assertThat(learned.remembered()).as("what the build has learned").isGreaterThan(1000);
        for (int mss : new int[] {536, 9}) {
            Path capture = folder.resolve(mss + ".pcap");
            new Synthetic(400, 12_000, mss, 12).write(capture);
            assertThat(judged(capture, learned)).hasSize(400).isEqualTo(judged(capture, asking));
        }
        assertThat(learned.evaluations()).isLessThan(asking.evaluations() / 2);
    }
}
