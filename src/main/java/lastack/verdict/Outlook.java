package lastack.verdict;

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

    private static final Sight[] NO_SIGHTS = {};

    /** What is known where nothing explains what was seen. */
    static final Outlook NONE = new Outlook(NO_SIGHTS, new Known[0][]);

    /** What is known where nothing is pending and nothing may be lost, as nearly always; else null. */
    private final Known only;
    private final Sight[] pending;
    /** One more than are pending; the first n segments of those have arrived at n, or k of them were lost at [k]. */
    private final Known[][] after;

    private Outlook(Sight[] pending, Known[][] after) {
        this.only = null;
        this.pending = pending;
        this.after = after;
    }

    private Outlook(Known only) {
        this.only = only;
        this.pending = NO_SIGHTS;
        this.after = null;
    }

    static Outlook of(Known known) {
        return new Outlook(known);
    }

    private Known[][] rows() {
        return only != null ? new Known[][] {{only}} : after;
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
        return only != null ? only.isEmpty() : after.length == 0 || after.length == 1 && isEmpty(after[0]);
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
        Known[][] all = rows();
        for (int i = all.length - 1; i > 0; i--) {
            for (Known each : all[i]) {
                if (!each.isEmpty()) {
                    return each;
                }
            }
        }
        return all[0][0];
    }

    /** The same if the endpoint is connected then; else the last case in which it is; else the same. */
    Known connected() {
        Known[][] all = rows();
        for (int i = all.length - 1; i >= 0; i--) {
            for (Known each : all[i]) {
                if (each.isConnected()) {
                    return each;
                }
            }
        }
        return latest();
    }

    /** All that is known, each case. */
    List<Known> cases() {
        return only != null ? List.of(only) : Stream.of(after).flatMap(Stream::of).toList();
    }

    /** Whether an ACK is owed, whatever happened unseen. */
    boolean isOwing() {
        if (only != null) {
            return !only.isEmpty() && only.isOwing();
        }
        boolean owing = false;
        for (Known[] row : after) {
            for (Known each : row) {
                if (!each.isEmpty() && !each.isOwing()) {
                    return false;
                }
                owing |= !each.isEmpty();
            }
        }
        return owing;
    }

    /** Whether some possibilities were left out. */
    boolean isPruned() {
        for (Known[] row : rows()) {
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
        if (only != null) {
            pay(effort, only);
            return;
        }
        for (Known[] row : after) {
            for (Known each : row) {
                pay(effort, each);
            }
        }
    }

    private static void pay(Effort effort, Known known) {
        if (!known.isEmpty()) {
            effort.spend(known);
        }
    }

    /** What is known after a segment has been seen. */
    Outlook see(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        if (view.vantage() == Vantage.AT_THE_ENDPOINT) {
            Known known = beliefs.see(only != null ? only : after[0][0], sight, synWindow, view.leave());
            return known == only ? this : of(known);
        }
        return sight.arrives() ? arriving(beliefs, sight, synWindow, view) : leaving(beliefs, sight, synWindow, view);
    }

    private Outlook arriving(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        Known[][] before = rows();
        int over = Math.max(0, pending.length + 1 - view.most());
        int left = pending.length - over;
        Sight[] more = new Sight[left + 1];
        Known[][] known = new Known[left + 2][];
        System.arraycopy(pending, over, more, 0, left);
        System.arraycopy(before, over, known, 0, left + 1);
        more[left] = sight;
        known[left + 1] = arrived(beliefs, before[before.length - 1], sight, synWindow, view);
        return new Outlook(more, known);
    }

    private Outlook leaving(WireBeliefs beliefs, Sight sight, int synWindow, View view) {
        Known[][] before = rows();
        Known[][] known = new Known[before.length][];
        int first = -1;
        for (int i = 0; i < known.length; i++) {
            Known[] here = seen(beliefs, before[i], sight, synWindow, view);
            if (i > 0 && !isEmpty(known[i - 1])) {
                here = either(beliefs, here, arrived(beliefs, known[i - 1], pending[i - 1], synWindow, view));
            }
            known[i] = here;
            first = first < 0 && !isEmpty(here) ? i : first;
        }
        if (first == known.length - 1 && known[first].length == 1) {
            return of(known[first][0]);
        }
        if (first <= 0) {
            return first < 0 ? NONE : new Outlook(pending, known);
        }
        Sight[] left = new Sight[pending.length - first];
        Known[][] rest = new Known[left.length + 1][];
        System.arraycopy(pending, first, left, 0, left.length);
        System.arraycopy(known, first, rest, 0, rest.length);
        return new Outlook(left, rest);
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
        Outlook longer = pending.length < other.pending.length ? other : this;
        Outlook shorter = longer == this ? other : this;
        int more = longer.pending.length - shorter.pending.length;
        if (!Arrays.equals(longer.pending, more, longer.pending.length, shorter.pending, 0, shorter.pending.length)) {
            return this;
        }
        Known[][] known = longer.rows().clone();
        Known[][] fewer = shorter.rows();
        for (int i = 0; i < fewer.length; i++) {
            known[more + i] = either(beliefs, known[more + i], fewer[i]);
        }
        return known.length == 1 && known[0].length == 1 ? of(known[0][0]) : new Outlook(longer.pending, known);
    }

    private static Known[] either(WireBeliefs beliefs, Known[] one, Known[] other) {
        Known[] longer = one.length < other.length ? other : one;
        Known[] both = new Known[longer.length];
        for (int k = 0; k < both.length; k++) {
            both[k] = k < Math.min(one.length, other.length) ? beliefs.either(one[k], other[k]) : longer[k];
        }
        return both;
    }

    /** The same without explanations that take more for granted than the least does, and how much was lost forgotten. */
    Outlook least(WireBeliefs beliefs) {
        if (only != null) {
            Known least = beliefs.least(only);
            return least == only ? this : of(least);
        }
        Known[][] known = new Known[after.length][];
        for (int i = 0; i < known.length; i++) {
            Known[] row = after[i];
            Known all = row[0];
            for (int k = 1; k < row.length && all.isEmpty(); k++) {
                all = row[k];
            }
            known[i] = new Known[] {beliefs.least(all)};
        }
        return new Outlook(pending, known);
    }
}
