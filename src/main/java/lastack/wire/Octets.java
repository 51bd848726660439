package lastack.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in network byte order, read from and written to arrays. The caller sees to it that they lie inside. */
public final class Octets {

    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Octets() {
    }

    /** One octet, 0 to 255. */
    public static int u8(byte[] octets, int at) {
        return octets[at] & 0xff;
    }

    /** Two octets, 0 to 65535. */
    public static int u16(byte[] octets, int at) {
        return (short) SHORTS.get(octets, at) & 0xffff;
    }

    /** The bits of four octets. */
    public static int i32(byte[] octets, int at) {
        return (int) INTS.get(octets, at);
    }

    /** The bits of eight octets. */
    public static long i64(byte[] octets, int at) {
        return (long) LONGS.get(octets, at);
    }

    /** Writes the low 16 bits. */
    public static void put16(byte[] octets, int at, int value) {
        SHORTS.set(octets, at, (short) value);
    }

    /** Writes 32 bits. */
    public static void put32(byte[] octets, int at, int value) {
        INTS.set(octets, at, value);
    }

    /** Writes 64 bits. */
    public static void put64(byte[] octets, int at, long value) {
        LONGS.set(octets, at, value);
    }
}
