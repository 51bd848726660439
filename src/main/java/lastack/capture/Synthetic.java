package lastack.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import lastack.wire.IpAddress;
import lastack.wire.Octets;
import lastack.wire.Packets;

/**
 * Writes captures to measure with: many connections, of which some hundred are open at a time, so that their segments alternate.
 *
 * @param connections how many connections
 * @param segments how many segments, roughly
 * @param mss the longest text of a segment
 * @param manner how much happens in them
 * @param seed what chance begins with; the same one makes the same capture
 */
public record Synthetic(int connections, long segments, int mss, Manner manner, long seed) {

    private static final int ETHERNET_HEADER = 14;
    private static final long BEGIN = 1_700_000_000_000_000_000L;
    private static final long SPACING = 2_000_000;
    private static final int CLIENTS = 250;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if there are no connections, or fewer segments
     */
    public Synthetic {
        if (connections < 1 || segments < connections || mss < 1 || mss > 60_000) {
            throw new IllegalArgumentException("connections " + connections + ", segments " + segments + ", mss " + mss);
        }
    }

    /** The same, as usual. */
    public Synthetic(int connections, long segments, int mss, long seed) {
        this(connections, segments, mss, Manner.USUAL, seed);
    }

    /** A connection of which the next segment waits to be written. */
    private static final class Running {
        private final long begin;
        private final IpAddress client;
        private final IpAddress server;
        private final List<Dialogue.Made> segments;
        private int next;

        Running(long begin, IpAddress client, IpAddress server, List<Dialogue.Made> segments) {
            this.begin = begin;
            this.client = client;
            this.server = server;
            this.segments = segments;
        }

        long time() {
            return begin + segments.get(next).time();
        }
    }

    /**
     * Writes the capture.
     *
     * @param file the file, which is replaced
     * @return how many segments it has
     * @throws IOException if it cannot be written
     */
    public long write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingLong(Running::time));
        byte[] text = new byte[mss];
        byte[] frame = new byte[ETHERNET_HEADER + 80 + 40 + mss];
        Octets.put16(frame, 12, 0x0800);
        long written = 0;
        long begin = BEGIN;
        int begun = 0;
        long planned = 0;
        try (PcapWriter writer = PcapWriter.create(file, PcapWriter.ETHERNET)) {
            while (begun < connections || !running.isEmpty()) {
                if (begun < connections && (running.isEmpty() || begin <= running.peek().time())) {
                    // What the connections before had more or fewer than planned is made up for.
                    int mean = (int) Math.max(2, (segments - planned) / (connections - begun));
                    Running one = begin(random, begun++, begin, mean / 2 + random.nextInt(mean + 1));
                    planned += one.segments.size();
                    running.add(one);
                    begin += random.nextLong(2 * SPACING);
                    continue;
                }
                Running one = running.remove();
                written++;
                write(writer, one, text, frame);
                if (++one.next < one.segments.size()) {
                    running.add(one);
                }
            }
        }
        return written;
    }

    private Running begin(SplittableRandom random, int number, long begin, int wanted) {
        // No pair of sockets comes twice: each client has its ports one after the other.
        IpAddress client = IpAddress.v4(0x0A000001 + number % CLIENTS + (number / CLIENTS / 50_000 << 8));
        IpAddress server = IpAddress.v4(0xC0000201 + random.nextInt(8));
        int port = 10_000 + number / CLIENTS % 50_000;
        return new Running(begin, client, server, Dialogue.of(random.split(), port, 80, mss, manner, wanted));
    }

    private static void write(PcapWriter writer, Running one, byte[] text, byte[] frame) throws IOException {
        Dialogue.Made segment = one.segments.get(one.next);
        IpAddress from = segment.fromClient() ? one.client : one.server;
        IpAddress to = segment.fromClient() ? one.server : one.client;
        byte[] packet = Packets.tcp(from, to, segment.header(), text, 0, segment.length());
        System.arraycopy(packet, 0, frame, ETHERNET_HEADER, packet.length);
        int end = ETHERNET_HEADER + packet.length;
        writer.write(one.time(), frame, 0, end, end);
    }
}
