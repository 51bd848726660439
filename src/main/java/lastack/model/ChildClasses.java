package lastack.model;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a model run's own JVM has its classes from. */
final class ChildClasses {
    private static final String OURS = ChildProcess.MAIN.replace('.', '/') + ".class";
    private static final String TLC = "tlc2/TLC.class";
    private static final String PACKAGE = "lastack/model";

    private ChildClasses() {
    }

    /**
     * The class path of a run. It has only what the child needs, since a long class path is a slow start.
     *
     * @param job the run
     * @param workspace where classes may be put
     * @return the class path, never null
     */
    static String path(ModelJob job, Path workspace) {
        if (job.tla2tools().isEmpty()) {
            return own();
        }
        // Our runnable jar has a TLC in it, which would fill the gaps of another: the child gets our classes alone.
        return String.join(File.pathSeparator, job.tla2tools().get().toAbsolutePath().toString(),
            extracted(workspace.resolve("classes")).toString());
    }

    /** The class path with our own TLC; in the runnable jar both parts are the same. */
    static String own() {
        Set<String> parts = new LinkedHashSet<>(List.of(home(OURS).toString(), home(TLC).toString()));
        return String.join(File.pathSeparator, parts);
    }

    /** The same with the JSON library, which the readers of trace files need. */
    static String withJson() {
        Set<String> parts = new LinkedHashSet<>();
        for (String each : List.of(TLC, OURS, "com/fasterxml/jackson/databind/ObjectMapper.class",
                "com/fasterxml/jackson/core/JsonParser.class", "com/fasterxml/jackson/annotation/JsonInclude.class")) {
            parts.add(home(each).toString());
        }
        return String.join(File.pathSeparator, parts);
    }

    private static Path extracted(Path to) {
        Path home = home(OURS);
        try {
            if (Files.isDirectory(home)) {
                copy(home.resolve(PACKAGE), to);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(home)) {
                    copy(jar.getPath(PACKAGE), to);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException("The classes of the model run could not be copied: " + e.getMessage() + ".", e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(each -> each.toString().endsWith(".class")).toList()) {
                Path copy = to.resolve(PACKAGE).resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static Path home(String resource) {
        URL url = ChildClasses.class.getClassLoader().getResource(resource);
        String text = url.toString();
        String root = text.startsWith("jar:") ? text.substring("jar:".length(), text.indexOf("!/"))
                : text.substring(0, text.length() - resource.length());
        try {
            return Path.of(new URI(root));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The classes of TLC are in " + text + ", which is no file.", e);
        }
    }
}
