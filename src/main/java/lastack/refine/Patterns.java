package lastack.refine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;

/** The patterns that were met, each once until they are too many. */
final class Patterns {

    /** How many explanations all patterns may have, with what follows from each. */
    private static final int MOST = Room.in(2_000_000, 8, 1500);

    private final ConcurrentHashMap<BlockSet, Pattern> known = new ConcurrentHashMap<>();
    /** All that have transitions: those of the map, and what is part of them. */
    private final Queue<Pattern> made = new ConcurrentLinkedQueue<>();
    private final AtomicInteger last = new AtomicInteger();
    private final LongAdder hypotheses = new LongAdder();
    /** Those that were learned and are known by their blocks, by the hash of these, for the blocks have yet to be made. */
    private final ConcurrentHashMap<Integer, List<Pattern>> learned = new ConcurrentHashMap<>();

    /**
     * All patterns.
     *
     * @param patterns each once
     * @param byBlocks those of them that are known by their blocks: not those that are part of others
     */
    record All(List<Pattern> patterns, Set<Pattern> byBlocks) {
    }

    /** All that there are now. */
    All all() {
        Set<Pattern> byBlocks = new HashSet<>(known.values());
        learned.values().forEach(byBlocks::addAll);
        return new All(List.copyOf(made), byBlocks);
    }

    /**
     * Adds one that was learned, before there are any others.
     *
     * @param byBlocks the hash of its blocks, by which it is known; empty if it is part of another
     * @param maker makes it of its number
     */
    Pattern learned(OptionalInt byBlocks, IntFunction<Pattern> maker) {
        Pattern pattern = maker.apply(last.incrementAndGet());
        made.add(pattern);
        byBlocks.ifPresent(hash -> learned.merge(hash, List.of(pattern),
            (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        return pattern;
    }

    /** The numbers of a set, in their spaces. */
    record Spread(SortedSet<Integer> send, SortedSet<Integer> receive) {

        static Spread of(BlockSet set) {
            Spread spread = new Spread(new TreeSet<>(), new TreeSet<>());
            set.hypotheses().forEach(each -> Numbers.placed(each.block().tcb(), place -> {
                spread.send.add(place);
                return place;
            }, place -> {
                spread.receive.add(place);
                return place;
            }));
            return spread;
        }
    }

    /** The pattern of a set that stands as patterns do. */
    Pattern of(BlockSet set, int[] send, int[] receive) {
        return set.isEmpty() ? Pattern.EMPTY
            : known.computeIfAbsent(set, key -> found(key).orElseGet(() -> made(key, send, receive)));
    }

    /** One that was learned; it takes room from now on, for its blocks have been made. */
    private Optional<Pattern> found(BlockSet set) {
        Optional<Pattern> found = learned.getOrDefault(set.hashCode(), List.of()).stream().filter(each -> each.set().equals(set))
            .findFirst();
        found.ifPresent(each -> hypotheses.add(each.weight()));
        return found;
    }

    private Pattern made(BlockSet set, int[] send, int[] receive) {
        hypotheses.add(set.hypotheses().size());
        Pattern pattern = new Pattern(last.incrementAndGet(), set, send, receive);
        made.add(pattern);
        return pattern;
    }

    /** Whether there are more than should be kept. */
    boolean isFull() {
        return explanations() > MOST;
    }

    /** How many explanations there are, but for those of which the blocks have yet to be made. */
    long explanations() {
        return hypotheses.sum();
    }

    /** Forgets all; those that are in use remain good, but have no transitions any more, and no number is given twice. */
    void forget() {
        learned.clear();
        known.clear();
        for (Pattern each = made.poll(); each != null; each = made.poll()) {
            each.transitions().forget();
        }
        hypotheses.reset();
    }

    /**
     * Some of a pattern's blocks, or other explanations of them, on lines that have numbers which may be of no block any more: so
     * it is not that of any set.
     */
    Pattern part(Pattern whole, BlockSet set) {
        return made(set, whole.send(), whole.receive());
    }

    /** The pattern of a set that stands anyhow, its numbers given. */
    Pattern of(BlockSet set, Spread spread) {
        if (set.isEmpty()) {
            return Pattern.EMPTY;
        }
        int[] send = numbers(spread.send());
        int[] receive = numbers(spread.receive());
        boolean loose = Pattern.isLoose(Pattern.states(set));
        int[] sendPlaces = places(send, loose);
        int[] receivePlaces = places(receive, loose);
        BlockSet placed = set.map(block -> new Hypothesis.Block(Fields.of(Numbers.placed(block.tcb(),
            place -> sendPlaces[Arrays.binarySearch(send, place)],
            place -> receivePlaces[Arrays.binarySearch(receive, place)]))));
        return of(placed, sendPlaces, receivePlaces);
    }

    /** What is known if a set stands anyhow, and is said what numbers its places are. */
    Known known(BlockSet set, IntToLongFunction sent, IntToLongFunction received, boolean pruned) {
        Spread spread = Spread.of(set);
        Pattern pattern = of(set, spread);
        return new Known(pattern, spread.send().stream().mapToLong(sent::applyAsLong).toArray(),
            spread.receive().stream().mapToLong(received::applyAsLong).toArray(), pruned);
    }

    private static int[] numbers(SortedSet<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] places(int[] numbers, boolean loose) {
        if (numbers.length == 0) {
            return numbers;
        }
        int[] distances = new int[numbers.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Line.distance(numbers[i + 1] - numbers[i], loose);
        }
        return Line.places(distances);
    }
}
