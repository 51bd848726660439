package lastack.refine;

import java.util.List;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/**
 * Moves the real numbers of a run: those that A sends by one amount, those that B sends by another, modulo 2<sup>32</sup>.
 *
 * <p>What RFC 9293 writes as a literal 0 stays where it is: SEQ of a reset to a segment without ACK (section 3.10.7.1). ACK
 * of a segment without the ACK bit is no number of either space, and stays too.
 *
 * @param a how far the numbers that A sends are moved
 * @param b how far the numbers that B sends are moved
 */
record Shift(int a, int b) {

    Header header(Header header) {
        return new Header(header.seed(), origin(header, Side.A), origin(header, Side.B));
    }

    private Header.Origin origin(Header header, Side side) {
        Header.Origin origin = header.origin(side);
        return new Header.Origin(origin.config(), of(side).tcb(origin.tcb()));
    }

    Step step(Step step) {
        Spaces spaces = of(step.endpoint());
        return new Step(step.at(), step.endpoint(), spaces.event(step.event()), spaces.tcb(step.tcb()),
            step.tells().stream().map(spaces::tell).toList(), step.packet());
    }

    private Spaces of(Side side) {
        return side == Side.A ? new Spaces(a, b) : new Spaces(b, a);
    }

    /** The two sequence spaces as one endpoint sees them. */
    private record Spaces(int snd, int rcv) {

        TcbView tcb(TcbView view) {
            List<SegmentView> resets = view.resets().stream().map(this::leaving).toList();
            if (view instanceof TcbView.Closed t) {
                return new TcbView.Closed(intervals(t.left()), t.rcvFin(), resets);
            } else if (view instanceof TcbView.Listen t) {
                return new TcbView.Listen(t.iss().plus(snd), t.remote(), resets);
            } else if (view instanceof TcbView.SynSent t) {
                return new TcbView.SynSent(t.sndUna().plus(snd), t.sndNxt().plus(snd), t.sndEnd().plus(snd), t.rto(), t.rtx(),
                    t.resend(), t.userTimer(), resets);
            }
            TcbView.Open t = (TcbView.Open) view;
            return new TcbView.Open(t.state(), t.sndUna().plus(snd), t.sndNxt().plus(snd), t.sndEnd().plus(snd), t.sndSyn(),
                t.sndFin(), t.sndWnd(), t.sndMax(), t.sndWl1().plus(rcv), t.sndWl2().plus(snd), t.rcvUsr().plus(rcv),
                t.rcvNxt().plus(rcv), t.rcvWnd(), intervals(t.held()), t.heldFin().stream().map(n -> n.plus(rcv)).toList(),
                t.rcvFin(), t.detached(), t.back().stream().map(this::tcb).toList(), t.ackDue(), t.rto(), t.rtx(), t.resend(),
                t.timeWait(), t.userTimer(), resets);
        }

        private List<TcbView.Interval> intervals(List<TcbView.Interval> intervals) {
            return intervals.stream().map(i -> new TcbView.Interval(i.from().plus(rcv), i.to().plus(rcv))).toList();
        }

        EventView event(EventView event) {
            if (event instanceof EventView.Arrive arrive) {
                SegmentView s = arrive.segment();
                return new EventView.Arrive(moved(s, s.seq().plus(rcv), snd));
            }
            if (event instanceof EventView.Open open) {
                return new EventView.Open(open.active(), open.remote(), open.iss().plus(snd));
            }
            return event instanceof EventView.Emit emit ? new EventView.Emit(leaving(emit.segment())) : event;
        }

        private SegmentView leaving(SegmentView s) {
            boolean literal = s.has(Control.RST) && s.has(Control.ACK);
            return moved(s, literal ? s.seq() : s.seq().plus(snd), rcv);
        }

        private static SegmentView moved(SegmentView s, SeqNumber seq, int ack) {
            return new SegmentView(seq, s.has(Control.ACK) ? s.ack().plus(ack) : s.ack(), s.ctl(), s.wnd(), s.len());
        }

        TellView tell(TellView tell) {
            return tell instanceof TellView.Data data ? new TellView.Data(data.from().plus(rcv), data.len()) : tell;
        }
    }
}
