package lastack.capture;

/**
 * What the times of a pcapng interface mean.
 *
 * @param resolution the option {@code if_tsresol}: ticks are 10<sup>-n</sup> s, or 2<sup>-n</sup> s with the topmost bit set
 * @param offset the option {@code if_tsoffset}: seconds to be added
 */
record Clock(int resolution, long offset) {

    /** What is meant where the file does not say. */
    static final int MICROSECONDS = 6;

    private static final long SECOND = 1_000_000_000L;
    private static final int DIGITS = 9;

    /** Nanoseconds since 1970; what does not fit 63 bits is wrong, and nothing worse. */
    long nanoseconds(long ticks) {
        int n = resolution & 0x7f;
        if ((resolution & 0x80) != 0) {
            long seconds = n > 63 ? 0 : ticks >>> n;
            // The topmost 32 bits of the fraction suffice for nanoseconds.
            long fraction = n == 0 || n > 63 ? 0 : ticks << 64 - n >>> 32;
            return (seconds + offset) * SECOND + (fraction * SECOND >>> 32);
        }
        long all = ticks;
        for (int i = n; i < DIGITS; i++) {
            all *= 10;
        }
        for (int i = DIGITS; i < n && all != 0; i++) {
            all /= 10;
        }
        return all + offset * SECOND;
    }
}
