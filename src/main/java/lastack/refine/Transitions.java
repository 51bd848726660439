package lastack.refine;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/** Transitions that are remembered: a table for each thread, which costs nothing to look into, and behind it one for all. */
final class Transitions {

    /** What a transition belongs to: a pattern, and a segment as far as it matters. */
    private record Key(int pattern, long one, long other) {
    }

    private final int most;
    private final ConcurrentHashMap<Key, Transition> all = new ConcurrentHashMap<>();
    private final ThreadLocal<Table> tables = ThreadLocal.withInitial(Table::new);
    private volatile int age;

    Transitions(int most) {
        this.most = most;
    }

    /** Open addressing; what does not fit any more begins it anew. */
    static final class Table {
        private static final int SIZE = 1 << 16;
        private final int[] patterns = new int[SIZE];
        private final long[] ones = new long[SIZE];
        private final long[] others = new long[SIZE];
        private final Transition[] found = new Transition[SIZE];
        private int used;
        private int age;

        private static int slot(int pattern, long one, long other) {
            long hash = (pattern * 0x9E3779B97F4A7C15L ^ one) * 0xC2B2AE3D27D4EB4FL ^ other * 0x9E3779B97F4A7C15L;
            return (int) (hash ^ hash >>> 32 ^ hash >>> 17) & SIZE - 1;
        }

        Transition get(int pattern, long one, long other) {
            for (int i = slot(pattern, one, other);; i = i + 1 & SIZE - 1) {
                Transition transition = found[i];
                if (transition == null || patterns[i] == pattern && ones[i] == one && others[i] == other) {
                    return transition;
                }
            }
        }

        void put(int pattern, long one, long other, Transition transition) {
            if (used > SIZE / 2) {
                clear();
            }
            int i = slot(pattern, one, other);
            while (found[i] != null) {
                i = i + 1 & SIZE - 1;
            }
            patterns[i] = pattern;
            ones[i] = one;
            others[i] = other;
            found[i] = transition;
            used++;
        }

        private void clear() {
            Arrays.fill(found, null);
            used = 0;
        }
    }

    /** The table of this thread. */
    Table table() {
        Table table = tables.get();
        if (table.age != age) {
            table.age = age;
            table.clear();
        }
        return table;
    }

    /** Forgets all, on every thread. */
    void forget() {
        all.clear();
        age++;
    }

    Transition get(int pattern, long one, long other) {
        return all.get(new Key(pattern, one, other));
    }

    void put(int pattern, long one, long other, Transition transition) {
        if (all.mappingCount() >= most) {
            all.clear();
        }
        all.put(new Key(pattern, one, other), transition);
    }

    long size() {
        return all.mappingCount();
    }
}
