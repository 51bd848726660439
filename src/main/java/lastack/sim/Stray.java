package lastack.sim;

import java.util.Set;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * A segment that neither endpoint sent: forged, or left over from another connection. Its numbers are relative to the control
 * block of the endpoint that it reaches, at the time when it does, because most numbers far away are alike.
 *
 * @param at when it arrives, in ticks; at least 0
 * @param to whom
 * @param seqOffset SEG.SEQ - RCV.NXT
 * @param ackOffset SEG.ACK - SND.NXT
 * @param ctl the control bits
 * @param wnd SEG.WND, 0 to 65535
 * @param octets how many octets of text, at least 0; all are zero
 */
public record Stray(long at, Side to, int seqOffset, int ackOffset, Set<Control> ctl, int wnd, int octets) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming what is out of its range
     */
    public Stray {
        ctl = Control.set(ctl);
        if (at < 0 || octets < 0 || wnd < 0 || wnd > 65535) {
            throw new IllegalArgumentException(
                "a stray segment has at and octets of at least 0 and a window of 0 to 65535, not "
                    + at + ", " + octets + ", " + wnd);
        }
    }

    /** The segment as it arrives at an endpoint; where it knows a number not, 0 stands for it. */
    Segment segment(TcbView view) {
        return new Segment(
            rcvNxt(view).plus(seqOffset), sndNxt(view).plus(ackOffset), ctl, wnd, Text.of(new byte[octets]));
    }

    private static SeqNumber rcvNxt(TcbView view) {
        if (view instanceof TcbView.Open open) {
            return open.rcvNxt();
        }
        return view instanceof TcbView.Closed closed && !closed.left().isEmpty() ? closed.left().get(0).to() : SeqNumber.ZERO;
    }

    private static SeqNumber sndNxt(TcbView view) {
        if (view instanceof TcbView.Open open) {
            return open.sndNxt();
        }
        if (view instanceof TcbView.SynSent sent) {
            return sent.sndNxt();
        }
        return view instanceof TcbView.Listen listen ? listen.iss() : SeqNumber.ZERO;
    }
}
