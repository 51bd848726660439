package lastack.tun;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import lastack.wire.IpPacket;
import lastack.wire.TcpPacket;

/**
 * A link as a test wants one: it loses what it is told to lose, holds what it is told to hold, and brings what nobody sent.
 */
final class Line implements Link {

    private final Link link;
    private final ConcurrentLinkedQueue<byte[]> strays = new ConcurrentLinkedQueue<>();
    private final List<byte[]> held = new ArrayList<>();
    private volatile Predicate<TcpPacket> losesOurs = packet -> false;
    private volatile Predicate<TcpPacket> losesKernels = packet -> false;
    private final AtomicInteger lost = new AtomicInteger();
    private boolean holds;

    Line(Link link) {
        this.link = link;
    }

    /** Loses the first segments of ours that are such. */
    void loseOurs(int how, Predicate<TcpPacket> such) {
        losesOurs = first(how, such);
    }

    /** Loses the first segments of the kernel's that are such. */
    void loseKernels(int how, Predicate<TcpPacket> such) {
        losesKernels = first(how, such);
    }

    /** How many segments it has lost. */
    int lost() {
        return lost.get();
    }

    private Predicate<TcpPacket> first(int how, Predicate<TcpPacket> such) {
        int[] left = {how};
        return packet -> left[0] > 0 && such.test(packet) && left[0]-- > 0 && lost.incrementAndGet() > 0;
    }

    /** Keeps ours back from now on. */
    synchronized void hold() {
        holds = true;
    }

    /** Lets those go that were kept back. */
    synchronized void release() throws IOException {
        holds = false;
        for (byte[] packet : held) {
            link.send(packet);
        }
        held.clear();
    }

    /** Brings a packet to us as if the kernel had sent it. */
    void bring(byte[] packet) {
        strays.add(packet);
        link.wake();
    }

    @Override
    public int receive(byte[] packet, int milliseconds) throws IOException {
        byte[] stray = strays.poll();
        if (stray != null) {
            System.arraycopy(stray, 0, packet, 0, stray.length);
            return stray.length;
        }
        int octets = link.receive(packet, milliseconds);
        return octets > 0 && is(losesKernels, packet, octets) ? 0 : octets;
    }

    @Override
    public synchronized void send(byte[] packet) throws IOException {
        if (is(losesOurs, packet, packet.length)) {
            return;
        }
        if (holds) {
            held.add(packet);
        } else {
            link.send(packet);
        }
    }

    private static boolean is(Predicate<TcpPacket> such, byte[] packet, int octets) {
        return IpPacket.read(packet, 0, octets) instanceof IpPacket ip && ip.protocol() == IpPacket.TCP
            && TcpPacket.read(ip) instanceof TcpPacket tcp && such.test(tcp);
    }

    @Override
    public void wake() {
        link.wake();
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
