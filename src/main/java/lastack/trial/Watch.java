package lastack.trial;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lastack.contract.Misbehaviour;

/**
 * Runs what calls an endpoint on a thread of its own, so that a call that does not return ends the run and not the program. Such a
 * thread is interrupted and left behind, at the lowest priority: Java cannot end it.
 *
 * @param limit how long one call may take
 */
record Watch(Duration limit) {

    /**
     * Runs something.
     *
     * @param pulse tells of its calls
     * @param work what to run
     * @return what it returns
     * @throws Misbehaviour if a call takes longer than the limit
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

    private Misbehaviour looping(Pulse pulse, Thread thread) {
        String what = "does not return from " + pulse.what() + " within " + limit.toMillis() + " ms"
            + Blame.place(thread.getStackTrace());
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.interrupt();
        return new Misbehaviour(what);
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
