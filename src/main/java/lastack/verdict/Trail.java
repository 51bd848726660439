package lastack.verdict;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import lastack.refine.Sight;
import lastack.refine.Varint;

/**
 * The last segments of an endpoint, packed: there are many endpoints, and hardly any is ever gone through again. They stand in
 * stretches of {@link #STRETCH}, of which the first can be forgotten.
 */
final class Trail extends AbstractList<Sighting> {

    /** After how many segments the next stretch begins. */
    static final int STRETCH = 24;

    private static final int FIRST_SIZE = 64;
    /** A head; four numbers of 32 bits, of which each takes five octets at most; two of 64 bits, of which each takes ten. */
    private static final int LONGEST = 1 + 4 * 5 + 2 * 10;
    private static final int ARRIVES = 1 << 4;
    private static final int BITS = ARRIVES - 1;
    private static final int SAME_WND = 1 << 5;
    private static final int NO_LEN = 1 << 6;
    private static final int AFTER_SOMETHING = 1 << 7;

    private Stretch first = new Stretch(FIRST_SIZE);
    private Stretch second;

    /** Some segments, each number as its difference from that before it in the same direction. */
    private static final class Stretch {
        private byte[] octets;
        private int end;
        private int size;
        /** What is missing before some, in their order: there are few. */
        private List<List<List<Sight>>> ways = List.of();
        private int waysSeen;
        /** SEG.SEQ, SEG.ACK and the window of the last that leaves, and of the last that arrives. */
        private int lastSeq;
        private int lastAck;
        private int lastWnd;
        private int arrivedSeq;
        private int arrivedAck;
        private int arrivedWnd;
        private long lastFrame;
        private long lastTime;

        Stretch(int octets) {
            this(new byte[octets]);
        }

        private Stretch(byte[] octets) {
            this.octets = octets;
        }

        void add(Sighting each) {
            Sight s = each.sight();
            boolean arrives = s.arrives();
            boolean sameWnd = s.wnd() == (arrives ? arrivedWnd : lastWnd);
            if (end + LONGEST > octets.length) {
                octets = Arrays.copyOf(octets, octets.length + Math.max(LONGEST, octets.length / 3));
            }
            int at = end;
            octets[at++] = (byte) (s.bits() & BITS | (arrives ? ARRIVES : 0) | (sameWnd ? SAME_WND : 0)
                | (s.len() == 0 ? NO_LEN : 0) | (each.ways().isEmpty() ? 0 : AFTER_SOMETHING));
            if (!each.ways().isEmpty()) {
                ways = ways.isEmpty() ? new ArrayList<>(1) : ways;
                ways.add(each.ways());
            }
            at = Varint.put(octets, at, s.seq() - (arrives ? arrivedSeq : lastSeq));
            at = Varint.put(octets, at, s.ack() - (arrives ? arrivedAck : lastAck));
            at = sameWnd ? at : Varint.put(octets, at, s.wnd());
            at = s.len() == 0 ? at : Varint.put(octets, at, s.len());
            at = Varint.put(octets, at, each.frame() - lastFrame);
            end = Varint.put(octets, at, each.time() - lastTime);
            passed(s, each.frame(), each.time());
        }

        private void passed(Sight s, long frame, long time) {
            if (s.arrives()) {
                arrivedSeq = s.seq();
                arrivedAck = s.ack();
                arrivedWnd = s.wnd();
            } else {
                lastSeq = s.seq();
                lastAck = s.ack();
                lastWnd = s.wnd();
            }
            lastFrame = frame;
            lastTime = time;
            size++;
        }

        private long get() {
            int from = end;
            end = Varint.end(octets, from);
            return Varint.get(octets, from);
        }

        /** What {@link #add} added after what was got before; on a copy from {@link #again}. */
        Sighting next() {
            int head = octets[end++];
            boolean arrives = (head & ARRIVES) != 0;
            int seq = (int) get() + (arrives ? arrivedSeq : lastSeq);
            int ack = (int) get() + (arrives ? arrivedAck : lastAck);
            int wnd = (head & SAME_WND) != 0 ? arrives ? arrivedWnd : lastWnd : (int) get();
            int len = (head & NO_LEN) != 0 ? 0 : (int) get();
            long frame = get() + lastFrame;
            long time = get() + lastTime;
            Sight sight = new Sight(arrives, seq, ack, wnd, len, head & BITS);
            passed(sight, frame, time);
            return new Sighting(sight, frame, time, (head & AFTER_SOMETHING) != 0 ? ways.get(waysSeen++) : List.of());
        }

        /** The same octets, to be gone through from the first. */
        Stretch again() {
            Stretch again = new Stretch(octets);
            again.ways = ways;
            return again;
        }
    }

    /** The same segments. */
    static Trail of(List<Sighting> all) {
        Trail trail = new Trail();
        all.forEach(trail::add);
        return trail;
    }

    @Override
    public boolean add(Sighting each) {
        if (first.size < STRETCH) {
            first.add(each);
        } else {
            if (second == null) {
                second = new Stretch(Math.max(FIRST_SIZE, first.end));
            }
            second.add(each);
        }
        return true;
    }

    /** Forgets the first stretch. */
    void forget() {
        if (second != null && second.size > STRETCH) {
            List<Sighting> rest = List.copyOf(subList(STRETCH, size()));
            first = new Stretch(FIRST_SIZE);
            second = null;
            rest.forEach(this::add);
        } else {
            first = second != null ? second : new Stretch(FIRST_SIZE);
            second = null;
        }
    }

    /** The segments behind the first stretch. */
    Iterable<Sighting> behindFirst() {
        Trail rest = new Trail();
        rest.first = second == null ? rest.first : second;
        return rest;
    }

    @Override
    public int size() {
        return first.size + (second == null ? 0 : second.size);
    }

    @Override
    public Sighting get(int index) {
        Iterator<Sighting> all = iterator();
        for (int i = 0; i < index; i++) {
            all.next();
        }
        return all.next();
    }

    @Override
    public Iterator<Sighting> iterator() {
        int size = size();
        int inFirst = first.size;
        Stretch one = first.again();
        Stretch other = second == null ? null : second.again();
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < size;
            }

            @Override
            public Sighting next() {
                if (at >= size) {
                    throw new NoSuchElementException();
                }
                return at++ < inFirst ? one.next() : other.next();
            }
        };
    }
}
