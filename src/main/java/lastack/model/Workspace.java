package lastack.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder with copies of the modules that TLC is to read. TLC reads only files of the default file system
 * and writes beside them; the copies let a spec live in a jar, and leave its folder as it was.
 */
final class Workspace implements AutoCloseable {
    private static final int TRIES = 40;
    private static final long BETWEEN_TRIES_MILLISECONDS = 25;

    private final Path folder;
    private final Thread hook = new Thread(this::vanish);

    private Workspace(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Copies the modules and configurations of some folders, not of their subfolders.
     *
     * @param folders where to look; for a name that is in two, the first counts
     * @return the workspace, to be closed
     * @throws SpecException if a folder is missing or cannot be read
     */
    static Workspace of(List<Path> folders) {
        try {
            return filled(new Workspace(Files.createTempDirectory("lastack-spec-")), folders);
        } catch (IOException e) {
            throw new UncheckedIOException("The spec could not be copied to a temporary folder: " + e, e);
        }
    }

    /**
     * As {@link #of}, in a folder that is made, and emptied first.
     *
     * @param place the folder
     * @param folders as there
     * @return the workspace, to be closed
     * @throws SpecException as there
     */
    static Workspace in(Path place, List<Path> folders) {
        try {
            Workspace workspace = new Workspace(place.toAbsolutePath());
            workspace.delete();
            Files.createDirectories(place);
            return filled(workspace, folders);
        } catch (IOException e) {
            throw new UncheckedIOException("The spec could not be copied to " + place + ": " + e, e);
        }
    }

    private static Workspace filled(Workspace workspace, List<Path> folders) throws IOException {
        try {
            for (Path folder : folders) {
                workspace.copy(folder);
            }
            return workspace;
        } catch (RuntimeException | IOException e) {
            workspace.close();
            throw e;
        }
    }

    private void copy(Path from) throws IOException {
        if (!Files.isDirectory(from)) {
            throw new SpecException("There is no spec folder " + from + ".");
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.{tla,cfg}")) {
            for (Path file : files) {
                Path to = folder.resolve(file.getFileName().toString());
                if (!Files.exists(to) && Files.isRegularFile(file)) {
                    Files.write(to, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new SpecException("The spec folder " + from + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    Path folder() {
        return folder;
    }

    boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The machine is going down; a TLC that is being stopped at the same time may still write. */
    private void vanish() {
        for (int i = 0; i < TRIES && Files.exists(folder); i++) {
            delete();
            try {
                Thread.sleep(BETWEEN_TRIES_MILLISECONDS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The machine is going down already, and the hook does the same.
        }
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // Left to the system's own cleaning of temporary files: the answer is what counts.
        }
    }
}
