package lastack.tun;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.PriorityQueue;
import java.util.Random;
import lastack.capture.CaptureReader;
import lastack.capture.PcapWriter;
import lastack.wire.IpAddress;

/**
 * Two hosts and a line between them, with somebody on it who writes down what passes, in virtual time; the same for the same
 * seed. What is lost is lost before it passes there or behind, in each direction with a probability of its own. Some of what
 * passes may not be written down. Nothing is overtaken.
 */
final class Tapped {

    private static final long PER_MILLISECOND = 1_000_000;

    private record Flight(long at, long order, boolean toB, boolean passed, byte[] packet) implements Comparable<Flight> {
        @Override
        public int compareTo(Flight other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    final Host a;
    final Host b;
    private final Random random;
    private final double missed;
    private final Random misses;
    /** Of A to B and of B to A: before the packet passes, and behind. */
    private final double[][] loss = new double[2][2];
    /** Of A's part of the line and of B's, in milliseconds. */
    private final long[] delay = new long[2];
    private final PriorityQueue<Flight> flights = new PriorityQueue<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final PcapWriter capture;
    private long order;
    private long now;

    /**
     * Hosts, and a line that is drawn.
     *
     * @param seed what it is drawn from, and what is lost
     * @param most the largest share of packets that is lost on each part of the line
     * @param missed the share of those that pass which is not written down
     */
    Tapped(long seed, double most, double missed) {
        this.random = new Random(seed);
        this.missed = missed;
        this.misses = new Random(seed + 3);
        for (int i = 0; i < 2; i++) {
            delay[i] = random.nextInt(20);
            loss[i][0] = random.nextInt(3) == 0 ? 0 : random.nextDouble() * most;
            loss[i][1] = random.nextInt(3) == 0 ? 0 : random.nextDouble() * most;
        }
        try {
            this.capture = PcapWriter.to(octets, PcapWriter.RAW_IP);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int buffer = 1 << 10 + random.nextInt(8);
        this.a = new Host(setup(1, buffer), new Random(seed + 1), packet -> leaves(packet, true), pair -> Witness.NONE);
        this.b = new Host(setup(2, buffer), new Random(seed + 2), packet -> leaves(packet, false), pair -> Witness.NONE);
    }

    static Setup setup(int number, int buffer) {
        return Setup.usual(IpAddress.v4(0xc0000200 + number)).withBuffers(buffer, buffer);
    }

    private void leaves(byte[] packet, boolean toB) {
        if (random.nextDouble() >= loss[toB ? 0 : 1][0]) {
            flights.add(new Flight(now + delay[toB ? 0 : 1], order++, toB, false, packet));
        }
    }

    private void passes(Flight flight) {
        try {
            if (misses.nextDouble() >= missed) {
                capture.write(now * PER_MILLISECOND, flight.packet);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (random.nextDouble() >= loss[flight.toB ? 0 : 1][1]) {
            flights.add(new Flight(now + delay[flight.toB ? 1 : 0], order++, flight.toB, true, flight.packet));
        }
    }

    long now() {
        return now;
    }

    /** Lets time pass until nothing is due, or a time. */
    void run(long until) {
        a.tell();
        b.tell();
        while (true) {
            long due = Math.min(a.nextDue().orElse(Long.MAX_VALUE), b.nextDue().orElse(Long.MAX_VALUE));
            long next = Math.min(due, flights.isEmpty() ? Long.MAX_VALUE : flights.peek().at);
            if (next > until) {
                return;
            }
            now = Math.max(now, next);
            a.timePasses(now);
            b.timePasses(now);
            while (!flights.isEmpty() && flights.peek().at <= now) {
                Flight flight = flights.poll();
                if (flight.passed) {
                    (flight.toB ? b : a).arrives(flight.packet, flight.packet.length, now);
                } else {
                    passes(flight);
                }
            }
        }
    }

    /** What was written down until now. */
    CaptureReader captured() throws IOException {
        return CaptureReader.of(new ByteArrayInputStream(octets.toByteArray()), "what was written down");
    }
}
