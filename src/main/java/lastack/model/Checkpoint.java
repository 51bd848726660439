package lastack.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * A copy of the files that TLC recovers a run from. TLC replaces the files of its own checkpoint one by one, and goes on
 * writing to some of them: a run that is killed meanwhile leaves a torn one. A copy is made when all are written, in a
 * folder of its own, and counts from the moment that its seal, the file with every other file's checksum, is in place.
 */
public final class Checkpoint {
    private static final String PREFIX = "checkpoint-";
    private static final String SEAL = "seal.properties";
    private static final String FILE = "file.";
    private static final String SUM = "sum";

    private final Path folder;
    private final Properties seal;

    private Checkpoint(Path folder, Properties seal) {
        this.folder = folder;
        this.seal = seal;
    }

    /**
     * How far a run had come.
     *
     * @param distinctStates states that differ
     * @param generatedStates states found, counting a state as often as it was reached
     * @param depth as in {@link ModelResult}
     * @param seconds what the run had taken
     */
    public record Reached(long distinctStates, long generatedStates, int depth, double seconds) {
        /** The beginning. */
        public static final Reached NOTHING = new Reached(0, 0, 0, 0);
    }

    /**
     * Finds the checkpoint that a run left.
     *
     * @param kept the folder of the run
     * @param digest what the run must have been of, see {@link Sources}
     * @return the newest, checked file by file; empty where there is none
     * @throws CheckpointException if it is damaged, or of something else
     */
    public static Optional<Checkpoint> in(Path kept, String digest) {
        Optional<Checkpoint> found = newest(kept);
        found.ifPresent(checkpoint -> {
            checkpoint.check();
            if (!digest.equals(checkpoint.seal.getProperty("digest"))) {
                throw new CheckpointException("The checkpoint in " + kept + " is of another version of the model.");
            }
        });
        return found;
    }

    /**
     * The newest sealed checkpoint, as it is.
     *
     * @param kept the folder of the run
     * @return the checkpoint, empty where there is none
     * @throws CheckpointException if its seal cannot be read
     */
    public static Optional<Checkpoint> newest(Path kept) {
        return all(kept).stream().filter(each -> Files.exists(each.resolve(SEAL)))
            .max(Comparator.comparingInt(Checkpoint::number)).map(each -> {
                Properties seal = new Properties();
                try (Reader in = Files.newBufferedReader(each.resolve(SEAL))) {
                    seal.load(in);
                } catch (IOException | IllegalArgumentException e) {
                    throw damaged(each, SEAL);
                }
                return new Checkpoint(each, seal);
            });
    }

    /**
     * Copies and seals what TLC has written, then drops the older copies.
     *
     * @param kept the folder of the run
     * @param from TLC's folder
     * @param digest what the run is of
     * @param reached how far it had come when TLC began to write
     * @throws IOException if the files cannot be copied; the older copy is still there
     */
    public static void keep(Path kept, Path from, String digest, Reached reached) throws IOException {
        List<Path> older = all(kept);
        Path to = kept.resolve(PREFIX + (older.stream().mapToInt(Checkpoint::number).max().orElse(0) + 1));
        Files.createDirectories(to);
        Properties seal = new Properties();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, Files::isRegularFile)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                seal.setProperty(FILE + name, copy(file, to.resolve(name)));
            }
        }
        seal.setProperty("digest", digest);
        seal.setProperty("distinct", Long.toString(reached.distinctStates()));
        seal.setProperty("generated", Long.toString(reached.generatedStates()));
        seal.setProperty("depth", Integer.toString(reached.depth()));
        seal.setProperty("seconds", Double.toString(reached.seconds()));
        seal.setProperty(SUM, sum(seal));
        Path unsealed = to.resolve(SEAL + ".new");
        try (Writer out = Files.newBufferedWriter(unsealed)) {
            seal.store(out, null);
        }
        Files.move(unsealed, to.resolve(SEAL), StandardCopyOption.ATOMIC_MOVE);
        for (Path old : older) {
            delete(old);
        }
    }

    /**
     * Forgets all checkpoints of a run.
     *
     * @param kept the folder of the run
     * @throws UncheckedIOException if they cannot be deleted
     */
    public static void forget(Path kept) {
        try {
            for (Path old : all(kept)) {
                delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoint in " + kept + " cannot be deleted: " + e.getMessage() + ".", e);
        }
    }

    /**
     * How far the run had come.
     *
     * @return never null
     */
    public Reached reached() {
        try {
            return new Reached(Long.parseLong(seal.getProperty("distinct")), Long.parseLong(seal.getProperty("generated")),
                Integer.parseInt(seal.getProperty("depth")), Double.parseDouble(seal.getProperty("seconds")));
        } catch (NumberFormatException | NullPointerException e) {
            throw damaged(folder, SEAL);
        }
    }

    /**
     * Copies the files to where TLC may write to them.
     *
     * @param to a folder that is made
     * @throws IOException if they cannot be copied
     */
    public void copyTo(Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : files()) {
            Files.copy(folder.resolve(name), to.resolve(name));
        }
    }

    private void check() {
        if (!sum(seal).equals(seal.getProperty(SUM))) {
            throw damaged(folder, SEAL);
        }
        for (String name : files()) {
            try (InputStream in = Files.newInputStream(folder.resolve(name))) {
                if (!sum(in, OutputStream.nullOutputStream()).equals(seal.getProperty(FILE + name))) {
                    throw damaged(folder, name);
                }
            } catch (IOException e) {
                throw damaged(folder, name);
            }
        }
    }

    private List<String> files() {
        return seal.stringPropertyNames().stream().filter(key -> key.startsWith(FILE))
            .map(key -> key.substring(FILE.length())).sorted().toList();
    }

    private static CheckpointException damaged(Path checkpoint, String file) {
        return new CheckpointException("The checkpoint in " + checkpoint.getParent() + " is damaged (" + file + ").");
    }

    private static List<Path> all(Path kept) {
        List<Path> all = new ArrayList<>();
        if (Files.isDirectory(kept)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(kept, PREFIX + "*")) {
                folders.forEach(each -> {
                    if (number(each) > 0) {
                        all.add(each);
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("The folder " + kept + " cannot be read: " + e.getMessage() + ".", e);
            }
        }
        return all;
    }

    private static int number(Path checkpoint) {
        String digits = checkpoint.getFileName().toString().substring(PREFIX.length());
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private static String copy(Path file, Path to) throws IOException {
        try (InputStream in = Files.newInputStream(file); OutputStream out = Files.newOutputStream(to)) {
            return sum(in, out);
        }
    }

    /** Reads to the end: some of the files are still being added to, and the sum must be of what was copied. */
    private static String sum(InputStream in, OutputStream out) throws IOException {
        CheckedInputStream counted = new CheckedInputStream(in, new CRC32());
        long length = counted.transferTo(out);
        return length + " " + Long.toHexString(counted.getChecksum().getValue());
    }

    private static String sum(Properties seal) {
        CRC32 sum = new CRC32();
        TreeMap<String, String> entries = new TreeMap<>();
        seal.stringPropertyNames().forEach(key -> entries.put(key, seal.getProperty(key)));
        entries.remove(SUM);
        sum.update(entries.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }

    private static void delete(Path folder) throws IOException {
        // The seal goes first, so that half a checkpoint is never taken for a damaged one.
        Files.deleteIfExists(folder.resolve(SEAL));
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
