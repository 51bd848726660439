package lastack.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A bounded model whose states are taken apart, so that TLC can be asked about a few parts without the others. A variable that
 * is a function of names, such as {@code tcb}, has a part for each name, {@code tcb[A]} and {@code tcb[B]}; any other is a part
 * itself.
 *
 * <p>For each action and each claim it is learned which parts it reads. The others are replaced by a value that TLC cannot
 * inspect without an error; it can only carry it along. So what is found without them is true whatever they are, and may be
 * remembered for the parts that were read. An error means that more is read than was known so far: {@link #reads} then grows.
 *
 * <p>For one thread at a time. Parts belong to the machine that made them.
 */
public interface Machine extends Engine {

    /**
     * Loads a model.
     *
     * @param folders where its modules are; for a name that is in two, the first counts
     * @param model the module and its configuration
     * @return the machine, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    static Machine load(List<Path> folders, String model) {
        try (Workspace workspace = Workspace.of(folders)) {
            if (!workspace.has(model + ".tla")) {
                throw new SpecException("There is no module " + model + ".tla in "
                        + String.join(" or ", folders.stream().map(Path::toString).toList()) + ".");
            }
            return (Machine) Spec.inside("Apart", "load", workspace.folder(), model, model);
        }
    }

    /** The names of the parts, in the order in which states have them; at most 31. */
    List<String> parts();

    /** The names of the actions of the next-state relation, with their arguments, as in {@code Close(A)}. */
    List<String> actions();

    /** The invariants of the configuration, conjuncts and sides apart; several may have one name, the invariant's. */
    List<String> claims();

    /**
     * Adds a claim.
     *
     * @param predicate a definition of the module, of a state
     * @return its index among {@link #claims}
     * @throws SpecException if there is no such definition
     */
    int claim(String predicate);

    /** The initial states. */
    List<TlaValue[]> initial();

    /**
     * Which parts an action is known to read.
     *
     * @param action its index
     * @return a bit for each part, the first the lowest
     */
    int reads(int action);

    /**
     * Takes an action.
     *
     * @param action its index
     * @param parts a state; parts that are not read may be null, but where it turns out that they are read all must be there
     * @return the states in which it may end; null for a part that stays as it is. Afterwards {@link #reads} may be more
     * @throws SpecException with TLC's words, if it has no value even if all parts are read
     */
    List<TlaValue[]> successors(int action, TlaValue[] parts);

    /** The same as {@link #reads} for a claim. */
    int claimReads(int claim);

    /**
     * Judges a state.
     *
     * @param claim the claim's index
     * @param parts as in {@link #successors}
     * @return whether it is true
     */
    boolean holds(int claim, TlaValue[] parts);

    /**
     * What TLC's own search reaches.
     *
     * @param most how many states at most
     * @return all states, or null if there are more
     */
    Reached reach(int most);

    /** Which states TLC's search reaches. */
    interface Reached {

        /** How many. */
        int size();

        /** Whether a state is one of them. */
        boolean contains(long fingerprint);
    }

    /** The fingerprints of all states to which the whole next-state relation leads from a state, all of whose parts are given. */
    Set<Long> next(TlaValue[] parts);

    /** The fingerprint of a state, all of whose parts are given. */
    long fingerprint(TlaValue[] parts);
}
