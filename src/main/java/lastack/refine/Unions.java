package lastack.refine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * What is known if it is one of two things, remembered: it depends on the two patterns, and on how the numbers of both stand to
 * each other, as far as distances matter to a {@link Line}.
 */
final class Unions {

    private static final byte BETWEEN = -1;

    private final int most;
    private final ConcurrentHashMap<Key, Union> known = new ConcurrentHashMap<>();

    /** A pattern, and for each of its numbers which of those of the first and, after them, of the second it is. */
    private record Union(Pattern pattern, int[] send, int[] receive, boolean pruned) {
    }

    /** The two patterns, and how the numbers of both stand to each other. */
    private static final class Key {
        private final Pattern one;
        private final Pattern other;
        private final byte[] lines;
        private final int hash;

        Key(Known one, Known other) {
            this(one.pattern(), other.pattern(), lines(one, other));
        }

        Key(Pattern one, Pattern other, byte[] lines) {
            this.one = one;
            this.other = other;
            this.lines = lines;
            this.hash = (31 * one.id() + other.id()) * 31 + Arrays.hashCode(lines);
        }

        private static byte[] lines(Known one, Known other) {
            byte[] all = new byte[one.send().length + other.send().length + 1 + one.receive().length + other.receive().length];
            int end = merge(all, 0, one.send(), other.send());
            all[end++] = BETWEEN;
            return Arrays.copyOf(all, merge(all, end, one.receive(), other.receive()));
        }

        @Override
        public boolean equals(Object what) {
            return what instanceof Key key && one == key.one && other == key.other && Arrays.equals(lines, key.lines);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    Unions(int most) {
        this.most = most;
    }

    /** One or the other; null if it is not remembered. */
    Known of(Known one, Known other) {
        Union union = known.get(new Key(one, other));
        return union == null ? null
            : new Known(union.pattern(), values(union.send(), one.send(), other.send()),
                values(union.receive(), one.receive(), other.receive()), one.isPruned() || other.isPruned() || union.pruned());
    }

    /**
     * Remembers what one or the other is.
     *
     * @param one the one
     * @param other the other
     * @param both one or the other
     * @return the same
     */
    Known put(Known one, Known other, Known both) {
        boolean pruned = one.isPruned() || other.isPruned();
        int[] send = codes(both.send(), one.send(), other.send());
        int[] receive = codes(both.receive(), one.receive(), other.receive());
        // Whether it was too much for this union alone cannot be told where one of the two was so already.
        if (send != null && receive != null && !pruned) {
            if (known.mappingCount() >= most) {
                known.clear();
            }
            known.put(new Key(one, other), new Union(both.pattern(), send, receive, both.isPruned()));
        }
        return both;
    }

    /** Writes all of patterns that have a place: of others, which are forgotten but in use, it may have some too. */
    void write(Packed to, Map<Pattern, Integer> places) {
        Map<Key, Union> all = new HashMap<>(known);
        all.entrySet().removeIf(each -> !places.keySet()
            .containsAll(List.of(each.getKey().one, each.getKey().other, each.getValue().pattern())));
        to.put(all.size());
        all.forEach((key, union) -> {
            to.put(places.get(key.one));
            to.put(places.get(key.other));
            to.put(key.lines);
            to.put(places.get(union.pattern()));
            to.put(union.send());
            to.put(union.receive());
            to.put(union.pruned() ? 1 : 0);
        });
    }

    /** Reads what was written. */
    void read(Packed from, IntFunction<Pattern> at) {
        for (int left = from.get(); left > 0; left--) {
            Key key = new Key(at.apply(from.get()), at.apply(from.get()), from.getBytes());
            known.put(key, new Union(at.apply(from.get()), from.getInts(), from.getInts(), from.get() == 1));
        }
    }

    void forget() {
        known.clear();
    }

    /** In rising order: whose each number is, and how far it is from the one before, as far as that matters. */
    private static int merge(byte[] key, int from, long[] one, long[] other) {
        int at = from;
        int i = 0;
        int j = 0;
        long last = 0;
        while (i < one.length || j < other.length) {
            boolean ofOne = i < one.length && (j == other.length || one[i] <= other[j]);
            boolean ofOther = j < other.length && (i == one.length || other[j] <= one[i]);
            long value = ofOne ? one[i] : other[j];
            int distance = i + j == 0 ? 0 : Line.distance(value - last);
            key[at++] = (byte) (distance << 2 | (ofOne ? 1 : 0) | (ofOther ? 2 : 0));
            i += ofOne ? 1 : 0;
            j += ofOther ? 1 : 0;
            last = value;
        }
        return at;
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
