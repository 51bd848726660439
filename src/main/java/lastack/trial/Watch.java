package lastack.trial;

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
 * @param limit how long one call may take
 */
record Watch(Duration limit) {

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
     * @throws Looping if a call takes longer than the limit
     */
    <T> T over(Pulse pulse, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "endpoint on trial");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            long beats = pulse.beats();
            try {
                return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (pulse.isCalling() && pulse.beats() == beats) {
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

    private Looping looping(Pulse pulse, Thread thread) {
        Side side = pulse.side();
        String what = "does not return from " + pulse.what() + " within " + limit.toMillis() + " ms"
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
