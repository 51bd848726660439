package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the lines of shell before the jar make of a command, with a java that says how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTests {

    private static final Path SCRIPT = Path.of("src/main/launcher/lastack.sh");

    @TempDir
    private Path folder;
    private Path launcher;

    @BeforeEach
    void copyWithAJarBehindIt() throws IOException {
        launcher = executable(folder.resolve("a folder/lastack"), Files.readString(SCRIPT) + "PK: no shell reads this (\n");
        executable(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 7\n");
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ran(List<String> lines, int status) { }

    private Ran run(Map<String, String> settings, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "LASTACK_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(out.lines().toList(), process.waitFor());
    }

    private Map<String, String> home() {
        return Map.of("JAVA_HOME", folder.resolve("jdk").toString());
    }

    @Test
    void theJarIsTheFileItselfAndWordsStayWhole() throws Exception {
        Ran ran = run(home(), "check", "--only", "two words", "");

        assertThat(behindLogging(ran)).containsExactly("-jar", launcher.toString(), "check", "--only", "two words", "");
        assertThat(ran.status()).isEqualTo(7);
    }

    /** What follows the options that have Java leave standard output alone. */
    private static List<String> behindLogging(Ran ran) {
        assertThat(ran.lines()).startsWith("-Xlog:disable", "-Xlog:all=warning:stderr");
        return ran.lines().subList(2, ran.lines().size());
    }

    @Test
    void shortCommandsHaveTheSimpleCompiler() throws Exception {
        assertThat(run(home(), "pcap", "-").lines()).containsSubsequence("-XX:TieredStopAtLevel=1", "-jar", "pcap", "-");
        assertThat(run(home()).lines()).contains("-XX:TieredStopAtLevel=1").endsWith("-jar", launcher.toString());
        assertThat(behindLogging(run(home(), "refine"))).containsExactly("-jar", launcher.toString(), "refine");
    }

    @Test
    void whoRunsItMayAddOptionsAndThoseComeLast() throws Exception {
        Map<String, String> settings = Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "LASTACK_OPTS", "-Xmx256m -Xmn8m");

        assertThat(run(settings, "pcap").lines()).containsSubsequence("-Xmn64m", "-Xmx256m", "-Xmn8m", "-jar", "pcap");
    }

    @Test
    void whoChoosesACollectorHasItAlone() throws Exception {
        for (String variable : List.of("LASTACK_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")) {
            Map<String, String> settings = Map.of("JAVA_HOME", folder.resolve("jdk").toString(), variable, "-Xmx1g -XX:+UseG1GC");

            assertThat(run(settings, "pcap").lines()).contains("-XX:TieredStopAtLevel=1")
                .noneMatch(each -> each.contains("Parallel") || each.contains("Xmn") || each.contains("Tenure"));
        }
    }

    @Test
    void optionsAreNoPatternsOfFileNames() throws Exception {
        Map<String, String> settings = Map.of("JAVA_HOME", folder.resolve("jdk").toString(), "LASTACK_OPTS", "/*");

        assertThat(run(settings, "pcap").lines()).contains("/*");
    }

    @Test
    void javaIsTheOneInThePathUnlessThereIsAHome() throws Exception {
        String path = folder.resolve("jdk/bin") + ":" + System.getenv("PATH");

        assertThat(run(Map.of("PATH", path), "check").status()).isEqualTo(7);
    }

    @Test
    void aMissingJavaIsNamed() throws Exception {
        Files.createDirectories(folder.resolve("a folder/bin/java"));
        for (String home : List.of("gone", "a folder")) {
            Ran ran = run(Map.of("JAVA_HOME", folder.resolve(home).toString()), "pcap");

            assertThat(ran.lines()).singleElement().asString().contains(folder.resolve(home).resolve("bin/java").toString(), "17");
            assertThat(ran.status()).isEqualTo(2);
        }
    }
}
