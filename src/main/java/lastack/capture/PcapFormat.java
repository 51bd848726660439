package lastack.capture;

import java.io.IOException;
import java.util.Optional;
import lastack.wire.Octets;

/** The pcap format: a file header, then frames, each with a header of its own. */
final class PcapFormat implements CaptureReader.Format {

    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;
    /** Of files with frame headers of 24 octets, which some old systems wrote. */
    private static final int LONGER_HEADERS = 0xa1b2cd34;
    private static final int FILE_HEADER = 24;
    /** What libpcap and Wireshark accept as a frame's length. */
    private static final int LONGEST = 262_144;
    private static final long SECOND = 1_000_000_000L;

    private final CaptureReader reader;
    private final Input input;
    private final boolean swapped;
    private final int header;
    private final long unit;
    private final int linkType;

    private PcapFormat(CaptureReader reader, Input input, int magic, boolean swapped) {
        this.reader = reader;
        this.input = input;
        this.swapped = swapped;
        this.header = magic == LONGER_HEADERS ? 24 : 16;
        this.unit = magic == NANOSECONDS ? 1 : 1000;
        // The upper half says how long the checksum at a frame's end is, which nobody looks at.
        this.linkType = read(input.at() + 20) & 0xffff;
        input.advance(FILE_HEADER);
    }

    /** The format, if the input begins like one. */
    static Optional<PcapFormat> in(CaptureReader reader, Input input, String name) throws IOException {
        int magic = Octets.i32(input.array(), input.at());
        boolean swapped = !isMagic(magic);
        if (swapped && !isMagic(Integer.reverseBytes(magic))) {
            return Optional.empty();
        }
        if (!input.ensure(FILE_HEADER)) {
            throw new CaptureException(name + " is cut within the file header of pcap.");
        }
        return Optional.of(new PcapFormat(reader, input, swapped ? Integer.reverseBytes(magic) : magic, swapped));
    }

    private static boolean isMagic(int bits) {
        return bits == MICROSECONDS || bits == NANOSECONDS || bits == LONGER_HEADERS;
    }

    private int read(int at) {
        int bits = Octets.i32(input.array(), at);
        return swapped ? Integer.reverseBytes(bits) : bits;
    }

    @Override
    public boolean next() throws IOException {
        if (!input.ensure(header)) {
            if (input.there() > 0 || input.isBroken()) {
                reader.trouble("it is cut after frame " + reader.frame());
            }
            return false;
        }
        int at = input.at();
        long time = (read(at) & 0xFFFF_FFFFL) * SECOND + (read(at + 4) & 0xFFFF_FFFFL) * unit;
        int captured = read(at + 8);
        int length = read(at + 12);
        if (captured < 0 || captured > LONGEST) {
            reader.trouble("frame " + (reader.frame() + 1) + " claims to have " + Integer.toUnsignedString(captured)
                + " octets, and where the next begins is not to be known");
            return false;
        }
        if (!input.ensure(header + captured)) {
            reader.trouble("it is cut in frame " + (reader.frame() + 1));
            return false;
        }
        reader.is(time, linkType, input.at() + header, captured, length < 0 ? captured : length);
        input.advance(header + captured);
        return true;
    }
}
