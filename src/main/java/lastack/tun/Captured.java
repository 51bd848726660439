package lastack.tun;

import java.io.IOException;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import lastack.capture.PcapWriter;

/**
 * A link whose packets are written to a capture file, as a TUN device has them: those that arrive and those that leave.
 *
 * <p>Before a packet leaves, those are taken that have arrived. So their order is that of the other side of the device,
 * which
 * said what it had to say before it was told more.
 */
public final class Captured implements Link {

    private static final int LARGEST_PACKET = 65536;

    private final Link link;
    private final PcapWriter file;
    private final Queue<byte[]> ahead = new ConcurrentLinkedQueue<>();
    private final byte[] room = new byte[LARGEST_PACKET];
    private final long origin = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - System.nanoTime();

    /**
     * Before another link.
     *
     * @param link the link
     * @param file where its packets are written, which is closed with it
     */
    public Captured(Link link, PcapWriter file) {
        this.link = link;
        this.file = file;
    }

    @Override
    public int receive(byte[] packet, int milliseconds) throws IOException {
        byte[] taken = ahead.poll();
        if (taken != null) {
            System.arraycopy(taken, 0, packet, 0, taken.length);
            return taken.length;
        }
        int octets = link.receive(packet, milliseconds);
        if (octets > 0) {
            write(packet, octets);
        }
        return octets;
    }

    @Override
    public synchronized void send(byte[] packet) throws IOException {
        for (int octets = link.receive(room, 0); octets > 0; octets = link.receive(room, 0)) {
            write(room, octets);
            ahead.add(Arrays.copyOf(room, octets));
        }
        // First it is noted: the kernel may answer before it is.
        write(packet, packet.length);
        link.send(packet);
        if (!ahead.isEmpty()) {
            link.wake();
        }
    }

    private synchronized void write(byte[] packet, int octets) throws IOException {
        file.write(origin + System.nanoTime(), packet, 0, octets, octets);
    }

    @Override
    public void wake() {
        link.wake();
    }

    @Override
    public void close() throws IOException {
        link.close();
        synchronized (this) {
            file.close();
        }
    }
}
