package lastack.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fuzzer that knows which code an input reaches looks for octets on which the parser or the reader fails. It begins with
 * captures of every kind. {@code -Dfuzz.seconds=3600} lets it look for an hour; what it finds is kept in {@code target/fuzz}.
 */
class FuzzTests {

    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 60);

    @TempDir
    private Path corpus;

    @Test
    void noOctetsMakeTheParserOrTheReaderFail() throws IOException, InterruptedException {
        seeds();
        Path found = Files.createDirectories(Path.of("target", "fuzz"));
        Path log = found.resolve("log.txt");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process fuzzer = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx700m",
            "-XX:+UseSerialGC", "-cp", classes, "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + FuzzTarget.class.getName(), "--instrumentation_includes=lastack.capture.**:lastack.wire.**",
            "-max_total_time=" + SECONDS, "-max_len=4096", "-rss_limit_mb=0", "-seed=1", "-artifact_prefix=" + found + "/",
            "--reproducer_path=" + found, corpus.toString())
            .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        boolean ended = fuzzer.waitFor(SECONDS + 120L, TimeUnit.SECONDS);
        if (!ended) {
            fuzzer.destroyForcibly().waitFor();
        }
        String said = Files.readString(log);
        assumeFalse(said.contains("UnsatisfiedLinkError") || said.contains("Could not load") || said.contains("No native library"),
            "SKIPPED: the fuzzer's native part does not run on this machine; see " + log + ".");
        assertThat(ended).as(said).isTrue();
        assertThat(fuzzer.exitValue()).as(said).isZero();
        // That it has run, and has found ways through the code that the seeds do not take.
        assertThat(said).contains("Done ").contains("NEW");
    }

    private void seeds() throws IOException {
        for (Samples.Link link : Samples.Link.values()) {
            List<byte[]> packets = Samples.packets(link.ordinal(), link.isSix());
            List<byte[]> frames = packets.stream().map(link::frame).limit(8).toList();
            for (Samples.Format format : Samples.Format.values()) {
                // Formats take turns, or the corpus would be the same thing many times over.
                if (format.ordinal() == link.ordinal() % Samples.Format.values().length || link == Samples.Link.RAW) {
                    seed(1, link + "-" + format, Samples.capture(format, link.type, frames));
                }
            }
            seed(0, link + "-packet", packets.get(0));
        }
    }

    private void seed(int kind, String name, byte[] octets) throws IOException {
        byte[] input = new byte[octets.length + 1];
        input[0] = (byte) kind;
        System.arraycopy(octets, 0, input, 1, octets.length);
        Files.write(corpus.resolve(name), input);
    }
}
