package lastack.tun;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import lastack.tcp.State;
import lastack.tcp.Tell;
import lastack.wire.Text;

/** The user of a connection of ours, as a test wants one: it calls from its own thread, and waits for what happens. */
final class Ours implements User {

    private static final long PATIENCE = 20;

    private final TunLoop loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<State> states = new ArrayList<>();
    private Connection connection;
    private byte[] unsent = new byte[0];
    private int sent;
    private boolean closing;
    private boolean reads = true;
    private boolean closesAtEnd;
    private boolean opened;
    private boolean ended;
    private Tell why;

    Ours(TunLoop loop) {
        this.loop = loop;
    }

    /** It does not read. */
    Ours deaf() {
        reads = false;
        return this;
    }

    /** It closes as soon as it hears that the other side has. */
    Ours polite() {
        closesAtEnd = true;
        return this;
    }

    private void happened(Runnable what) {
        lock.lock();
        try {
            what.run();
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void opened(Connection c) {
        happened(() -> {
            connection = c;
            opened = true;
        });
        pump(c);
    }

    @Override
    public void readable(Connection c) {
        while (reads && c.isReadable()) {
            byte[] octets = c.receive(1 << 20).toByteArray();
            happened(() -> {
                received.writeBytes(octets);
                ended = c.isAtEnd();
            });
        }
        if (closesAtEnd && ended) {
            c.close();
        }
    }

    @Override
    public void writable(Connection c) {
        pump(c);
    }

    private void pump(Connection c) {
        int octets = Math.min(unsent.length - sent, c.room());
        if (octets > 0) {
            sent += octets;
            c.send(Text.of(Arrays.copyOfRange(unsent, sent - octets, sent)));
        }
        if (closing && sent == unsent.length) {
            closing = false;
            c.close();
        }
    }

    @Override
    public void changed(Connection c, State state) {
        happened(() -> {
            connection = c;
            states.add(state);
        });
    }

    @Override
    public void ended(Connection c, Tell reason) {
        happened(() -> why = reason);
    }

    /** Sends octets, as fast as there is room for them. */
    void send(byte[] octets) {
        loop.post(host -> {
            unsent = octets;
            sent = 0;
            pump(connection);
        });
    }

    /** Closes, behind what it has to send. */
    void close() {
        loop.post(host -> {
            closing = true;
            pump(connection);
        });
    }

    /** Sends and closes in one go. */
    void sendAndClose(byte[] octets) {
        loop.post(host -> {
            unsent = octets;
            sent = 0;
            closing = true;
            pump(connection);
        });
    }

    void read() {
        loop.post(host -> {
            reads = true;
            readable(connection);
        });
    }

    void detach() {
        loop.post(host -> connection.detach());
    }

    void abort() {
        loop.post(host -> connection.abort());
    }

    Connection connection() {
        return connection;
    }

    List<State> states() {
        lock.lock();
        try {
            return List.copyOf(states);
        } finally {
            lock.unlock();
        }
    }

    /** Whether our window is closed. */
    boolean isClosed() {
        return connection.block().rcv().wnd() == 0;
    }

    byte[] received() {
        return received.toByteArray();
    }

    Tell why() {
        return why;
    }

    void awaitOpen() {
        await("open", () -> opened);
    }

    void awaitEnd() {
        await("end of the stream", () -> ended);
    }

    void awaitOver() {
        await("over", () -> why != null);
    }

    void awaitReceived(int octets) {
        await(octets + " octets received", () -> received.size() >= octets);
    }

    void awaitUnread() {
        await("something unread", () -> connection.isReadable());
    }

    /** Waits until it has been in a state since it began. */
    void awaitState(State state) {
        await(state.toString(), () -> states.contains(state));
    }

    private void await(String what, BooleanSupplier condition) {
        lock.lock();
        try {
            long left = TimeUnit.SECONDS.toNanos(PATIENCE);
            while (!condition.getAsBoolean()) {
                // Not everything that is waited for is told, so it is looked after from time to time.
                long slice = TimeUnit.MILLISECONDS.toNanos(20);
                left -= slice - Math.max(0, news.awaitNanos(slice));
                if (left <= 0) {
                    throw new AssertionError("waited " + PATIENCE + " s for: " + what + "; states " + states + ", received "
                        + received.size() + ", told " + why);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            lock.unlock();
        }
    }
}
