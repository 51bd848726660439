package lastack.model.inside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import lastack.model.Machine;
import tlc2.tool.Action;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;
import tlc2.tool.fp.FPSet;
import tlc2.tool.fp.MemFPSet;
import tlc2.tool.impl.FastTool;
import tlc2.tool.queue.DiskStateQueue;
import tlc2.tool.queue.StateQueue;

/**
 * A search of a model by TLC, breadth first, that remembers of each state its fingerprint alone; states that wait for their
 * turn are kept on disk where there are many, as TLC does it.
 */
final class Reaching implements Machine.Reached {
    private final FPSet known;

    private Reaching(FPSet known) {
        this.known = known;
    }

    /** All states within a model, or null if there are more than so many. */
    static Machine.Reached of(FastTool tool, Action[] actions, int most) {
        try {
            Path folder = Files.createTempDirectory("lastack-states");
            // Who is stopped leaves nothing behind either.
            Thread hook = new Thread(() -> delete(folder));
            Runtime.getRuntime().addShutdownHook(hook);
            StateQueue open = new DiskStateQueue(folder.toString());
            try {
                return search(tool, actions, most, open);
            } finally {
                open.finishAll();
                forget(hook);
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("TLC's states could not be kept: " + e.getMessage(), e);
        }
    }

    private static Machine.Reached search(FastTool tool, Action[] actions, int most, StateQueue open) throws IOException {
        FPSet known = new MemFPSet();
        add(tool.getInitStates(), known, open);
        while (!open.isEmpty()) {
            TLCState state = open.dequeue();
            for (Action action : actions) {
                add(tool.getNextStates(action, state), known, open);
            }
            if (known.size() > most) {
                return null;
            }
        }
        return new Reaching(known);
    }

    private static void add(StateVec states, FPSet known, StateQueue open) throws IOException {
        for (int i = 0; i < states.size(); i++) {
            TLCState state = states.elementAt(i);
            if (!known.put(state.fingerPrint())) {
                // TLC writes these with the state, as numbers from 0: without them what it reads back is something else.
                state.workerId = 0;
                state.uid = known.size();
                open.enqueue(state);
            }
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This machine is going down, and the hook runs.
            return;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // TLC's own threads may still write; what is left is in the folder of temporary files.
            return;
        }
    }

    @Override
    public int size() {
        return (int) known.size();
    }

    @Override
    public boolean contains(long fingerprint) {
        try {
            return known.contains(fingerprint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
