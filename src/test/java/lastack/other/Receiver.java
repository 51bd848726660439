package lastack.other;

import java.util.Arrays;
import lastack.other.Connection.End;
import lastack.other.Connection.Fin;
import lastack.other.Connection.State;
import lastack.other.Surroundings.Ending;
import lastack.other.Surroundings.Timer;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** A segment arrives (RFC 9293, section 3.10.7). */
final class Receiver {

    private final Connection c;
    private final Segment s;
    private final long now;
    private final int seq;
    private final int ack;
    private final boolean hasAck;
    private final boolean hasSyn;
    private final boolean hasRst;
    private final boolean hasFin;

    Receiver(Connection c, Segment s, long now) {
        this.c = c;
        this.s = s;
        this.now = now;
        seq = s.seq().bits();
        ack = s.ack().bits();
        hasAck = s.has(Control.ACK);
        hasSyn = s.has(Control.SYN);
        hasRst = s.has(Control.RST);
        hasFin = s.has(Control.FIN);
    }

    void process() {
        Timekeeping timekeeping = new Timekeeping(c);
        switch (c.state) {
            case CLOSED -> {
                if (!hasRst) {
                    c.owe(answer());
                }
            }
            case LISTEN -> listen();
            case SYN_SENT -> synSent();
            default -> others();
        }
        timekeeping.settle(now);
    }

    /** The reset that its sender will accept. */
    private Segment answer() {
        return hasAck ? Connection.reset(ack)
            : new Segment(SeqNumber.ZERO, s.end(), Control.set(Control.RST, Control.ACK), 0, Text.EMPTY);
    }

    private void listen() {
        if (hasRst) {
            return;
        }
        if (hasAck) {
            c.owe(Connection.reset(ack));
        } else if (hasSyn) {
            c.passive = true;
            c.nxt = c.una + 1;
            c.end = c.nxt;
            synReceived();
        }
    }

    private void synReceived() {
        c.state = State.SYN_RECEIVED;
        c.resend = true;
        c.wl2 = c.una;
        greet();
    }

    /** Takes the peer's SYN. */
    private void greet() {
        c.wnd = s.wnd();
        c.wndMax = s.wnd();
        c.wl1 = seq;
        c.next = seq + 1;
        c.read = c.next;
        c.offered = c.options.buffer();
    }

    private void synSent() {
        if (hasAck && ack - c.una != 1) {
            if (!hasRst) {
                c.owe(Connection.reset(ack));
            }
        } else if (hasRst) {
            if (hasAck) {
                c.give(Ending.RESET);
            }
        } else if (hasSyn && !hasAck) {
            synReceived();
        } else if (hasSyn) {
            c.state = State.ESTABLISHED;
            c.una = ack;
            c.synAcked = true;
            c.resend = false;
            c.wl2 = ack;
            greet();
            c.ackBy = now;
            text();
            fin();
        }
    }

    private long fromNext(int number) {
        return number - c.next;
    }

    private boolean inWindow(long offset) {
        return 0 <= offset && offset < c.offered;
    }

    private void others() {
        boolean receiving = receives() || c.state == State.SYN_RECEIVED;
        boolean owed = c.ackBy != Connection.OFF;
        int before = c.next;
        if (!acceptable() || hasRst && obey() || hasSyn && intrusion() || !acknowledged() || outOfOrder()) {
            return;
        }
        text();
        fin();
        if (receiving && s.length() > 0) {
            c.ackBy = owed || c.next == before ? now : now + c.options.ackDelay();
        }
    }

    private boolean receives() {
        return c.state == State.ESTABLISHED || c.state == State.FIN_WAIT_1 || c.state == State.FIN_WAIT_2;
    }

    /** First. */
    private boolean acceptable() {
        long offset = fromNext(seq);
        int length = s.length();
        boolean fits = length == 0 ? c.offered == 0 ? offset == 0 : inWindow(offset)
            : inWindow(offset) || inWindow(offset + length - 1);
        if (fits || hasRst) {
            return fits;
        }
        if (c.offered == 0 && offset == 0 && !hasSyn && hasAck && c.state != State.TIME_WAIT) {
            acknowledged();
        } else if (c.state == State.TIME_WAIT && hasFin && offset + length == 0) {
            c.enterTimeWait(now);
        }
        if (!c.synchronizing()) {
            c.ackBy = now;
        }
        return false;
    }

