package lastack.broken;

import java.util.Optional;

/**
 * What became of a mutant.
 *
 * @param mutant the mutant
 * @param found what found it, if anything did
 * @param equivalent why it is no change, if the plan says so; otherwise empty
 */
public record Tried(Mutant mutant, Optional<Found> found, String equivalent) {

    /** Whether nothing found it and it is not known to be no change. */
    public boolean survives() {
        return found.isEmpty() && equivalent.isEmpty();
    }

    /** Whether it is listed as no change and was found. */
    public boolean contradictsThePlan() {
        return found.isPresent() && !equivalent.isEmpty();
    }
}
