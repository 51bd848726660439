package lastack.tun;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import lastack.capture.PcapWriter;

/** A link whose packets are written to a capture file, as a TUN device has them: those that arrive and those that leave. */
public final class Captured implements Link {

    private final Link link;
    private final PcapWriter file;
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
        int octets = link.receive(packet, milliseconds);
        if (octets > 0) {
            write(packet, octets);
        }
        return octets;
    }

    @Override
    public void send(byte[] packet) throws IOException {
        // First it is noted: the kernel may answer before it is.
        write(packet, packet.length);
        link.send(packet);
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
