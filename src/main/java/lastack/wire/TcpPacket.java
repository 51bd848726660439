package lastack.wire;

import java.util.Arrays;

/**
 * A TCP segment in an array: a view, from which nothing is copied. It is good as long as the array is left alone.
 */
public final class TcpPacket implements TcpRead {

    /** The octets of a header without options. */
    public static final int LEAST = 20;

    private final IpPacket ip;
    private final byte[] octets;
    private final int at;
    private final int header;

    private TcpPacket(IpPacket ip, int header) {
        this.ip = ip;
        this.octets = ip.array();
        this.at = ip.payloadStart();
        this.header = header;
    }

    /**
     * Reads the segment in a packet, which is no fragment.
     *
     * @param ip the packet; its protocol is not looked at
     * @return the segment, or what is wrong with it; never null
     */
    public static TcpRead read(IpPacket ip) {
        int at = ip.payloadStart();
        int offset = at - ip.start();
        if (ip.payloadLength() < LEAST) {
            return new Malformed("a TCP header has 20 octets at least, and there are " + ip.payloadLength(), offset);
        }
        if (ip.payloadThere() < LEAST) {
            return new Malformed("the TCP header is cut after " + ip.payloadThere() + " octets", offset + ip.payloadThere());
        }
        int header = (Octets.u8(ip.array(), at + 12) >> 4) * 4;
        if (header < LEAST) {
            return new Malformed("the TCP header is " + header + " octets long, and 20 are the least", offset + 12);
        }
        if (header > ip.payloadLength()) {
            String what = "the TCP header is " + header + " octets long, and there are " + ip.payloadLength();
            return new Malformed(what, offset + 12);
        }
        return new TcpPacket(ip, header);
    }

    /** The packet that it came in. */
    public IpPacket ip() {
        return ip;
    }

    /** The sender's port. */
    public int sourcePort() {
        return Octets.u16(octets, at);
    }

    /** The receiver's port. */
    public int destinationPort() {
        return Octets.u16(octets, at + 2);
    }

    /** The 32 bits of SEG.SEQ. */
    public int seq() {
        return Octets.i32(octets, at + 4);
    }

    /** The 32 bits of the acknowledgment field. */
    public int ack() {
        return Octets.i32(octets, at + 8);
    }

    /** The control bits, of {@link TcpFlags}. */
    public int flags() {
        return Octets.u16(octets, at + 12) & TcpFlags.ALL;
    }

    /** Whether one of these control bits is set. */
    public boolean has(int flag) {
        return (flags() & flag) != 0;
    }

    /** The window field, not scaled. */
    public int window() {
        return Octets.u16(octets, at + 14);
    }

    /** The urgent pointer. */
    public int urgent() {
        return Octets.u16(octets, at + 18);
    }

    /** The options, as far as they can be read. */
    public TcpOptions options() {
        int from = at + LEAST;
        return TcpOptions.read(octets, from, Math.min(at + header, at + ip.payloadThere()), at + header, ip.start());
    }

    /** Where in the array the text begins; beyond what is there if the header is cut. */
    public int textStart() {
        return at + header;
    }

    /** How many octets of text there were. */
    public int textLength() {
        return ip.payloadLength() - header;
    }

    /** How many octets of text are there; fewer than {@link #textLength} where the packet is cut. */
    public int textThere() {
        return Math.max(0, ip.payloadThere() - header);
    }

    /** A copy of the text that is there. */
    public Text text() {
        int from = Math.min(textStart(), at + ip.payloadThere());
        return Text.of(Arrays.copyOfRange(octets, from, from + textThere()));
    }

    /** The segment of the model, with a copy of the text that is there. */
    public Segment segment() {
        return new Segment(new SeqNumber(seq()), new SeqNumber(ack()), TcpFlags.controls(flags()), window(), text());
    }

    /** What there is to say of the checksum. */
    public Checksum.State checksum() {
        if (!ip.isWhole()) {
            return Checksum.State.UNKNOWN;
        }
        int length = ip.payloadLength();
        if (Checksum.of(Checksum.add(ip.pseudoHeader(length), octets, at, at + length)) == 0) {
            return Checksum.State.RIGHT;
        }
        // A card that cuts segments to size is given the sum without their length.
        int complement = ~Octets.u16(octets, at + 16) & 0xffff;
        return complement == Checksum.of(ip.pseudoHeader(length)) || complement == Checksum.of(ip.pseudoHeader(0))
            ? Checksum.State.LEFT : Checksum.State.WRONG;
    }
}
