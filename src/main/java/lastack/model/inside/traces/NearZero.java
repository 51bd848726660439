package lastack.model.inside.traces;

import java.util.TreeMap;
import java.util.TreeSet;
import tlc2.value.impl.IntValue;

/**
 * The numbers of one sequence space in one step, written near zero. First each is asked for once, and 0 is the answer; then
 * they are placed; then each is asked for again.
 *
 * <p>A number nearer than {@link #NEAR} to the space's zero is its distance from there. The others lie outside every window.
 * They are sorted by how far ahead they are, round the circle; runs without a gap of {@link #GAP} are moved as a whole, those
 * of the half that lies ahead to just beyond {@link #NEAR}, those of the other half to just below its negative.
 */
final class NearZero {

    /** Nothing that the relation adds up is as large as this, 2<sup>29</sup>. */
    static final int NEAR = 1 << 29;

    /** More than the relation adds to a number that is outside every window: a segment's length. */
    private static final long GAP = 1 << 18;
    private static final int ROOM = 1 << 21;
    private static final long CIRCLE = 1L << 32;

    private final long zero;
    private final TreeSet<Long> far = new TreeSet<>();
    private final TreeMap<Long, Integer> runs = new TreeMap<>();

    /** A space that is counted from a real number. */
    NearZero(long zero) {
        this.zero = zero;
    }

    IntValue value(long number) {
        long ahead = Math.floorMod(number - zero, CIRCLE);
        if (ahead < NEAR) {
            return IntValue.gen((int) ahead);
        } else if (ahead > CIRCLE - NEAR) {
            return IntValue.gen((int) (ahead - CIRCLE));
        }
        far.add(ahead);
        Long run = runs.floorKey(ahead);
        return run == null ? IntValue.ValZero : IntValue.gen(runs.get(run) + (int) (ahead - run));
    }

    void place() {
        TreeSet<Long> firsts = new TreeSet<>();
        long last = -CIRCLE;
        for (long ahead : far) {
            if (ahead - last >= GAP) {
                firsts.add(ahead);
            } else if (ahead - firsts.last() >= ROOM / 2) {
                throw new IllegalArgumentException("it has too many numbers far from each other");
            }
            last = ahead;
        }
        int above = 0;
        int below = firsts.tailSet(CIRCLE / 2).size();
        for (long first : firsts) {
            runs.put(first, first < CIRCLE / 2 ? NEAR + ROOM * ++above : -NEAR - ROOM * below--);
        }
    }
}
