package lastack.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import lastack.capture.CaptureReader;
import lastack.capture.Closing;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Follower;
import lastack.capture.Limits;
import lastack.capture.Observed;
import lastack.capture.Synthetic;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Segments a second of a capture in the cache of the system, read and divided into connections by one thread. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx256m", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CaptureBenchmark {

    /** How many segments the capture has, but for a few. */
    static final int SEGMENTS = 2_000_000;
    /** How many connections it has. */
    static final int CONNECTIONS = 20_000;
    /** The longest text of a segment, in octets. */
    static final int MSS = 536;

    /** The capture. */
    @State(Scope.Thread)
    public static class Capture {
        private Path file;

        /** Writes it. */
        @Setup
        public void write() throws IOException {
            file = Files.createTempFile("capture", ".pcap");
            new Synthetic(CONNECTIONS, SEGMENTS, MSS, 1).write(file);
        }

        /** Deletes it. */
        @TearDown
        public void delete() throws IOException {
            Files.delete(file);
        }
    }

    /** Reads the whole of it. */
    @Benchmark
    @OperationsPerInvocation(SEGMENTS)
    public void divide(Capture capture, Blackhole hole) throws IOException {
        try (CaptureReader reader = CaptureReader.open(capture.file)) {
            new Dissector(reader, new Connections(connection -> new Follower() {
                @Override
                public void see(Observed segment) {
                    hole.consume(segment);
                }

                @Override
                public void end(Closing close) {
                    hole.consume(close);
                }
            }, Limits.USUAL)).run();
        }
    }
}
