package lastack.rfc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that speak of RFC 9293.
 *
 * @param spec the modules of the specification
 * @param main the Java sources
 * @param tests the sources of the tests
 * @param others what cites sections without annotations: the models and the README
 */
public record Sources(List<SourceFile> spec, List<SourceFile> main, List<SourceFile> tests, List<SourceFile> others) {

    /**
     * Reads a copy of the project.
     *
     * @param root its folder, with {@code spec}, {@code checks}, {@code src} and {@code README.md}
     * @return the files, never null
     * @throws RequirementsException if something is missing or cannot be read
     */
    public static Sources of(Path root) {
        return of(root.resolve("spec"), root.resolve("checks/models"), root.resolve("src/main/java"),
            root.resolve("src/test/java"), root.resolve("README.md"));
    }

    /**
     * Reads the files from wherever each kind is.
     *
     * @param spec the folder of the specification
     * @param models the folder of the models
     * @param main the folder of the Java sources
     * @param tests the folder of the tests' sources
     * @param readme the README
     * @return the files, never null
     * @throws RequirementsException if something is missing or cannot be read
     */
    public static Sources of(Path spec, Path models, Path main, Path tests, Path readme) {
        List<SourceFile> others = new ArrayList<>(files(models, "checks/models/", ".tla", ".cfg", ".json"));
        others.add(SourceFile.read(readme, "README.md"));
        return new Sources(files(spec, "spec/", ".tla"), files(main, "src/main/java/", ".java"),
            files(tests, "src/test/java/", ".java"), List.copyOf(others));
    }

    /** All of them. */
    Stream<SourceFile> all() {
        return Stream.of(spec, main, tests, others).flatMap(List::stream);
    }

    private static List<SourceFile> files(Path folder, String prefix, String... endings) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                .map(file -> SourceFile.read(file, prefix + folder.relativize(file).toString().replace('\\', '/')))
                .sorted(Comparator.comparing(SourceFile::name)).toList();
        } catch (IOException e) {
            throw new RequirementsException("The folder " + folder + " cannot be read.");
        }
    }
}
