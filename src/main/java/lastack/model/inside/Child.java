package lastack.model.inside;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import tlc2.TLC;
import tlc2.TLCGlobals;
import tlc2.output.MP;
import util.ToolIO;

/** The main class of a model run's own JVM. Its standard output carries one JSON object a line, the result last. */
public final class Child {
    private static final long PROGRESS_MILLISECONDS = 500;

    private Child() {
    }

    /**
     * Runs TLC once.
     *
     * @param args the folder with the modules, the model, the number of workers, {@code true} to check deadlock, and {@code true}
     *     to remember sets; where checkpoints are kept, also their folder, the milliseconds between them, and what they are of
     */
    public static void main(String[] args) {
        PrintStream lines = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Chatter said = new Chatter();
        PrintStream chatter = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(chatter);
        System.setErr(chatter);
        ToolIO.out = chatter;
        ToolIO.err = chatter;
        daemon("parent", Child::outliveNobody);
        lines.println(Json.of(Map.of("tlc", TLCGlobals.versionOfTLC)));

        Map<String, Object> result = run(args, lines, said);
        synchronized (lines) {
            lines.println(Json.of(result));
            // TLC leaves threads behind that would keep the JVM alive.
            Runtime.getRuntime().halt(0);
        }
    }

    private static Map<String, Object> run(String[] args, PrintStream lines, Chatter said) {
        try {
            Path folder = Path.of(args[0]);
            AtomicReference<Recorder> recording = new AtomicReference<>();
            Optional<Keeper> keeper = args.length > 5
                    ? Optional.of(new Keeper(Path.of(args[5]), args[7], () -> tell(lines, recording.get()))) : Optional.empty();
            Recorder recorder = new Recorder(keeper, Boolean.parseBoolean(args[4]));
            recording.set(recorder);
            MP.setRecorder(recorder);
            TLC tlc = new TLC();
            tlc.setResolver(new Modules(folder));
            List<String> options = new ArrayList<>(List.of("-workers", args[2], "-checkpoint", "0", "-fp", "0", "-nowarning",
                    "-metadir", folder.resolve("states").toString()));
            if (!Boolean.parseBoolean(args[3])) {
                options.add("-deadlock");
            }
            keeper.flatMap(each -> each.unpack(folder.resolve("recovered"))).ifPresent(from ->
                    options.addAll(List.of("-recover", from.toString())));
            options.add(args[1]);
            int code = -1;
            if (tlc.handleParameters(options.toArray(String[]::new))) {
                daemon("progress", () -> progress(lines, recorder));
                if (keeper.isPresent()) {
                    daemon("checkpoints", () -> checkpoints(Long.parseLong(args[6])));
                }
                code = tlc.process();
            }
            return recorder.result(code, Transcript.complaint(said.toString()));
        } catch (LinkageError e) {
            return Map.of("result", "ERROR", "reason",
                    "This TLC lacks what Lastack asks of it: " + Transcript.sentence(e.toString()));
        }
    }

    /** The parent holds the other end of standard input: when it is gone, however it went, so is the need to go on. */
    private static void outliveNobody() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Runtime.getRuntime().halt(4);
    }

    private static void checkpoints(long milliseconds) {
        while (true) {
            try {
                Thread.sleep(milliseconds);
                Keeper.order();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void progress(PrintStream lines, Recorder recorder) {
        while (true) {
            try {
                Thread.sleep(PROGRESS_MILLISECONDS);
                Waker.wake();
                tell(lines, recorder);
            } catch (RuntimeException e) {
                // TLC is between two of its stages; the next time will do.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void tell(PrintStream lines, Recorder recorder) {
        long[] counts = recorder.counts();
        if (counts[1] > 0) {
            synchronized (lines) {
                lines.println(Json.of(Map.of("distinct", counts[0], "generated", counts[1], "depth", counts[2],
                        "checkpoints", recorder.checkpoints())));
            }
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
