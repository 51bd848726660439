package lastack.tun;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lastack.tcp.State;
import lastack.wire.Checksum;
import lastack.wire.Control;
import lastack.wire.IpAddress;
import lastack.wire.IpPacket;
import lastack.wire.SeqNumber;
import lastack.wire.TcpPacket;
import lastack.wire.TcpRead;

/**
 * All TCP of one address: its connections, and who listens. Packets go in and out as octets; the time is a parameter, in
 * milliseconds from any origin. One thread at a time.
 *
 * <p>What no connection is there for is answered by an endpoint in LISTEN or CLOSED that is made for the occasion.
 */
public final class Host {

    private static final int FIRST_EPHEMERAL = 49152;
    private static final int EPHEMERALS = 65536 - FIRST_EPHEMERAL;

    /** A timer of a connection, or something else to do. */
    private record Wake(long at, long order, Connection connection, Runnable task) implements Comparable<Wake> {
        @Override
        public int compareTo(Wake other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    /** Who waits for connections to a port. */
    private static final class Listener {
        private final int backlog;
        private final Supplier<User> users;
        private int opening;

        Listener(int backlog, Supplier<User> users) {
            this.backlog = backlog;
            this.users = users;
        }
    }

    private final Setup setup;
    private final Consumer<byte[]> out;
    private final Witness.Summons witnesses;
    private final Random random;
    private final Isn isn;
    private final Map<Pair, Connection> connections = new HashMap<>();
    private final Map<Integer, Listener> listeners = new HashMap<>();
    private final PriorityQueue<Wake> agenda = new PriorityQueue<>();
    private final Deque<Runnable> news = new ArrayDeque<>();
    private final Map<String, Integer> dropped = new HashMap<>();
    private boolean telling;
    private long order;
    private long now;

    /**
     * A host without connections.
     *
     * @param setup what it is set to
     * @param random from which its secret and its ports are drawn
     * @param out where its packets go
     * @param witnesses who sees its connections' steps
     */
    public Host(Setup setup, Random random, Consumer<byte[]> out, Witness.Summons witnesses) {
        this.setup = setup;
        this.random = random;
        this.isn = new Isn(random);
        this.out = out;
        this.witnesses = witnesses;
    }

    /**
     * Listens on a port.
     *
     * @param port the port
     * @param backlog how many connections may be opening at a time; a SYN beyond them is dropped, and comes again
     * @param users makes the user of each connection
     * @throws IllegalArgumentException if somebody listens there already
     */
    public void listen(int port, int backlog, Supplier<User> users) {
        if (listeners.putIfAbsent(port, new Listener(backlog, users)) != null) {
            throw new IllegalArgumentException("somebody listens on port " + port);
        }
    }

    /** Listens no more. Connections stay as they are. */
    public void ignore(int port) {
        listeners.remove(port);
    }

    /** Whether somebody listens on a port. */
    boolean isListening(int port) {
        return listeners.containsKey(port);
    }

    /**
     * Opens a connection (RFC 9293, section 3.10.1).
     *
     * @param remote to which address
     * @param port to which port
     * @param from from which port; empty for one that is free
     * @param user its user
     * @param time the current time
     * @return the connection, never null
     * @throws IllegalStateException if there is such a connection, or no port is free
     */
    public Connection connect(IpAddress remote, int port, OptionalInt from, User user, long time) {
        now = Math.max(now, time);
        Pair pair = new Pair(setup.address(), from.isPresent() ? from.getAsInt() : freePort(remote, port), remote, port);
        if (connections.containsKey(pair)) {
            throw new IllegalStateException("there is a connection " + pair);
        }
        Connection connection = new Connection(this, pair, user, witnesses.of(pair));
        connections.put(pair, connection);
        connection.open(true);
        return connection;
    }

    /** A free port from a random place on (RFC 6056, section 3.3.1). */
    private int freePort(IpAddress remote, int port) {
        int start = random.nextInt(EPHEMERALS);
        for (int i = 0; i < EPHEMERALS; i++) {
            int candidate = FIRST_EPHEMERAL + (start + i) % EPHEMERALS;
            if (!connections.containsKey(new Pair(setup.address(), candidate, remote, port)) && !isListening(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("no port is free for " + remote.withPort(port));
    }

    /**
     * A packet arrives. What is no TCP segment for this host is counted and dropped.
     *
     * @param packet an array with the packet at its beginning
     * @param length the packet's octets
     * @param time the current time
     */
    public void arrives(byte[] packet, int length, long time) {
        timePasses(time);
        if (!(IpPacket.read(packet, 0, length) instanceof IpPacket ip) || !ip.isWhole() || !ip.headerChecksumIsRight()) {
            drop("is no packet of IP");
        } else if (ip.protocol() != IpPacket.TCP || ip.isFragment()) {
            drop("is not TCP, or a fragment");
        } else if (!ip.destination().equals(setup.address())) {
            drop("is for another address");
        } else {
            TcpRead read = TcpPacket.read(ip);
            if (!(read instanceof TcpPacket tcp) || tcp.checksum() != Checksum.State.RIGHT) {
                drop("has a wrong checksum");
            } else {
                arrives(ip, tcp);
            }
        }
        tell();
    }

    private void drop(String why) {
        dropped.merge(why, 1, Integer::sum);
    }

    private void arrives(IpPacket ip, TcpPacket tcp) {
        Pair pair = new Pair(ip.destination(), tcp.destinationPort(), ip.source(), tcp.sourcePort());
        Connection connection = connections.get(pair);
        if (connection != null) {
            connection.arrives(tcp);
            return;
        }
        Listener listener = listeners.get(pair.localPort());
        boolean opens = listener != null && tcp.segment().has(Control.SYN);
        if (opens && listener.opening >= listener.backlog) {
            drop("is a SYN too many");
            return;
        }
        Connection fresh = new Connection(this, pair, NOBODY, witnesses.of(pair));
        if (listener != null) {
            fresh.open(false);
        }
        if (opens) {
            connections.put(pair, fresh);
        }
        fresh.arrives(tcp);
        if (!fresh.state().isWhole()) {
            connections.remove(pair, fresh);
            fresh.over();
        }
    }

    private static final User NOBODY = new User() { };

    /** Lets go off what is due; the time that the endpoints see is that at which it was due. */
    public void timePasses(long time) {
        while (!agenda.isEmpty() && agenda.peek().at <= time) {
            Wake wake = agenda.poll();
            now = Math.max(now, wake.at);
            if (wake.task != null) {
                wake.task.run();
            } else {
                wake.connection.wake(wake.at);
            }
            tell();
        }
        now = Math.max(now, time);
    }

    /** When something is due next; {@link #timePasses} is to be called then. */
    public OptionalLong nextDue() {
        while (!agenda.isEmpty() && agenda.peek().task == null && agenda.peek().connection.isVoid(agenda.peek().at)) {
            agenda.poll();
        }
        return agenda.isEmpty() ? OptionalLong.empty() : OptionalLong.of(agenda.peek().at);
    }

    /** Does something later. */
    public void after(long milliseconds, Runnable task) {
        agenda.add(new Wake(now + milliseconds, order++, null, task));
    }

    /** Makes users hear what was not told yet; to be called after calls that did not come from a user. */
    public void tell() {
        if (telling) {
            return;
        }
        telling = true;
        try {
            for (Runnable next = news.poll(); next != null; next = news.poll()) {
                next.run();
            }
        } finally {
            telling = false;
        }
    }

    /** All connections that there are; a copy. */
    public List<Connection> connections() {
        return new ArrayList<>(connections.values());
    }

    /** Nothing will happen here any more: witnesses may go. */
    void end() {
        connections.values().forEach(Connection::over);
    }

    /** How many packets were dropped, by what was wrong with them. */
    public Map<String, Integer> dropped() {
        return Map.copyOf(dropped);
    }

    // What connections ask of their host.

    Setup setup() {
        return setup;
    }

    long now() {
        return now;
    }

    SeqNumber iss(Pair pair) {
        return isn.of(pair, now);
    }

    void send(byte[] packet) {
        out.accept(packet);
    }

    void later(Runnable tidings) {
        news.add(tidings);
    }

    void wakeAt(long at, Connection connection) {
        agenda.add(new Wake(at, order++, connection, null));
    }

    /** The connection's state has changed: counts those that are opening, finds users, and forgets what is over. */
    void changed(Connection connection, State before, State after) {
        Listener listener = listeners.get(connection.pair().localPort());
        if (listener != null && connection.isPassive()) {
            if (after == State.SYN_RECEIVED) {
                listener.opening++;
            } else if (before == State.SYN_RECEIVED) {
                listener.opening--;
                if (after != State.CLOSED && after != State.LISTEN && after != State.TIME_WAIT) {
                    connection.hand(listener.users.get());
                }
            }
        }
        if (after == State.CLOSED || after == State.LISTEN && before != State.CLOSED) {
            if (connections.remove(connection.pair(), connection)) {
                connection.over();
            }
        }
    }
}
