package lastack.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Octets from a stream, of which a stretch is in an array. What was read is overwritten. */
final class Input {

    private static final int FIRST_SIZE = 1 << 18;

    private final InputStream stream;
    private byte[] octets = new byte[FIRST_SIZE];
    private int at;
    private int end;
    private long before;
    private boolean broken;

    Input(InputStream stream) {
        this.stream = stream;
    }

    /** The array; another one after {@link #ensure}. */
    byte[] array() {
        return octets;
    }

    /** Where in the array the next octet is. */
    int at() {
        return at;
    }

    /** How many octets of the stream came before the next one. */
    long position() {
        return before + at;
    }

    /** Whether the stream was compressed, and ended in a way that no compressed stream does. */
    boolean isBroken() {
        return broken;
    }

    /**
     * Sees to it that there are {@code wanted} octets from {@link #at} on, if the stream has so many.
     *
     * @return whether there are
     */
    boolean ensure(int wanted) throws IOException {
        return end - at >= wanted || fill(wanted) >= wanted;
    }

    /** How many octets there are, from {@link #at} on, without reading on. */
    int there() {
        return end - at;
    }

    private int fill(int wanted) throws IOException {
        if (at + wanted > octets.length) {
            byte[] target = wanted > octets.length ? Arrays.copyOf(octets, Math.max(wanted, 2 * octets.length)) : octets;
            System.arraycopy(octets, at, target, 0, end - at);
            octets = target;
            before += at;
            end -= at;
            at = 0;
        }
        while (end - at < wanted) {
            int read = read();
            if (read < 0) {
                break;
            }
            end += read;
        }
        return end - at;
    }

    private int read() throws IOException {
        try {
            return stream.read(octets, end, octets.length - end);
        } catch (EOFException | ZipException e) {
            // A compressed file that is cut or damaged: what could be read counts.
            broken = true;
            return -1;
        }
    }

    /** Passes over octets that are there. */
    void advance(int count) {
        at += count;
    }

    /**
     * Passes over octets that may not be there yet.
     *
     * @return whether there were as many
     */
    boolean skip(long count) throws IOException {
        long left = count;
        while (left > 0) {
            int step = (int) Math.min(left, FIRST_SIZE / 2);
            if (!ensure(step)) {
                at = end;
                return false;
            }
            at += step;
            left -= step;
        }
        return true;
    }
}
