package lastack.other;

import lastack.other.Connection.Fin;
import lastack.other.Connection.State;
import lastack.other.Surroundings.Timer;

/** Remembers where a connection was before an event, to set its timers after it (RFC 6298, section 5; RFC 9293, 3.8.3). */
final class Timekeeping {

    private final Connection c;
    private final boolean hadQueue;
    private final int una;
    private final int nxt;

    Timekeeping(Connection c) {
        this(c, c.state != State.CLOSED && c.state != State.LISTEN, c.una, c.nxt);
    }

    Timekeeping(Connection c, boolean hadQueue, int una, int nxt) {
        this.c = c;
        this.hadQueue = hadQueue;
        this.una = una;
        this.nxt = nxt;
    }

    void settle(long now) {
        if (c.state == State.CLOSED || c.state == State.LISTEN) {
            return;
        }
        boolean progress = hadQueue && c.una - una > 0 && c.una - nxt <= 0;
        boolean inFlight = c.una != c.nxt;
        boolean unsent = c.end - c.nxt > 0 || c.fin == Fin.QUEUED;
        if (!inFlight && (!unsent || c.wnd != 0)) {
            c.rto = c.options.rto();
            c.resend = false;
            c.around.cancel(Timer.RETRANSMIT);
        } else if (progress) {
            c.rto = c.options.rto();
            c.resend = false;
            c.around.set(Timer.RETRANSMIT, now + c.rto);
        } else if (c.around.deadline(Timer.RETRANSMIT) == Long.MAX_VALUE) {
            c.around.set(Timer.RETRANSMIT, now + c.rto);
        }
        if (!inFlight && !unsent) {
            c.around.cancel(Timer.USER);
        } else if (c.options.userTimeout() != Connection.OFF
            && (progress || c.around.deadline(Timer.USER) == Long.MAX_VALUE)) {
            c.around.set(Timer.USER, now + c.options.userTimeout());
        }
    }
}
