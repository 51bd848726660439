package lastack.refine;

import java.util.Map;
import java.util.Set;
import lastack.model.Spec;
import lastack.model.TlaValue;

/**
 * A control block that could have produced what was seen.
 *
 * @param block the block
 * @param rests the options and deviations that this rests on, and what must have happened unseen; sorted
 */
record Hypothesis(Block block, Set<String> rests) {

    /** The same wherever Java runs, for it is written into files; what a record's own is Java does not say. */
    @Override
    public int hashCode() {
        return 31 * block.hash + rests.hashCode();
    }

    /** A control block as a value of the relation, counted from a {@link Frame}; it knows its hash, for it is looked up often. */
    static final class Block {
        private final Map<?, ?> tcb;
        private final int hash;
        private volatile TlaValue value;

        Block(Map<?, ?> tcb) {
            this.tcb = tcb;
            this.hash = tcb.hashCode();
        }

        Map<?, ?> tcb() {
            return tcb;
        }

        /** The same for TLC, made once; every {@link Beliefs} has blocks of its own. */
        TlaValue value(Spec spec) {
            TlaValue made = value;
            if (made == null) {
                made = spec.value(tcb);
                value = made;
            }
            return made;
        }

        String state() {
            return (String) tcb.get("state");
        }

        @Override
        public boolean equals(Object other) {
            return this == other || other instanceof Block block && hash == block.hash && tcb.equals(block.tcb);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return tcb.toString();
        }
    }
}
