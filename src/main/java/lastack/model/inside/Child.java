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
     * @param args the folder with the modules, the model, the number of workers, and {@code true} to check deadlock
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

        Recorder recorder = new Recorder();
        MP.setRecorder(recorder);
        TLC tlc = new TLC();
        Path folder = Path.of(args[0]);
        tlc.setResolver(new Modules(folder));
        List<String> options = new ArrayList<>(List.of("-workers", args[2], "-checkpoint", "0", "-fp", "0", "-nowarning",
                "-metadir", folder.resolve("states").toString()));
        if (!Boolean.parseBoolean(args[3])) {
            options.add("-deadlock");
        }
        options.add(args[1]);
        int code = -1;
        if (tlc.handleParameters(options.toArray(String[]::new))) {
            daemon("progress", () -> progress(lines));
            code = tlc.process();
        }
        Map<String, Object> result = recorder.result(code, Transcript.complaint(said.toString()));
        synchronized (lines) {
            lines.println(Json.of(result));
            // TLC leaves threads behind that would keep the JVM alive.
            Runtime.getRuntime().halt(0);
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

    private static void progress(PrintStream lines) {
        while (true) {
            try {
                Thread.sleep(PROGRESS_MILLISECONDS);
                long[] counts = Recorder.counts();
                if (counts[1] > 0) {
                    synchronized (lines) {
                        lines.println(Json.of(Map.of("distinct", counts[0], "generated", counts[1], "depth", counts[2])));
                    }
                }
            } catch (RuntimeException e) {
                // TLC is between two of its stages; the next time will do.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
