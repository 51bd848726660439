package lastack.refine;

import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * What segments make of one pattern, as far as it is remembered. Any number of threads may use it; one that does not see yet what
 * another has just added asks once more.
 */
final class Transitions {

    private static final Entry[] NONE = new Entry[1];

    private volatile Entry[] entries = NONE;
    private int used;

    /** A segment as far as it matters, which two keys tell, and what it makes of the pattern. */
    private static final class Entry {
        private final long one;
        private final long other;
        private final Transition transition;

        Entry(long one, long other, Transition transition) {
            this.one = one;
            this.other = other;
            this.transition = transition;
        }
    }

    private static int slot(long one, long other, int size) {
        long hash = (one * 0xC2B2AE3D27D4EB4FL ^ other) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & size - 1;
    }

    /** The transition of a segment; null if it is not remembered. */
    Transition get(long one, long other) {
        Entry[] all = entries;
        int at = slot(one, other, all.length);
        for (Entry each = all[at]; each != null; each = all[at]) {
            if (each.one == one && each.other == other) {
                return each.transition;
            }
            at = at + 1 & all.length - 1;
        }
        return null;
    }

    /** Remembers a transition; says whether it was not remembered before. */
    synchronized boolean put(long one, long other, Transition transition) {
        if (get(one, other) != null) {
            return false;
        }
        if (2 * (used + 1) > entries.length) {
            Entry[] more = new Entry[4 * entries.length];
            for (Entry each : entries) {
                if (each != null) {
                    add(more, each);
                }
            }
            entries = more;
        }
        add(entries, new Entry(one, other, transition));
        used++;
        return true;
    }

    private static void add(Entry[] all, Entry entry) {
        int at = slot(entry.one, entry.other, all.length);
        while (all[at] != null) {
            at = at + 1 & all.length - 1;
        }
        all[at] = entry;
    }

    /** Writes all, with the place of each pattern. */
    synchronized void write(Packed to, ToIntFunction<Pattern> place) {
        to.put(used);
        for (Entry each : entries) {
            if (each != null) {
                to.put(each.one);
                to.put(each.other);
                each.transition.write(to, place);
            }
        }
    }

    /** Reads what was written. */
    void read(Packed from, IntFunction<Pattern> at) {
        for (int left = from.get(); left > 0; left--) {
            put(from.getLong(), from.getLong(), Transition.read(from, at));
        }
    }

    int size() {
        return used;
    }

    /** Forgets all. */
    synchronized void forget() {
        entries = NONE;
        used = 0;
    }
}
