package lastack.capture;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the frames of a capture, one after the other: of pcap in either byte order, with micro- or nanoseconds, and of pcapng;
 * either may be compressed by gzip. The frame of which it speaks is the one of the last {@link #next}.
 *
 * <pre>{@code
 * try (CaptureReader reader = CaptureReader.open(Path.of("a.pcap"))) {
 *     while (reader.next()) {
 *         System.out.println(reader.frame() + ": " + (reader.to() - reader.from()) + " octets");
 *     }
 * }
 * }</pre>
 */
public final class CaptureReader implements AutoCloseable {

    /** What one format does. */
    interface Format {

        /** Goes to the next frame, and tells the reader of it. */
        boolean next() throws IOException;
    }

    private final InputStream stream;
    private final Input input;
    private final Format format;
    private long frame;
    private long time;
    private int linkType;
    private int from;
    private int length;
    private int captured;
    private String trouble = "";
    private long skipped;

    private CaptureReader(InputStream stream, String name) throws IOException {
        this.stream = stream;
        this.input = new Input(stream);
        this.format = format(name);
    }

    /**
     * Opens a file.
     *
     * @param file the file
     * @return the reader, never null
     * @throws CaptureException if it is no capture
     * @throws IOException if it cannot be read
     */
    public static CaptureReader open(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        try {
            return of(stream, file.toString());
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /**
     * Reads from a stream.
     *
     * @param stream the capture from its first octet on; it need not be buffered
     * @param name what to call it
     * @return the reader, never null; closing it closes the stream
     * @throws CaptureException if it is no capture
     * @throws IOException if it cannot be read
     */
    public static CaptureReader of(InputStream stream, String name) throws IOException {
        byte[] magic = stream.readNBytes(2);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), stream);
        boolean zipped = magic.length == 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
        if (!zipped) {
            return new CaptureReader(whole, name);
        }
        try {
            return new CaptureReader(new GZIPInputStream(whole, 1 << 16), name);
        } catch (EOFException | ZipException e) {
            throw new CaptureException(name + " is no capture: it begins like gzip, and is not.");
        }
    }

    private Format format(String name) throws IOException {
        if (!input.ensure(4)) {
            throw new CaptureException(name + " is no capture: " + (input.there() == 0 ? "it is empty"
                : "it has " + input.there() + " octets") + ".");
        }
        Optional<? extends Format> found = PcapFormat.in(this, input, name);
        if (found.isEmpty()) {
            found = PcapngFormat.in(this, input);
        }
        return found.orElseThrow(() -> new CaptureException(name + " is no capture: it begins neither like pcap nor like pcapng."));
    }

    /**
     * Goes to the next frame.
     *
     * @return whether there is one; if not, {@link #trouble} says whether the file ended as it should
     * @throws IOException if the file cannot be read
     */
    public boolean next() throws IOException {
        return format.next();
    }

    void is(long when, int link, int at, int there, int whole) {
        frame++;
        time = when;
        linkType = link;
        from = at;
        captured = there;
        length = Math.max(whole, there);
    }

    void trouble(String what) {
        trouble = what;
    }

    void skipped() {
        skipped++;
    }

    /** The frame's number, from 1. */
    public long frame() {
        return frame;
    }

    /** When it was captured, in nanoseconds since 1970; 0 where the format does not tell. */
    public long time() {
        return time;
    }

    /** What it begins with, by the numbers of the tcpdump group's list of link types. */
    public int linkType() {
        return linkType;
    }

    /** The array that it is in, until the next {@link #next}. */
    public byte[] array() {
        return input.array();
    }

    /** Where in the array it begins. */
    public int from() {
        return from;
    }

    /** Beyond its last octet that was captured. */
    public int to() {
        return from + captured;
    }

    /** How many octets it had, captured or not. */
    public int length() {
        return length;
    }

    /** Why nothing more can be read though the file should go on, as a clause such as {@code it is cut in frame 7}; or empty. */
    public String trouble() {
        return trouble;
    }

    /** How many blocks of a pcapng file should hold a frame and do not make sense. */
    public long skippedBlocks() {
        return skipped;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
