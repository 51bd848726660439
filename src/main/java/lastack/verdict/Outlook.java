package lastack.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lastack.refine.Grounds;
import lastack.refine.Known;
import lastack.refine.Sight;
import lastack.refine.WireBeliefs;
import lastack.refine.WireBeliefs.Leave;

/**
 * What is known of an endpoint, where it may be that some of what was captured as arriving has not arrived yet: for each number
 * of segments that have, in their order, what is then known; and the same for each number of segments that were lost.
 * Immutable.
 */
final class Outlook {

    /** How many segments may be on their way at once; of more, the oldest have arrived. */
    private static final int MOST_PENDING = 64;

    /** The same where much is taken for granted, and each makes all that is possible more. */
    private static final int FEW_PENDING = 12;

    /** How many of the segments that are gone through again may be lost. */
    private static final int MOST_LOST = 3;

    /** What is known where nothing explains what was seen. */
    static final Outlook NONE = new Outlook(List.of(), List.of());

    private final List<Sight> pending;
    /** One more than are pending; the first n segments of those have arrived at n, or k of them were lost at [k]. */
    private final List<Known[]> after;

    private Outlook(List<Sight> pending, List<Known[]> after) {
        this.pending = pending;
        this.after = after;
    }

    static Outlook of(Known known) {
        return new Outlook(List.of(), List.<Known[]>of(new Known[] {known}));
    }

    /**
     * How an endpoint's segments are looked at.
     *
     * @param leave what it may do
     * @param vantage where they were captured
     * @param losses whether some may be lost
     */
    record View(Leave leave, Vantage vantage, boolean losses) {

        private int most() {
            return losses || leave.compareTo(Leave.SUDDEN) > 0 ? FEW_PENDING : MOST_PENDING;
        }
    }

    boolean isEmpty() {
        return after.isEmpty() || after.size() == 1 && isEmpty(after.get(0));
    }

    private static boolean isEmpty(Known[] row) {
        for (Known each : row) {
            if (!each.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** What is known if as much as possible has arrived that explains what was sent. */
    Known latest() {
        for (int i = after.size() - 1; i > 0; i--) {
            for (Known each : after.get(i)) {
                if (!each.isEmpty()) {
                    return each;
                }
            }
        }
        return after.get(0)[0];
    }

    /** The same if the endpoint is connected then; else the last case in which it is; else the same. */
    Known connected() {
        for (int i = after.size() - 1; i >= 0; i--) {
            for (Known each : after.get(i)) {
                if (each.isConnected()) {
                    return each;
                }
            }
        }
        return latest();
    }

    /** All that is known, each case. */
    List<Known> cases() {
        return after.stream().flatMap(Stream::of).toList();
    }

    /** Whether some possibilities were left out. */
    boolean isPruned() {
        for (Known[] row : after) {
            for (Known each : row) {
                if (each.isPruned()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Pays for what the next segment is to be looked at with. */
    void spend(Effort effort) {
        after.forEach(row -> Stream.of(row).filter(each -> !each.isEmpty()).forEach(effort::spend));
    }

    /** What is known after a segment has been seen. */
    Outlook see(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        if (view.vantage() == Vantage.AT_THE_ENDPOINT) {
            return of(beliefs.see(after.get(0)[0], sight, synWindow, view.leave()));
        }
        return sight.arrives() ? arriving(beliefs, sight, synWindow, view) : leaving(beliefs, sight, synWindow, view);
    }

    private Outlook arriving(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        List<Sight> more = new ArrayList<>(pending);
        List<Known[]> known = new ArrayList<>(after);
        more.add(sight);
        known.add(arrived(beliefs, known.get(known.size() - 1), sight, synWindow, view));
        while (more.size() > view.most()) {
            more.remove(0);
            known.remove(0);
        }
        return new Outlook(more, known);
    }

    private Outlook leaving(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        List<Known[]> known = new ArrayList<>();
        int first = -1;
        for (int i = 0; i < after.size(); i++) {
            Known[] here = seen(beliefs, after.get(i), sight, synWindow, view);
            if (i > 0 && !isEmpty(known.get(i - 1))) {
                here = either(beliefs, here, arrived(beliefs, known.get(i - 1), pending.get(i - 1), synWindow, view));
            }
            known.add(here);
            first = first < 0 && !isEmpty(here) ? i : first;
        }
        return first < 0 ? NONE
            : new Outlook(List.copyOf(pending.subList(first, pending.size())), List.copyOf(known.subList(first, known.size())));
    }

    private static Known[] seen(WireBeliefs beliefs, Known[] before, Sight sight, int synWindow, View view) {
        Known[] known = new Known[before.length];
        for (int k = 0; k < known.length; k++) {
            known[k] = beliefs.see(before[k], sight, synWindow, view.leave());
        }
        return known;
    }

    /** Whatever arrives may be lost instead, but that too many were. */
    private static Known[] arrived(WireBeliefs beliefs, Known[] before, Sight sight, int synWindow, View view) {
        Known[] known = seen(beliefs, before, sight, synWindow, view);
        if (!view.losses()) {
            return known;
        }
        Known[] lost = new Known[Math.min(MOST_LOST, before.length) + 1];
        lost[0] = Known.NOTHING;
        for (int k = 1; k < lost.length; k++) {
            lost[k] = beliefs.resting(before[k - 1], Grounds.LOSS);
        }
        return either(beliefs, known, lost);
    }

    /**
     * What is known if it is one or the other. Of both the same have arrived, but that of one more may be on their way; else this
     * one alone is kept.
     */
    Outlook or(WireBeliefs beliefs, Outlook other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        Outlook longer = pending.size() < other.pending.size() ? other : this;
        Outlook shorter = longer == this ? other : this;
        int more = longer.pending.size() - shorter.pending.size();
        if (!longer.pending.subList(more, longer.pending.size()).equals(shorter.pending)) {
            return this;
        }
        List<Known[]> known = new ArrayList<>(longer.after);
        for (int i = 0; i < shorter.after.size(); i++) {
            known.set(more + i, either(beliefs, longer.after.get(more + i), shorter.after.get(i)));
        }
        return new Outlook(longer.pending, known);
    }

    private static Known[] either(WireBeliefs beliefs, Known[] one, Known[] other) {
        Known[] longer = one.length < other.length ? other : one;
        Known[] both = Arrays.copyOf(longer, longer.length);
        for (int k = 0; k < Math.min(one.length, other.length); k++) {
            both[k] = one[k].isEmpty() ? other[k] : other[k].isEmpty() ? one[k] : beliefs.either(one[k], other[k]);
        }
        return both;
    }

    /** The same without explanations that take more for granted than the least does, and how much was lost forgotten. */
    Outlook least(WireBeliefs beliefs) {
        List<Known[]> known = new ArrayList<>();
        for (Known[] row : after) {
            Known all = row[0];
            for (int k = 1; k < row.length && all.isEmpty(); k++) {
                all = row[k];
            }
            known.add(new Known[] {beliefs.least(all)});
        }
        return new Outlook(pending, known);
    }
}
