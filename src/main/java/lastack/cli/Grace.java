package lastack.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Gives a command that reads standard input a moment when it is interrupted: what writes to it is interrupted too and ends its
 * output, and then there is still something to be told.
 */
final class Grace {

    private static final long SECONDS = 3;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await);

    Grace() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
        try {
            told.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All is told. */
    void end() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is waiting for this.
            return;
        }
    }
}
