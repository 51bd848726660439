package lastack.other;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import lastack.other.Surroundings.Ending;
import lastack.other.Surroundings.Timer;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * One connection: its variables, the calls of its user and its timers. What arrives is {@link Receiver}'s, what leaves
 * {@link Transmitter}'s.
 */
final class Connection {

    enum State {
        CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT
    }

    /** Where our FIN stands. */
    enum Fin {
        NONE, QUEUED, SENT, ACKED
    }

    /** Where the peer's stands. */
    enum End {
        NONE, ARRIVED, TOLD
    }

    /** Times in ticks, sizes in octets. */
    record Options(long twoMsl, long rto, long rtoMax, long ackDelay, long userTimeout, int buffer, int mss) { }

    static final long OFF = -1;

    final Options options;
    final Surroundings around;

    State state = State.CLOSED;
    int una;
    int nxt;
    /** Beyond the last octet written. */
    int end;
    boolean synAcked;
    Fin fin = Fin.NONE;
    int wnd;
    int wndMax;
    int wl1;
    int wl2;
    /** What is written and not acknowledged. */
    byte[] queue = {};
    int read;
    int next;
    int offered;
    byte[] unread = {};
    End peerFin = End.NONE;
    boolean detached;
    /** In LISTEN: the remote socket is named. In SYN-RECEIVED: it was. */
    boolean named;
    /** In SYN-RECEIVED: it came from LISTEN, and goes back there. */
    boolean passive;
    long rto;
    boolean resend;
    /** By when an ACK must be sent, or {@link #OFF}. */
    long ackBy = OFF;
    final Set<Segment> resets = new LinkedHashSet<>();

    Connection(Options options, Surroundings around) {
        this.options = options;
        this.around = around;
        this.rto = options.rto();
    }

    /** A copy that calls somebody else. */
    Connection(Connection other, Surroundings around) {
        this(other.options, around);
        state = other.state;
        una = other.una;
        nxt = other.nxt;
        end = other.end;
        synAcked = other.synAcked;
        fin = other.fin;
        wnd = other.wnd;
        wndMax = other.wndMax;
        wl1 = other.wl1;
        wl2 = other.wl2;
        queue = other.queue.clone();
        read = other.read;
        next = other.next;
        offered = other.offered;
        unread = other.unread.clone();
        peerFin = other.peerFin;
        detached = other.detached;
        named = other.named;
        passive = other.passive;
        rto = other.rto;
        resend = other.resend;
        ackBy = other.ackBy;
        resets.addAll(other.resets);
    }

    boolean synchronizing() {
        return state == State.CLOSED || state == State.LISTEN || state == State.SYN_SENT;
    }

    // The user's calls.

    void open(boolean active, boolean remote, int iss, long now) {
        if (state != State.CLOSED && (state != State.LISTEN || !active)) {
            around.refused("connection already exists");
        } else if (!active) {
            forget();
            state = State.LISTEN;
            una = iss;
            named = remote;
        } else if (remote) {
            connect(iss, new byte[0], now);
        } else {
            around.refused("remote socket unspecified");
        }
    }

    private void connect(int iss, byte[] text, long now) {
        forget();
        state = State.SYN_SENT;
        una = iss;
        nxt = iss + 1;
        end = nxt + text.length;
        queue = text;
        resend = true;
        new Timekeeping(this, false, iss, iss).settle(now);
    }

    void send(byte[] text, long now) {
        if (state == State.CLOSED) {
            around.refused("connection does not exist");
        } else if (state == State.LISTEN) {
            if (named) {
                connect(una, text, now);
            } else {
                around.refused("remote socket unspecified");
            }
        } else if (fin != Fin.NONE || detached) {
            around.refused("connection closing");
        } else {
            Timekeeping timekeeping = new Timekeeping(this);
            byte[] longer = Arrays.copyOf(queue, queue.length + text.length);
            System.arraycopy(text, 0, longer, queue.length, text.length);
            queue = longer;
            end += text.length;
            timekeeping.settle(now);
        }
    }

