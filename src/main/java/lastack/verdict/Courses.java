package lastack.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lastack.refine.Sight;
import lastack.wire.Control;

/**
 * Other courses that things may have taken at an endpoint than the one in which they were captured: its segments in another
 * order, without those that did not arrive, or with one that was not captured.
 */
final class Courses {

    /** How many segments may have overtaken one, and how many one may have overtaken. */
    private static final int MOST_OVERTAKING = 3;

    /** How much earlier they may have been captured, in nanoseconds: paths differ by less than this second. */
    private static final long LATEST = 1_000_000_000L;

    private static final int ACK = Sight.bits(Set.of(Control.ACK));

    private Courses() { }

    /**
     * What is missing stands before what arrives and goes on behind it or acknowledges it, for it was sent earlier; a reset
     * before what arrived last.
     *
     * @param since what was captured, in that order
     * @param way what is missing before the next segment
     * @param next that segment
     * @return empty if that is the order in which it was captured
     */
    static Optional<List<Sighting>> inOrder(List<Sighting> since, List<Sight> way, Sighting next) {
        List<Sighting> all = new ArrayList<>(since);
        List<Sight> rest = new ArrayList<>(way);
        for (Sight each : way) {
            int at = each.isRst() ? lastArrival(since) : 0;
            while (at < since.size() && !each.isRst() && !goesOnBehind(since.get(at).sight(), each)) {
                at++;
            }
            if (at < since.size()) {
                rest.remove(each);
                all.add(at, next.shows(each));
            }
        }
        all.add(next.after(rest.isEmpty() ? List.of() : List.of(rest)));
        return rest.size() < way.size() ? Optional.of(all) : Optional.empty();
    }

    private static int lastArrival(List<Sighting> since) {
        for (int at = since.size() - 1; at >= 0; at--) {
            if (since.get(at).sight().arrives()) {
                return at;
            }
        }
        return since.size();
    }

    private static boolean goesOnBehind(Sight later, Sight missing) {
        return later.arrives() && !later.isRst()
            && (missing.arrives() ? later.seq() - missing.seq() > 0 : later.isAck() && later.ack() - missing.seq() > 0);
    }

    /** The next segment was sent before some that were captured before it: they overtook it on the way. */
    static List<List<Sighting>> overtaken(List<Sighting> since, Sighting next) {
        List<List<Sighting>> courses = new ArrayList<>();
        for (int at = since.size() - 1; at >= 0 && courses.size() < MOST_OVERTAKING && !next.sight().arrives(); at--) {
            Sighting each = since.get(at);
            if (!each.sight().arrives()) {
                if (Math.abs(next.time() - each.time()) > LATEST || overtakenBy(since, at) >= MOST_OVERTAKING) {
                    return courses;
                }
                courses.add(with(since, at, next));
            }
        }
        return courses;
    }

    /** How many that were captured later are taken to have been sent before it. */
    private static long overtakenBy(List<Sighting> since, int at) {
        long frame = since.get(at).frame();
        return since.subList(0, at).stream().filter(each -> !each.sight().arrives() && each.frame() > frame).count();
    }

    /**
     * Without those of which the next segment says nothing: that have the octet which it asks for, or acknowledge what it sends
     * again.
     */
    static List<Sighting> lost(List<Sighting> since, Sighting next) {
        List<Sighting> all = new ArrayList<>(since);
        all.removeIf(each -> each.sight().arrives() && each.ways().isEmpty() && isUnheeded(each.sight(), next.sight()));
        return all;
    }

    private static boolean isUnheeded(Sight arrived, Sight sent) {
        return sent.isAck() && !sent.isRst() && !arrived.isSyn()
            && (sent.ack() - arrived.seq() >= 0 && arrived.end() - sent.ack() > 0
                || sent.length() > 0 && arrived.isAck() && arrived.ack() - sent.seq() > 0);
    }

    /**
     * What the endpoint offers in its next segment it had offered in one that was not captured: before text arrived that it
     * acknowledges, on the path before that was captured or after; or before something arrived that is outside the window as it
     * was last seen to be offered.
     *
     * @param receiveNext the 32 bits of RCV.NXT as it is without that text
     */
    static List<List<Sighting>> offered(List<Sighting> since, Sighting next, int receiveNext) {
        Sight sight = next.sight();
        int room = sight.ack() + sight.wnd() - receiveNext;
        for (int at = since.size() - 1; at >= 0 && room > 0 && sight.ack() - receiveNext > 0; at--) {
            Sight text = since.get(at).sight();
            if (text.arrives() && text.length() > 0 && text.seq() - receiveNext <= 0 && text.end() - receiveNext > 0) {
                Sighting offer = next.shows(new Sight(false, sight.seq(), receiveNext, room, 0, sight.bits()));
                return List.of(with(with(since, at, offer), since.size() + 1, next),
                    with(with(since, since.size(), offer), since.size() + 1, next));
            }
        }
        int outside = outsideWindow(since);
        return outside < 0 || !sight.isAck() || sight.isRst() ? List.of() : List.of(with(with(since, outside,
            next.shows(new Sight(false, sight.seq(), sight.ack(), sight.wnd(), 0, ACK))), since.size() + 1, next));
    }

    private static List<Sighting> with(List<Sighting> all, int at, Sighting more) {
        List<Sighting> with = new ArrayList<>(all);
        with.add(at, more);
        return with;
    }

    /** Where the first segment arrives that is beyond the window as it was offered last; negative if there is none. */
    private static int outsideWindow(List<Sighting> since) {
        int edge = 0;
        int outside = -1;
        int at = 0;
        boolean offered = false;
        for (Sighting each : since) {
            Sight sight = each.sight();
            if (!sight.arrives() && sight.isAck() && !sight.isRst()) {
                outside = offered && edge == sight.ack() + sight.wnd() ? outside : -1;
                edge = sight.ack() + sight.wnd();
                offered = true;
            } else if (sight.arrives() && offered && outside < 0 && sight.seq() - edge >= 0) {
                outside = at;
            }
            at++;
        }
        return outside;
    }
}
