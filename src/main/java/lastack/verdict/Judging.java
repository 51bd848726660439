package lastack.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import lastack.capture.Observed;

/**
 * Judges connections on some threads while another one reads: each connection on one of them. What is handed over waits in
 * batches, of which there are few.
 */
public final class Judging implements AutoCloseable {

    private static final int BATCH = 2048;
    private static final int WAITING = 8;

    private final List<Worker> workers = new ArrayList<>();

    /** A thread, and what it has yet to be given. */
    private static final class Worker extends Thread {
        private static final Batch LAST = new Batch(0);
        private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(WAITING);
        private Batch next = new Batch(BATCH);

        Worker(int number) {
            super("judge " + number);
            setDaemon(true);
        }

        void add(ConnectionJudge judge, Object item) {
            next.judges[next.size] = judge;
            next.items[next.size++] = item;
            if (next.size == BATCH) {
                flush();
            }
        }

        void flush() {
            if (next.size > 0) {
                put(next);
                next = new Batch(BATCH);
            }
        }

        private void put(Batch batch) {
            try {
                queue.put(batch);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a capture was judged", e);
            }
        }

        @Override
        public void run() {
            Throwable broken = null;
            try {
                for (Batch batch = queue.take(); batch != LAST; batch = queue.take()) {
                    try {
                        if (broken == null) {
                            batch.judge();
                        }
                    } catch (RuntimeException | Error e) {
                        broken = e;
                    }
                    if (broken != null) {
                        batch.fail(broken);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Segments, and where a connection ends what waits for its verdicts. */
    private static final class Batch {
        private final ConnectionJudge[] judges;
        private final Object[] items;
        private int size;

        Batch(int most) {
            judges = new ConnectionJudge[most];
            items = new Object[most];
        }

        /** Whoever waits for verdicts that there will not be is told why. */
        void fail(Throwable why) {
            for (int i = 0; i < size; i++) {
                if (items[i] instanceof Ending ending) {
                    ending.completeExceptionally(why);
                }
            }
        }

        void judge() {
            for (int i = 0; i < size; i++) {
                ConnectionJudge judge = judges[i];
                if (items[i] instanceof Observed segment) {
                    judge.see(segment);
                } else if (items[i] instanceof Ending ending) {
                    ending.complete(judge);
                }
            }
        }
    }

    /** What waits for the verdicts on a connection. */
    private static final class Ending extends CompletableFuture<Verdicts> {
        void complete(ConnectionJudge judge) {
            try {
                complete(judge.verdicts());
            } catch (RuntimeException e) {
                completeExceptionally(e);
            }
        }
    }

    /**
     * Starts the threads.
     *
     * @param threads how many
     */
    public Judging(int threads) {
        for (int i = 0; i < threads; i++) {
            Worker worker = new Worker(i);
            workers.add(worker);
            worker.start();
        }
    }

    /**
     * Hands over a connection's next segment.
     *
     * @param stream the connection's number
     * @param judge who judges it
     * @param segment the segment
     */
    public void see(long stream, ConnectionJudge judge, Observed segment) {
        worker(stream).add(judge, segment);
    }

    /**
     * No more will be seen of a connection.
     *
     * @param stream the connection's number
     * @param judge who judges it
     * @param now whether its verdicts are wanted at once
     * @return its verdicts
     */
    public Future<Verdicts> end(long stream, ConnectionJudge judge, boolean now) {
        Ending ending = new Ending();
        Worker worker = worker(stream);
        worker.add(judge, ending);
        if (now) {
            worker.flush();
        }
        return ending;
    }

    private Worker worker(long stream) {
        return workers.get((int) Math.floorMod(stream, (long) workers.size()));
    }

    /** Hands over all that has not been handed over yet. */
    public void flush() {
        workers.forEach(Worker::flush);
    }

    /** Ends the threads, once they have judged what they were given. */
    @Override
    public void close() {
        flush();
        workers.forEach(worker -> worker.put(Worker.LAST));
    }
}
