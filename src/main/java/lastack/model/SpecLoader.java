package lastack.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.List;

/**
 * Defines TLC's classes, and ours that name them, anew for each spec. It reads them from wherever this class came from,
 * a folder of classes beside TLC's jar or one jar with both, so nothing need be known of the class path. The shared
 * types of {@code lastack.model} come from the application; all else is the platform's.
 */
final class SpecLoader extends ClassLoader {
    static final String INSIDE = "lastack.model.inside.";
    private static final String SHARED = "lastack.model.";
    private static final List<String> OWN = List.of(INSIDE, "tlc2.", "tla2sany.", "pcal.", "util.", "model.", "tla2tex.");

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader application = SpecLoader.class.getClassLoader();

    SpecLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (OWN.stream().noneMatch(name::startsWith)) {
            if (name.startsWith(SHARED)) {
                return application.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
        try (InputStream in = application.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    protected URL findResource(String name) {
        return application.getResource(name);
    }
}
