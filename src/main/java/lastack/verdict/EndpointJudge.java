package lastack.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import lastack.refine.Grounds;
import lastack.refine.Known;
import lastack.refine.Sight;
import lastack.refine.WireBeliefs;
import lastack.verdict.Verdict.Kind;
import lastack.verdict.Watched.Tier;

/** Follows one endpoint of a connection. */
final class EndpointJudge {

    /** How many segments are kept that arrive before the endpoint sends its first. */
    private static final int MOST_BEFORE = 32;

    /** That a segment was captured twice. */
    private static final String COPY = "Copy";

    /** That a segment was captured after others that were sent after it. */
    private static final String OVERTAKEN = "Overtaken";

    private final WireBeliefs beliefs;
    private final boolean complete;
    // There are many endpoints, and of most there is nothing to note.
    private List<Sighting> before = List.of();
    private final Claims claims = new Claims();
    private SortedMap<String, List<Long>> deviations = Collections.emptySortedMap();
    private List<Long> missing = List.of();
    /** Frames that a deviation explains, or nothing, or else that more was not captured; behind how many segments each is. */
    private Map<Long, Long> unexplained = Map.of();
    private final Debts debts = new Debts();
    private Watched watched;
    private boolean copied;
    private boolean overtaken;
    private boolean lost;
    private boolean midway;
    private long sent;
    private long arrived;
    private long seenAtGap;
    private boolean hasArrived;
    private int arrivedTo;
    private long frame;
    private String why = "";

    EndpointJudge(WireBeliefs beliefs) {
        this(beliefs, false);
    }

    /** If the capture is complete, it is the endpoint's own: what it shows has happened, in that order, and nothing else. */
    EndpointJudge(WireBeliefs beliefs, boolean complete) {
        this.beliefs = beliefs;
        this.complete = complete;
    }

    /** Is shown the next segment; nothing more is looked at once one is not explained. */
    void see(Sight sight, long number, long time) {
        if (sight.arrives()) {
            arrived++;
            arrivedTo = hasArrived && arrivedTo - sight.end() > 0 ? arrivedTo : sight.end();
            hasArrived = true;
            claims.settle(sight);
        } else {
            sent++;
        }
        if (frame != 0) {
            return;
        }
        Sighting next = new Sighting(sight, number, time);
        if (watched != null) {
            judge(next);
        } else if (!sight.arrives()) {
            begin(next);
        } else if (before.size() < MOST_BEFORE) {
            before = before.isEmpty() ? new ArrayList<>(2) : before;
            before.add(next);
        }
    }

    private void begin(Sighting first) {
        Sight sight = first.sight();
        boolean fromTheStart = sight.isSyn() || sight.isRst() && before.stream().anyMatch(each -> each.sight().isSyn());
        midway = !fromTheStart;
        if (fromTheStart) {
            watched = new Watched(beliefs, beliefs.opened(sight.seq()), sight.wnd(), complete);
            List<Sighting> all = new ArrayList<>(before);
            all.add(first);
            all.forEach(this::judge);
        } else if (!sight.isRst() && !answered(first)) {
            Sight last = before.isEmpty() ? null : before.get(before.size() - 1).sight();
            boolean acked = last != null && last.isAck() && sight.end() - last.ack() >= 0 && sight.end() - last.ack() < 1 << 24;
            watched = new Watched(beliefs, beliefs.midway(sight, acked ? last.ack() : sight.seq(),
                last != null ? last.wnd() : Scales.UNKNOWN_WINDOW), sight.wnd(), complete);
        }
        before = List.of();
    }

    /** Whether it has answered a SYN by one that was not captured. */
    private boolean answered(Sighting first) {
        Sight sight = first.sight();
        Optional<Sight> syn = before.stream().map(Sighting::sight).filter(each -> each.isSyn() && !each.isAck()).findFirst();
        Watched opened = new Watched(beliefs, beliefs.opened(sight.seq() - 1), sight.wnd(), complete);
        boolean found = !complete && syn.isPresent() && before.stream().allMatch(opened::see)
            && opened.bridge(List.of(List.of(Missing.answer(syn.get(), sight))), first);
        if (found) {
            watched = opened;
            midway = false;
            missing(first);
        }
        return found;
    }

