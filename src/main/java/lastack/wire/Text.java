package lastack.wire;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A string of octets that never changes: the text of a segment, or what a user wrote and has not seen acknowledged.
 *
 * <p>A slice shares its octets with the whole. {@link #concat} appends into spare room behind the first operand when there
 * is some, so a queue that only grows at its end copies each octet a bounded number of times.
 */
public final class Text {

    /** The text without octets. */
    public static final Text EMPTY = new Text(new Room(0), 0, 0);

    /** Octets shared by several texts; those below {@code used} are written and never written again. */
    private static final class Room {
        final byte[] octets;
        final AtomicInteger used = new AtomicInteger();

        Room(int capacity) {
            octets = new byte[capacity];
        }
    }

    private final Room room;
    private final int from;
    private final int to;

    private Text(Room room, int from, int to) {
        this.room = room;
        this.from = from;
        this.to = to;
    }

    /**
     * The text of the given octets, which are copied.
     *
     * @param octets any number of octets
     * @return the text, never null
     */
    public static Text of(byte[] octets) {
        return octets.length == 0 ? EMPTY : joined(octets, 0, octets.length, octets, 0, 0, octets.length);
    }

    private static Text joined(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo, int capacity) {
        int length = aTo - aFrom + bTo - bFrom;
        Room room = new Room(capacity);
        System.arraycopy(a, aFrom, room.octets, 0, aTo - aFrom);
        System.arraycopy(b, bFrom, room.octets, aTo - aFrom, bTo - bFrom);
        room.used.set(length);
        return new Text(room, 0, length);
    }

    /** How many octets there are. */
    public int length() {
        return to - from;
    }

    /** Whether there is no octet. */
    public boolean isEmpty() {
        return to == from;
    }

    /**
     * The octet at a position.
     *
     * @param index 0 to {@code length() - 1}
     * @return the octet, as a Java byte
     * @throws IndexOutOfBoundsException if there is no such octet
     */
    public byte octet(int index) {
        return room.octets[from + Objects.checkIndex(index, length())];
    }

    /**
     * The octets from one position up to, not including, another; nothing is copied.
     *
     * @param start the first octet's position
     * @param end the position beyond the last octet
     * @return the slice, never null
     * @throws IndexOutOfBoundsException unless 0 =&lt; start =&lt; end =&lt; length()
     */
    public Text slice(int start, int end) {
        Objects.checkFromToIndex(start, end, length());
        if (start == end) {
            return EMPTY;
        }
        return end - start == length() ? this : new Text(room, from + start, from + end);
    }

    /** This text followed by {@code next}. */
    public Text concat(Text next) {
        if (next.isEmpty()) {
            return this;
        }
        if (isEmpty()) {
            return next;
        }
        int length = Math.addExact(length(), next.length());
        // Whoever moves "used" owns the room behind it: two texts grown from the same one never share an octet.
        if (next.length() <= room.octets.length - to && room.used.compareAndSet(to, to + next.length())) {
            System.arraycopy(next.room.octets, next.from, room.octets, to, next.length());
            return new Text(room, from, to + next.length());
        }
        int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * length);
        return joined(room.octets, from, to, next.room.octets, next.from, next.to, capacity);
    }

    /** A copy of the octets. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(room.octets, from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other == this || other instanceof Text text
            && Arrays.equals(room.octets, from, to, text.room.octets, text.from, text.to);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + room.octets[i];
        }
        return hash;
    }

    /** The number of octets, not the octets: a long text would bury what stands beside it. */
    @Override
    public String toString() {
        return length() == 1 ? "1 octet" : length() + " octets";
    }
}