    void receive(int most) {
        if (detached) {
            around.refused("connection closing");
        } else if (unread.length > 0) {
            int octets = Math.min(most, unread.length);
            byte[] taken = Arrays.copyOf(unread, octets);
            unread = Arrays.copyOfRange(unread, octets, unread.length);
            read += octets;
            around.text(read - octets, taken);
        } else if (peerFin == End.ARRIVED) {
            peerFin = End.TOLD;
            around.event(Ending.END_OF_STREAM);
        } else if (state == State.CLOSED) {
            around.refused("connection does not exist");
        } else if (peerFin == End.TOLD) {
            around.refused("connection closing");
        }
    }

    void close(long now) {
        switch (state) {
            case CLOSED -> around.refused("connection does not exist");
            case LISTEN, SYN_SENT -> give(Ending.GIVEN_UP);
            case FIN_WAIT_1, FIN_WAIT_2 -> { }
            case SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT -> {
                if (fin != Fin.NONE) {
                    around.refused("connection closing");
                } else {
                    Timekeeping timekeeping = new Timekeeping(this);
                    queueFin();
                    timekeeping.settle(now);
                }
            }
            default -> around.refused("connection closing");
        }
    }

    private void queueFin() {
        fin = Fin.QUEUED;
        if (state == State.ESTABLISHED || state == State.SYN_RECEIVED && end == nxt) {
            state = State.FIN_WAIT_1;
            passive = false;
        }
    }

    void detach(long now) {
        if (synchronizing()) {
            close(now);
        } else if (detached) {
            around.refused("connection closing");
        } else {
            Timekeeping timekeeping = new Timekeeping(this);
            if (fin == Fin.NONE) {
                queueFin();
            }
            read += unread.length;
            unread = new byte[0];
            detached = true;
            timekeeping.settle(now);
        }
    }

    void abort() {
        int reset = nxt;
        switch (state) {
            case CLOSED -> around.refused("connection does not exist");
            case LISTEN, SYN_SENT, CLOSING, LAST_ACK, TIME_WAIT -> give(Ending.ABORTED);
            default -> {
                give(Ending.ABORTED);
                owe(reset(reset));
            }
        }
    }

    // The timers.

    void expired(Timer timer, long now) {
        switch (timer) {
            case RETRANSMIT -> {
                rto = Math.min(2 * rto, options.rtoMax());
                resend = true;
                around.set(Timer.RETRANSMIT, now + rto);
            }
            case USER -> give(Ending.TIMEOUT);
            case TIME_WAIT -> finish();
        }
    }

    void enterTimeWait(long now) {
        state = State.TIME_WAIT;
        around.set(Timer.TIME_WAIT, now + options.twoMsl());
    }

    // The end.

    /** In good order: what is unread can still be read. */
    void finish() {
        byte[] rest = unread;
        int from = read;
        End stream = peerFin;
        boolean gone = detached;
        forget();
        if (!gone) {
            unread = rest;
            read = from;
            peerFin = stream;
        }
        around.event(Ending.CLOSED);
    }

    /** In disorder: nothing is left. */
    void give(Ending why) {
        forget();
        around.event(why);
    }

    /** Everything but the resets that are owed. */
    void forget() {
        Connection blank = new Connection(options, around);
        state = State.CLOSED;
        una = 0;
        nxt = 0;
        end = 0;
        synAcked = false;
        fin = Fin.NONE;
        queue = blank.queue;
        unread = blank.unread;
        peerFin = End.NONE;
        detached = false;
        named = false;
        passive = false;
        rto = options.rto();
        resend = false;
        ackBy = OFF;
        for (Timer timer : Timer.values()) {
            around.cancel(timer);
        }
    }

    void owe(Segment reset) {
        resets.add(reset);
    }

    static Segment reset(int seq) {
        return new Segment(new SeqNumber(seq), SeqNumber.ZERO, Control.set(Control.RST), 0, Text.EMPTY);
    }

    void store(byte[] text) {
        if (detached) {
            read += text.length;
            return;
        }
        ByteArrayOutputStream more = new ByteArrayOutputStream();
        more.writeBytes(unread);
        more.writeBytes(text);
        unread = more.toByteArray();
    }
}
