package lastack.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

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

    private static final VarHandle EIGHT_OCTETS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
        int at = from;
        // Words of 32 bits may be added too, for folding adds their halves, and in the other order of octets, in which the sum
        // comes out (RFC 1071, section 2).
        long swapped = 0;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long eight = (long) EIGHT_OCTETS.get(octets, at);
            swapped += (eight & 0xFFFF_FFFFL) + (eight >>> 32);
        }
        int folded = folded(swapped);
        long all = sum + ((folded & 0xff) << 8 | folded >>> 8);
        while (at + 2 <= to) {
            all += Octets.u16(octets, at);
            at += 2;
        }
        return at < to ? all + (Octets.u8(octets, at) << 8) : all;
    }

    /** The 16 bits that a header carries for a sum over it, its own field being zero. */
    public static int of(long sum) {
        return ~folded(sum) & 0xffff;
    }

    private static int folded(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) folded;
    }
}
