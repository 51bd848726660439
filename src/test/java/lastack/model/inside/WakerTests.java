package lastack.model.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tlc2.tool.queue.MemStateQueue;
import tlc2.tool.queue.StateQueue;

/** TLC's main thread is woken that was told too early that its only worker stands still. */
class WakerTests {

    private static final long LONGEST_SECONDS = 60;

    @Test
    void whoIsToldTooEarlyIsToldAgain() throws Exception {
        StateQueue queue = new MemStateQueue("");
        CompletableFuture<Boolean> suspended = new CompletableFuture<>();
        Thread main = new Thread(() -> suspended.complete(queue.suspendAll()));
        main.setDaemon(true);
        main.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (main.getState() != Thread.State.WAITING && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        // The worker stands still now, and what it said of that was said before anybody waited for it.
        Field waiting = StateQueue.class.getDeclaredField("numWaiting");
        waiting.setAccessible(true);
        synchronized (queue) {
            waiting.setInt(queue, 1);
        }

        Waker.wake(queue);

        assertThat(suspended.get(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
