package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed is taken up where its last checkpoint was, and comes to what it would have come to. */
class CheckpointTests {
    private static final int LAST = 17;
    private static final long STATES = 104_976;
    private static final int DEPTH = 69;
    @TempDir
    Path models;
    @TempDir
    Path kept;

    @BeforeEach
    void write() {
        Toys.counters(models, "MC", LAST, "INVARIANT Small");
    }

    private ModelJob job(int milliseconds) {
        return ModelJob.of(List.of(models), "MC").with(1, 256).keeping(kept, Duration.ofMillis(milliseconds));
    }

    /** Kills TLC once it has kept a checkpoint. */
    private ModelResult killed(ModelJob job) throws InterruptedException {
        ModelResult result = ModelRun.run(job, progress -> {
            if (progress.checkpoints() > 0) {
                ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
            }
        });
        assertThat(result.verdict()).as("%s", result).isInstanceOfSatisfying(Verdict.Error.class,
                error -> assertThat(error.reason()).contains("killed by signal 9"));
        return result;
    }

    private Path checkpoint() throws IOException {
        try (Stream<Path> files = Files.list(kept)) {
            return files.filter(each -> each.getFileName().toString().startsWith("checkpoint-")
                && Files.exists(each.resolve("seal.properties"))).findFirst().orElseThrow();
        }
    }

    @Test
    void shouldCountStatesAndDepthAsIfTheRunHadNotBeenKilled() throws InterruptedException {
        ModelResult whole = ModelRun.run(ModelJob.of(List.of(models), "MC").with(1, 256));
        assertThat(whole.distinctStates()).isEqualTo(STATES);
        assertThat(whole.depth()).isEqualTo(DEPTH);
        assertThat(whole.takenUp()).isZero();
        double before = killed(job(200)).seconds();
        double twice = killed(job(200)).seconds();
        ModelResult result = ModelRun.run(job(60_000));
        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(result.distinctStates()).isEqualTo(STATES);
        assertThat(result.generatedStates()).isEqualTo(whole.generatedStates());
        assertThat(result.depth()).isEqualTo(DEPTH);
        assertThat(result.takenUp()).isBetween(2L, STATES - 1);
        assertThat(before).isPositive();
        assertThat(twice).isPositive();
    }

    @Test
    void shouldShowACounterexampleFromItsBeginningAfterRecovery() throws InterruptedException {
        Toys.counters(models, "MC", LAST, "INVARIANT NotAll");
        killed(job(200));
        ModelResult result = ModelRun.run(job(60_000));
        assertThat(result.verdict()).isInstanceOfSatisfying(Verdict.Fails.class,
            fails -> assertThat(fails.property()).isEqualTo("NotAll"));
        assertThat(result.takenUp()).isPositive();
        assertThat(result.counterexample().orElseThrow().states()).hasSize(DEPTH);
    }

    @Test
    void shouldNameADamagedCheckpointAndStartAgain() throws InterruptedException, IOException {
        killed(job(200));
        Path file = checkpoint().resolve("queue.chkpt");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> ModelRun.run(job(60_000))).isInstanceOf(CheckpointException.class)
            .hasMessageContaining("damaged").hasMessageContaining("queue.chkpt").hasMessageContaining(kept.toString());
        ModelResult result = ModelRun.run(job(60_000));
        assertThat(result.takenUp()).isZero();
        assertThat(result.distinctStates()).isEqualTo(STATES);
    }

    @Test
    void shouldSeeWhateverIsDamaged() throws InterruptedException, IOException {
        killed(job(200));
        String digest = Sources.digest(job(200));
        assertThat(Checkpoint.in(kept, digest)).isPresent();
        Path seal = checkpoint().resolve("seal.properties");
        String text = Files.readString(seal);
        Files.writeString(seal, text.replace("depth=", "depth=1"));
        assertThatThrownBy(() -> Checkpoint.in(kept, digest)).hasMessageContaining("seal.properties");
        Files.writeString(seal, text.substring(0, text.length() / 2));
        assertThatThrownBy(() -> Checkpoint.in(kept, digest)).hasMessageContaining("seal.properties");
        Files.writeString(seal, text);
        Files.writeString(checkpoint().resolve("vars.chkpt"), "x", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Checkpoint.in(kept, digest)).hasMessageContaining("vars.chkpt");
        Files.delete(checkpoint().resolve("vars.chkpt"));
        assertThatThrownBy(() -> Checkpoint.in(kept, digest)).hasMessageContaining("vars.chkpt");
        Files.delete(seal);
        assertThat(Checkpoint.in(kept, digest)).as("an unsealed one was being written when the run was killed").isEmpty();
    }

    @Test
    void shouldNotTakeUpTheCheckpointOfAnotherModel() throws InterruptedException {
        killed(job(200));
        Toys.counters(models, "MC", LAST, "INVARIANT Small", "INVARIANT NotAll");
        assertThatThrownBy(() -> ModelRun.run(job(60_000))).isInstanceOf(CheckpointException.class)
            .hasMessageContaining("another version of the model");
    }

    @Test
    void shouldReportWhatTlcCannotTakeUp() throws IOException {
        Path from = Files.createDirectory(kept.resolve("from"));
        Checkpoint.keep(kept, from, Sources.digest(job(200)), new Checkpoint.Reached(5, 6, 2, 1.5));
        assertThatThrownBy(() -> ModelRun.run(job(60_000))).isInstanceOf(CheckpointException.class)
            .hasMessageContaining("could not take up the checkpoint").hasMessageContaining(kept.toString());
        assertThat(Checkpoint.newest(kept)).isEmpty();
    }

    /** TLC 2.18 recovers such a model and then finds no error in it, whatever there is. */
    @Test
    void shouldKeepNoCheckpointOfAModelWithATemporalProperty() throws InterruptedException {
        Toys.counters(models, "MC", 7, "PROPERTY Ends");
        ModelResult result = ModelRun.run(job(100), progress -> assertThat(progress.checkpoints()).isZero());
        assertThat(result.verdict()).isInstanceOfSatisfying(Verdict.Fails.class,
            fails -> assertThat(fails.property()).isEqualTo("Ends"));
        assertThat(Checkpoint.newest(kept)).isEmpty();
    }

    @Test
    void shouldLeaveNothingButTheCheckpoint() throws InterruptedException, IOException {
        killed(job(200));
        try (Stream<Path> files = Files.list(kept)) {
            assertThat(files.map(each -> each.getFileName().toString())).isNotEmpty()
                .allMatch(name -> name.startsWith("checkpoint-"));
        }
    }
}
