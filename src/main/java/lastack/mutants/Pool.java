package lastack.mutants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import lastack.model.Explorer;

/** A few explorers, and the work that is done in turn by whichever is free. */
final class Pool implements AutoCloseable {
    private final List<Explorer> all = new ArrayList<>();
    private final BlockingQueue<Explorer> free = new LinkedBlockingQueue<>();
    private final ExecutorService threads;

    /** What one explorer does. */
    interface Work<I, O> {
        /** Does it. */
        O with(Explorer explorer, I input) throws InterruptedException;
    }

    /** What is done with every explorer. */
    interface Task {
        /** Does it. */
        void with(Explorer explorer) throws InterruptedException;
    }

    /** What came of an input. */
    record Done<I, O>(I input, O output) {
    }

    Pool(List<Path> folders, int jobs, int heapMegabytes) {
        for (int i = 0; i < jobs; i++) {
            all.add(Explorer.start(folders, heapMegabytes));
        }
        free.addAll(all);
        threads = Executors.newFixedThreadPool(jobs);
    }

    /** Does all the work, and tells of it in the order of the inputs. */
    <I, O> void run(List<I> inputs, Work<I, O> work, Consumer<Done<I, O>> each) throws InterruptedException {
        List<Future<O>> outputs = new ArrayList<>();
        for (I input : inputs) {
            outputs.add(threads.submit(() -> {
                Explorer explorer = free.take();
                try {
                    return work.with(explorer, input);
                } finally {
                    free.add(explorer);
                }
            }));
        }
        for (int i = 0; i < inputs.size(); i++) {
            each.accept(new Done<>(inputs.get(i), result(outputs.get(i))));
        }
    }

    /** Does something with every explorer, all at the same time. */
    void each(Task task) throws InterruptedException {
        List<Future<Void>> outputs = new ArrayList<>();
        for (Explorer explorer : all) {
            outputs.add(threads.submit(() -> {
                task.with(explorer);
                return null;
            }));
        }
        for (Future<Void> output : outputs) {
            result(output);
        }
    }

    private static <O> O result(Future<O> output) throws InterruptedException {
        try {
            return output.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            // Their explorers end with them, as they are interrupted.
            threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(Explorer::close);
    }
}
