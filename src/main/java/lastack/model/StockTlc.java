package lastack.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs TLC's own main class on a model, in a JVM of its own, and hands over what the model prints. Nothing of ours is in
 * between but the Java methods that stand in for operators of {@code TraceFiles.tla}.
 */
public final class StockTlc {

    private static final String MAIN = "tlc2.TLC";
    private static final int WORST = 20;

    private final List<Path> folders;
    private final String model;
    private final Path place;
    private final int workers;
    private final int heapMegabytes;
    private final List<String> complaints = new ArrayList<>();

    /**
     * A run.
     *
     * @param folders where the modules and the configuration are; for a name in two, the first counts
     * @param model the name of the root module, and of its configuration
     * @param place the folder in which TLC runs, from which relative paths of the model count
     * @param workers how many threads explore
     * @param heapMegabytes the JVM's heap
     */
    public StockTlc(List<Path> folders, String model, Path place, int workers, int heapMegabytes) {
        this.folders = List.copyOf(folders);
        this.model = model;
        this.place = place;
        this.workers = workers;
        this.heapMegabytes = heapMegabytes;
    }

    /**
     * Runs to the end.
     *
     * @param printed takes each line of TLC that is a tuple, as {@code PrintT} writes it
     * @throws InterruptedException if the thread is interrupted; the run is gone by then
     * @throws SpecException with TLC's words, if it does not end well
     */
    public void run(Consumer<String> printed) throws InterruptedException {
        try (Workspace workspace = Workspace.of(folders)) {
            Process process = start(workspace.folder());
            Thread hook = new Thread(process::destroyForcibly);
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                Thread errors = new Thread(() -> read(process.getErrorStream(), this::complain), "stock-tlc");
                errors.setDaemon(true);
                errors.start();
                read(process.getInputStream(), line -> {
                    if (line.startsWith("<<")) {
                        printed.accept(line);
                    } else if (line.startsWith("Error:") || !complaints.isEmpty()) {
                        complain(line);
                    }
                });
                int status = process.waitFor();
                errors.join();
                if (status != 0) {
                    throw new SpecException("TLC ended with status " + status + " on " + model + ": " + said());
                }
            } finally {
                process.destroyForcibly().waitFor();
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    private Process start(Path workspace) {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMegabytes + "m", "-Xss8m", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError",
            "-Djava.io.tmpdir=" + workspace, "-cp", ChildClasses.withJson(), MAIN, "-workers", Integer.toString(workers),
            "-metadir", workspace.resolve("states").toString(), workspace.resolve(model).toString());
        try {
            Process process = new ProcessBuilder(command).directory(place.toFile()).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("The JVM for TLC could not be started: " + e.getMessage(), e);
        }
    }

    private static void read(InputStream in, Consumer<String> each) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.accept(line);
            }
        } catch (IOException e) {
            // The process was stopped, and what it said last is of no more use.
        }
    }

    private synchronized void complain(String line) {
        if (complaints.size() < WORST) {
            complaints.add(line);
        }
    }

    private synchronized String said() {
        return complaints.isEmpty() ? "it did not say why." : String.join(" ", complaints);
    }
}
