package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * The specification with one module changed, and a model to see what comes of it.
 *
 * @param module the module's name
 * @param text what it is changed to
 * @param model the model, and which of its configurations
 */
record ChangedSpec(String module, String text, Bounded model) {

    static final Path SPEC = Path.of("spec");
    static final Path MODELS = Path.of("checks", "models");

    private static final int MEGABYTES = 500;
    private static final int STATES = 100_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /**
     * Explores changed specifications one after the other, in one explorer and another thread: for the second of a model the
     * classes are warm.
     *
     * @param folder modules and configurations that come before those of the specification and its models
     * @param specs what to explore
     * @return what each comes to, in their order
     */
    static List<? extends Future<Exploration>> explored(Path folder, List<ChangedSpec> specs) {
        List<CompletableFuture<Exploration>> found = specs.stream().map(spec -> new CompletableFuture<Exploration>()).toList();
        new Thread(() -> {
            try (Explorer explorer = Explorer.start(List.of(folder, SPEC, MODELS), MEGABYTES)) {
                for (int i = 0; i < specs.size(); i++) {
                    ChangedSpec spec = specs.get(i);
                    explorer.change(spec.module(), spec.text());
                    found.get(i).complete(explorer.explore(spec.model(), STATES, LIMIT, true));
                }
            } catch (InterruptedException | RuntimeException e) {
                found.forEach(each -> each.completeExceptionally(e));
            }
        }, "explorer").start();
        return found;
    }

    /** A text with another in the one place of a part of it. */
    static String replaced(String text, String old, String changed) {
        assertThat(text).containsOnlyOnce(old);
        return text.replace(old, changed);
    }
}
