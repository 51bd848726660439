package lastack.sim;

/** What the network does with a packet. Delays are in ticks and shorter than the maximum segment lifetime. */
public sealed interface Fate {

    /**
     * It arrives; one that is delayed more than those after it arrives out of order.
     *
     * @param after the delay, at least 0
     */
    record Deliver(long after) implements Fate { }

    /** It never arrives. */
    record Lose() implements Fate { }

    /**
     * It arrives twice.
     *
     * @param first the delay of one copy, at least 0
     * @param second the delay of the other, at least 0
     */
    record Duplicate(long first, long second) implements Fate { }

    /** The longest delay of any copy; 0 if there is none. */
    default long longest() {
        if (this instanceof Deliver deliver) {
            return deliver.after();
        }
        return this instanceof Duplicate duplicate ? Math.max(duplicate.first(), duplicate.second()) : 0;
    }
}
