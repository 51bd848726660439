package lastack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lastack.capture.Synthetic;

/** The whole command on a capture, from the start of its process to the end, and another dissector on the same file. */
final class Dissectors {

    private static final int PASSES = 3;
    private static final String HEAP = "-Xmx256m";

    private Dissectors() {
    }

    /**
     * What each took at best, of passes in turn.
     *
     * @param segments how many segments the file has
     * @param ours seconds of {@code target/lastack pcap --summary}
     * @param plain seconds of {@code java -jar target/lastack.jar pcap --summary}
     * @param tshark seconds of {@code tshark -q -z conv,tcp}; empty where it is not installed
     */
    record Took(long segments, double ours, double plain, Optional<Double> tshark) { }

    static Took measure(long seed) throws IOException, InterruptedException {
        Path file = Files.createTempFile("capture", ".pcap");
        try {
            long segments = new Synthetic(CaptureBenchmark.CONNECTIONS, CaptureBenchmark.SEGMENTS, CaptureBenchmark.MSS, seed)
                .write(file);
            double ours = Double.MAX_VALUE;
            double plain = Double.MAX_VALUE;
            Optional<Double> tshark = Optional.empty();
            for (int pass = 0; pass < PASSES; pass++) {
                ours = Math.min(ours, required("target/lastack", "pcap", "--summary", file.toString()));
                plain = Math.min(plain, required("java", HEAP, "-jar", "target/lastack.jar", "pcap", "--summary", file.toString()));
                Optional<Double> other = seconds("tshark", "-q", "-z", "conv,tcp", "-r", file.toString());
                tshark = other.isPresent() && tshark.isPresent() ? Optional.of(Math.min(other.get(), tshark.get())) : other;
            }
            return new Took(segments, ours, plain, tshark);
        } finally {
            Files.delete(file);
        }
    }

    private static double required(String... command) throws InterruptedException {
        return seconds(command).orElseThrow(() -> new IllegalStateException(String.join(" ", command) + " failed"));
    }

    private static Optional<Double> seconds(String... command) throws InterruptedException {
        long start = System.nanoTime();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("LASTACK_OPTS", HEAP);
            Process process = builder.start();
            return process.waitFor() == 0 ? Optional.of((System.nanoTime() - start) / 1e9) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
