package lastack.refine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A belief: the hypotheses that are left, of each block only those that rest on no more than another does. Immutable. */
final class BlockSet {

    /** Of how many incomparable explanations of one block it keeps count; of more, those of the fewest names. */
    private static final int EXPLANATIONS = 16;

    static final BlockSet EMPTY = new BlockSet(Set.of());

    private final Set<Hypothesis> hypotheses;
    private final int hash;
    private final OptionalInt lowestSent;
    private final OptionalInt lowestReceived;
    private final boolean otherNumbers;
    private final Set<String> common;

    private BlockSet(Set<Hypothesis> hypotheses) {
        this.hypotheses = hypotheses;
        this.hash = hypotheses.hashCode();
        this.lowestSent = lowest(Frame::firstSent);
        this.lowestReceived = lowest(Frame::firstReceived);
        this.otherNumbers = hypotheses.stream().map(each -> each.block().tcb()).anyMatch(tcb ->
            !((Set<?>) tcb.get("resets")).isEmpty() || tcb.get("left") instanceof Set<?> left && !left.isEmpty());
        this.common = new TreeSet<>();
        hypotheses.stream().findAny().ifPresent(each -> common.addAll(each.rests()));
        hypotheses.forEach(each -> common.retainAll(each.rests()));
    }

    /** Gathers hypotheses. */
    static final class Gathering {
        private final Map<Hypothesis.Block, List<Set<String>>> found = new LinkedHashMap<>();
        private boolean pruned;

        /** Adds a hypothesis; says whether it is new, and no other one of the same block rests on less. */
        boolean add(Hypothesis.Block block, Set<String> rests) {
            List<Set<String>> known = found.computeIfAbsent(block, key -> new ArrayList<>(1));
            for (Set<String> each : known) {
                if (rests.containsAll(each)) {
                    return false;
                }
            }
            known.removeIf(each -> each.containsAll(rests));
            known.add(rests);
            if (known.size() > EXPLANATIONS) {
                Set<String> worst = known.stream().max((x, y) -> Integer.compare(x.size(), y.size())).orElseThrow();
                known.remove(worst);
                pruned = true;
                return worst != rests;
            }
            return true;
        }

        int size() {
            return found.size();
        }

        /** Something was left out. */
        void prune() {
            pruned = true;
        }

        /** Whether something was left out. */
        boolean isPruned() {
            return pruned;
        }

        /** The set; where there are too many blocks, those that take the least for granted. */
        BlockSet few(int most, Set<String> deviations) {
            BlockSet set = set();
            if (found.size() <= most) {
                return set;
            }
            pruned = true;
            List<Hypothesis> all = new ArrayList<>(set.hypotheses());
            all.sort(Comparator.comparing(each -> Grounds.of(each.rests(), deviations)));
            return BlockSet.of(all.subList(0, most));
        }

        BlockSet set() {
            Set<Hypothesis> all = new HashSet<>();
            found.forEach((block, known) -> known.forEach(rests -> all.add(new Hypothesis(block, rests))));
            return all.isEmpty() ? EMPTY : new BlockSet(all);
        }
    }

    static BlockSet of(Iterable<Hypothesis> hypotheses) {
        Gathering gathering = new Gathering();
        hypotheses.forEach(each -> gathering.add(each.block(), each.rests()));
        return gathering.set();
    }

    Set<Hypothesis> hypotheses() {
        return hypotheses;
    }

    boolean isEmpty() {
        return hypotheses.isEmpty();
    }

    private OptionalInt lowest(Function<Map<?, ?>, OptionalInt> number) {
        return hypotheses.stream().map(each -> number.apply(each.block().tcb())).filter(OptionalInt::isPresent)
            .mapToInt(OptionalInt::getAsInt).min();
    }

    /** The lowest number of the send space that a block has; empty if none has any. */
    OptionalInt lowestSent() {
        return lowestSent;
    }

    /** The lowest number of the receive space that a block has; empty if none has any. */
    OptionalInt lowestReceived() {
        return lowestReceived;
    }

    /** Whether any block has owed resets or unread text, whose numbers are of neither of the usual variables. */
    boolean hasOtherNumbers() {
        return otherNumbers;
    }

    /** What all rest on; not to be changed. */
    Set<String> common() {
        return common;
    }

    /** The same blocks counted from two numbers of their frame. */
    BlockSet from(int send, int receive) {
        return send == 0 && receive == 0 ? this
            : map(block -> new Hypothesis.Block(Frame.from(block.tcb(), send, receive)));
    }

    /** Other blocks that rest on the same. */
    BlockSet map(UnaryOperator<Hypothesis.Block> change) {
        Gathering gathering = new Gathering();
        hypotheses.forEach(each -> gathering.add(change.apply(each.block()), each.rests()));
        return gathering.set();
    }

    /** The same blocks, resting on something more. */
    BlockSet resting(String name) {
        Gathering gathering = new Gathering();
        hypotheses.forEach(each -> gathering.add(each.block(), with(each.rests(), Set.of(name))));
        return gathering.set();
    }

    BlockSet and(BlockSet other) {
        Gathering gathering = new Gathering();
        hypotheses.forEach(each -> gathering.add(each.block(), each.rests()));
        other.hypotheses.forEach(each -> gathering.add(each.block(), each.rests()));
        return gathering.set();
    }

    static Set<String> with(Set<String> rests, Set<String> more) {
        if (rests.containsAll(more)) {
            return rests;
        }
        Set<String> all = new TreeSet<>(rests);
        all.addAll(more);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof BlockSet set && hash == set.hash && hypotheses.equals(set.hypotheses);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