    /** Second: true, for the segment goes no further. */
    private boolean obey() {
        if (c.state == State.TIME_WAIT) {
            c.finish();
        } else if (c.state == State.SYN_RECEIVED) {
            refuse();
        } else {
            c.give(Ending.RESET);
        }
        return true;
    }

    private void refuse() {
        if (!c.passive) {
            c.give(Ending.REFUSED);
        } else if (c.fin != Fin.NONE) {
            c.give(Ending.GIVEN_UP);
        } else {
            int iss = c.una;
            boolean named = c.named;
            c.forget();
            c.state = State.LISTEN;
            c.una = iss;
            c.named = named;
        }
    }

    /** Fourth: true, for the segment goes no further. */
    private boolean intrusion() {
        if (c.state == State.SYN_RECEIVED && c.passive) {
            refuse();
        } else {
            c.give(Ending.RESET);
            c.owe(answer());
        }
        return true;
    }

    /** Fifth; false if the segment goes no further. */
    private boolean acknowledged() {
        if (!hasAck) {
            return false;
        }
        int fresh = ack - c.una;
        boolean sent = fresh <= c.nxt - c.una;
        if (c.state == State.SYN_RECEIVED) {
            if (fresh <= 0 || !sent) {
                c.owe(Connection.reset(ack));
                return false;
            }
            advance();
            window();
            c.state = c.fin == Fin.QUEUED ? State.FIN_WAIT_1 : State.ESTABLISHED;
            c.passive = false;
            return true;
        }
        if (c.state == State.TIME_WAIT) {
            return true;
        }
        if (!sent) {
            c.ackBy = now;
            return false;
        }
        if (fresh > 0) {
            advance();
        }
        if (ack == c.una && (fromNext(c.wl1) < fromNext(seq) || c.wl1 == seq && ack - c.wl2 >= 0)) {
            window();
        }
        if (c.wnd == 0 && c.around.deadline(Timer.USER) != Long.MAX_VALUE) {
            c.around.set(Timer.USER, now + c.options.userTimeout());
        }
        return c.fin != Fin.ACKED || released();
    }

    private void advance() {
        int octets = ack - c.una;
        if (!c.synAcked) {
            c.synAcked = true;
            octets--;
        }
        c.una = ack;
        if (c.fin == Fin.SENT && ack - c.end > 0) {
            c.fin = Fin.ACKED;
            octets--;
        }
        c.queue = Arrays.copyOfRange(c.queue, octets, c.queue.length);
    }

    private void window() {
        c.wnd = s.wnd();
        c.wndMax = Math.max(c.wndMax, c.wnd);
        c.wl1 = seq;
        c.wl2 = ack;
    }

    /** Our FIN is acknowledged; false if that was the end. */
    private boolean released() {
        switch (c.state) {
            case FIN_WAIT_1 -> c.state = State.FIN_WAIT_2;
            case CLOSING -> c.enterTimeWait(now);
            case LAST_ACK -> {
                c.finish();
                return false;
            }
            default -> { }
        }
        return true;
    }

    /** What comes early is dropped, and asked for again. */
    private boolean outOfOrder() {
        boolean early = receives() && s.length() > 0 && fromNext(seq) > 0;
        if (early) {
            c.ackBy = now;
        }
        return early;
    }

    /** Seventh. */
    private void text() {
        long first = fromNext(seq) + (hasSyn ? 1 : 0);
        long until = Math.min(first + s.text().length(), c.offered);
        if (receives() && until > 0 && first <= 0) {
            c.store(Arrays.copyOfRange(s.text().toByteArray(), (int) -first, (int) (until - first)));
            c.next += (int) until;
            c.offered -= (int) until;
        }
    }

    /** Eighth. */
    private void fin() {
        int place = seq + (hasSyn ? 1 : 0) + s.text().length();
        if (!hasFin || !receives() || place != c.next || c.offered == 0) {
            return;
        }
        c.next++;
        c.offered--;
        c.peerFin = End.ARRIVED;
        switch (c.state) {
            case ESTABLISHED -> c.state = State.CLOSE_WAIT;
            case FIN_WAIT_1 -> c.state = State.CLOSING;
            default -> c.enterTimeWait(now);
        }
    }
}
