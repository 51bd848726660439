package lastack.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import lastack.model.ModelResult;
import lastack.model.Verdict;

/**
 * What a deep run keeps, so that the next one can take it up: a folder for each model, with its result or else its
 * checkpoint. One run uses it at a time.
 */
final class WorkFolder implements AutoCloseable {
    /** Marks the folder as one of ours, and is locked while it is in use. */
    private static final String MARK = "lastack-deep";
    private static final String RESULT = "result.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;
    private final FileChannel mark;

    private WorkFolder(Path folder, FileChannel mark) {
        this.folder = folder;
        this.mark = mark;
    }

    /**
     * Opens a folder for one run.
     *
     * @param folder is made if there is none
     * @return the folder, to be closed
     * @throws UnusableException if it is something else or in use, or cannot be written
     */
    static WorkFolder open(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new UnusableException("--work " + folder + " is not a folder.");
            }
            if (Files.exists(folder) && !Files.exists(folder.resolve(MARK)) && !empty(folder)) {
                throw new UnusableException("--work " + folder + " has something else in it than the work of check --deep.");
            }
            Files.createDirectories(folder);
            FileChannel mark = FileChannel.open(folder.resolve(MARK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(mark)) {
                mark.close();
                throw new UnusableException("--work " + folder + " is in use by another run.");
            }
            return new WorkFolder(folder, mark);
        } catch (IOException e) {
            throw new UnusableException("--work " + folder + " cannot be written.");
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static boolean locked(FileChannel mark) throws IOException {
        try {
            return mark.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** The folder of a model. */
    Path of(String model) {
        return folder.resolve(model);
    }

    /** Forgets all of a model. */
    void forget(String model) {
        if (Files.exists(of(model))) {
            try (Stream<Path> all = Files.walk(of(model))) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + of(model) + " cannot be deleted: " + e.getMessage() + ".", e);
            }
        }
    }

    /**
     * Keeps a result, and forgets the checkpoint that led to it.
     *
     * @param model the model
     * @param digest what the result is of
     * @param result holds, or breaks the property that it should: what is drawn is not kept
     */
    void keep(String model, String digest, ModelResult result) {
        forget(model);
        ObjectNode node = JSON.createObjectNode()
            .put("digest", digest)
            .put("verdict", result.verdict().word())
            .put("distinctStates", result.distinctStates())
            .put("generatedStates", result.generatedStates())
            .put("depth", result.depth())
            .put("seconds", result.seconds())
            .put("tlc", result.tlc());
        if (result.verdict() instanceof Verdict.Fails fails) {
            node.put("kind", fails.kind().name()).put("property", fails.property()).put("reason", fails.reason());
        }
        try {
            Path file = Files.createDirectories(of(model)).resolve(RESULT);
            Path unfinished = of(model).resolve(RESULT + ".new");
            Files.writeString(unfinished, node.toPrettyString() + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The result of " + model + " cannot be kept in " + of(model) + ": " + e.getMessage()
                + ".", e);
        }
    }

    /**
     * Finds a kept result.
     *
     * @param model the model
     * @param digest what it must be of
     * @return the result; empty where there is none, or one of something else
     * @throws UnusableException if it is damaged
     */
    Optional<ModelResult> result(String model, String digest) {
        Path file = of(model).resolve(RESULT);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(Files.readString(file));
            if (!node.required("digest").asText().equals(digest)) {
                return Optional.empty();
            }
            return Optional.of(new ModelResult(verdict(node), node.required("distinctStates").asLong(),
                node.required("generatedStates").asLong(), node.required("depth").asInt(), node.required("seconds").asDouble(),
                Optional.empty(), node.required("tlc").asText(), 0));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableException("The result in " + file + " is damaged.");
        }
    }

    private static Verdict verdict(JsonNode node) {
        return node.required("verdict").asText().equals("holds") ? new Verdict.Holds()
            : new Verdict.Fails(Verdict.Kind.valueOf(node.required("kind").asText()), node.required("property").asText(),
                node.required("reason").asText());
    }

    @Override
    public void close() {
        try {
            mark.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
