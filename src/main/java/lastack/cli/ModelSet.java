package lastack.cli;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import lastack.model.CheckpointException;
import lastack.model.ModelJob;
import lastack.model.ModelResult;
import lastack.model.ModelRun;
import lastack.model.Sources;
import lastack.model.SpecException;
import lastack.model.Verdict;

/** Runs models two at a time with one worker each: liveness checking does not use a second one, and depth is exact with one. */
final class ModelSet {

    /** How a model is run. */
    interface Runner {
        /**
         * Runs a model.
         *
         * @param entry the model
         * @param progress is told how far it is
         * @return what came of it
         */
        CheckReport.Row run(Manifest.Entry entry, Consumer<ModelRun.Progress> progress) throws InterruptedException;
    }

    private ModelSet() {
    }

    /**
     * Runs models.
     *
     * @return whether all is as expected
     */
    static boolean run(List<Manifest.Entry> entries, Runner runner, ProgressLine line, CheckReport report)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors())));
        try {
            CompletionService<CheckReport.Row> runs = new ExecutorCompletionService<>(pool);
            for (Manifest.Entry entry : entries) {
                runs.submit(() -> runner.run(entry, progress -> line.found(entry.model(), progress.distinctStates())));
            }
            boolean good = true;
            for (int i = 0; i < entries.size(); i++) {
                CheckReport.Row row = runs.take().get();
                line.ended(row.entry().model(), () -> report.model(row));
                good &= row.isAsExpected();
            }
            return good;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnusableException || e.getCause() instanceof UncheckedIOException) {
                throw (RuntimeException) e.getCause();
            }
            throw new IllegalStateException(e.getCause().toString(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * Runs a model that leaves nothing behind.
     *
     * @param job what to run
     * @return the result; a model that cannot even be started is one without an answer, like any other
     */
    static ModelResult once(ModelJob job, Consumer<ModelRun.Progress> progress) throws InterruptedException {
        try {
            return ModelRun.run(job, progress);
        } catch (UncheckedIOException e) {
            return ModelResult.error(e.getMessage());
        }
    }

    /**
     * Takes a model's result or checkpoint from a folder, or runs it, and keeps what there is to be kept.
     *
     * @param job what to run, without a folder of its own
     * @param work the folder
     * @param told is told, in a sentence, of what could not be taken up
     */
    static CheckReport.Row kept(Manifest.Entry entry, ModelJob job, DeepOptions.Work work, Consumer<ModelRun.Progress> progress,
            Consumer<String> told) throws InterruptedException {
        try {
            String digest = Sources.digest(job);
            Optional<ModelResult> found = found(entry, digest, work, told);
            if (found.isPresent()) {
                return new CheckReport.Row(entry, found.get(), true);
            }
            ModelJob keeping = job.keeping(work.folder().of(entry.model()), work.every());
            ModelResult result = fromCheckpoint(entry, keeping, progress, told);
            CheckReport.Row row = new CheckReport.Row(entry, result, false);
            if (result.verdict() instanceof Verdict.Holds || row.isAsExpected()) {
                work.folder().keep(entry.model(), digest, result);
            }
            return row;
        } catch (SpecException e) {
            return new CheckReport.Row(entry, ModelResult.error(e.getMessage()), false);
        }
    }

    private static Optional<ModelResult> found(Manifest.Entry entry, String digest, DeepOptions.Work work,
            Consumer<String> told) {
        try {
            return work.folder().result(entry.model(), digest);
        } catch (UnusableException e) {
            told.accept(e.getMessage() + " " + entry.model() + " starts again.");
            return Optional.empty();
        }
    }

    private static ModelResult fromCheckpoint(Manifest.Entry entry, ModelJob job, Consumer<ModelRun.Progress> progress,
            Consumer<String> told) throws InterruptedException {
        try {
            return once(job, progress);
        } catch (CheckpointException e) {
            told.accept(e.getMessage() + " " + entry.model() + " starts again.");
            return once(job, progress);
        }
    }
}
