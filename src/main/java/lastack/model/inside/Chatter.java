package lastack.model.inside;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The beginning and the end of what TLC printed: a model may print for hours, while complaints come from the parser, or
 * last.
 */
final class Chatter extends OutputStream {
    private static final int KEPT = 1 << 17;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] tail = {};
    private int used;

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        if (head.size() < KEPT) {
            head.write(bytes, from, length);
            return;
        }
        if (used + length > tail.length) {
            int keep = Math.min(used, KEPT);
            byte[] bigger = new byte[2 * KEPT + length];
            System.arraycopy(tail, used - keep, bigger, 0, keep);
            tail = bigger;
            used = keep;
        }
        System.arraycopy(bytes, from, tail, used, length);
        used += length;
    }

    @Override
    public synchronized String toString() {
        return head.toString(StandardCharsets.UTF_8) + new String(Arrays.copyOf(tail, used), StandardCharsets.UTF_8);
    }
}
