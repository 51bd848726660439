package lastack.wire;

/**
 * An address of IPv4 or of IPv6.
 *
 * @param version 4 or 6
 * @param high the first 64 bits of an IPv6 address; 0 for IPv4
 * @param low the last 64 bits of an IPv6 address; the 32 bits of an IPv4 address
 */
public record IpAddress(int version, long high, long low) implements Comparable<IpAddress> {

    private static final int GROUPS = 8;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if they are no address
     */
    public IpAddress {
        if (version != 6 && (version != 4 || high != 0 || low >>> 32 != 0)) {
            throw new IllegalArgumentException("no address of IP version " + version + ": " + high + ", " + low);
        }
    }

    /** The IPv4 address of these bits. */
    public static IpAddress v4(int bits) {
        return new IpAddress(4, 0, bits & 0xFFFF_FFFFL);
    }

    /** The IPv6 address of these bits. */
    public static IpAddress v6(long high, long low) {
        return new IpAddress(6, high, low);
    }

    /**
     * The address of these octets, in network byte order.
     *
     * @param octets 4 or 16
     * @return the address, never null
     * @throws IllegalArgumentException if there are not 4 or 16
     */
    public static IpAddress of(byte[] octets) {
        if (octets.length == 4) {
            return v4(Octets.i32(octets, 0));
        }
        if (octets.length != 16) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + octets.length);
        }
        return v6(Octets.i64(octets, 0), Octets.i64(octets, 8));
    }

    /** The octets, 4 or 16, in network byte order. */
    public byte[] octets() {
        byte[] octets = new byte[version == 4 ? 4 : 16];
        if (version == 4) {
            Octets.put32(octets, 0, (int) low);
        } else {
            Octets.put64(octets, 0, high);
            Octets.put64(octets, 8, low);
        }
        return octets;
    }

    /** With a port, as it is written: {@code [2001:db8::1]:80}; in IPv4 without brackets. */
    public String withPort(int port) {
        return version == 4 ? this + ":" + port : "[" + this + "]:" + port;
    }

    @Override
    public int compareTo(IpAddress other) {
        int order = Integer.compare(version, other.version);
        order = order != 0 ? order : Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    /** As RFC 5952 writes IPv6 addresses: in lower case, the longest run of groups of zeros left out. */
    @Override
    public String toString() {
        if (version == 4) {
            return (low >>> 24) + "." + (low >>> 16 & 0xff) + "." + (low >>> 8 & 0xff) + "." + (low & 0xff);
        }
        int longest = 0;
        int start = -1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && group(end) == 0) {
                end++;
            }
            if (end - i > Math.max(1, longest)) {
                longest = end - i;
                start = i;
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                out.append("::");
                i += longest - 1;
            } else {
                out.append(out.length() == 0 || out.charAt(out.length() - 1) == ':' ? "" : ":");
                out.append(Integer.toHexString(group(i)));
            }
        }
        return out.toString();
    }

    private int group(int index) {
        return (int) ((index < 4 ? high >>> 48 - 16 * index : low >>> 112 - 16 * index) & 0xffff);
    }
}
