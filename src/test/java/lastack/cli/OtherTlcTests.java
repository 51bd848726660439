package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lastack.model.Toys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --tla2tools} has the models run by the TLC of that jar and by no other. */
class OtherTlcTests {
    @TempDir
    private Path folder;

    private Path jar() throws IOException {
        return Files.copy(Toys.tlc(), folder.resolve("tla2tools.jar"));
    }

    private static FileSystem open(Path jar) throws IOException {
        return FileSystems.newFileSystem(jar, Map.of("create", "true"));
    }

    @Test
    void modelsAreRunByTheTlcOfTheJar() throws IOException {
        Path jar = jar();
        Told told = Told.by("check", "--only", "MCNoTimeWait", "--tla2tools", jar, "--json").ends(0);
        JsonNode line = told.objects().get(0);
        assertThat(line.get("property").asText()).isEqualTo("NoSpuriousResetInv");
        assertThat(line.get("tlc").asText()).startsWith("Version 2.18");
        assertThat(Told.by("check", "--only", "MCNoTimeWait", "--tla2tools", jar).ends(0).out())
            .startsWith("The models are run by TLC").contains("2.18", "told: reset");
    }

    @Test
    void aJarThatLacksAPartIsNotFilledUpFromOurs() throws IOException {
        Path jar = jar();
        try (FileSystem inside = open(jar)) {
            Files.delete(inside.getPath("tlc2/output/MPRecorder.class"));
        }
        Told.by("check", "--tla2tools", jar).refuses("--tla2tools", jar.toString(), "MPRecorder");
    }

    @Test
    void whatIsNoTlcIsNamed() throws IOException {
        Told.by("check", "--tla2tools", folder.resolve("gone.jar")).refuses("--tla2tools", "gone.jar", "does not exist");
        Told.by("check", "--tla2tools", folder).refuses("--tla2tools", folder.toString());
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        Told.by("check", "--tla2tools", text).refuses("--tla2tools", "text.jar is no jar");
        Path empty = folder.resolve("empty.jar");
        try (FileSystem inside = open(empty)) {
            Files.writeString(inside.getPath("hello.txt"), "hello");
        }
        Told.by("check", "--tla2tools", empty).refuses("--tla2tools", "empty.jar has no TLC in it");
        Path wrong = folder.resolve("false.jar");
        try (FileSystem inside = open(wrong)) {
            Files.createDirectory(inside.getPath("tlc2"));
            Files.writeString(inside.getPath("tlc2/TLC.class"), "no class");
        }
        Told.by("check", "--tla2tools", wrong).refuses("--tla2tools", "false.jar", "cannot be used");
    }
}
