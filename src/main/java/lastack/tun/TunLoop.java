package lastack.tun;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Gives a {@link Host} a link and a clock: waits for packets, timers and errands of other threads, one after the other.
 *
 * <p>A timer that is seen late, since the machine was busy, goes off at its own time by the endpoint's clock: late
 * packets are
 * the network's habit, late clocks nobody's.
 */
public final class TunLoop implements AutoCloseable {

    private static final int LARGEST_PACKET = 65536;
    private static final long PER_MILLISECOND = 1_000_000;
    /** How many packets are taken before the timers are looked at again. */
    private static final int AT_ONCE = 64;

    private final Link link;
    private final Host host;
    private final Queue<Consumer<Host>> errands = new ConcurrentLinkedQueue<>();
    private final long origin = System.nanoTime();
    private volatile boolean stopped;
    private IOException failure;

    /**
     * A loop that does not run yet.
     *
     * @param link the device
     * @param setup what the host is set to
     * @param random from which the host's secret and its ports are drawn
     * @param witnesses who sees its connections' steps
     */
    public TunLoop(Link link, Setup setup, Random random, Witness.Summons witnesses) {
        this.link = link;
        this.host = new Host(setup, random, this::send, witnesses);
    }

    private void send(byte[] packet) {
        try {
            link.send(packet);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
        }
    }

    /** Has something done by the thread that runs the loop. Any thread may ask. */
    public void post(Consumer<Host> errand) {
        errands.add(errand);
        link.wake();
    }

    /** Makes {@link #run} return. Any thread may ask. */
    public void stop() {
        stopped = true;
        link.wake();
    }

    /** Milliseconds since the loop was made: the host's time. */
    public long now() {
        return (System.nanoTime() - origin) / PER_MILLISECOND;
    }

    /**
     * Works until it is told to stop. Connections that there are then are seen no more.
     *
     * @throws IOException if the link fails
     */
    public void run() throws IOException {
        byte[] packet = new byte[LARGEST_PACKET];
        while (!stopped) {
            host.timePasses(now());
            for (Consumer<Host> errand = errands.poll(); errand != null; errand = errands.poll()) {
                errand.accept(host);
                host.tell();
            }
            int octets = link.receive(packet, stopped ? 0 : patience());
            for (int taken = 1; octets > 0; taken++) {
                host.arrives(packet, octets, now());
                octets = taken < AT_ONCE ? link.receive(packet, 0) : 0;
            }
            if (failure != null) {
                throw failure;
            }
        }
        host.end();
    }

    /** How long there is nothing to do but to wait: rounded up, so that a timer is due when it is over. */
    private int patience() {
        OptionalLong due = host.nextDue();
        if (!errands.isEmpty()) {
            return 0;
        }
        return due.isEmpty() ? -1 : (int) Math.min(Integer.MAX_VALUE, Math.max(0, due.getAsLong() - now()));
    }

    /** Closes the link. */
    @Override
    public void close() throws IOException {
        link.close();
    }
}
