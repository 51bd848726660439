package lastack.broken;

import java.util.Optional;

/**
 * What became of a mutant.
 *
 * @param mutant the mutant
 * @param found what found it, if anything did
 * @param shortest in how few steps it can be found, where that is known
 * @param excuse why it need not be found, if the plan says so
 */
public record Tried(Mutant mutant, Optional<Found> found, Shortest.Least shortest, Excuse excuse) {

    /** Whether nothing found it though something should have. */
    public boolean survives() {
        return found.isEmpty() && excuse.kind() == Excuse.Kind.NONE;
    }

    /** Whether it is listed as one that cannot be found, and was. */
    public boolean contradictsThePlan() {
        return found.isPresent() && excuse.kind() != Excuse.Kind.NONE;
    }
}
