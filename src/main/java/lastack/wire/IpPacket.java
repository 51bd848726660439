package lastack.wire;

import java.util.Objects;

/**
 * An IPv4 or IPv6 packet in an array: a view, from which nothing is copied. It is good as long as the array is left alone.
 */
public final class IpPacket implements IpRead {

    /** The protocol number of TCP. */
    public static final int TCP = 6;
    /** Of IPv4 inside IP. */
    public static final int IPV4 = 4;
    /** Of IPv6 inside IP, as in 6in4 (RFC 4213). */
    public static final int IPV6 = 41;
    /** Of generic routing encapsulation (RFC 2784). */
    public static final int GRE = 47;

    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int MOBILITY = 135;
    private static final int LEAST_V4 = 20;
    private static final int LEAST_V6 = 40;

    private final byte[] octets;
    private final int from;
    private final int end;
    private final int version;
    private int protocol;
    private int payload;
    private int total;
    private int fragmentOffset;
    private boolean moreFragments;
    private int identification;

    private IpPacket(byte[] octets, int from, int end, int version) {
        this.octets = octets;
        this.from = from;
        this.end = end;
        this.version = version;
    }

    /**
     * Reads a packet of which all octets are there.
     *
     * @param octets the array
     * @param from where the packet begins
     * @param to beyond the last octet; what follows the packet's own length is padding
     * @return the packet, or what is wrong with it; never null
     */
    public static IpRead read(byte[] octets, int from, int to) {
        return read(octets, from, to, to - from);
    }

    /**
     * Reads a packet whose end may have been cut off by whoever captured it.
     *
     * @param octets the array
     * @param from where the packet begins
     * @param to beyond the last octet that is there
     * @param length how many octets there were, at least {@code to - from}; where the header leaves the length open, as a
     *     system does that has its network card divide what it sends, it is this
     * @return the packet, or what is wrong with it; never null
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    public static IpRead read(byte[] octets, int from, int to, int length) {
        Objects.checkFromToIndex(from, to, octets.length);
        if (from == to) {
            return new Malformed("there is no IP header", 0);
        }
        int version = Octets.u8(octets, from) >> 4;
        if (version == 4) {
            return new IpPacket(octets, from, to, version).v4(length);
        }
        return version == 6 ? new IpPacket(octets, from, to, version).v6(length)
            : new Malformed("the IP version is " + version + ", neither 4 nor 6", 0);
    }

    private IpRead v4(int length) {
        if (end - from < LEAST_V4) {
            return new Malformed("the IPv4 header is cut after " + (end - from) + " octets", end - from);
        }
        int header = (Octets.u8(octets, from) & 0xf) * 4;
        if (header < LEAST_V4) {
            return new Malformed("the IPv4 header is " + header + " octets long, and 20 are the least", 0);
        }
        int said = Octets.u16(octets, from + 2);
        total = said == 0 ? length : said;
        if (total < header) {
            return new Malformed("the IPv4 packet is " + total + " octets long, less than its header of " + header, 2);
        }
        identification = Octets.u16(octets, from + 4);
        int fragment = Octets.u16(octets, from + 6);
        moreFragments = (fragment & 0x2000) != 0;
        fragmentOffset = (fragment & 0x1fff) * 8;
        protocol = Octets.u8(octets, from + 9);
        payload = from + header;
        return payload > end ? new Malformed("the IPv4 header is cut after " + (end - from) + " octets", end - from) : this;
    }

    private IpRead v6(int length) {
        if (end - from < LEAST_V6) {
            return new Malformed("the IPv6 header is cut after " + (end - from) + " octets", end - from);
        }
        int said = Octets.u16(octets, from + 4);
        total = said == 0 ? Math.max(length, LEAST_V6) : LEAST_V6 + said;
        protocol = Octets.u8(octets, from + 6);
        payload = from + LEAST_V6;
        // Each header takes at least 8 octets, so this ends.
        while (isExtension(protocol)) {
            int at = payload;
            if (at - from + 8 > total) {
                return new Malformed("the packet ends inside an IPv6 extension header", at - from);
            }
            if (at + 8 > end) {
                return new Malformed("an IPv6 extension header is cut", at - from);
            }
            if (protocol == FRAGMENT) {
                int fragment = Octets.u16(octets, at + 2);
                fragmentOffset = fragment & 0xfff8;
                moreFragments = (fragment & 1) != 0;
                identification = Octets.i32(octets, at + 4);
                payload = at + 8;
            } else {
                int words = Octets.u8(octets, at + 1);
                payload = at + (protocol == AUTHENTICATION ? (words + 2) * 4 : (words + 1) * 8);
            }
            if (payload - from > total || payload > end) {
                return new Malformed(payload - from > total ? "an IPv6 extension header is longer than the packet"
                    : "an IPv6 extension header is cut", at - from);
            }
            protocol = Octets.u8(octets, at);
            if (isFragment()) {
                // What follows is a part of something, to be put together before it is read.
                break;
            }
        }
        return this;
    }

    private static boolean isExtension(int protocol) {
        return protocol == HOP_BY_HOP || protocol == ROUTING || protocol == FRAGMENT || protocol == AUTHENTICATION
            || protocol == DESTINATION || protocol == MOBILITY;
    }

    /** The array that the packet is in. */
    public byte[] array() {
        return octets;
    }

