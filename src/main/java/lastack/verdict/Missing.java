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
     * A way in which something may be missing.
     *
     * @param segments what
     * @param sent whether some of it the endpoint sent that is new; then its peer should acknowledge it
     * @param arrived whether some of it its peer sent that is new; then its peer should go on behind it
     */
    record Gap(List<Sighting> segments, boolean sent, boolean arrived) {

        /** Whether something shows that it is missing. */
        boolean shows() {
            return sent || arrived;
        }
    }

    private Missing() { }

    /** The ways, the likeliest first; none if there is no gap. */
    static List<Gap> before(Sighting next, Known known) {
        Sight s = next.sight();
        List<Gap> gaps = new ArrayList<>();
        if (s.arrives()) {
            return gaps;
        }
        if (s.isRst()) {
            // It had gone already, with a reset of its own.
            if (known.isConnected()) {
                Sight reset = new Sight(false, known.sendNext(), 0, 0, 0, RST);
                gaps.add(new Gap(List.of(new Sighting(reset, next.frame(), next.time())), false, false));
            }
            return gaps;
        }
        if (!known.isConnected()) {
            if (s.isAck()) {
                int bits = s.isSyn() ? SYN : SYN_ACK;
                gaps.add(new Gap(List.of(new Sighting(new Sight(true, s.ack() - 1, known.sendNext(), LARGE, 0, bits), next.frame(), next.time())),
                    false, true));
            }
            return gaps;
        }
        int sent = s.seq() - known.sendNext();
        int arrived = s.ack() - known.receiveNext();
        List<List<Sighting>> arrivals = arrived > 0 && arrived < TOO_MUCH
            ? List.of(List.of(segment(true, known.receiveNext(), known.sendNext(), arrived, 0, next)),
                List.of(segment(true, known.receiveNext(), known.sendNext(), arrived - 1, 1, next)))
            : List.of(List.of(segment(true, known.receiveNext(), known.sendNext(), 0, 0, next)), List.of());
        List<List<Sighting>> departures = sent > 0 && sent < TOO_MUCH
            ? List.of(List.of(segment(false, known.sendNext(), s.ack(), sent, 0, next)),
                List.of(segment(false, known.sendNext(), s.ack(), sent - 1, 1, next)))
            : List.of(List.of());
        for (List<Sighting> arrival : arrivals) {
            for (List<Sighting> departure : departures) {
                List<Sighting> both = new ArrayList<>(arrival);
                both.addAll(departure);
                if (!both.isEmpty()) {
                    gaps.add(new Gap(both, sent > 0, arrived > 0));
                }
            }
        }
        return gaps;
    }

    private static Sighting segment(boolean arrives, int seq, int ack, int len, int fin, Sighting next) {
        return new Sighting(new Sight(arrives, seq, ack, LARGE, len, fin == 0 ? ACK : FIN_ACK), next.frame(), next.time());
    }
}
