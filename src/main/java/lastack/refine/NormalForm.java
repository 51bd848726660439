package lastack.refine;

import java.util.Optional;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/**
 * The shift that brings the numbers of a step near zero, as TLC's integers are 32-bit and signed: the send space is counted
 * from SND.UNA, the receive space from RCV.NXT, both as they were before the step. The relation does not notice such a shift.
 *
 * <p>In CLOSED there is no SND.UNA, and the rule for segments that arrive there only copies their numbers; so these are
 * counted from the segment's own.
 *
 * @param snd zero of the send space
 * @param rcv zero of the receive space
 * @param seq zero for the SEQ of segments that arrive and the ACK of segments that leave; but for CLOSED it is {@code rcv}
 */
record NormalForm(SeqNumber snd, SeqNumber rcv, SeqNumber seq) {

    /** Numbers of the control block lie nearer to zero than this, or the step is not judged. */
    static final int FAR = 1 << 29;

    static NormalForm of(TcbView before, EventView event) {
        if (before instanceof TcbView.Open open) {
            return new NormalForm(open.sndUna(), open.rcvNxt(), open.rcvNxt());
        }
        SeqNumber rcv = before.rcvNxt();
        if (event instanceof EventView.Arrive arrive) {
            return new NormalForm(arrive.segment().ack(), rcv, arrive.segment().seq());
        }
        if (event instanceof EventView.Emit emit) {
            return new NormalForm(emit.segment().seq(), rcv, emit.segment().ack());
        }
        for (SegmentView reset : before.resets()) {
            return new NormalForm(reset.seq(), rcv, reset.ack());
        }
        return new NormalForm(rcv, rcv, rcv);
    }

    int send(SeqNumber n) {
        return n.minus(snd);
    }

    int receive(SeqNumber n) {
        return n.minus(rcv);
    }

    /** A number of a segment in the space of what arrives; far ones are alike, for they are outside every window. */
    int arrivingSeq(SegmentView segment) {
        return near(segment.seq().minus(seq));
    }

    int arrivingAck(SegmentView segment) {
        return segment.has(Control.ACK) ? near(segment.ack().minus(snd)) : 0;
    }

    /** SEQ of a segment that leaves. A reset that answers a segment without ACK has the literal 0 (RFC 9293, 3.10.7.1). */
    int leavingSeq(SegmentView segment) {
        if (isLiteral(segment)) {
            return segment.seq().equals(SeqNumber.ZERO) ? 0 : FAR;
        }
        return near(segment.seq().minus(snd));
    }

    int leavingAck(SegmentView segment) {
        return segment.has(Control.ACK) ? near(segment.ack().minus(seq)) : 0;
    }

    private static boolean isLiteral(SegmentView segment) {
        return segment.has(Control.RST) && segment.has(Control.ACK);
    }

    private static int near(int n) {
        return Math.max(-FAR, Math.min(FAR, n));
    }

    /** Names a variable that is too far from zero for TLC's integers, if there is one. */
    Optional<String> tooFar(TcbView tcb) {
        if (isFar(receive(tcb.rcvUsr())) || isFar(receive(tcb.rcvNxt()))) {
            return Optional.of("rcvUsr or rcvNxt is further than 2^29 from the RCV.NXT before");
        }
        if (!(tcb instanceof TcbView.Open open)) {
            return Optional.empty();
        }
        if (isFar(send(open.sndUna())) || isFar(send(open.sndNxt())) || isFar(send(open.sndEnd())) || isFar(send(open.sndWl2()))) {
            return Optional.of("sndUna, sndNxt, sndEnd or sndWl2 is further than 2^29 from the SND.UNA before");
        }
        if (isFar(receive(open.sndWl1()))
                || open.held().stream().anyMatch(i -> isFar(receive(i.from())) || isFar(receive(i.to())))
                || open.heldFin().stream().anyMatch(n -> isFar(receive(n)))) {
            return Optional.of("sndWl1, held or heldFin is further than 2^29 from the RCV.NXT before");
        }
        return Optional.empty();
    }

    private static boolean isFar(int n) {
        return n >= FAR || n <= -FAR;
    }
}
