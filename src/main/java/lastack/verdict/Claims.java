package lastack.verdict;

import java.util.ArrayList;
import java.util.List;
import lastack.refine.Sight;

/**
 * What an endpoint's segments are taken to show that was not captured, until its peer confirms it: where it does, there is a
 * hole in the capture.
 */
final class Claims {

    private List<Claim> open = List.of();
    /** Behind how many segments something was not captured. */
    private List<Long> holes = List.of();

    /** That something was sent which was not captured: by the endpoint, or else by its peer. */
    static final class Claim {
        private final long frame;
        private final long at;
        private final boolean bySelf;
        private final int to;
        private boolean refuted;

        private Claim(long frame, long at, boolean bySelf, int to) {
            this.frame = frame;
            this.at = at;
            this.bySelf = bySelf;
            this.to = to;
        }

        /** The frame that shows it. */
        long frame() {
            return frame;
        }

        /** Whether the peer goes on as if it had not sent it. */
        boolean isRefuted() {
            return refuted;
        }

        /** What is wrong as long as it is not confirmed. */
        String unsettled() {
            return bySelf
                ? "its SEQ is beyond all that was captured, and its peer never acknowledged what would be between"
                : "it acknowledges what its peer was not seen to send, and its peer did not go on behind it";
        }

        /** Its peer acknowledges it, or goes on behind it, or sends it again. */
        private boolean confirms(Sight sight) {
            return bySelf ? sight.isAck() && sight.ack() - to >= 0 : sight.seq() - to >= 0 || sight.end() == to;
        }

        /** Its peer does not know that it has sent it. That the peer has not acknowledged it may be for a loss. */
        private boolean refutes(Sight sight) {
            return !bySelf && !sight.isRst() && !sight.isSyn() && sight.seq() - to < 0;
        }
    }

    /** A list is made once it has something: there are many endpoints. */
    private static <T> List<T> with(List<T> all, T more) {
        List<T> list = all.isEmpty() ? new ArrayList<>(1) : all;
        list.add(more);
        return list;
    }

    /** The endpoint sent what is before a segment, the so-manieth that is seen. */
    void sent(Sighting next, long at) {
        open = with(open, new Claim(next.frame(), at, true, next.sight().seq()));
    }

    /** What a segment acknowledges, the so-manieth that is seen, had arrived, as may be known to be so. */
    void arrived(Sighting next, long at, boolean known) {
        if (known) {
            holes = with(holes, at);
        } else {
            open = with(open, new Claim(next.frame(), at, false, next.sight().ack()));
        }
    }

    /** There may be a hole, though nobody will confirm it. */
    void doubt(long at) {
        holes = with(holes, at);
    }

    /** What the peer sends says whether there was what was not captured. */
    void settle(Sight sight) {
        for (int i = 0; i < open.size(); i++) {
            Claim claim = open.get(i);
            claim.refuted |= claim.refutes(sight);
            if (claim.confirms(sight)) {
                holes = with(holes, claim.at);
                open.remove(i--);
            }
        }
    }

    /** Whether all are confirmed. */
    boolean isEmpty() {
        return open.isEmpty();
    }

    /** One that is refuted, else the first that is not confirmed; there must be one. */
    Claim first() {
        return open.stream().filter(Claim::isRefuted).findFirst().orElseGet(() -> open.get(0));
    }

    /** Whether there is a hole between two segments. */
    boolean hasHole(long from, long to) {
        return holes.stream().anyMatch(hole -> from <= hole && hole <= to);
    }
}
