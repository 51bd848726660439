package lastack.mutants;

import java.util.List;

/**
 * What became of a mutant.
 *
 * @param mutant the mutant
 * @param counted whether it can be parsed; if not, it is no mutant
 * @param killedBy the properties that are broken, witnesses (Debug...) that do not happen any more, and
 *     {@code deadlock}, {@code evaluation error} or {@code assumption}; empty if it survives
 * @param equivalent why it is no change, if the plan says so; otherwise empty
 * @param unchanged whether no state and no step of a small model differs
 * @param undecided models that were given up, and why; they may hide what would kill it
 */
public record Judged(Mutant mutant, boolean counted, List<String> killedBy, String equivalent, boolean unchanged,
        List<String> undecided) {
    /** Makes the lists immutable. */
    public Judged {
        killedBy = List.copyOf(killedBy);
        undecided = List.copyOf(undecided);
    }

    /**
     * Says whether nothing noticed a change that is one.
     *
     * @return whether it survives and is not listed as equivalent
     */
    public boolean survives() {
        return counted && killedBy.isEmpty() && equivalent.isEmpty();
    }

    /**
     * Says whether the plan is wrong about it.
     *
     * @return whether it is listed as equivalent and was killed
     */
    public boolean contradictsThePlan() {
        return !killedBy.isEmpty() && !equivalent.isEmpty();
    }
}
