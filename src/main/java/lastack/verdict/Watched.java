package lastack.verdict;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lastack.refine.Known;
import lastack.refine.Sight;
import lastack.refine.WireBeliefs;
import lastack.refine.WireBeliefs.Leave;
import lastack.verdict.Outlook.View;

/**
 * What is known of an endpoint, and of how it came to be known what is needed to think again: where nothing explains a segment,
 * the last ones are gone through once more with something else taken for granted, the least first.
 */
final class Watched {

    /** After how many segments a place is kept from which they can be gone through again; twice as many are kept at most. */
    private static final int STRETCH = Trail.STRETCH;

    private static final View OVERTAKEN = new View(Leave.SUDDEN, Vantage.ON_THE_PATH, false);
    private static final View PLAIN = new View(Leave.USUAL, Vantage.AT_THE_ENDPOINT, false);
    private static final View ON_PATH = new View(Leave.USUAL, Vantage.ON_THE_PATH, false);

    /** What is taken for granted, the least first. */
    private static final List<View> LADDER = List.of(
        new View(Leave.SUDDEN, Vantage.AT_THE_ENDPOINT, false),
        ON_PATH,
        new View(Leave.SUDDEN, Vantage.ON_THE_PATH, false),
        new View(Leave.SUDDEN, Vantage.ON_THE_PATH, true),
        new View(Leave.ANY, Vantage.AT_THE_ENDPOINT, false),
        new View(Leave.ANY, Vantage.ON_THE_PATH, false),
        new View(Leave.ANY, Vantage.ON_THE_PATH, true),
        new View(Leave.ALL, Vantage.AT_THE_ENDPOINT, false),
        new View(Leave.ALL, Vantage.ON_THE_PATH, false),
        new View(Leave.ALL, Vantage.ON_THE_PATH, true));

    /** How much is taken for granted, in rough steps. */
    enum Tier {
        /** Neither losses nor options that few choose. */
        LITTLE,
        /** Losses, and whatever RFC 9293 leaves open. */
        MUCH,
        /** Deviations. */
        ALL;

        private static Tier of(View view) {
            return view.leave() == Leave.ALL ? ALL : view.leave() == Leave.ANY || view.losses() ? MUCH : LITTLE;
        }
    }

    private final WireBeliefs beliefs;
    private final int synWindow;
    private final boolean complete;
    private Trail since = new Trail();
    private Outlook base;
    /** What was known behind the first stretch of what is kept, where there is more. */
    private Outlook middle;
    private Outlook here;
    /** For each view what all that is kept comes to, once that has been asked; without an answer if it explains nothing. */
    private Map<View, Optional<Gone>> behindAll = Map.of();
    /** The same on the path from {@link #middle}; null if it has not been asked. */
    private Optional<Gone> behindMiddle;
    private View view = PLAIN;
    private final Effort effort = new Effort();
    private boolean pruned;

    /**
     * Begins.
     *
     * @param origin what is known before anything is seen
     * @param synWindow the window of the endpoint's own SYN, in octets
     * @param complete whether it is taken for granted that the capture is the endpoint's own, and lacks nothing
     */
    Watched(WireBeliefs beliefs, Known origin, int synWindow, boolean complete) {
        this.beliefs = beliefs;
        this.synWindow = synWindow;
        this.complete = complete;
        this.base = Outlook.of(origin);
        this.middle = base;
        this.here = base;
    }

    Outlook here() {
        return here;
    }

    Vantage vantage() {
        return view.vantage();
    }

    boolean isPruned() {
        return pruned;
    }

    /** Whether thinking again has become too much, so that it proves nothing that something is not explained. */
    boolean isSpent() {
        return effort.isSpent();
    }

    /** Takes a segment in; false, and nothing changes, if nothing explains it but what {@link #recover} may find. */
    boolean see(Sighting next) {
        effort.earn();
        return goOn(next);
    }

    /**
     * Goes on behind what was not captured, all else as it was.
     *
     * @param ways what was not captured, one of these
     * @param next what shows that it is missing
     * @return whether that explains it; else nothing changes
     */
    boolean bridge(List<List<Sight>> ways, Sighting next) {
        return goOn(next.after(ways));
    }

