package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --deep} loses nothing by an interruption. */
class DeepTests {
    private static final int TRIES = 3000;
    @TempDir
    private Path folder;
    @TempDir
    private Path parent;
    private Path work;
    private ToyModels models;

    @BeforeEach
    void models() {
        models = ToyModels.in(folder);
        work = parent.resolve("work");
    }

    private Told check(Object... more) {
        return Told.by(Stream.concat(Stream.of("check", "--json", "--models", folder, "--deep", "--work", work),
            Stream.of(more)).toArray());
    }

    private static JsonNode line(Told told, String model) {
        return told.objects().stream().filter(line -> line.get("model").asText().equals(model)).findFirst().orElseThrow();
    }

    private static List<String> names(Told told) {
        return told.objects().stream().map(line -> line.path("model").asText()).sorted().toList();
    }

    @Test
    void deepModelsAreCheckedByThemselvesAndOnlyWhenAskedFor() {
        Told deep = check().ends(0);
        assertThat(names(deep)).containsExactly("MCBreaks", "MCLong");
        assertThat(line(deep, "MCLong").get("distinctStates").asLong()).isEqualTo(models.states());
        assertThat(Told.fields(line(deep, "MCLong"))).endsWith("seconds", "kept", "takenUp");
        Told usual = Told.by("check", "--json", "--models", folder).ends(0);
        assertThat(names(usual)).containsExactly("", "MCShort");
        Told one = Told.by("check", "--json", "--models", folder, "--only", "MCBreaks").ends(0);
        assertThat(names(one)).containsExactly("MCBreaks");
    }

    @Test
    void whatIsDoneIsNotRunAgainUnlessItHasChanged() {
        assertThat(check().ends(0).objects()).noneMatch(line -> line.get("kept").asBoolean());
        Told again = check("--resume").ends(0);
        assertThat(again.objects()).hasSize(2).allMatch(line -> line.get("kept").asBoolean());
        assertThat(line(again, "MCBreaks").get("property").asText()).isEqualTo("NotAll");
        assertThat(line(again, "MCLong").get("depth").asInt()).isEqualTo(models.depth());
        models.change("MCBreaks.cfg", "Last = 3", "Last = 2");
        Told changed = check("--resume").ends(0);
        assertThat(line(changed, "MCBreaks").get("kept").asBoolean()).isFalse();
        assertThat(line(changed, "MCLong").get("kept").asBoolean()).isTrue();
        assertThat(check("--only", "MCBreaks").ends(0).objects()).noneMatch(line -> line.get("kept").asBoolean());
        assertThat(line(check("--resume").ends(0), "MCLong").get("kept").asBoolean()).as("not touched by --only").isTrue();
    }

    @Test
    void aKeptResultIsHeldToTheManifestLikeAnyOther() {
        check("--only", "MCLong").ends(0);
        models.change("manifest.json", Long.toString(models.states()), Long.toString(models.states() + 1));
        assertThat(line(check("--resume", "--only", "MCLong").ends(1), "MCLong").get("kept").asBoolean()).isTrue();
    }

    @Test
    void whatBreaksUnexpectedlyIsFoundAgainToBeDrawn() {
        models.change("manifest.json", "\"fails\", \"property\": \"NotAll\"",
            "\"holds\", \"distinctStates\": 256, \"depth\": 13");
        check("--only", "MCBreaks").ends(1);
        assertThat(Told.by("check", "--models", folder, "--deep", "--work", work, "--resume", "--only", "MCBreaks").out())
            .contains("NOT AS EXPECTED").doesNotContain("earlier run");
    }

    @Test
    void aDamagedResultIsToldOfAndTheModelRunsAgain() throws IOException {
        check("--only", "MCBreaks").ends(0);
        Files.writeString(work.resolve("MCBreaks/result.json"), "{\"digest\": ");
        Told told = check("--only", "MCBreaks", "--resume");
        assertThat(told.err().strip()).contains("result.json", "damaged", "MCBreaks starts again").doesNotContain("\n");
        assertThat(told.status()).isZero();
        assertThat(line(told, "MCBreaks").get("kept").asBoolean()).isFalse();
    }

