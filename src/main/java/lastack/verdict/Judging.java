package lastack.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import lastack.capture.Observed;
import lastack.wire.TcpFlags;

/**
 * Judges connections on some threads while another one reads: each connection on one of them. What is handed over waits in
 * batches, of which there are few.
 */
public final class Judging implements AutoCloseable {

    private static final int BATCH = 2048;
    private static final int WAITING = 64;

    private final List<Worker> workers = new ArrayList<>();
    /** Whose turn it is where all have as much to do. */
    private int turn;

    /** A thread, and what it has yet to be given. */
    private static final class Worker extends Thread {
        private static final Batch LAST = new Batch(0);
        private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(WAITING);
        /** Batches that have been judged, to be filled again. */
        private final Queue<Batch> empty = new ConcurrentLinkedQueue<>();
        private Batch next = new Batch(BATCH);

        Worker(int number) {
            super("judge " + number);
            setDaemon(true);
        }

        void add(ConnectionJudge judge, Observed segment) {
            next.add(judge, segment);
            flushFull();
        }

        void add(ConnectionJudge judge, Ending ending) {
            next.add(judge, ending);
            flushFull();
        }

        private void flushFull() {
            if (next.size == BATCH) {
                flush();
            }
        }

        void flush() {
            if (next.size > 0) {
                put(next);
                Batch used = empty.poll();
                next = used == null ? new Batch(BATCH) : used;
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
                    batch.clear();
                    empty.add(batch);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Segments, and where a connection ends what waits for its verdicts. A segment's numbers stand in rows: the thread that judges
     * would wait long for each if it were an object that the one which reads has just made.
     */
    private static final class Batch {
        private static final int FROM_CLIENT = 1 << 31;

        private final ConnectionJudge[] judges;
        private final long[] frames;
        private final long[] times;
        private final int[] flags;
        private final int[] seqs;
        private final int[] acks;
        private final int[] windows;
        private final int[] lengths;
        /** A segment with SYN, for its options, or an {@link Ending}; else null. */
        private final Object[] others;
        private int size;

        Batch(int most) {
            judges = new ConnectionJudge[most];
            frames = new long[most];
            times = new long[most];
            flags = new int[most];
            seqs = new int[most];
            acks = new int[most];
            windows = new int[most];
            lengths = new int[most];
            others = new Object[most];
        }

        void add(ConnectionJudge judge, Ending ending) {
            judges[size] = judge;
            others[size++] = ending;
        }

        void add(ConnectionJudge judge, Observed segment) {
            int at = size++;
            judges[at] = judge;
            if (segment.has(TcpFlags.SYN)) {
                others[at] = segment;
                return;
            }
            frames[at] = segment.frame();
            times[at] = segment.time();
            flags[at] = segment.flags() | (segment.fromClient() ? FROM_CLIENT : 0);
            seqs[at] = segment.seq();
            acks[at] = segment.ack();
            windows[at] = segment.window();
            lengths[at] = segment.length();
        }

        /** Whoever waits for verdicts that there will not be is told why. */
        void fail(Throwable why) {
            for (int i = 0; i < size; i++) {
                if (others[i] instanceof Ending ending) {
                    ending.completeExceptionally(why);
                }
            }
        }

        void judge() {
            for (int i = 0; i < size; i++) {
                Object other = others[i];
                if (other == null) {
                    judges[i].seeBehindSyn(frames[i], times[i], flags[i] < 0, flags[i] & ~FROM_CLIENT, seqs[i], acks[i], windows[i],
                        lengths[i]);
                } else if (other instanceof Observed segment) {
                    judges[i].see(segment);
                } else {
                    ((Ending) other).complete(judges[i]);
                }
            }
        }

        void clear() {
            Arrays.fill(judges, 0, size, null);
            Arrays.fill(others, 0, size, null);
            size = 0;
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

    /** A connection that is judged on one of the threads. */
    public static final class Case {
        private final Worker worker;
        private final ConnectionJudge judge;

        private Case(Worker worker, ConnectionJudge judge) {
            this.worker = worker;
            this.judge = judge;
        }

        /**
         * Hands over the connection's next segment.
         *
         * @param segment the segment
         */
        public void see(Observed segment) {
            worker.add(judge, segment);
        }

        /**
         * No more will be seen of the connection.
         *
         * @param now whether its verdicts are wanted at once
         * @return its verdicts
         */
        public Future<Verdicts> end(boolean now) {
            Ending ending = new Ending();
            worker.add(judge, ending);
            if (now) {
                worker.flush();
            }
            return ending;
        }
    }

    /**
     * Begins a connection, on the thread that has the least to do: one that has to ask TLC may be busy for long.
     *
     * @param judge who judges it
     * @return the connection
     */
    public Case begin(ConnectionJudge judge) {
        turn = (turn + 1) % workers.size();
        Worker best = workers.get(turn);
        for (Worker each : workers) {
            best = each.queue.size() < best.queue.size() ? each : best;
        }
        return new Case(best, judge);
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
