package lastack.refine;

/**
 * What a segment makes of a belief, whatever their numbers are: the pattern after it, and for each number of that which of those
 * before it is (see {@link Merged}) and how much more.
 */
record Transition(Pattern pattern, byte[] sendCodes, byte[] sendMore, byte[] receiveCodes, byte[] receiveMore,
                  boolean pruned) {

    static long[] values(byte[] codes, byte[] more, long[] line, long[] segment) {
        long[] values = new long[codes.length];
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i];
            values[i] = (code < line.length ? line[code] : segment[code - line.length]) + more[i];
        }
        return values;
    }
}
