package lastack.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** What travels inside the jar: the specification and its models. */
public final class Bundled {

    private Bundled() { }

    /** The folder with the modules of the specification. */
    public static Path spec() {
        return folder("spec", "Endpoint.tla");
    }

    /**
     * A folder of the jar.
     *
     * @param folder its name below {@code lastack}
     * @param file a file that it has
     * @return the folder, never null
     */
    public static Path folder(String folder, String file) {
        try {
            URI uri = Bundled.class.getResource("/lastack/" + folder + "/" + file).toURI();
            if (uri.getScheme().equals("jar")) {
                open(uri);
            }
            return Path.of(uri).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void open(URI uri) {
        try {
            FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            // Opened by an earlier call.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
