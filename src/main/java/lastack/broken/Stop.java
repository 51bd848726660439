package lastack.broken;

/** What a broken endpoint calls wherever it branches. */
public final class Stop {

    private Stop() { }

    /**
     * Ends the call of an endpoint that was waited for in vain.
     *
     * @throws IllegalStateException if the thread was interrupted
     */
    public static void here() {
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("given up");
        }
    }
}