    /** Interrupts a run of its own JVM, as the keyboard, the system and the user's last resort do it. */
    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "KILL"})
    void anInterruptedRunLeavesNoTlcBehindAndIsTakenUp(String signal) throws Exception {
        models = ToyModels.lastingIn(folder);
        Process run = start();
        try {
            Path kept = work.resolve("MCLong");
            await(run, () -> checkpointed(kept));
            List<ProcessHandle> children = run.descendants().toList();
            assertThat(children).isNotEmpty();
            assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(run.pid())).start().waitFor()).isZero();
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            for (ProcessHandle child : children) {
                child.onExit().get(60, TimeUnit.SECONDS);
            }
        } finally {
            run.destroyForcibly();
        }
        Told told = check("--resume").ends(0);
        assertThat(line(told, "MCLong").get("takenUp").asLong()).isPositive();
        assertThat(line(told, "MCLong").get("distinctStates").asLong()).isEqualTo(models.states());
        assertThat(line(told, "MCLong").get("depth").asInt()).isEqualTo(models.depth());
        assertThat(Files.list(work.resolve("MCLong")).map(file -> file.getFileName().toString())).containsExactly("result.json");
    }

    @Test
    void aKilledTlcIsAnErrorAndIsTakenUpFromItsCheckpointOrStartsAgainIfThatIsDamaged() throws Exception {
        models = ToyModels.lastingIn(folder);
        Process run = start();
        Path kept = work.resolve("MCLong");
        await(run, () -> checkpointed(kept));
        run.descendants().forEach(ProcessHandle::destroyForcibly);
        assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(run.exitValue()).isEqualTo(1);
        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("killed by signal 9");
        try (Stream<Path> files = Files.walk(kept)) {
            Files.writeString(files.filter(file -> file.endsWith("queue.chkpt")).findFirst().orElseThrow(), "damage");
        }
        Told told = check("--resume");
        assertThat(told.err().strip()).contains("MCLong", "queue.chkpt", "damaged", "starts again").doesNotContain("\n");
        assertThat(told.status()).isZero();
        assertThat(line(told, "MCLong").get("takenUp").asLong()).isZero();
        assertThat(line(told, "MCLong").get("distinctStates").asLong()).isEqualTo(models.states());
    }

    private Process start() throws IOException {
        // Where the tests themselves run in the background, SIGINT is ignored, and so it would be by what they start.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp", System.getProperty("java.class.path"), Lastack.class.getName(), "check", "--json", "--deep", "--every", "0.2",
            "--only", "MCLong", "--models", folder.toString(), "--work", work.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /** Looks again and again, a bounded number of times, while the process lives. */
    private static void await(Process run, Condition condition) throws Exception {
        for (int i = 0; i < TRIES && !condition.holds(); i++) {
            assertThat(run.waitFor(20, TimeUnit.MILLISECONDS)).as("ended too early").isFalse();
        }
        assertThat(condition.holds()).isTrue();
    }

    private static boolean checkpointed(Path kept) throws IOException {
        if (!Files.isDirectory(kept)) {
            return false;
        }
        try (Stream<Path> folders = Files.list(kept)) {
            return folders.anyMatch(each -> Files.exists(each.resolve("seal.properties")));
        }
    }

    @Test
    void oneRunAtATimeUsesAFolderAndItMustBeOfOurMaking() throws IOException {
        try (WorkFolder used = WorkFolder.open(work)) {
            assertThat(used.of("MCLong")).isEqualTo(work.resolve("MCLong"));
            check().refuses("--work", work.toString(), "in use");
        }
        Path other = Files.createDirectory(parent.resolve("other"));
        Path file = Files.writeString(other.resolve("thesis.txt"), "precious");
        Told.by("check", "--models", folder, "--deep", "--work", other).refuses("--work", other.toString());
        Told.by("check", "--models", folder, "--deep", "--work", file).refuses("--work", "thesis.txt", "not a folder");
        assertThat(file).hasContent("precious");
    }

    @Test
    void whatBelongsToADeepRunIsRefusedWithoutOne() {
        Told.by("check", "--resume").refuses("--resume", "--deep");
        Told.by("check", "--work", work).refuses("--work", "--deep");
        Told.by("check", "--every", "5").refuses("--every", "--deep");
        check("--every", "0").refuses("--every 0");
        check("--only", "MCShort").refuses("--only MCShort", "MCLong");
        models.change("manifest.json", ", \"size\": \"deep\"", "");
        check().refuses("deep");
    }
}
