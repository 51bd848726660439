package lastack.verdict;

import java.util.ArrayList;
import java.util.List;
import lastack.refine.Grounds;
import lastack.refine.Known;
import lastack.refine.Sight;
import lastack.refine.WireBeliefs;
import lastack.refine.WireBeliefs.Leave;

/**
 * What is known of an endpoint, where it may be that some of what was captured as arriving has not arrived yet: for each number
 * of segments that have, in their order, what is then known. Immutable.
 */
final class Outlook {

    /** How many segments may be on their way at once; of more, the oldest have arrived. */
    private static final int MOST_PENDING = 64;

    /** The same where much is taken for granted, and each makes all that is possible more. */
    private static final int FEW_PENDING = 12;

    private final List<Sight> pending;
    /** One more than are pending; the first n segments of those have arrived at n. */
    private final List<Known> after;

    private Outlook(List<Sight> pending, List<Known> after) {
        this.pending = pending;
        this.after = after;
    }

    static Outlook of(Known known) {
        return new Outlook(List.of(), List.of(known));
    }

    /** How an endpoint's segments are looked at. */
    record View(Leave leave, Vantage vantage, boolean losses) {

        private int most() {
            return losses || leave.compareTo(Leave.SUDDEN) > 0 ? FEW_PENDING : MOST_PENDING;
        }
    }

    boolean isEmpty() {
        return after.isEmpty() || after.size() == 1 && after.get(0).isEmpty();
    }

    /** What is known if as much as possible has arrived that explains what was sent. */
    Known latest() {
        for (int i = after.size() - 1; i > 0; i--) {
            if (!after.get(i).isEmpty()) {
                return after.get(i);
            }
        }
        return after.get(0);
    }

    /** All that is known, each case. */
    List<Known> cases() {
        return after;
    }

    /** What is known after a segment has been seen. */
    Outlook see(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        if (view.vantage() == Vantage.AT_THE_ENDPOINT) {
            return new Outlook(List.of(), List.of(beliefs.see(after.get(0), sight, synWindow, view.leave())));
        }
        return sight.arrives() ? arriving(beliefs, sight, synWindow, view) : leaving(beliefs, sight, synWindow, view);
    }

    private Outlook arriving(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        List<Sight> more = new ArrayList<>(pending);
        List<Known> known = new ArrayList<>(after);
        more.add(sight);
        known.add(arrived(beliefs, known.get(known.size() - 1), sight, synWindow, view));
        while (more.size() > view.most()) {
            more.remove(0);
            known.remove(0);
        }
        return new Outlook(more, known);
    }

    private Outlook leaving(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        List<Known> known = new ArrayList<>();
        int first = -1;
        for (int i = 0; i < after.size(); i++) {
            Known here = beliefs.see(after.get(i), sight, synWindow, view.leave());
            if (i > 0 && !known.get(i - 1).isEmpty()) {
                here = either(beliefs, here, arrived(beliefs, known.get(i - 1), pending.get(i - 1), synWindow, view));
            }
            known.add(here);
            first = first < 0 && !here.isEmpty() ? i : first;
        }
        return first < 0 ? new Outlook(List.of(), List.of())
            : new Outlook(List.copyOf(pending.subList(first, pending.size())), List.copyOf(known.subList(first, known.size())));
    }

    private static Known arrived(WireBeliefs beliefs, Known before, Sight sight, int synWindow, View view) {
        Known known = beliefs.see(before, sight, synWindow, view.leave());
        return view.losses() ? either(beliefs, known, beliefs.resting(before, Grounds.LOSS)) : known;
    }

    private static Known either(WireBeliefs beliefs, Known one, Known other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : beliefs.either(one, other);
    }

    /** The same without explanations that take more for granted than the least does. */
    Outlook least(WireBeliefs beliefs) {
        return new Outlook(pending, after.stream().map(beliefs::least).toList());
    }
}
