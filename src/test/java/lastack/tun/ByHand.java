package lastack.tun;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import lastack.capture.PcapWriter;
import lastack.wire.IpPacket;
import lastack.wire.TcpPacket;

/**
 * A TUN device with the kernel's TCP on one side and nobody on the other: what is sent there, a test sends segment by
 * segment. The kernel takes a packet in while it is written to the device, so that its answer is there when that is done,
 * if it answers at once.
 */
final class ByHand implements AutoCloseable {

    /** Where the kernel listens. */
    static final int PORT = 80;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
    private static final int LARGEST_PACKET = 65536;

    final Namespace namespace = Namespace.open();
    private final Link link;
    private ServerSocket server;
    private final Map<Integer, Queue<byte[]>> arrived = new HashMap<>();
    private final byte[] room = new byte[LARGEST_PACKET];

    /** Makes a device whose packets are captured, and has the kernel listen. */
    ByHand(Path capture) throws IOException {
        link = new Captured(namespace.device(), PcapWriter.create(capture, PcapWriter.RAW_IP));
        // Nothing is repeated in between, however slow the machine is. With 30 s FIN-WAIT-2 would last longer than TIME-WAIT,
        // and Linux then keeps the whole of a socket there whose user has gone, which is stricter.
        namespace.setIfThere("tcp_rto_min_us", "10000000");
        server = listen();
    }

    private ServerSocket listen() throws IOException {
        ServerSocket listening = namespace.listen(PORT);
        listening.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(PATIENCE));
        return listening;
    }

    /** Sets one of the kernel's settings for connections that are opened from now on, if this kernel has it. */
    void set(String setting, String value) throws IOException {
        server.close();
        namespace.setIfThere(setting, value);
        server = listen();
    }

    void send(byte[] packet) throws IOException {
        link.send(packet);
    }

    /** The connection that the kernel has just accepted. */
    Socket accept() throws IOException {
        return server.accept();
    }

    /** The next packet for a port, or null if none is there now. */
    byte[] take(int port) throws IOException {
        while (receive(0)) {
            // All that is there is sorted.
        }
        return arrived.computeIfAbsent(port, key -> new ArrayDeque<>()).poll();
    }

    /** Waits for the next packet for a port. */
    byte[] await(int port) throws IOException {
        long end = System.nanoTime() + PATIENCE;
        byte[] packet = take(port);
        while (packet == null) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited 20 s for the kernel to say something to port " + port);
            }
            receive(100);
            packet = take(port);
        }
        return packet;
    }

    private boolean receive(int milliseconds) throws IOException {
        int octets = link.receive(room, milliseconds);
        if (octets > 0 && IpPacket.read(room, 0, octets) instanceof IpPacket ip && ip.protocol() == IpPacket.TCP
                && TcpPacket.read(ip) instanceof TcpPacket tcp) {
            arrived.computeIfAbsent(tcp.destinationPort(), key -> new ArrayDeque<>()).add(Arrays.copyOf(room, octets));
        }
        return octets > 0;
    }

    @Override
    public void close() throws IOException {
        server.close();
        link.close();
        namespace.close();
    }
}