    private boolean goOn(Sighting next) {
        Outlook outlook = after(here, next, view);
        if (outlook.isEmpty()) {
            return false;
        }
        here = outlook;
        keep(next);
        return true;
    }

    private Outlook after(Outlook before, Sighting next, View each) {
        if (next.ways().isEmpty()) {
            return before.see(beliefs, next.sight(), synWindow, each);
        }
        Outlook all = Outlook.NONE;
        for (List<Sight> way : next.ways()) {
            Outlook one = before;
            for (Sight missing : way) {
                one = one.isEmpty() ? one : one.see(beliefs, missing, synWindow, each);
            }
            all = all.or(beliefs, one.isEmpty() ? one : one.see(beliefs, next.sight(), synWindow, each));
        }
        return all;
    }

    private void keep(Sighting next) {
        reconsider();
        since.add(next);
        if (since.size() == STRETCH) {
            middle = here;
        } else if (since.size() >= 2 * STRETCH) {
            base = middle;
            middle = here;
            since.forget();
        }
    }

    /**
     * Goes through the last segments again.
     *
     * @param ways what was sent or arrived just before the next and was not captured, one of these; none if nothing is missing
     * @param next what nothing explained
     * @param tier how much may be taken for granted
     * @return whether something explains it; else nothing changes
     */
    boolean recover(List<List<Sight>> ways, Sighting next, Tier tier) {
        return recover(tier, each -> suddenly(next.after(ways), each) || behind(next.after(ways), each))
            || ways.stream().map(way -> Courses.inOrder(since, way, next)).flatMap(Optional::stream)
                .anyMatch(all -> recover(tier, each -> again(all, each)));
    }

