package lastack.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What TLC is to check, and with what means.
 *
 * @param folders where the modules and the configuration are, of any file system; for a name in two, the first counts
 * @param model the name of the root module, and of its configuration, without {@code .tla} and {@code .cfg}
 * @param workers the number of threads that explore, 1 or more
 * @param heapMegabytes the JVM's heap, 16 or more; half as much again may be used beside it
 * @param deadlock whether a state without successor is a failure, unless the configuration says it is none
 * @param limit how long it may take, empty for as long as it needs
 * @param longRun whether it is worth while to optimize for minutes rather than to start fast
 * @param tla2tools the jar of another TLC, empty for Lastack's own
 * @param keeping where checkpoints are kept, empty where none are
 */
public record ModelJob(List<Path> folders, String model, int workers, int heapMegabytes, boolean deadlock,
        Optional<Duration> limit, boolean longRun, Optional<Path> tla2tools, Optional<Keeping> keeping) {

    /**
     * Keeps checkpoints, and takes up the run that left one.
     *
     * @param folder for this model alone, made if there is none
     * @param every the time between two checkpoints
     */
    public record Keeping(Path folder, Duration every) {
    }

    /** Checks the parts. */
    public ModelJob {
        folders = List.copyOf(folders);
        if (workers < 1) {
            throw new IllegalArgumentException("A model needs a worker, not " + workers + ".");
        }
        if (heapMegabytes < 16) {
            throw new IllegalArgumentException("A model needs a heap of 16 MB at least, not " + heapMegabytes + ".");
        }
    }

    /**
     * A job with the usual means: a worker for each processor, 1 GB of heap, deadlock checked, no limit, a fast start.
     *
     * @param folders as the component
     * @param model as the component
     * @return the job, never null
     */
    public static ModelJob of(List<Path> folders, String model) {
        return new ModelJob(folders, model, Runtime.getRuntime().availableProcessors(), 1024, true, Optional.empty(), false,
                Optional.empty(), Optional.empty());
    }

    /**
     * The same job with other means.
     *
     * @param threads as {@code workers}
     * @param megabytes as {@code heapMegabytes}
     * @return the job, never null
     */
    public ModelJob with(int threads, int megabytes) {
        return new ModelJob(folders, model, threads, megabytes, deadlock, limit, longRun, tla2tools, keeping);
    }

    /**
     * The same job with or without a check for deadlock.
     *
     * @param check whether to check
     * @return the job, never null
     */
    public ModelJob checkingDeadlock(boolean check) {
        return new ModelJob(folders, model, workers, heapMegabytes, check, limit, longRun, tla2tools, keeping);
    }

    /**
     * The same job, given up after a time.
     *
     * @param most how long it may take
     * @return the job, never null
     */
    public ModelJob within(Duration most) {
        return new ModelJob(folders, model, workers, heapMegabytes, deadlock, Optional.of(most), longRun, tla2tools, keeping);
    }

    /**
     * The same job, in a JVM that starts slower and runs faster.
     *
     * @return the job, never null
     */
    public ModelJob forLong() {
        return new ModelJob(folders, model, workers, heapMegabytes, deadlock, limit, true, tla2tools, keeping);
    }

    /**
     * The same job, done by another TLC.
     *
     * @param jar a file that {@link OtherTlc} finds usable
     * @return the job, never null
     */
    public ModelJob by(Path jar) {
        return new ModelJob(folders, model, workers, heapMegabytes, deadlock, limit, longRun, Optional.of(jar), keeping);
    }

    /**
     * The same job, which keeps checkpoints and takes up the run that left one.
     *
     * @param folder for this model alone, made if there is none
     * @param every the time between two checkpoints
     * @return the job, never null
     */
    public ModelJob keeping(Path folder, Duration every) {
        return new ModelJob(folders, model, workers, heapMegabytes, deadlock, limit, longRun, tla2tools,
                Optional.of(new Keeping(folder, every)));
    }

    /** The same job, which neither keeps nor takes up anything. */
    ModelJob keepingNothing() {
        return new ModelJob(folders, model, workers, heapMegabytes, deadlock, limit, longRun, tla2tools, Optional.empty());
    }
}
