package lastack.refine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * A belief without its numbers: all beliefs that differ only in how far their numbers lie apart, where that is far, are one
 * pattern. Its numbers stand in a {@link Line} for each space.
 */
final class Pattern {

    /** What nothing explains. */
    static final Pattern EMPTY = new Pattern(0, BlockSet.EMPTY, new int[0], new int[0]);

    private final int id;
    private final Later<BlockSet> set;
    private final int weight;
    private final int[] send;
    private final int[] receive;
    private final Set<String> states;
    private final boolean owing;
    private final boolean loose;
    private final AtomicReferenceArray<WireRelation.Closure> closed =
        new AtomicReferenceArray<>(2 * WireBeliefs.Leave.values().length);
    private final Transitions transitions = new Transitions();
    private final ConcurrentHashMap<String, Pattern> resting = new ConcurrentHashMap<>(1);
    private volatile Strength strength;

    /**
     * A pattern.
     *
     * @param id its number, by which it is known
     * @param set the blocks, with their numbers where the lines have them
     * @param send the places of the numbers of the send space, rising
     * @param receive those of the receive space
     */
    Pattern(int id, BlockSet set, int[] send, int[] receive) {
        this(id, () -> set, set.hypotheses().size(), send, receive, states(set), isOwing(set));
    }

    /**
     * The same, its blocks made once they are asked for.
     *
     * @param id its number, by which it is known
     * @param blocks the blocks
     * @param weight how many explanations there are
     * @param send the places of the numbers of the send space, rising
     * @param receive those of the receive space
     * @param states the states of the blocks
     * @param owing whether every block owes an ACK
     */
    Pattern(int id, Supplier<BlockSet> blocks, int weight, int[] send, int[] receive, Set<String> states, boolean owing) {
        this.id = id;
        this.set = new Later<>(blocks);
        this.weight = weight;
        this.send = send;
        this.receive = receive;
        this.states = states;
        this.owing = owing;
        this.loose = isLoose(states);
    }

    static Set<String> states(BlockSet set) {
        Set<String> names = new TreeSet<>();
        set.hypotheses().forEach(each -> names.add(each.block().state()));
        return names;
    }

    /**
     * Whether of two numbers of such blocks it only matters if they are the same: all are CLOSED, and what numbers a deleted block
     * has are those of the resets that it owes.
     *
     * @param states the states of the blocks
     */
    static boolean isLoose(Set<String> states) {
        return states.equals(Set.of("CLOSED"));
    }

    private static boolean isOwing(BlockSet set) {
        return !set.isEmpty() && set.hypotheses().stream()
            .allMatch(each -> each.block().tcb().get("ackDue") instanceof Integer due && due >= 0);
    }

    int id() {
        return id;
    }

    BlockSet set() {
        return set.get();
    }

    /** How many explanations there are. */
    int weight() {
        return weight;
    }

    int[] send() {
        return send;
    }

    int[] receive() {
        return receive;
    }

    /** The states of the blocks. */
    Set<String> states() {
        return states;
    }

    /** Whether every block owes an ACK. */
    boolean isOwing() {
        return owing;
    }

    /** Whether only it matters of two of its numbers if they are the same. */
    boolean isLoose() {
        return loose;
    }

    /** What segments make of it. */
    Transitions transitions() {
        return transitions;
    }

    WireRelation.Closure closed(WireBeliefs.Leave leave, boolean resets) {
        return closed.get(place(leave, resets));
    }

    void close(WireBeliefs.Leave leave, boolean resets, WireRelation.Closure closure) {
        closed.set(place(leave, resets), closure);
    }

    private static int place(WireBeliefs.Leave leave, boolean resets) {
        return 2 * leave.ordinal() + (resets ? 1 : 0);
    }

    /** The same blocks, resting on something more; made once. */
    Pattern resting(String name, Patterns patterns) {
        return resting.computeIfAbsent(name, key -> patterns.part(this, set.get().resting(key)));
    }

    /** The patterns of the same blocks, resting on something more, that have been made. */
    Map<String, Pattern> resting() {
        return resting;
    }

    /** What it rests on; null if that has not been looked for. */
    Strength strength() {
        return strength;
    }

    void strength(Strength found) {
        strength = found;
    }
}
