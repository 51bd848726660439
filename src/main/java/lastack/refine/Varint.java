package lastack.refine;

/** Numbers in few octets: seven bits in each, the lowest first, and numbers near 0 of either sign are short. */
public final class Varint {

    /** How many octets a number takes at most. */
    public static final int LONGEST = 10;

    private Varint() { }

    /**
     * Writes a number.
     *
     * @param octets where it goes; there must be room for {@link #LONGEST}
     * @param from the first octet
     * @param number the number
     * @return the octet behind it
     */
    public static int put(byte[] octets, int from, long number) {
        int at = from;
        long left = number << 1 ^ number >> 63;
        while (left >>> 7 != 0) {
            octets[at++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        octets[at++] = (byte) left;
        return at;
    }

    /** The number that begins at an octet. */
    public static long get(byte[] octets, int from) {
        long number = 0;
        int shift = 0;
        int at = from;
        int octet;
        do {
            octet = octets[at++];
            number |= (octet & 0x7FL) << shift;
            shift += 7;
        } while (octet < 0);
        return number >>> 1 ^ -(number & 1);
    }

    /** The octet behind the number that begins at one. */
    public static int end(byte[] octets, int from) {
        int at = from;
        while (octets[at] < 0) {
            at++;
        }
        return at + 1;
    }
}
