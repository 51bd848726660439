package lastack.refine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** The last so many pairs of control block and event for which the relation was asked, with all outcomes. For any threads. */
final class Memory {

    /**
     * What the relation permits a pair.
     *
     * @param ends control block and tells of each outcome, as {@link Compact} has them
     * @param why what each rests on; of two outcomes that differ in nothing else, the smaller set comes first
     */
    record Known(byte[][] ends, Judgement.Explained[] why) {

        /** The judgement of a step with this end, or null if none explains it. */
        Judgement.Explained of(Compact end) {
            for (int i = 0; i < ends.length; i++) {
                if (end.is(ends[i])) {
                    return why[i];
                }
            }
            return null;
        }
    }

    /** A pair, with its configuration. */
    static final class Pair {
        private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

        private final byte[] bytes;
        private final int hash;

        Pair(Compact start) {
            bytes = start.toBytes();
            hash = hash(bytes);
        }

        /** Eight bytes at a time: every step is hashed. */
        private static int hash(byte[] bytes) {
            long hash = bytes.length;
            int i = 0;
            for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
                hash = mixed(hash ^ (long) LONGS.get(bytes, i));
            }
            for (; i < bytes.length; i++) {
                hash = hash * 31 + bytes[i];
            }
            return (int) (mixed(hash) >>> 32);
        }

        private static long mixed(long bits) {
            long product = bits * 0x9E3779B97F4A7C15L;
            return product ^ product >>> 32;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && hash == pair.hash && Arrays.equals(bytes, pair.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final int most;
    private final ConcurrentHashMap<Pair, Known> known = new ConcurrentHashMap<>();
    private final Queue<Pair> inOrder = new ConcurrentLinkedQueue<>();
    private final LongAdder learned = new LongAdder();

    Memory(int most) {
        this.most = most;
    }

    /** Whether anything is remembered at all. */
    boolean isKept() {
        return most > 0;
    }

    Known get(Pair pair) {
        return known.get(pair);
    }

    /** Remembers a pair; what was learned longest ago is forgotten for it, if there are too many. */
    void put(Pair pair, Known outcomes) {
        learned.increment();
        if (known.putIfAbsent(pair, outcomes) == null) {
            inOrder.add(pair);
            while (known.mappingCount() > most) {
                Pair oldest = inOrder.poll();
                if (oldest == null) {
                    return;
                }
                known.remove(oldest);
            }
        }
    }

    long size() {
        return known.mappingCount();
    }

    /** How often the relation was asked. */
    long learned() {
        return learned.sum();
    }
}
