package lastack.wire;

/**
 * A sequence number: one of the 2<sup>32</sup> points of a circle (RFC 9293, section 3.4).
 *
 * <p>The comparisons say which of two numbers comes first when they are less than 2<sup>31</sup> apart, as the numbers of
 * one connection always are. Exactly 2<sup>31</sup> apart, each comes before the other, and neither after: the RFC gives
 * such a pair no order, and no comparison ever fails.
 *
 * @param bits the number's 32 bits
 */
public record SeqNumber(int bits) {

    /** The number 0. */
    public static final SeqNumber ZERO = new SeqNumber(0);

    private static final long LARGEST = 0xFFFF_FFFFL;

    /**
     * The sequence number with the given value.
     *
     * @param unsigned 0 to 2<sup>32</sup>-1
     * @return the number, never null
     * @throws IllegalArgumentException if the value is not in that range
     */
    public static SeqNumber of(long unsigned) {
        if (unsigned < 0 || unsigned > LARGEST) {
            throw new IllegalArgumentException("a sequence number is 0 to 4294967295, not " + unsigned);
        }
        return new SeqNumber((int) unsigned);
    }

    /** The number {@code octets} further on, modulo 2<sup>32</sup>; a negative count goes back. */
    public SeqNumber plus(int octets) {
        return octets == 0 ? this : new SeqNumber(bits + octets);
    }

    /** How far this number lies beyond {@code other}, in octets: negative if it comes before. */
    public int minus(SeqNumber other) {
        return bits - other.bits;
    }

    /** Whether this number comes before {@code other}: "&lt;" of RFC 9293, section 3.4. */
    public boolean isBefore(SeqNumber other) {
        return bits - other.bits < 0;
    }

    /** Whether this number is {@code other} or comes before it: "=&lt;" of RFC 9293, section 3.4. */
    public boolean isAtMost(SeqNumber other) {
        return bits - other.bits <= 0;
    }

    /** Whether this number comes after {@code other}. */
    public boolean isAfter(SeqNumber other) {
        return bits - other.bits > 0;
    }

    /** Whether this number is {@code other} or comes after it. */
    public boolean isAtLeast(SeqNumber other) {
        return bits - other.bits >= 0;
    }

    /** The earlier of the two. */
    public SeqNumber min(SeqNumber other) {
        return isAtMost(other) ? this : other;
    }

    /** The later of the two. */
    public SeqNumber max(SeqNumber other) {
        return isAtLeast(other) ? this : other;
    }

    /** Whether this number lies in the window of {@code size} octets that starts at {@code from}. */
    public boolean isWithin(SeqNumber from, int size) {
        int offset = bits - from.bits;
        return 0 <= offset && offset < size;
    }

    /** The value, 0 to 2<sup>32</sup>-1. */
    public long unsigned() {
        return bits & LARGEST;
    }

    /** The unsigned value in decimal. */
    @Override
    public String toString() {
        return Integer.toUnsignedString(bits);
    }
}