    private boolean recover(Tier tier, Predicate<View> explained) {
        for (View each : LADDER) {
            boolean near = each.vantage() == Vantage.AT_THE_ENDPOINT && !each.losses();
            if ((near || !complete) && each.vantage().compareTo(view.vantage()) >= 0 && Tier.of(each) == tier
                    && explained.test(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the endpoint sent the same a short while ago, to the letter: it may have been captured twice. */
    boolean isCopy(Sight sight) {
        return !sight.arrives() && since.stream().anyMatch(each -> each.sight().equals(sight));
    }

    /**
     * Whether the next segment is explained if it was sent before some that were captured before it: they overtook it on the way.
     * If not, nothing changes.
     */
    boolean recoverOvertaken(Sighting next) {
        return Courses.overtaken(since, next).stream().anyMatch(all -> again(all, OVERTAKEN));
    }

    /**
     * Whether the next segment is explained if none arrived of those that it says nothing of: that have the octet which it asks
     * for, or acknowledge what it sends again. If not, nothing changes.
     *
     * @param ways what was not captured, one of these; none if nothing is missing
     * @param next the segment
     */
    boolean recoverLost(List<List<Sight>> ways, Sighting next) {
        List<Sighting> all = Courses.lost(since, next);
        return all.size() < since.size() && again(with(all, next.after(ways)), OVERTAKEN);
    }

    /**
     * Whether the next segment is explained if the endpoint had offered, in a segment that was not captured, what it offers now:
     * before text arrived that it acknowledges, on the path before that was captured or after; or before something arrived that
     * is outside the window as it was last seen to be offered. If not, nothing changes.
     *
     * @param next the segment
     * @param receiveNext the 32 bits of RCV.NXT as it is without that text
     */
    boolean recoverWindow(Sighting next, int receiveNext) {
        return Courses.offered(since, next, receiveNext).stream().anyMatch(all -> again(all, OVERTAKEN));
    }

    /**
     * What is known once segments have been gone through.
     *
     * @param outlook behind the last
     * @param marks behind each stretch of them
     */
    private record Gone(Outlook outlook, List<Outlook> marks) {

        private List<Outlook> with(Outlook mark) {
            List<Outlook> more = new ArrayList<>(marks);
            more.add(mark);
            return more;
        }
    }

    private Gone fromBase() {
        return new Gone(base, List.of());
    }

    private Gone from(Outlook outlook) {
        return new Gone(outlook, since.size() < STRETCH ? List.of() : List.of(middle));
    }

    /** What was gone through again was not with what comes now. */
    private void reconsider() {
        behindAll = Map.of();
        behindMiddle = null;
    }

    private boolean again(List<Sighting> all, View each) {
        Optional<Gone> gone = gone(fromBase(), 0, all, each);
        gone.ifPresent(found -> settle(found, Trail.of(all), each));
        return gone.isPresent();
    }

    /**
     * Whether the next segment is explained if the user has only now gone, or called ABORT, as mostly where that explains it; all
     * else stays as it was.
     */
    private boolean suddenly(Sighting next, View each) {
        boolean onlyNow = each.leave() == Leave.SUDDEN && !each.losses() && each.vantage() == view.vantage();
        Optional<Gone> gone = onlyNow ? step(from(here), since.size(), next, each) : Optional.empty();
        gone.ifPresent(found -> settle(found, longer(next), each));
        return gone.isPresent();
    }

    /** The same for what has been seen, and one segment behind it: what that comes to is kept, for there are many such. */
    private boolean behind(Sighting next, View each) {
        if (each.equals(ON_PATH) && view.vantage() == Vantage.AT_THE_ENDPOINT && since.size() > STRETCH && behindMiddle(next)) {
            return true;
        }
        Optional<Gone> before = behindAll.get(each);
        if (before == null) {
            before = gone(fromBase(), 0, since, each);
            behindAll = behindAll.isEmpty() ? new HashMap<>(4) : behindAll;
            behindAll.put(each, before);
        }
        return behind(before, next, each);
    }

    /**
     * What was on its way has mostly been so for some segments only: going through those is less. All that came before the middle
     * is taken to have arrived, now and when the middle has become the base; until then all can be gone through again.
     */
    private boolean behindMiddle(Sighting next) {
        if (behindMiddle == null) {
            behindMiddle = gone(from(middle), STRETCH, since.behindFirst(), ON_PATH);
        }
        return behind(behindMiddle, next, ON_PATH);
    }

    private boolean behind(Optional<Gone> before, Sighting next, View each) {
        Optional<Gone> gone = before.flatMap(seen -> step(seen, since.size(), next, each));
        gone.ifPresent(found -> settle(found, longer(next), each));
        return gone.isPresent();
    }

    private static List<Sighting> with(List<Sighting> all, Sighting next) {
        List<Sighting> more = new ArrayList<>(all);
        more.add(next);
        return more;
    }

    /** Goes through segments; {@code first} is how many of those that are kept come before them. */
    private Optional<Gone> gone(Gone from, int first, Iterable<Sighting> all, View each) {
        Optional<Gone> gone = Optional.of(from);
        int at = first;
        for (Sighting next : all) {
            gone = step(gone.get(), at++, next, each);
            if (gone.isEmpty()) {
                return gone;
            }
        }
        return gone;
    }

    private Optional<Gone> step(Gone before, int at, Sighting next, View each) {
        before.outlook().spend(effort);
        if (effort.isSpent()) {
            return Optional.empty();
        }
        Outlook outlook = after(before.outlook(), next, each);
        if (outlook.isEmpty()) {
            pruned |= before.outlook().isPruned();
            return Optional.empty();
        }
        return Optional.of(new Gone(outlook,
            (at + 1) % STRETCH == 0 ? before.with(outlook.least(beliefs)) : before.marks()));
    }

    private Trail longer(Sighting next) {
        since.add(next);
        return since;
    }

    private void settle(Gone gone, Trail all, View each) {
        here = gone.outlook().least(beliefs);
        view = each.vantage() == Vantage.ON_THE_PATH ? ON_PATH : view;
        since = all;
        reconsider();
        Deque<Outlook> marks = new ArrayDeque<>(gone.marks());
        while (since.size() >= 2 * STRETCH) {
            // The place in the middle becomes the first, and the rest is kept until the next.
            base = marks.remove();
            since.forget();
        }
        middle = marks.isEmpty() ? base : marks.remove();
    }

    /** What is known if as much has arrived as can have. */
    Known latest() {
        return here.latest();
    }

    /** The same, or if it is not connected then, with less that has arrived, so that it is. */
    Known connected() {
        return here.connected();
    }
}
