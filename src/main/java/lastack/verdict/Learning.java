package lastack.verdict;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import lastack.capture.CaptureReader;
import lastack.capture.Closing;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Follower;
import lastack.capture.Limits;
import lastack.capture.Manner;
import lastack.capture.Observed;
import lastack.capture.Synthetic;
import lastack.refine.WireBeliefs;

/**
 * Has TLC answer, while the jar is built, what is asked most often where captures are judged. It judges captures that chance
 * makes up, with a seed that nothing else uses, and writes what it has learned into the jar. What is asked beyond that is asked
 * of TLC, and the answers are the same.
 */
public final class Learning {

    private static final String LEARNED = "/lastack/learned/wire-beliefs.bin";
    /** Of which modules and classes that is. */
    private static final String ORIGIN = "/lastack/learned/origin";
    private static final String FORMAT = "lastack learned 1";

    /**
     * Much happens in them, for what is rare elsewhere is what would have to be asked of TLC: in the one as much as can be in a
     * connection, in the other as many beginnings and ends as can be.
     */
    private static final List<Synthetic> LESSONS = List.of(new Synthetic(40_000, 4_000_000, 536, Manner.EVENTFUL, 7_001),
        new Synthetic(75_000, 1_500_000, 536, Manner.EVENTFUL, 7_002));

    private Learning() { }

    /**
     * What judges captured connections, with what it has learned; without it, where the jar was not built by Maven.
     *
     * @param spec gives the folder of {@code Oracle.tla} and the modules below it, as they were when the jar was built
     * @param traceSpec gives the folder of {@code Belief.tla}
     * @return the judge, never null
     */
    public static WireBeliefs learned(Supplier<Path> spec, Supplier<Path> traceSpec) {
        try (InputStream learned = Learning.class.getResourceAsStream(LEARNED)) {
            return learned == null ? WireBeliefs.load(spec.get(), traceSpec.get()) : WireBeliefs.learned(learned, spec, traceSpec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same, with what earlier runs have learned besides.
     *
     * @param file what {@link #write} wrote
     * @param spec as above
     * @param traceSpec as above
     * @return the judge; empty if the file is damaged, or was written by another version
     * @throws IOException if it cannot be read
     */
    public static Optional<WireBeliefs> learned(Path file, Supplier<Path> spec, Supplier<Path> traceSpec) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!in.readUTF().equals(FORMAT) || !in.readUTF().equals(origin())) {
                return Optional.empty();
            }
            long sum = in.readLong();
            byte[] all = in.readAllBytes();
            return sum(all) == sum ? Optional.of(WireBeliefs.learned(new ByteArrayInputStream(all), spec, traceSpec))
                : Optional.empty();
        } catch (EOFException | UTFDataFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes all that was learned; if that fails, what was there before is left.
     *
     * @param beliefs what has learned it, of the specification as it was when the jar was built
     * @param file the file, which is replaced
     * @throws IOException if it cannot be written
     */
    public static void write(WireBeliefs beliefs, Path file) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        beliefs.write(all);
        Path next = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".next");
        try {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(next)))) {
                out.writeUTF(FORMAT);
                out.writeUTF(origin());
                out.writeLong(sum(all.toByteArray()));
                all.writeTo(out);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static long sum(byte[] octets) {
        CRC32 sum = new CRC32();
        sum.update(octets);
        return sum.getValue();
    }

    private static String origin() throws IOException {
        try (InputStream origin = Learning.class.getResourceAsStream(ORIGIN)) {
            return origin == null ? "" : new String(origin.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Learns, unless what is there was learned by the same classes of the same modules.
     *
     * @param args the folder of the classes, to which what is learned is added; that of {@code Oracle.tla}; that of
     *     {@code Belief.tla}
     * @throws IOException if something cannot be read or written
     */
    public static void main(String... args) throws IOException {
        Path classes = Path.of(args[0]);
        Path spec = Path.of(args[1]);
        Path traceSpec = Path.of(args[2]);
        Path origin = classes.resolve(ORIGIN.substring(1));
        Path to = classes.resolve(LEARNED.substring(1));
        String from = digest(List.of(classes.resolve("lastack/capture"), classes.resolve("lastack/model"),
            classes.resolve("lastack/refine"), classes.resolve("lastack/verdict"), classes.resolve("lastack/wire"), spec, traceSpec));
        if (Files.exists(to) && Files.exists(origin) && Files.readString(origin).equals(from)) {
            return;
        }
        WireBeliefs beliefs = WireBeliefs.load(spec, traceSpec);
        for (Synthetic lesson : LESSONS) {
            judge(lesson, beliefs);
        }
        if (beliefs.hasForgotten()) {
            throw new IllegalStateException("there is more to learn than there is room for");
        }
        Files.createDirectories(to.getParent());
        try (OutputStream out = Files.newOutputStream(to)) {
            beliefs.write(out);
        }
        Files.writeString(origin, from);
    }

    private static String digest(List<Path> folders) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path folder : folders) {
                List<Path> files = new ArrayList<>();
                try (Stream<Path> all = Files.list(folder)) {
                    all.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
                for (Path file : files) {
                    digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void judge(Synthetic lesson, WireBeliefs beliefs) throws IOException {
        Path file = Files.createTempFile("lesson", ".pcap");
        try {
            lesson.write(file);
            try (CaptureReader reader = CaptureReader.open(file)) {
                new Dissector(reader, new Connections(connection -> new Pupil(beliefs), Limits.USUAL)).run();
            }
        } finally {
            Files.delete(file);
        }
    }

    /** Judges a connection, and keeps nothing of it but what was learned. */
    private static final class Pupil implements Follower {
        private final ConnectionJudge judge;

        Pupil(WireBeliefs beliefs) {
            judge = new ConnectionJudge(beliefs);
        }

        @Override
        public void see(Observed segment) {
            judge.see(segment);
        }

        @Override
        public void end(Closing closing) {
            judge.verdicts();
        }
    }
}
