package lastack.tun;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import lastack.tcp.State;
import lastack.tcp.Tell;
import lastack.wire.Text;

/**
 * A user that is a pipe: what comes in on a stream goes to the connection, and CLOSE follows its end; what the
 * connection brings
 * goes to another stream. Each stream has a thread of its own, so that a slow one closes a window and stops no clock.
 */
public final class Netcat implements User {

    private static final int CHUNK = 1 << 15;
    /** How many chunks wait for either stream. */
    private static final int AHEAD = 4;
    private static final byte[] END = new byte[0];

    private final TunLoop loop;
    private final InputStream in;
    private final OutputStream out;
    private final boolean leaves;
    private final Semaphore inRoom = new Semaphore(AHEAD);
    private final Deque<Text> incoming = new ArrayDeque<>();
    private final BlockingQueue<byte[]> outgoing = new ArrayBlockingQueue<>(2 * AHEAD);
    private Connection connection;
    private boolean inputEnded;
    private boolean endWritten;
    private volatile boolean outDone;
    private Tell why;
    private IOException failure;

    /**
     * A pipe that waits for its connection.
     *
     * @param loop the loop of the connection's host, which is stopped when all is done
     * @param in read to its end
     * @param out written to, and flushed whenever there is nothing more to write
     * @param leaves whether to be done in TIME-WAIT already, so that nobody answers a FIN that is repeated
     */
    public Netcat(TunLoop loop, InputStream in, OutputStream out, boolean leaves) {
        this.loop = loop;
        this.in = in;
        this.out = out;
        this.leaves = leaves;
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        daemon("input", this::read);
        daemon("output", this::write);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int octets = in.read(chunk); octets >= 0; octets = in.read(chunk)) {
                Text text = Text.of(Arrays.copyOf(chunk, octets));
                inRoom.acquireUninterruptibly();
                loop.post(host -> {
                    incoming.add(text);
                    pump();
                });
            }
        } catch (IOException e) {
            loop.post(host -> fail(e));
        }
        loop.post(host -> {
            inputEnded = true;
            pump();
        });
    }

    /** As much as there is room for; the end, when all is gone. */
    private void pump() {
        while (!incoming.isEmpty() && connection.room() > 0) {
            Text next = incoming.remove();
            int octets = Math.min(next.length(), connection.room());
            if (octets < next.length()) {
                incoming.addFirst(next.slice(octets, next.length()));
            } else {
                inRoom.release();
            }
            connection.send(next.slice(0, octets));
        }
        if (inputEnded && incoming.isEmpty()) {
            inputEnded = false;
            connection.close();
        }
    }

    @Override
    public void writable(Connection c) {
        pump();
    }

    @Override
    public void readable(Connection c) {
        // The last place is for the end.
        while (c.isReadable() && outgoing.remainingCapacity() > 1) {
            Text text = c.receive(CHUNK);
            if (!text.isEmpty()) {
                outgoing.add(text.toByteArray());
            }
        }
        if (!endWritten && (c.isAtEnd() || why != null && !c.isReadable())) {
            endWritten = true;
            outgoing.add(END);
        }
    }

    private void write() {
        try {
            for (byte[] chunk = outgoing.take(); chunk != END; chunk = outgoing.take()) {
                out.write(chunk);
                if (outgoing.isEmpty()) {
                    out.flush();
                }
                loop.post(host -> readable(connection));
            }
            out.flush();
        } catch (IOException e) {
            loop.post(host -> fail(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outDone = true;
        loop.post(host -> finish());
    }

    /** A stream is broken: the other side has to know that not all was delivered. */
    private void fail(IOException e) {
        failure = failure == null ? e : failure;
        if (connection.state() != State.CLOSED) {
            connection.abort();
        }
    }

    @Override
    public void changed(Connection c, State state) {
        finish();
    }

    @Override
    public void ended(Connection c, Tell reason) {
        why = reason;
        if (connection == null) {
            loop.stop();
        } else {
            readable(c);
            finish();
        }
    }

    private void finish() {
        boolean over = why != null || leaves && connection != null && connection.state() == State.TIME_WAIT;
        if (over && outDone) {
            loop.stop();
        }
    }

    /** How it ended; null if it was left in TIME-WAIT, or while it goes on. */
    public Tell why() {
        return why;
    }

    /** What went wrong with a stream; null if nothing did. */
    public IOException failure() {
        return failure;
    }
}
