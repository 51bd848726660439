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

    private static long due(long timer) {
        return Math.min(timer, 0);
    }
}
