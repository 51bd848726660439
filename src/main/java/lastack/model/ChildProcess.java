package lastack.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One JVM with one TLC in it, from its start to its end. */
final class ChildProcess {
    static final String MAIN = SpecLoader.INSIDE + "Child";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What {@code -XX:+ExitOnOutOfMemoryError} ends a JVM with. */
    static final int OUT_OF_MEMORY = 3;

    private final ModelJob job;
    private final Path folder;
    private final String digest;
    private final Consumer<ModelRun.Progress> progress;
    private final StringBuilder chatter = new StringBuilder();
    private JsonNode result;
    private String tlc = "";

    ChildProcess(ModelJob job, Path folder, String digest, Consumer<ModelRun.Progress> progress) {
        this.job = job;
        this.folder = folder;
        this.digest = digest;
        this.progress = progress;
    }

    /**
     * Runs to the end.
     *
     * @param left how long it may take, empty for as long as it needs
     * @return the result, or a node with a {@code result} of {@code ERROR} and a {@code reason}; never null
     * @throws InterruptedException if the thread is interrupted; the child is gone by then
     */
    JsonNode run(Optional<Duration> left) throws InterruptedException {
        Process process = start();
        // Standard input stays open: its end tells the child that this process is gone, even if it was killed.
        Thread hook = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
        Thread lines = reader(process.getInputStream(), this::line);
        Thread errors = reader(process.getErrorStream(), this::chat);
        try {
            if (left.isEmpty()) {
                process.waitFor();
            } else if (!process.waitFor(left.get().toMillis(), TimeUnit.MILLISECONDS)) {
                return error("TLC was stopped after %s seconds, before it had an answer.".formatted(
                        job.limit().orElseThrow().toMillis() / 1000.0));
            }
            lines.join();
            errors.join();
            return result != null ? result : error(death(process.exitValue()));
        } finally {
            process.destroyForcibly().waitFor();
            forget(hook);
        }
    }

    String tlc() {
        return tlc;
    }

    private static void forget(Thread hook) throws InterruptedException {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // This machine is going down, and took the child with it: that is no result, and nobody waits for one.
            hook.join();
            Thread.currentThread().join();
        }
    }

    private Process start() {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + job.heapMegabytes() + "m", "-Xss8m", "-XX:+UseParallelGC", "-XX:MaxDirectMemorySize="
                + Math.max(16, job.heapMegabytes() / 2) + "m", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError",
                "-XX:+DisplayVMOutputToStderr", "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-Djava.io.tmpdir=" + folder));
        if (!job.longRun()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        // Another TLC is there for a second opinion: it works out everything itself.
        command.addAll(List.of("-cp", ChildClasses.path(job, folder), MAIN, folder.toString(), job.model(),
                Integer.toString(job.workers()), Boolean.toString(job.deadlock()), Boolean.toString(job.tla2tools().isEmpty())));
        job.keeping().ifPresent(keeping -> command.addAll(List.of(keeping.folder().toAbsolutePath().toString(),
                Long.toString(keeping.every().toMillis()), digest)));
        try {
            return new ProcessBuilder(command).directory(folder.toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException("The JVM for the model could not be started: " + e.getMessage(), e);
        }
    }

    private static Thread reader(InputStream in, Consumer<String> each) {
        Thread thread = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    each.accept(line);
                }
            } catch (IOException e) {
                // The child was stopped: what it said last is of no more use.
            }
        }, "model-run");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void line(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            if (node.has("result")) {
                result = node;
            } else if (node.has("generated")) {
                progress.accept(new ModelRun.Progress(node.get("distinct").asLong(), node.get("generated").asLong(),
                        node.get("depth").asInt(), node.get("checkpoints").asInt()));
            } else if (node.has("tlc")) {
                tlc = node.get("tlc").asText();
            }
        } catch (JsonProcessingException e) {
            chat(line);
        }
    }

    private synchronized void chat(String line) {
        if (chatter.length() < 10_000) {
            chatter.append(line).append(' ');
        }
    }

    private synchronized String death(int status) {
        String said = chatter.toString().strip();
        if (status == OUT_OF_MEMORY || said.contains("OutOfMemoryError")) {
            return "TLC ran out of memory with a heap of " + job.heapMegabytes() + " MB.";
        }
        String how = status > 128 ? "was killed by signal " + (status - 128) : "ended with status " + status;
        return "The JVM with TLC " + how + " and gave no result" + (said.isEmpty() ? "." : ": " + said);
    }

    private static JsonNode error(String reason) {
        return MAPPER.createObjectNode().put("result", "ERROR").put("reason", reason).put("loop", -1);
    }
}
