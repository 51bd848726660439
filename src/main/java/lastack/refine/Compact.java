package lastack.refine;

import java.util.Arrays;

/**
 * Bytes in which values are written one after the other, small numbers in one byte. Two sequences of values of the same kinds
 * have the same bytes only if they are the same.
 */
final class Compact {

    private byte[] bytes = new byte[128];
    private int length;

    /** What was written so far, in an array of its own. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Whether this is what was written so far. */
    boolean is(byte[] other) {
        return Arrays.equals(bytes, 0, length, other, 0, other.length);
    }

    void number(long n) {
        // Numbers near zero, negative ones too, are the short ones.
        long rest = n << 1 ^ n >> 63;
        room(10);
        if (rest == (rest & 0x7F)) {
            bytes[length++] = (byte) rest;
            return;
        }
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void flag(boolean flag) {
        room(1);
        bytes[length++] = (byte) (flag ? 1 : 0);
    }

    void bytes(byte[] more) {
        number(more.length);
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    /** A name of {@code Tcb.tla} or {@code Endpoint.tla}; another is written out. */
    void word(String word) {
        int code = code(word);
        room(1);
        bytes[length++] = (byte) code;
        if (code == 0) {
            number(word.length());
            word.chars().forEach(this::number);
        }
    }

    private static int code(String word) {
        return switch (word) {
            case "CLOSED" -> 1;
            case "LISTEN" -> 2;
            case "SYN-SENT" -> 3;
            case "SYN-RECEIVED" -> 4;
            case "ESTABLISHED" -> 5;
            case "FIN-WAIT-1" -> 6;
            case "FIN-WAIT-2" -> 7;
            case "CLOSE-WAIT" -> 8;
            case "CLOSING" -> 9;
            case "LAST-ACK" -> 10;
            case "TIME-WAIT" -> 11;
            case "none" -> 12;
            case "queued" -> 13;
            case "sent" -> 14;
            case "acked" -> 15;
            case "arrived" -> 16;
            case "told" -> 17;
            case "Arrive" -> 18;
            case "Emit" -> 19;
            case "Tick" -> 20;
            case "RetransmitTimeout" -> 21;
            case "TimeWaitTimeout" -> 22;
            case "UserTimeout" -> 23;
            case "Open" -> 24;
            case "Send" -> 25;
            case "Receive" -> 26;
            case "Close" -> 27;
            case "Detach" -> 28;
            case "Abort" -> 29;
            default -> 0;
        };
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
