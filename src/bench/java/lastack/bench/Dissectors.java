package lastack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lastack.capture.Synthetic;

/** The whole command on a capture, from the start of its process to the end, and another dissector on the same file. */
final class Dissectors {

    private static final int PASSES = 3;

    private Dissectors() {
    }

    /**
     * What both took at best, of passes in turn.
     *
     * @param segments how many segments the file has
     * @param ours seconds of {@code pcap --summary}
     * @param tshark seconds of {@code tshark -q -z conv,tcp}; empty where it is not installed
     */
    record Took(long segments, double ours, Optional<Double> tshark) { }

    static Took measure() throws IOException, InterruptedException {
        Path file = Files.createTempFile("capture", ".pcap");
        try {
            long segments = new Synthetic(CaptureBenchmark.CONNECTIONS, CaptureBenchmark.SEGMENTS, CaptureBenchmark.MSS, 1).write(file);
            double ours = Double.MAX_VALUE;
            Optional<Double> tshark = Optional.empty();
            for (int pass = 0; pass < PASSES; pass++) {
                Optional<Double> one = seconds("java", "-Xmx256m", "-cp", System.getProperty("java.class.path"), "lastack.cli.Lastack",
                    "pcap", "--summary", file.toString());
                ours = Math.min(ours, one.orElseThrow(() -> new IllegalStateException("pcap failed")));
                Optional<Double> other = seconds("tshark", "-q", "-z", "conv,tcp", "-r", file.toString());
                tshark = other.isPresent() && tshark.isPresent() ? Optional.of(Math.min(other.get(), tshark.get())) : other;
            }
            return new Took(segments, ours, tshark);
        } finally {
            Files.delete(file);
        }
    }

    private static Optional<Double> seconds(String... command) throws InterruptedException {
        long start = System.nanoTime();
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor() == 0 ? Optional.of((System.nanoTime() - start) / 1e9) : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        }
    }
}