    private void judge(Sighting next) {
        explain(next);
        if (frame == 0) {
            debts.see(next, watched.here().isOwing());
        }
    }

    private void explain(Sighting next) {
        if (frame != 0 || watched.see(next)) {
            return;
        }
        Known last = watched.latest();
        Known connected = watched.connected();
        List<Missing.Gap> gaps = complete ? List.of()
            : Missing.before(next, connected, hasArrived && arrivedTo - next.sight().ack() > 0);
        List<Missing.Gap> shown = gaps.stream().filter(Missing.Gap::shows).toList();
        // Nothing but what was not captured lets a number be beyond all that was seen, or a deviation an ACK: so no effort goes
        // into anything else. A reset may answer what has any numbers.
        boolean beyond = connected.isConnected() && !next.sight().isRst() && !shown.isEmpty();
        if (beyond && bridged(next, shown)) {
            return;
        }
        // On the path nearly all is explained that is on its way: what is left is lost, which is seen at once.
        boolean onPath = watched.vantage() == Vantage.ON_THE_PATH;
        if (onPath && isLost(next, shown) || !beyond && watched.recover(List.of(), next, Tier.LITTLE)) {
            return;
        }
        if (!complete && watched.isCopy(next.sight())) {
            copied = true;
        } else if (bridged(next, shown, Tier.LITTLE) || !onPath && isLost(next, shown)) {
            return;
        } else if (!complete && !beyond && watched.recoverOvertaken(next)) {
            overtaken = true;
        } else if (!complete && watched.recoverWindow(next, last.receiveNext())) {
            missing(next);
        } else if ((beyond || !watched.recover(List.of(), next, Tier.MUCH)) && !bridged(next, shown, Tier.MUCH)) {
            unexplained(next, gaps, last);
        }
    }

    /** Nothing explains it but a deviation, or that something is missing which nothing shows: the likelier first. */
    private void unexplained(Sighting next, List<Missing.Gap> gaps, Known last) {
        boolean mayHaveHoles = !missing.isEmpty() && sent + arrived - seenAtGap <= Trail.STRETCH;
        List<Missing.Gap> unshown = gaps.stream().filter(gap -> !gap.shows()).toList();
        if (mayHaveHoles && (bridged(next, unshown, Tier.LITTLE) || bridged(next, unshown, Tier.MUCH))) {
            return;
        }
        int named = deviations.size();
        if ((next.sight().isRst() || gaps.stream().noneMatch(Missing.Gap::sent)) && watched.recover(List.of(), next, Tier.ALL)) {
            note(next.frame());
        } else if (!bridged(next, unshown, Tier.LITTLE) && !bridged(next, unshown, Tier.MUCH) && !bridged(next, gaps, Tier.ALL)) {
            frame = next.frame();
            why = Reason.of(next.sight(), last);
        } else if (deviations.size() > named) {
            // A deviation and something missing at once are two guesses, of which neither supports the other.
            claims.doubt(sent + arrived);
        }
        markUnexplained(next);
    }

    private void markUnexplained(Sighting next) {
        unexplained = unexplained.isEmpty() ? new HashMap<>(2) : unexplained;
        unexplained.put(next.frame(), sent + arrived);
    }

    /** Whether something was not captured shortly before. Where that is so, it may be so again, and nothing need show it. */
    private boolean isDoubtful(long number) {
        Long at = unexplained.get(number);
        return at != null && claims.hasHole(at - Trail.STRETCH, at);
    }

    private boolean isLost(Sighting next, List<Missing.Gap> shown) {
        boolean found = !complete && watched.recoverLost(List.of(), next)
            || claimed(next, shown.stream().filter(gap -> watched.recoverLost(gap.ways(), next)).findFirst());
        lost |= found;
        return found;
    }

    private boolean bridged(Sighting next, List<Missing.Gap> gaps) {
        return claimed(next, gaps.stream().filter(gap -> watched.bridge(gap.ways(), next)).findFirst());
    }

    private boolean bridged(Sighting next, List<Missing.Gap> gaps, Tier tier) {
        return claimed(next, gaps.stream().filter(gap -> watched.recover(gap.ways(), next, tier)).findFirst());
    }

