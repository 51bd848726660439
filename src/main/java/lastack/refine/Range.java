package lastack.refine;

import java.util.Optional;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.TcbView;

/** The times and lengths that TLC can reckon with: its integers are 32-bit, and the relation adds and doubles. */
final class Range {

    private static final long LARGEST = NormalForm.FAR;

    private Range() { }

    /** Names a time or a length that is too large, if there is one. */
    static Optional<String> tooLarge(ConfigView config, TcbView before, EventView event, TcbView after) {
        return isTooLarge(config) ? Optional.of("a time or a size that the endpoint is set to is larger than 2^29")
            : isTooLarge(before) || isTooLarge(after) ? Optional.of("a timer or a window is larger than 2^29")
            : isTooLarge(event) ? Optional.of("a time or a length in the event is larger than 2^29")
            : Optional.empty();
    }

    private static boolean isTooLarge(ConfigView c) {
        return c.twoMsl() > LARGEST || c.rtoInitial() > LARGEST || c.rtoMax() > LARGEST || c.ackDelay() > LARGEST
            || c.userTimeout() > LARGEST || c.rcvBuf() > LARGEST || c.issStep() > LARGEST;
    }

    private static boolean isTooLarge(TcbView tcb) {
        if (tcb instanceof TcbView.SynSent t) {
            return t.rto() > LARGEST || t.rtx() > LARGEST || t.userTimer() > LARGEST;
        }
        return tcb instanceof TcbView.Open t && (t.sndWnd() > LARGEST || t.sndMax() > LARGEST || t.rcvWnd() > LARGEST
            || t.ackDue() > LARGEST || t.rto() > LARGEST || t.rtx() > LARGEST || t.timeWait() > LARGEST
            || t.userTimer() > LARGEST || !t.back().isEmpty() && isTooLarge(t.back().get(0)));
    }

    private static boolean isTooLarge(EventView event) {
        if (event instanceof EventView.Tick tick) {
            return tick.ticks() > LARGEST;
        } else if (event instanceof EventView.Arrive arrive) {
            return arrive.segment().len() > LARGEST;
        } else if (event instanceof EventView.Emit emit) {
            return emit.segment().len() > LARGEST;
        } else if (event instanceof EventView.Send send) {
            return send.len() > LARGEST;
        }
        return event instanceof EventView.Receive receive && receive.len() > LARGEST;
    }
}
