package lastack.refine;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;

/** The patterns that were met, each once until they are too many. */
final class Patterns {

    /** How many explanations all patterns may have, with what follows from each. */
    private static final int MOST = Room.in(2_000_000, 8, 1500);

    private final ConcurrentHashMap<BlockSet, Pattern> known = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final LongAdder hypotheses = new LongAdder();

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
            : known.computeIfAbsent(set, key -> made(key, send, receive));
    }

    private Pattern made(BlockSet set, int[] send, int[] receive) {
        hypotheses.add(set.hypotheses().size());
        return new Pattern(last.incrementAndGet(), set, send, receive);
    }

    /** Whether there are more than should be kept. */
    boolean isFull() {
        return hypotheses.sum() > MOST;
    }

    /** Forgets all; those that are in use remain good, and no number is given twice. */
    void forget() {
        known.clear();
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
        int[] sendPlaces = places(send);
        int[] receivePlaces = places(receive);
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

    private static int[] places(int[] numbers) {
        if (numbers.length == 0) {
            return numbers;
        }
        int[] distances = new int[numbers.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Line.distance(numbers[i + 1] - numbers[i]);
        }
        return Line.places(distances);
    }
}
