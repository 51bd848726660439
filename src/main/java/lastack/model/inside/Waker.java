package lastack.model.inside;

import tlc2.TLCGlobals;
import tlc2.tool.ModelChecker;
import tlc2.tool.queue.IStateQueue;

/**
 * Wakes TLC where it waits for ever. To write a checkpoint, or to check liveness, its main thread has the workers stand still:
 * it looks whether they do, and if not, it waits to be told. A worker that stands still between the two tells it too early, and
 * nobody tells it again ({@code StateQueue.suspendAll} and {@code isAvail}). Told once more it looks again, so that to tell it
 * in vain does no harm.
 */
final class Waker {

    private Waker() { }

    /** Wakes the main thread of this JVM's TLC, if it waits for its workers. */
    static void wake() {
        if (TLCGlobals.mainChecker instanceof ModelChecker checker && checker.theStateQueue != null) {
            wake(checker.theStateQueue);
        }
    }

    static void wake(IStateQueue queue) {
        queue.resumeAllStuck();
    }
}
