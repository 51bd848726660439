package lastack.capture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lastack.wire.Octets;

/** Writes a capture in the pcap format, with nanoseconds, most significant octets first. */
public final class PcapWriter implements AutoCloseable {

    /** The link type of frames that begin with an IP header, as a TUN device has them. */
    public static final int RAW_IP = 101;
    /** That of Ethernet. */
    public static final int ETHERNET = 1;

    private static final long SECOND = 1_000_000_000L;
    private static final int LONGEST = 262_144;

    private final OutputStream out;
    private final byte[] header = new byte[16];

    private PcapWriter(OutputStream out, int linkType) throws IOException {
        this.out = out;
        byte[] file = new byte[24];
        Octets.put32(file, 0, PcapFormat.NANOSECONDS);
        Octets.put16(file, 4, 2);
        Octets.put16(file, 6, 4);
        Octets.put32(file, 16, LONGEST);
        Octets.put32(file, 20, linkType);
        out.write(file);
    }

    /**
     * Begins a file.
     *
     * @param file the file, which is replaced
     * @param linkType what frames begin with, such as {@link #RAW_IP}
     * @return the writer, never null
     * @throws IOException if it cannot be written
     */
    public static PcapWriter create(Path file, int linkType) throws IOException {
        return new PcapWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 18), linkType);
    }

    /**
     * Writes to a stream.
     *
     * @param out the stream, best buffered; closing the writer closes it
     * @param linkType what frames begin with
     * @return the writer, never null
     * @throws IOException if it cannot be written
     */
    public static PcapWriter to(OutputStream out, int linkType) throws IOException {
        return new PcapWriter(out, linkType);
    }

    /** Writes a frame that was captured as a whole: its time in nanoseconds since 1970, and its octets. */
    public void write(long time, byte[] frame) throws IOException {
        write(time, frame, 0, frame.length, frame.length);
    }

    /**
     * Writes a frame.
     *
     * @param time in nanoseconds since 1970, before 2106
     * @param octets the array
     * @param from its first octet
     * @param to beyond the last octet that was captured
     * @param length how many octets it had
     * @throws IOException if it cannot be written
     */
    public void write(long time, byte[] octets, int from, int to, int length) throws IOException {
        Octets.put32(header, 0, (int) (time / SECOND));
        Octets.put32(header, 4, (int) (time % SECOND));
        Octets.put32(header, 8, to - from);
        Octets.put32(header, 12, length);
        out.write(header);
        out.write(octets, from, to - from);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
