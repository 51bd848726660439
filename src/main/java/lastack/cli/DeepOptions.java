package lastack.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether the deep models are checked, and what is kept of them. */
final class DeepOptions {
    private static final double MOST_SECONDS = 86_400;

    @Option(names = "--deep", description = "Check the deep models, which take minutes each, and nothing else.")
    private boolean deep;

    @Option(names = "--resume", description = "With --deep: keep what an earlier run has done, and go on from there.")
    private boolean resume;

    @Option(names = "--work", paramLabel = "DIR",
        description = "With --deep: where results and checkpoints are (default: target/lastack-deep).")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--every", paramLabel = "SECONDS",
        description = "With --deep: the time between two checkpoints (default: 30).")
    private Optional<Double> every = Optional.empty();

    /**
     * What a deep run works with.
     *
     * @param folder where results and checkpoints are
     * @param every the time between two checkpoints
     * @param resume whether what is in the folder counts
     */
    record Work(WorkFolder folder, Duration every, boolean resume) implements AutoCloseable {
        @Override
        public void close() {
            folder.close();
        }
    }

    boolean deep() {
        return deep;
    }

    /** Tells of options that make no sense. */
    void require() {
        String alone = resume ? "--resume" : folder.isPresent() ? "--work" : every.isPresent() ? "--every" : "";
        if (!deep && !alone.isEmpty()) {
            throw new UnusableException(alone + " goes with --deep only.");
        }
        if (every.isPresent() && !(every.get() > 0 && every.get() <= MOST_SECONDS)) {
            throw new UnusableException("--every " + every.get() + " is not a number of seconds above 0.");
        }
    }

    /** Opens the folder. */
    Work open() {
        return new Work(WorkFolder.open(folder.orElse(Path.of("target", "lastack-deep"))),
            Duration.ofMillis(Math.max(1, Math.round(every.orElse(30.0) * 1000))), resume);
    }
}
