package lastack.refine;

import lastack.trace.TcbView;

/** Control blocks as a relation without a clock has them: all durations are 0, and a timer that runs is due. */
final class Timeless {

    private Timeless() { }

    static TcbView of(TcbView view) {
        if (view instanceof TcbView.Open t) {
            return new TcbView.Open(t.state(), t.sndUna(), t.sndNxt(), t.sndEnd(), t.sndSyn(), t.sndFin(), t.sndWnd(), t.sndMax(),
                t.sndWl1(), t.sndWl2(), t.rcvUsr(), t.rcvNxt(), t.rcvWnd(), t.held(), t.heldFin(), t.rcvFin(), t.detached(),
                t.back().stream().map(Timeless::of).toList(), due(t.ackDue()), 0, due(t.rtx()), t.resend(), due(t.timeWait()),
                due(t.userTimer()), t.resets());
        }
        return view instanceof TcbView.SynSent t
            ? new TcbView.SynSent(t.sndUna(), t.sndNxt(), t.sndEnd(), 0, due(t.rtx()), t.resend(), due(t.userTimer()), t.resets())
            : view;
    }

    /**
     * A block whose window was told by the SYN before RCV.NXT, as a handshake leaves it, as if it had been told at RCV.NXT, as
     * {@code Teardown} begins. No segment that is acceptable tells the two apart (RFC 9293, section 3.10.7.4, fifth).
     */
    static TcbView updated(TcbView view) {
        return view instanceof TcbView.Open t && t.sndWl1().plus(1).equals(t.rcvNxt())
            ? new TcbView.Open(t.state(), t.sndUna(), t.sndNxt(), t.sndEnd(), t.sndSyn(), t.sndFin(), t.sndWnd(), t.sndMax(),
                t.rcvNxt(), t.sndWl2(), t.rcvUsr(), t.rcvNxt(), t.rcvWnd(), t.held(), t.heldFin(), t.rcvFin(), t.detached(),
                t.back(), t.ackDue(), t.rto(), t.rtx(), t.resend(), t.timeWait(), t.userTimer(), t.resets())
            : view;
    }

    private static long due(long timer) {
        return Math.min(timer, 0);
    }
}