    /** Where in the array the packet begins. */
    public int start() {
        return from;
    }

    /** 4 or 6. */
    public int version() {
        return version;
    }

    /** What the payload is, by IANA's protocol numbers. */
    public int protocol() {
        return protocol;
    }

    /** The sender's address. */
    public IpAddress source() {
        return address(0);
    }

    /** The receiver's address. */
    public IpAddress destination() {
        return address(1);
    }

    private IpAddress address(int which) {
        return version == 4 ? IpAddress.v4(Octets.i32(octets, from + 12 + 4 * which))
            : IpAddress.v6(Octets.i64(octets, from + 8 + 16 * which), Octets.i64(octets, from + 16 + 16 * which));
    }

    /** Where in the array the payload begins, behind all extension headers. */
    public int payloadStart() {
        return payload;
    }

    /** How many octets of payload there were, by the header. */
    public int payloadLength() {
        return total - (payload - from);
    }

    /** How many octets of payload are there; fewer than {@link #payloadLength} where the packet is cut. */
    public int payloadThere() {
        return Math.min(end - payload, payloadLength());
    }

    /** Whether all octets are there. */
    public boolean isWhole() {
        return payloadThere() == payloadLength();
    }

    /** Whether this is a part of a packet that was sent in parts. */
    public boolean isFragment() {
        return moreFragments || fragmentOffset != 0;
    }

    /** Where in the whole payload a fragment's payload belongs, in octets. */
    public int fragmentOffset() {
        return fragmentOffset;
    }

    /** Whether fragments with higher offsets follow. */
    public boolean moreFragments() {
        return moreFragments;
    }

    /** What the fragments of one packet have in common; 16 bits in IPv4, 32 in IPv6. */
    public int identification() {
        return identification;
    }

    /** Whether the header's own checksum is right, for IPv4; IPv6 has none, which is right. */
    public boolean headerChecksumIsRight() {
        return version == 6 || Checksum.of(Checksum.add(0, octets, from, from + (Octets.u8(octets, from) & 0xf) * 4)) == 0;
    }

    /** The sum over the pseudo header of TCP (RFC 9293, section 3.1). */
    long pseudoHeader(int length) {
        int addresses = version == 4 ? from + 12 : from + 8;
        long fixed = TCP + (length >>> 16) + (length & 0xffff);
        return Checksum.add(fixed, octets, addresses, addresses + (version == 4 ? 8 : 32));
    }
}
