package lastack.other;

import java.util.Arrays;
import java.util.Iterator;
import lastack.other.Connection.Fin;
import lastack.other.Connection.State;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** Sends one segment, if there is a reason to (RFC 9293, section 3.8). */
final class Transmitter {

    private final Connection c;

    Transmitter(Connection c) {
        this.c = c;
    }

    /** Whether one was sent. */
    boolean output(long now) {
        Timekeeping timekeeping = new Timekeeping(c);
        boolean sent = reset() || c.state != State.CLOSED && c.state != State.LISTEN && output();
        timekeeping.settle(now);
        return sent;
    }

    private boolean reset() {
        Iterator<Segment> resets = c.resets.iterator();
        if (!resets.hasNext()) {
            return false;
        }
        Segment reset = resets.next();
        resets.remove();
        c.around.out(reset);
        return true;
    }

    private boolean output() {
        if (c.state == State.SYN_SENT) {
            if (c.resend) {
                c.resend = false;
                c.around.out(new Segment(new SeqNumber(c.una), SeqNumber.ZERO, Control.set(Control.SYN), c.options.buffer(),
                    Text.EMPTY));
                return true;
            }
            return false;
        }
        return c.resend ? again() : fresh();
    }

    /** What is oldest; a probe if nothing is. */
    private boolean again() {
        c.resend = false;
        boolean syn = !c.synAcked;
        int octets = syn ? 0 : c.una == c.nxt ? Math.min(1, unsent())
            : Math.min(c.options.mss(), Math.min(c.nxt - c.una, c.end - c.una));
        return send(c.una, 0, octets, syn, !syn && octets == 0);
    }

    private boolean fresh() {
        int usable = Math.max(0, c.wnd - (c.nxt - c.una));
        int octets = Math.min(Math.min(c.options.mss(), usable), unsent());
        boolean may = c.state != State.SYN_RECEIVED;
        if (may && octets > 0) {
            return send(c.nxt, c.queue.length - unsent(), octets, false, false);
        }
        if (may && c.fin == Fin.QUEUED && unsent() == 0 && usable > 0) {
            return send(c.nxt, 0, 0, false, true);
        }
        return (c.ackBy != Connection.OFF || worthTelling()) && send(c.nxt, 0, 0, false, false);
    }

    private int unsent() {
        return Math.max(0, c.end - c.nxt);
    }

    private int room() {
        return Math.max(c.offered, c.options.buffer() - c.unread.length);
    }

    /** The window was nearly closed and is not any more. */
    private boolean worthTelling() {
        boolean receives = c.state == State.ESTABLISHED || c.state == State.FIN_WAIT_1 || c.state == State.FIN_WAIT_2;
        return receives && room() - c.offered >= Math.max(1, c.options.buffer() / 4);
    }

    private boolean send(int seq, int from, int octets, boolean syn, boolean fin) {
        boolean atNext = seq == c.nxt;
        c.offered = room();
        byte[] text = Arrays.copyOfRange(c.queue, from, from + octets);
        int beyond = seq + octets + (syn ? 1 : 0) + (fin ? 1 : 0);
        if (beyond - c.nxt > 0) {
            c.nxt = beyond;
        }
        if (atNext) {
            c.ackBy = Connection.OFF;
        }
        if (fin) {
            c.fin = Fin.SENT;
            c.state = c.state == State.CLOSE_WAIT ? State.LAST_ACK : c.state;
        }
        c.around.out(new Segment(new SeqNumber(seq), new SeqNumber(c.next), fin ? Control.set(Control.FIN, Control.ACK)
            : syn ? Control.set(Control.SYN, Control.ACK) : Control.set(Control.ACK), c.offered, Text.of(text)));
        return true;
    }
}
