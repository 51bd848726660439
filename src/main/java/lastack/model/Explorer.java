package lastack.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A JVM with TLC in it that explores small models, one after the other, with one module or another changed. It judges
 * every property, temporal ones included, and starts once for many models. For one thread at a time.
 *
 * <pre>{@code
 * try (Explorer explorer = Explorer.start(List.of(spec, models), 700)) {
 *     explorer.change("Endpoint", text.replace("<=", "<"));
 *     Set<String> broken = explorer.explore(Bounded.of("MCFins"), 5_000, Duration.ofMinutes(1), true).broken();
 * }
 * }</pre>
 */
public final class Explorer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What comes after the exploring (temporal properties) is not measured by its limit. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private final Workspace workspace;
    private final int heapMegabytes;
    private Process process;
    private BufferedWriter requests;
    private BufferedReader answers;
    private String changed = "";
    private String original = "";

    private Explorer(Workspace workspace, int heapMegabytes) {
        this.workspace = workspace;
        this.heapMegabytes = heapMegabytes;
    }

    /**
     * Starts the JVM.
     *
     * @param folders where the modules and configurations are; for a name in two, the first counts
     * @param heapMegabytes its heap; half as much again may be used beside it
     * @return the explorer, to be closed
     * @throws SpecException if a folder is missing or cannot be read
     */
    public static Explorer start(List<Path> folders, int heapMegabytes) {
        return new Explorer(Workspace.of(folders), heapMegabytes);
    }

    /**
     * Changes a module for all that follows; another that was changed is again as it was.
     *
     * @param module its name
     * @param text its text
     */
    public void change(String module, String text) {
        restore();
        original = workspace.read(module + ".tla");
        changed = module;
        workspace.write(module + ".tla", text);
    }

    /** Makes all modules what they were. */
    public void restore() {
        if (!changed.isEmpty()) {
            workspace.write(changed + ".tla", original);
            changed = "";
        }
    }

    /**
     * Says whether the modules can be parsed as they are now.
     *
     * @param module the root module
     * @return the parser's complaint, empty if it has none
     * @throws InterruptedException if the thread is interrupted; the JVM is gone by then
     */
    public String complaint(String module) throws InterruptedException {
        return ask("parse", Bounded.of(module), 0, Duration.ZERO, true).path("failure").asText();
    }

    /**
     * Explores a model and judges every property of its configuration.
     *
     * @param model the module and its configuration
     * @param states how many states at most
     * @param limit how long to explore at most; temporal properties are judged after that
     * @param again whether the same module, with other changes or another configuration, is to be explored again, and
     *     TLC's classes are to be kept
     * @return what it came to; a model that brings the JVM down has no answer, and the next one finds a new JVM
     * @throws InterruptedException if the thread is interrupted; the JVM is gone by then
     */
    public Exploration explore(Bounded model, int states, Duration limit, boolean again) throws InterruptedException {
        JsonNode found = ask("explore", model, states, limit, again);
        return found.has("dead") ? Exploration.none(found.path("dead").asText())
                : new Exploration(true, found.path("assumptions").asBoolean(true), Wire.names(found.path("claims")),
                        Set.copyOf(Wire.names(found.path("broken"))), found.path("deadlock").asBoolean(),
                        found.path("failure").asText(), found.path("complete").asBoolean(), found.path("states").asInt(),
                        found.path("print").asText());
    }

    /**
     * Explores a model and counts what it evaluates; its properties are not judged.
     *
     * @param model the module and its configuration
     * @param states how many states at most
     * @param limit how long to explore at most
     * @return the counts
     * @throws InterruptedException if the thread is interrupted; the JVM is gone by then
     */
    public Evaluations count(Bounded model, int states, Duration limit) throws InterruptedException {
        JsonNode found = ask("cover", model, states, limit, false);
        List<Evaluations.Count> counts = new ArrayList<>();
        found.path("counts").forEach(c -> counts.add(new Evaluations.Count(c.get(0).asText(), c.get(1).asInt(),
                c.get(2).asInt(), c.get(3).asInt(), c.get(4).asInt(), c.get(5).asLong())));
        return new Evaluations(found.path("dead").asText(found.path("failure").asText()), found.path("complete").asBoolean(),
                found.path("states").asInt(), counts);
    }

    private JsonNode ask(String method, Bounded model, int states, Duration limit, boolean keep) throws InterruptedException {
        if (process == null) {
            begin();
        }
        String request = String.join("\t", method, workspace.folder().toString(), model.module(),
                model.configuration(), Integer.toString(states),
                Long.toString(limit.toMillis()), Boolean.toString(keep));
        BufferedReader from = answers;
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> exchange(from, request));
        try {
            String line = answer.get(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            if (line != null) {
                return MAPPER.readTree(line);
            }
            int status = process.waitFor();
            end();
            return dead(status == ChildProcess.OUT_OF_MEMORY ? "TLC ran out of memory with a heap of " + heapMegabytes + " MB."
                    : "The JVM with TLC ended with status " + status + " and gave no answer.");
        } catch (TimeoutException e) {
            end();
            return dead("TLC was stopped after " + limit.plus(GRACE).toSeconds() + " seconds, before it had an answer.");
        } catch (ExecutionException | JsonProcessingException e) {
            end();
            return dead("The JVM with TLC gave no answer that can be read: " + e.getMessage());
        } catch (InterruptedException e) {
            end();
            throw e;
        }
    }

    private String exchange(BufferedReader from, String request) {
        try {
            requests.write(request + "\n");
            requests.flush();
        } catch (IOException e) {
            // It is gone; the end of its answers says so too.
        }
        try {
            return from.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode dead(String why) {
        return MAPPER.createObjectNode().put("dead", why);
    }

    private void begin() {
        try {
            // Its standard input ends with this process, and it with that.
            process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx" + heapMegabytes + "m", "-Xss8m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
                    "-XX:ErrorFile=" + workspace.folder().resolve("crash.log"), "-Djava.io.tmpdir=" + workspace.folder(),
                    "-cp", ChildClasses.own(), "lastack.model.ExplorerChild")
                    .directory(workspace.folder().toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            throw new UncheckedIOException("The JVM for the models could not be started: " + e.getMessage(), e);
        }
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    private void end() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
            process = null;
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
        workspace.close();
    }
}
