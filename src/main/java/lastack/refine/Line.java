package lastack.refine;

/**
 * Where numbers of one space are put. The relation looks at which of two is the larger, and at numbers next to each other; so
 * distances up to {@link #EXACT} stay what they are, and a larger one becomes a length that tells which of the distances it is:
 * no two sums of them are near each other, and a number that comes out near none of those that went in shows that a distance
 * was reckoned with.
 */
final class Line {

    /** The largest distance that is kept. */
    static final int EXACT = 6;

    /** How far a number may come out from one that went in: a SYN, a FIN, an octet. */
    static final int NEAR = 2;

    /** How many numbers are put on one line; beyond, distances are kept. */
    static final int MOST = 100;

    /** The first place; the literal 0 of a reset's SEQ is no place. */
    private static final int FIRST = 1 << 12;

    private static final int[] LENGTHS = new int[MOST];

    static {
        long bits = 1;
        for (int i = 0; i < MOST; i++) {
            bits = bits * 6364136223846793005L + 1442695040888963407L;
            LENGTHS[i] = FIRST + (int) (bits >>> 44);
        }
    }

    private Line() { }

    /** A distance as far as it matters: itself, or just larger than what is kept. */
    static int distance(long distance) {
        return distance > EXACT ? EXACT + 1 : (int) distance;
    }

    /** The same; where it only matters if two numbers are the same, all that are not are as far apart as can be. */
    static int distance(long distance, boolean loose) {
        return loose && distance > 0 ? EXACT + 1 : distance(distance);
    }

    /** The places of numbers that are so far apart; one more than there are distances. */
    static int[] places(int[] distances) {
        int[] places = new int[distances.length + 1];
        places[0] = FIRST;
        for (int i = 0; i < distances.length; i++) {
            places[i + 1] = places[i] + (distances[i] > EXACT ? LENGTHS[i] : distances[i]);
        }
        return places;
    }

    /** The number with these 32 bits that is nearest to those of a line. */
    static long near(long[] line, int bits) {
        if (line.length == 0) {
            return Integer.toUnsignedLong(bits);
        }
        long last = line[line.length - 1];
        return last + (bits - (int) last);
    }

    /** The index of the last number of a line that is not larger; -1 if all are. */
    static int floor(long[] line, long number) {
        int i = line.length - 1;
        while (i >= 0 && line[i] > number) {
            i--;
        }
        return i;
    }

    /** Where a number is on a line: after which, how near that is, and how near the next. */
    static int where(long[] line, long number, boolean loose) {
        int i = floor(line, number);
        int below = i < 0 ? EXACT + 1 : distance(number - line[i], loose);
        int above = i + 1 == line.length ? EXACT + 1 : distance(line[i + 1] - number, loose);
        return (i + 1) << 6 | below << 3 | above;
    }
}
