package lastack.refine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is known if it is one of two things, remembered: it depends on the two patterns, and on how the numbers of both stand to
 * each other, as far as distances matter to a {@link Line}.
 */
final class Unions {

    private static final char BETWEEN = '\uFFFF';

    private final int most;
    private final ConcurrentHashMap<String, Union> known = new ConcurrentHashMap<>();

    /** A pattern, and for each of its numbers which of those of the first and, after them, of the second it is. */
    private record Union(Pattern pattern, int[] send, int[] receive, boolean pruned) {
    }

    Unions(int most) {
        this.most = most;
    }

    /**
     * One or the other.
     *
     * @param one the one
     * @param other the other
     * @param made makes it, if it is not remembered
     */
    Known of(Known one, Known other, Supplier<Known> made) {
        String key = key(one, other);
        Union union = known.get(key);
        boolean pruned = one.isPruned() || other.isPruned();
        if (union != null) {
            return new Known(union.pattern(), values(union.send(), one.send(), other.send()),
                values(union.receive(), one.receive(), other.receive()), pruned || union.pruned());
        }
        Known both = made.get();
        int[] send = codes(both.send(), one.send(), other.send());
        int[] receive = codes(both.receive(), one.receive(), other.receive());
        // Whether it was too much for this union alone cannot be told where one of the two was so already.
        if (send != null && receive != null && !pruned) {
            if (known.mappingCount() >= most) {
                known.clear();
            }
            known.put(key, new Union(both.pattern(), send, receive, both.isPruned()));
        }
        return both;
    }

    void forget() {
        known.clear();
    }

    private static String key(Known one, Known other) {
        StringBuilder key = new StringBuilder(64);
        number(key, one.pattern().id());
        number(key, other.pattern().id());
        merge(key, one.send(), other.send());
        key.append(BETWEEN);
        merge(key, one.receive(), other.receive());
        return key.toString();
    }

    private static void number(StringBuilder key, int number) {
        key.append((char) (number >>> 16)).append((char) number);
    }

    /** In rising order: whose each number is, and how far it is from the one before, as far as that matters. */
    private static void merge(StringBuilder key, long[] one, long[] other) {
        int i = 0;
        int j = 0;
        long last = 0;
        while (i < one.length || j < other.length) {
            boolean ofOne = i < one.length && (j == other.length || one[i] <= other[j]);
            boolean ofOther = j < other.length && (i == one.length || other[j] <= one[i]);
            long value = ofOne ? one[i] : other[j];
            int distance = i + j == 0 ? 0 : Line.distance(value - last);
            key.append((char) (distance << 2 | (ofOne ? 1 : 0) | (ofOther ? 2 : 0)));
            i += ofOne ? 1 : 0;
            j += ofOther ? 1 : 0;
            last = value;
        }
    }

    private static long[] values(int[] codes, long[] one, long[] other) {
        long[] values = new long[codes.length];
        for (int i = 0; i < codes.length; i++) {
            values[i] = codes[i] < one.length ? one[codes[i]] : other[codes[i] - one.length];
        }
        return values;
    }

    private static int[] codes(long[] values, long[] one, long[] other) {
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            int code = 0;
            while (code < one.length + other.length
                    && values[i] != (code < one.length ? one[code] : other[code - one.length])) {
                code++;
            }
            if (code == one.length + other.length) {
                return null;
            }
            codes[i] = code;
        }
        return codes;
    }
}
