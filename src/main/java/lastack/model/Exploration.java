package lastack.model;

import java.util.List;
import java.util.Set;

/**
 * What a small model came to, every property judged and not only the first that is broken.
 *
 * @param answered whether there is an answer at all; if not, {@code failure} says why
 * @param assumptions whether every ASSUME is true
 * @param claims the properties that the configuration names
 * @param broken those of them that are broken
 * @param deadlock whether a state has no successor
 * @param failure what the first evaluation that failed said; empty if none did
 * @param complete whether every state was seen, or every property broken before that; if not, a property that is not
 *     in {@code broken} is not judged
 * @param states how many states were seen
 * @param print the same for two models with the same states and steps, and hardly ever for others
 */
public record Exploration(boolean answered, boolean assumptions, List<String> claims, Set<String> broken, boolean deadlock,
        String failure, boolean complete, int states, String print) {
    /** Makes the collections immutable. */
    public Exploration {
        claims = List.copyOf(claims);
        broken = Set.copyOf(broken);
    }

    static Exploration none(String why) {
        return new Exploration(false, true, List.of(), Set.of(), false, why, false, 0, "");
    }
}
