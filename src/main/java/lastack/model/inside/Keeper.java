package lastack.model.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import lastack.model.Checkpoint;
import tlc2.TLCGlobals;
import tlc2.tool.AbstractChecker;
import tlc2.tool.ModelChecker;
import tlc2.tool.queue.DiskStateQueue;
import tlc2.util.StatePoolWriter;

/** Has TLC write checkpoints, keeps copies of them, and knows how far the run had come that this one takes up. */
final class Keeper {
    private final long start = System.nanoTime();
    private final Path folder;
    private final String digest;
    private final Optional<Checkpoint> taken;
    private final Checkpoint.Reached before;
    private Checkpoint.Reached written = Checkpoint.Reached.NOTHING;
    private final Runnable told;
    private volatile int kept;

    /**
     * A keeper.
     *
     * @param folder where the copies are
     * @param digest what the run is of
     * @param told is run when a checkpoint has been kept
     */
    Keeper(Path folder, String digest, Runnable told) {
        this.told = told;
        this.folder = folder;
        this.digest = digest;
        this.taken = Checkpoint.newest(folder);
        this.before = taken.map(Checkpoint::reached).orElse(Checkpoint.Reached.NOTHING);
    }

    /** Whether there is a run to be taken up. */
    boolean takesUp() {
        return taken.isPresent();
    }

    /**
     * Puts the checkpoint that is taken up where TLC may write to it.
     *
     * @param to a folder that is made
     * @return the folder, empty where the run begins at the beginning
     */
    Optional<Path> unpack(Path to) {
        try {
            if (taken.isPresent()) {
                taken.get().copyTo(to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken.map(checkpoint -> to);
    }

    /**
     * Has a checkpoint written soon: TLC looks whether it is time once a minute, unless it is woken. There is none of a
     * model with temporal properties: TLC 2.18 says that it recovers one, and then finds no error in a model that has one.
     */
    static void order() {
        AbstractChecker checker = TLCGlobals.mainChecker;
        if (checker != null && checker.tool.livenessIsTrue()) {
            TLCGlobals.forceChkpt();
            synchronized (checker) {
                checker.notifyAll();
            }
        }
    }

    /**
     * TLC begins to write a checkpoint; its workers stand still.
     *
     * @param counts distinct states, generated states and depth
     */
    void begins(long[] counts) {
        settle();
        written = new Checkpoint.Reached(counts[0], counts[1], (int) counts[2],
            before.seconds() + (System.nanoTime() - start) / 1e9);
    }

    /** What the queue of states has put away is on the disk only when its writer has come to an end. */
    private static void settle() {
        try {
            if (TLCGlobals.mainChecker instanceof ModelChecker checker && checker.theStateQueue instanceof DiskStateQueue queue) {
                java.lang.reflect.Field writer = DiskStateQueue.class.getDeclaredField("writer");
                writer.setAccessible(true);
                ((StatePoolWriter) writer.get(queue)).ensureWritten();
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This TLC's queue of states is not known, so it can have no checkpoints.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * TLC has written a checkpoint.
     *
     * @param from its folder
     */
    void ends(Path from) {
        try {
            Checkpoint.keep(folder, from, digest, written);
            kept++;
            told.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint cannot be kept in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** How many checkpoints this run has kept. */
    int kept() {
        return kept;
    }

    /**
     * The counts of the whole run. TLC recovers the states themselves, but counts those that it recovered as if each had
     * been found once, and knows of no depth but that of the states found since.
     *
     * @param counts distinct states, generated states and depth, as TLC has them
     * @return the same three
     */
    long[] whole(long[] counts) {
        return counts[0] == 0 ? counts : new long[] {counts[0],
            counts[1] + before.generatedStates() - before.distinctStates(), Math.max(counts[2], before.depth())};
    }
}