    private boolean claimed(Sighting next, Optional<Missing.Gap> found) {
        found.ifPresent(gap -> {
            claim(next, gap);
            note(next.frame());
            markUnexplained(next);
        });
        return found.isPresent();
    }

    private void claim(Sighting next, Missing.Gap gap) {
        if (gap.sent()) {
            claims.sent(next, sent + arrived);
        }
        if (gap.arrived()) {
            claims.arrived(next, sent + arrived, hasArrived && arrivedTo - next.sight().ack() >= 0);
        }
        missing(next);
    }

    private void missing(Sighting next) {
        missing = missing.isEmpty() ? new ArrayList<>(1) : missing;
        missing.add(next.frame());
        seenAtGap = sent + arrived;
    }

    private void note(long number) {
        least().map(Grounds::deviations).filter(names -> !names.isEmpty()).ifPresent(names -> {
            deviations = deviations.isEmpty() ? new TreeMap<>() : deviations;
            names.forEach(name -> deviations.computeIfAbsent(name, key -> new ArrayList<>(1)).add(number));
        });
    }

    private Optional<Grounds> least() {
        return watched.here().cases().stream().map(beliefs::grounds).flatMap(Optional::stream).min(Grounds::compareTo);
    }

    /** The verdict on what was seen so far. */
    Verdict verdict() {
        Verdict verdict = judged();
        // On the path segments cross, and what pays a debt does not show.
        return verdict.vantage() == Vantage.AT_THE_ENDPOINT ? verdict.withLate(debts.late()) : verdict;
    }

    private Verdict judged() {
        if (sent == 0) {
            return Verdict.cannotTell("nothing that it sent was captured");
        }
        if (watched == null) {
            return Verdict.cannotTell("the capture begins too late: all that is seen of it is a reset");
        }
        if (arrived == 0 && !claims.isEmpty()) {
            return Verdict.cannotTell("only what it sent was captured, and not what it answers");
        }
        if (midway && sent == 1) {
            return Verdict.cannotTell("the capture begins too late: it sent one segment after that");
        }
        SortedSet<String> states = new TreeSet<>();
        watched.here().cases().forEach(each -> states.addAll(each.states()));
        SortedMap<String, List<Long>> named = new TreeMap<>(deviations);
        SortedSet<String> assumptions = new TreeSet<>();
        least().ifPresent(grounds -> {
            named.keySet().retainAll(grounds.deviations());
            assumptions.addAll(grounds.assumptions());
        });
        if (copied) {
            assumptions.add(COPY);
        }
        if (overtaken) {
            assumptions.add(OVERTAKEN);
        }
        if (lost) {
            assumptions.add(Grounds.LOSS);
        }
        if (frame == 0 && !claims.isEmpty()) {
            Claims.Claim claim = claims.first();
            return new Verdict(claim.isRefuted() ? Kind.VIOLATES : Kind.CANNOT_TELL, named, assumptions, missing, watched.vantage(),
                states, claim.frame(), claim.unsettled());
        }
        if (frame != 0 && watched.isSpent()) {
            return new Verdict(Kind.CANNOT_TELL, named, assumptions, missing, watched.vantage(), states, frame,
                "there is more to go through than is gone through for one endpoint before it is known whether it is so: " + why);
        }
        if (frame != 0 && watched.isPruned()) {
            return new Verdict(Kind.CANNOT_TELL, named, assumptions, missing, watched.vantage(), states, frame,
                "there were more possibilities than can be kept, and none of those explains it: " + why);
        }
        Optional<Long> doubt = frame != 0 ? Optional.of(frame)
            : named.values().stream().flatMap(List::stream).min(Long::compareTo);
        if (doubt.isPresent() && isDoubtful(doubt.get())) {
            return new Verdict(Kind.CANNOT_TELL, named, assumptions, missing, watched.vantage(), states, doubt.get(),
                "segments were not captured just before, and if one more was not, that may explain it"
                    + (frame != 0 ? ": " + why : ""));
        }
        return new Verdict(frame != 0 ? Kind.VIOLATES : named.isEmpty() ? Kind.CONFORMS : Kind.DEVIATES, named, assumptions,
            missing, watched.vantage(), states, frame, why);
    }
}
