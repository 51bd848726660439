package lastack.refine;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The line of a belief with the numbers of a segment on it. Each number has a code: the index of the belief's, or after those
 * the index of the segment's.
 */
final class Merged {

    private final int[] old;
    private final int known;
    private final long[] values;
    private final int[] codes;
    private final int[] places;
    private final boolean exact;

    /**
     * Merges.
     *
     * @param old the places of the belief's numbers
     * @param line the same numbers as they are
     * @param more the segment's, in any order
     * @param exact whether distances are kept
     */
    Merged(int[] old, long[] line, long[] more, boolean exact) {
        this.old = old;
        this.known = line.length;
        this.exact = exact;
        int size = 0;
        long[] sorted = new long[line.length + more.length];
        int[] named = new int[sorted.length];
        for (int code = 0; code < sorted.length; code++) {
            long value = code < line.length ? line[code] : more[code - line.length];
            int at = size;
            while (at > 0 && sorted[at - 1] > value) {
                at--;
            }
            if (at > 0 && sorted[at - 1] == value) {
                continue;
            }
            System.arraycopy(sorted, at, sorted, at + 1, size - at);
            System.arraycopy(named, at, named, at + 1, size - at);
            sorted[at] = value;
            named[at] = code;
            size++;
        }
        values = Arrays.copyOf(sorted, size);
        codes = Arrays.copyOf(named, size);
        places = size == 0 ? new int[0] : exact ? apart() : Line.places(distances());
    }

    private int[] distances() {
        int[] distances = new int[values.length - 1];
        for (int i = 0; i < distances.length; i++) {
            boolean both = codes[i] < known && codes[i + 1] < known;
            distances[i] = Line.distance(both ? old[codes[i + 1]] - old[codes[i]] : values[i + 1] - values[i]);
        }
        return distances;
    }

    private int[] apart() {
        int[] apart = new int[values.length];
        apart[0] = Line.places(new int[0])[0];
        for (int i = 1; i < apart.length; i++) {
            apart[i] = apart[i - 1] + (int) Math.min(values[i] - values[i - 1], 1 << 21);
        }
        return apart;
    }

    /** The place of a number of the belief, by its old place. */
    IntUnaryOperator places() {
        return place -> {
            int i = Arrays.binarySearch(old, place);
            int index = i >= 0 ? i : Math.max(0, -i - 2);
            for (int m = 0; m < codes.length; m++) {
                if (codes[m] == index) {
                    return places[m] + (place - old[index]);
                }
            }
            throw new IllegalStateException("no number at " + place);
        };
    }

    /** The place of a number. */
    int place(long value) {
        return places[Arrays.binarySearch(values, value)];
    }

    /** The index of the number that one which comes out is near to; -1 if there is none, so that distances matter. */
    int nearest(int place) {
        if (exact) {
            int i = Arrays.binarySearch(places, place);
            return i >= 0 ? i : Math.max(0, -i - 2);
        }
        int best = -1;
        for (int i = 0; i < places.length; i++) {
            if (Math.abs(places[i] - place) <= (best < 0 ? Line.NEAR : Math.abs(places[best] - place) - 1)) {
                best = i;
            }
        }
        return best;
    }

    int code(int index) {
        return codes[index];
    }

    int placeOf(int index) {
        return places[index];
    }

    long valueOf(int index) {
        return values[index];
    }
}
