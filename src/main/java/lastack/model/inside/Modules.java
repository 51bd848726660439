package lastack.model.inside;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import util.FilenameToStream;

/**
 * Finds modules in one folder, and TLA+'s standard modules in TLC's jar. TLC's own resolver unpacks the standard modules
 * into the one temporary folder of the machine, where two runs meet.
 */
final class Modules implements FilenameToStream {
    private static final String STANDARD = "/tla2sany/StandardModules/";
    private final Path folder;

    Modules(Path folder) {
        this.folder = folder;
    }

    @Override
    public File resolve(String name, boolean isModule) {
        String file = isModule && !name.endsWith(".tla") ? name + ".tla" : name;
        Path found = folder.resolve(file);
        boolean standard = !Files.exists(found) && unpack(file, folder.resolve("standard").resolve(file));
        return new TLAFile((standard ? folder.resolve("standard").resolve(file) : found).toString(), standard, this);
    }

    private boolean unpack(String file, Path to) {
        if (Files.exists(to)) {
            return true;
        }
        try (InputStream in = Modules.class.getResourceAsStream(STANDARD + file)) {
            if (in == null) {
                return false;
            }
            Files.createDirectories(to.getParent());
            Files.copy(in, to);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String getFullPath() {
        return folder.toString();
    }

    @Override
    public boolean isStandardModule(String module) {
        String file = module.endsWith(".tla") ? module : module + ".tla";
        return !Files.exists(folder.resolve(file)) && Modules.class.getResource(STANDARD + file) != null;
    }
}
