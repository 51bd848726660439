package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace may be longer than any memory. */
class LongTraceTests {

    private static final int ROUNDS = 250_000;

    private static final String CONFIG = "{\"twoMsl\":4000,\"rtoInitial\":20,\"rtoMax\":20,\"ackDelay\":0,\"userTimeout\":-1,"
        + "\"rcvBuf\":1000,\"issStep\":1000}";
    private static final String CLOSED = "{\"state\":\"CLOSED\",\"left\":[],\"rcvFin\":\"none\",\"resets\":[]}";

    @TempDir
    private Path folder;

    /** Its user opens and closes in vain, again and again, each time with another ISS. */
    private void write(Path file) throws IOException {
        String origin = "{\"config\":" + CONFIG + ",\"tcb\":" + CLOSED + "}";
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("{\"lastack\":\"trace\",\"version\":2,\"seed\":1,\"endpoints\":{\"A\":" + origin + ",\"B\":" + origin + "}}\n");
            for (int i = 0; i < ROUNDS; i++) {
                step(out, i, "{\"type\":\"Open\",\"active\":false,\"remote\":true,\"iss\":" + i + "}",
                    "{\"state\":\"LISTEN\",\"iss\":" + i + ",\"remote\":true,\"resets\":[]}", "");
                step(out, i, "{\"type\":\"Close\"}", CLOSED, "{\"type\":\"closing\"}");
                step(out, i, "{\"type\":\"Receive\",\"len\":0}", CLOSED,
                    "{\"type\":\"error\",\"message\":\"connection does not exist\"}");
                step(out, i, "{\"type\":\"Tick\",\"ticks\":1}", CLOSED, "");
            }
            out.write("{\"end\":true,\"steps\":" + 4 * ROUNDS + "}\n");
        }
    }

    private static void step(BufferedWriter out, int at, String event, String tcb, String tells) throws IOException {
        out.write("{\"at\":" + at + ",\"endpoint\":\"A\",\"event\":" + event + ",\"tcb\":" + tcb + ",\"tells\":[" + tells + "]}\n");
    }

    /** The file has some 160 MB. */
    @Test
    void aMillionEventsAreJudgedInAHeapOf64Megabytes() throws IOException, InterruptedException {
        Path file = folder.resolve("million.trace");
        write(file);
        assertThat(Files.size(file)).isGreaterThan(2 * 64 << 20);

        Process judge = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
            "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "lastack.cli.Lastack", "trace", file.toString())
            .redirectErrorStream(true).start();
        String said = new String(judge.getInputStream().readAllBytes());

        assertThat(said).contains("Conforms: the relation explains each of its 1000000 steps.");
        assertThat(judge.waitFor()).isZero();
    }
}
