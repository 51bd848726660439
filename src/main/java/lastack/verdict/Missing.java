package lastack.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lastack.refine.Known;
import lastack.refine.Sight;
import lastack.wire.Control;

/**
 * What may not have been captured before a segment that an endpoint sent: what its SEQ or its ACK jumps over. Whether there was
 * anything is for the other endpoint to confirm.
 */
final class Missing {

    /** More than any window leaves room for. */
    private static final int TOO_MUCH = 1 << 30;

    private static final int ACK = Sight.bits(Set.of(Control.ACK));
    private static final int FIN_ACK = Sight.bits(Set.of(Control.ACK, Control.FIN));
    private static final int SYN_ACK = Sight.bits(Set.of(Control.ACK, Control.SYN));
    private static final int SYN = Sight.bits(Set.of(Control.SYN));
    private static final int RST = Sight.bits(Set.of(Control.RST));
    private static final int LARGE = 1 << 20;

    /**
     * What may be missing.
     *
     * @param ways what, one of these: text, or a FIN
     * @param sent whether some of it the endpoint sent that is new; then its peer should acknowledge it
     * @param arrived whether some of it its peer sent that is new; then its peer should go on behind it
     */
    record Gap(List<List<Sight>> ways, boolean sent, boolean arrived) {

        /** Whether something shows that it is missing. */
        boolean shows() {
            return sent || arrived;
        }
    }

    private Missing() { }

    /**
     * What may be missing before a segment that leaves, the likeliest first; empty if there is no gap.
     *
     * @param next the segment
     * @param known what is known, with as much arrived as can have
     * @param goesOn whether something was captured that its peer sent behind all that it acknowledges: then no FIN is missing
     */
    static List<Gap> before(Sighting next, Known known, boolean goesOn) {
        Sight s = next.sight();
        if (s.arrives() || s.isRst() && !known.isConnected()) {
            return List.of();
        }
        if (s.isRst()) {
            return beforeReset(s, known);
        }
        if (!known.isConnected()) {
            int bits = s.isSyn() ? SYN : SYN_ACK;
            return s.isAck() ? List.of(new Gap(List.of(List.of(new Sight(true, s.ack() - 1, known.sendNext(), LARGE, 0, bits))),
                false, true)) : List.of();
        }
        int sent = s.seq() - known.sendNext();
        int arrived = s.ack() - known.receiveNext();
        boolean more = sent > 0 && sent < TOO_MUCH;
        List<Sight> departures = more ? either(false, known.sendNext(), s.ack(), sent, s.length() == 0) : List.of();
        // An ACK of all that was sent, which nothing shows but that it explains what follows.
        Sight ack = new Sight(true, known.receiveNext(), known.sendNext(), LARGE, 0, ACK);
        List<Gap> gaps = new ArrayList<>();
        if (arrived > 0 && arrived < TOO_MUCH) {
            List<Sight> arrivals = either(true, known.receiveNext(), known.sendNext(), arrived, !goesOn);
            gaps.add(new Gap(both(arrivals, departures), more, true));
        } else {
            if (more) {
                gaps.add(new Gap(both(List.of(), departures), true, false));
            }
            gaps.add(new Gap(both(List.of(ack), departures), more, false));
        }
        return gaps;
    }

    /** Text or a FIN, or that it had gone already, with a reset of its own. */
    private static List<Gap> beforeReset(Sight s, Known known) {
        List<Gap> gaps = new ArrayList<>();
        int jump = s.seq() - known.sendNext();
        if (!s.isAck() && jump > 0 && jump < TOO_MUCH) {
            gaps.add(new Gap(both(List.of(), either(false, known.sendNext(), known.receiveNext(), jump, true)), true, false));
        }
        gaps.add(new Gap(List.of(List.of(new Sight(false, known.sendNext(), 0, 0, 0, RST))), false, false));
        return gaps;
    }

    /** The SYN that answers one, before the first segment behind it. */
    static Sight answer(Sight syn, Sight first) {
        return new Sight(false, first.seq() - 1, syn.end(), first.wnd(), 0, SYN_ACK);
    }

    private static List<List<Sight>> both(List<Sight> arrivals, List<Sight> departures) {
        if (arrivals.isEmpty() || departures.isEmpty()) {
            return (arrivals.isEmpty() ? departures : arrivals).stream().map(List::of).toList();
        }
        return arrivals.stream().flatMap(arrival -> departures.stream().map(departure -> List.of(arrival, departure))).toList();
    }

    /** Text alone, or with a FIN if there may be one. */
    private static List<Sight> either(boolean arrives, int seq, int ack, int length, boolean ends) {
        Sight text = new Sight(arrives, seq, ack, LARGE, length, ACK);
        return ends ? List.of(text, new Sight(arrives, seq, ack, LARGE, length - 1, FIN_ACK)) : List.of(text);
    }
}
