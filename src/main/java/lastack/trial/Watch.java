package lastack.trial;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lastack.trace.Side;

/**
 * Runs what calls an endpoint on a thread of its own, so that a call that does not return ends the run and not the program.
 * Such a thread is interrupted and left behind, at the lowest priority: Java cannot end it.
 *
 * @param limit how long one call may compute; how long it takes depends on what else the machine has to do
 */
record Watch(Duration limit) {

    /** A call that computes nothing, because it waits for something, is given so many times the limit. */
    private static final int MOST_WAITS = 60;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A call did not return. */
    static final class Looping extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Side side;

        Looping(Side side, String what) {
            super(what);
            this.side = side;
        }

        /** Whose it is. */
        Side side() {
            return side;
        }
    }

    /**
     * Runs something.
     *
     * @param pulse tells of its calls
     * @param work what to run
     * @return what it returns
     * @throws Looping if a call computes for longer than the limit, or waits for long
     */
    <T> T over(Pulse pulse, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "endpoint on trial");
        thread.setDaemon(true);
        thread.start();
        long beats = -1;
        long cpu = 0;
        int waits = 0;
        while (true) {
            try {
                return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                boolean same = pulse.isCalling() && pulse.beats() == beats;
                waits = same ? waits + 1 : 0;
                cpu = same ? cpu : cpuTime(thread);
                beats = pulse.beats();
                if (same && (cpuTime(thread) - cpu >= limit.toNanos() || waits > MOST_WAITS)) {
                    throw looping(pulse, thread);
                }
            } catch (ExecutionException e) {
                throw rethrown(e.getCause());
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while an endpoint was on trial", e);
            }
        }
    }

    /** What a thread has computed, in nanoseconds; where the JVM cannot tell, every call is given {@link #MOST_WAITS}. */
    private static long cpuTime(Thread thread) {
        return THREADS.isThreadCpuTimeSupported() ? THREADS.getThreadCpuTime(thread.getId()) : 0;
    }

    private Looping looping(Pulse pulse, Thread thread) {
        Side side = pulse.side();
        String what = "does not return from " + pulse.what() + " within " + limit.toMillis() + " ms of computing"
            + Blame.place(thread.getStackTrace());
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.interrupt();
        return new Looping(side, what);
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
