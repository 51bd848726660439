package lastack.refine;

import java.util.ArrayList;
import java.util.List;
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
 * <p>Where there is no SND.UNA, in LISTEN and for OPEN, the ISS stands in for it. Where there is no RCV.NXT, in LISTEN and
 * SYN-SENT, the number of the segment that arrives does, which becomes RCV.NXT. In CLOSED the rule for segments that arrive
 * only copies their numbers; so these are counted from the segment's own, and what is left unread from its first octet.
 *
 * <p>Numbers further away than {@link #FAR} are outside every window, so that it only matters which are equal or follow each
 * other. They keep their sign, and those that lie together stay together, but the groups are moved closer, where no two of them
 * meet. A form therefore belongs to one step.
 */
final class NormalForm {

    /** Numbers of the control block lie nearer to zero than this, or the step is not judged. */
    static final int FAR = 1 << 29;

    /** Numbers of a group are nearer than this to its first. */
    private static final int TOGETHER = 1 << 17;

    /** What is counted from a zero of its own. */
    enum Space {
        /** The numbers that the endpoint gives its octets. */
        SEND,
        /** Those that its peer does. */
        RECEIVE,
        /** In CLOSED, where nothing is left of the receive space that they could be compared with, those of segments. */
        SEGMENT
    }

    private final SeqNumber snd;
    private final SeqNumber rcv;
    private final SeqNumber seq;
    /** The first number of each group. */
    private final List<Integer> groups;
    /** Whether segments have a space of their own. */
    private final boolean apart;
    /** The space whose numbers are one larger than they should be. */
    private final Optional<Space> moved;

    /**
     * A form.
     *
     * @param snd zero of the send space
     * @param rcv zero of the receive space
     * @param seq zero for the SEQ of segments that arrive and the ACK of segments that leave; but for CLOSED it is {@code rcv}
     */
    private NormalForm(SeqNumber snd, SeqNumber rcv, SeqNumber seq) {
        this(snd, rcv, seq, false, new ArrayList<>(2), Optional.empty());
    }

    private NormalForm(SeqNumber snd, SeqNumber rcv, SeqNumber seq, boolean apart, List<Integer> groups,
            Optional<Space> moved) {
        this.snd = snd;
        this.rcv = rcv;
        this.seq = seq;
        this.apart = apart;
        this.groups = groups;
        this.moved = moved;
    }

    private static NormalForm apart(SeqNumber snd, SeqNumber rcv, SeqNumber seq) {
        return new NormalForm(snd, rcv, seq, true, new ArrayList<>(2), Optional.empty());
    }

    /**
     * The same form with one space moved by one. As the relation does not notice, what differs by one in what it says is a
     * number of that space.
     */
    NormalForm moved(Space space) {
        return new NormalForm(snd, rcv, seq, apart, groups, Optional.of(space));
    }

    private int by(Space space) {
        return moved.filter(space::equals).isPresent() ? 1 : 0;
    }

    /** The real number, in decimal. */
    String real(Space space, Object shifted) {
        return space == Space.SEND ? sent(shifted) : space == Space.RECEIVE ? received(shifted) : arrived(shifted);
    }

    /** For numbers that are near zero as they are. */
    static NormalForm none() {
        return new NormalForm(SeqNumber.ZERO, SeqNumber.ZERO, SeqNumber.ZERO);
    }

    static NormalForm of(TcbView before, EventView event) {
        if (before instanceof TcbView.Open open) {
            return new NormalForm(open.sndUna(), open.rcvNxt(), open.rcvNxt());
        }
        SeqNumber arriving = event instanceof EventView.Arrive arrive ? arrive.segment().seq() : SeqNumber.ZERO;
        if (before instanceof TcbView.SynSent sent) {
            return new NormalForm(sent.sndUna(), arriving, arriving);
        }
        if (event instanceof EventView.Open call) {
            return new NormalForm(call.iss(), arriving, arriving);
        }
        return before instanceof TcbView.Listen listen ? new NormalForm(listen.iss(), arriving, arriving)
            : closed((TcbView.Closed) before, event);
    }

    private static NormalForm closed(TcbView.Closed before, EventView event) {
        SeqNumber rcv = before.left().isEmpty() ? SeqNumber.ZERO : before.left().get(0).from();
        if (event instanceof EventView.Arrive arrive) {
            return apart(arrive.segment().ack(), rcv, arrive.segment().seq());
        }
        if (event instanceof EventView.Emit emit) {
            return apart(emit.segment().seq(), rcv, emit.segment().ack());
        }
        return new NormalForm(SeqNumber.ZERO, rcv, rcv);
    }

    int send(SeqNumber n) {
        return near(n.minus(snd)) + by(Space.SEND);
    }

    int receive(SeqNumber n) {
        return near(n.minus(rcv)) + by(Space.RECEIVE);
    }

    int arrivingSeq(SegmentView segment) {
        return near(segment.seq().minus(seq)) + by(apart ? Space.SEGMENT : Space.RECEIVE);
    }

    int arrivingAck(SegmentView segment) {
        return segment.has(Control.ACK) ? send(segment.ack()) : 0;
    }

    /** SEQ of a segment that leaves. A reset that answers a segment without ACK has the literal 0 (RFC 9293, 3.10.7.1). */
    int leavingSeq(SegmentView segment) {
        return isLiteral(segment) ? near(segment.seq().minus(SeqNumber.ZERO)) : send(segment.seq());
    }

    int leavingAck(SegmentView segment) {
        return segment.has(Control.ACK) ? near(segment.ack().minus(seq)) + by(apart ? Space.SEGMENT : Space.RECEIVE) : 0;
    }

    private static boolean isLiteral(SegmentView segment) {
        return segment.has(Control.RST) && segment.has(Control.ACK);
    }

    /** The real number, in decimal, of one in the send space. */
    String sent(Object shifted) {
        return snd.plus(real((Integer) shifted)).toString();
    }

    /** The real number, in decimal, of one in the receive space. */
    String received(Object shifted) {
        return rcv.plus(real((Integer) shifted)).toString();
    }

    /** The real number, in decimal, of the ACK of a segment that leaves. */
    String arrived(Object shifted) {
        return seq.plus(real((Integer) shifted)).toString();
    }

    private int near(int n) {
        if (!isFar(n)) {
            return n;
        }
        int group = 0;
        while (group < groups.size() && !isTogether(n - groups.get(group))) {
            group++;
        }
        if (group == groups.size()) {
            groups.add(n);
        }
        return place(group) + (n - groups.get(group));
    }

    private int real(int n) {
        for (int group = 0; group < groups.size(); group++) {
            if (isTogether(n - place(group))) {
                return groups.get(group) + (n - place(group));
            }
        }
        return n;
    }

    private int place(int group) {
        int place = FAR + 2 * TOGETHER * (group + 1);
        return groups.get(group) < 0 ? -place : place;
    }

    private static boolean isTogether(int distance) {
        return -TOGETHER < distance && distance < TOGETHER;
    }

    /** Names a variable that is too far from zero for the relation to reckon with it, if there is one. */
    Optional<String> tooFar(TcbView tcb) {
        if (tcb instanceof TcbView.SynSent sent) {
            return isFar(sent.sndNxt(), snd) || isFar(sent.sndEnd(), snd)
                ? Optional.of("sndNxt or sndEnd is further than 2^29 from the SND.UNA before") : Optional.empty();
        }
        if (tcb instanceof TcbView.Closed closed) {
            return closed.left().stream().anyMatch(i -> isFar(i.to(), rcv))
                ? Optional.of("left is longer than 2^29") : Optional.empty();
        }
        if (!(tcb instanceof TcbView.Open open)) {
            return Optional.empty();
        }
        if (isFar(open.rcvUsr(), rcv)) {
            return Optional.of("rcvUsr is further than 2^29 from the RCV.NXT before");
        }
        if (isFar(open.sndNxt(), snd) || isFar(open.sndEnd(), snd) || isFar(open.sndWl2(), snd)) {
            return Optional.of("sndNxt, sndEnd or sndWl2 is further than 2^29 from the SND.UNA before");
        }
        boolean far = isFar(open.sndWl1(), rcv);
        // Every step passes here, and a stream costs more than the rest of it.
        for (TcbView.Interval interval : open.held()) {
            far |= isFar(interval.from(), rcv) || isFar(interval.to(), rcv);
        }
        for (SeqNumber fin : open.heldFin()) {
            far |= isFar(fin, rcv);
        }
        return far ? Optional.of("sndWl1, held or heldFin is further than 2^29 from the RCV.NXT before") : Optional.empty();
    }

    private static boolean isFar(SeqNumber n, SeqNumber zero) {
        return isFar(n.minus(zero));
    }

    private static boolean isFar(int n) {
        return n >= FAR || n <= -FAR;
    }
}
