package lastack.wire;

/** The checksum of IPv4 and TCP: the complement of the one's complement sum of 16-bit words (RFC 9293, section 3.1). */
public final class Checksum {

    /** What there is to say of the checksum of something captured. */
    public enum State {
        /** It is right. */
        RIGHT,
        /** It is wrong: the octets were changed, or it was captured before it was filled in, in a way that does not show. */
        WRONG,
        /** Its sender leaves it to its network card: so far it is the sum over the pseudo header. */
        LEFT,
        /** Not all octets that it covers are there. */
        UNKNOWN
    }

    private Checksum() {
    }

    /**
     * Adds octets to a sum. A last odd octet is followed by a zero.
     *
     * @param sum what was summed up before, an even number of octets
     * @param octets the array
     * @param from the first octet
     * @param to the one beyond the last
     * @return the sum, neither folded nor complemented
     */
    public static long add(long sum, byte[] octets, int from, int to) {
        long all = sum;
        int at = from;
        // Words of 32 bits may be added too: folding adds their halves (RFC 1071, section 2).
        for (; at + 4 <= to; at += 4) {
            all += Octets.i32(octets, at) & 0xFFFF_FFFFL;
        }
        if (at + 2 <= to) {
            all += Octets.u16(octets, at);
            at += 2;
        }
        return at < to ? all + (Octets.u8(octets, at) << 8) : all;
    }

    /** The 16 bits that a header carries for a sum over it, its own field being zero. */
    public static int of(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) ~folded & 0xffff;
    }
}
