package lastack.refine;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Numbers ({@link Varint}) and names in few octets, written one after the other and read in the same order. */
final class Packed {

    private byte[] all;
    private int at;
    private int end;
    /** Names that were read, each once. */
    private final Map<String, String> names;

    Packed() {
        this(new byte[64], 0, 0, new HashMap<>());
    }

    private Packed(byte[] all, int at, int end, Map<String, String> names) {
        this.all = all;
        this.at = at;
        this.end = end;
        this.names = names;
    }

    /** What was written before, to be read. */
    static Packed of(byte[] all) {
        return new Packed(all, 0, all.length, new HashMap<>());
    }

    private void room(int more) {
        if (end + more > all.length) {
            all = Arrays.copyOf(all, Math.max(end + more, 2 * all.length));
        }
    }

    int size() {
        return end;
    }

    void put(long number) {
        room(Varint.LONGEST);
        end = Varint.put(all, end, number);
    }

    void put(String name) {
        byte[] octets = name.getBytes(StandardCharsets.UTF_8);
        put(octets.length);
        put(octets, octets.length);
    }

    void put(int[] numbers) {
        put(numbers.length);
        for (int each : numbers) {
            put(each);
        }
    }

    void put(long[] numbers) {
        put(numbers.length);
        for (long each : numbers) {
            put(each);
        }
    }

    void put(byte[] octets) {
        put(octets.length);
        put(octets, octets.length);
    }

    void putAll(Packed other) {
        put(other.all, other.end);
    }

    private void put(byte[] octets, int size) {
        room(size);
        System.arraycopy(octets, 0, all, end, size);
        end += size;
    }

    /** Writes all, behind how many octets they are. */
    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(end);
        out.write(all, 0, end);
    }

    int getInt() {
        at += Integer.BYTES;
        return (all[at - 4] & 0xff) << 24 | (all[at - 3] & 0xff) << 16 | (all[at - 2] & 0xff) << 8 | all[at - 1] & 0xff;
    }

    int get() {
        return (int) getLong();
    }

    long getLong() {
        int from = at;
        at = Varint.end(all, from);
        return Varint.get(all, from);
    }

    String getString() {
        int size = get();
        String name = new String(all, at, size, StandardCharsets.UTF_8);
        at += size;
        return names.computeIfAbsent(name, String::intern);
    }

    int[] getInts() {
        int[] numbers = new int[get()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = get();
        }
        return numbers;
    }

    long[] getLongs() {
        long[] numbers = new long[get()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = getLong();
        }
        return numbers;
    }

    byte[] getBytes() {
        int size = get();
        at += size;
        return Arrays.copyOfRange(all, at - size, at);
    }

    /** What {@link #writeTo} wrote. */
    Packed part() {
        return part(getInt());
    }

    /** The next octets, to be read apart. */
    Packed part(int size) {
        at += size;
        return new Packed(all, at - size, at, names);
    }

    /** The same octets, to be read from one of them on. */
    Packed from(int octet) {
        return new Packed(all, octet, end, names);
    }

    int at() {
        return at;
    }

    void skip(int size) {
        at += size;
    }

    boolean isAtEnd() {
        return at >= end;
    }
}
