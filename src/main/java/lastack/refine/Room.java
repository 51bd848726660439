package lastack.refine;

/** How much may be remembered: speed depends on it, and nothing else does. */
final class Room {

    private Room() { }

    /**
     * How many things have room in a share of the heap.
     *
     * @param most no more than this
     * @param share the share's denominator
     * @param each the octets that one takes, roughly
     */
    static int in(int most, int share, int each) {
        return (int) Math.max(1, Math.min(most, Runtime.getRuntime().maxMemory() / share / each));
    }
}
