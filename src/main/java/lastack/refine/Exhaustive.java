package lastack.refine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import lastack.contract.Maker;
import lastack.model.Evaluations;
import lastack.model.Machine;
import lastack.model.SpecException;

/**
 * Explores an endpoint against itself, with its users and the network between them, state by state and breadth first, within
 * the bound of a model of {@code checks/exhaustive}. Each step must be one of {@code Teardown} in the same bound, each state must
 * satisfy the invariants that the model names, and from each in which both users have called CLOSE one must be reached in which
 * both sides are CLOSED. Any number of endpoints may be explored, one after the other; for one thread at a time.
 */
public final class Exhaustive {

    /** Each so many-th state is held to the whole next-state relation too. */
    private static final int STRIDE = 1009;

    private final Machine machine;
    private final Bound bound;
    private final Oracle oracle;
    private final int usersClosed;
    private volatile Optional<Search> last = Optional.empty();

    private Exhaustive(Machine machine, Bound bound, Oracle oracle) {
        this.machine = machine;
        this.bound = bound;
        this.oracle = oracle;
        this.usersClosed = machine.claim("UsersClosed");
        machine.claim("SidesClosed");
    }

    /**
     * Loads a bound.
     *
     * @param spec the folder with the specification
     * @param models the folders with the model and the modules that it uses beside the specification
     * @param model the model's name
     * @return the refinement, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    public static Exhaustive load(Path spec, List<Path> models, String model) {
        return load(spec, models, model, Set.of(), false);
    }

    /**
     * The same with another policy.
     *
     * @param spec the folder with the specification
     * @param models the folders with the model and the modules that it uses beside the specification
     * @param model the model's name
     * @param policy the options and deviations of {@code Policies.tla} that are admitted; empty for those of the model
     * @return the refinement, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    public static Exhaustive load(Path spec, List<Path> models, String model, Set<String> policy) {
        return load(spec, models, model, policy, false);
    }

    /**
     * The same for an exploration that counts which expressions of the relation are evaluated: see {@link #evaluated}.
     *
     * @param spec the folder with the specification
     * @param models the folders with the model and the modules that it uses beside the specification
     * @param model the model's name
     * @return the refinement, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    public static Exhaustive watch(Path spec, List<Path> models, String model) {
        return load(spec, models, model, Set.of(), true);
    }

    private static Exhaustive load(Path spec, List<Path> models, String model, Set<String> policy, boolean watched) {
        List<Path> folders = new ArrayList<>(List.of(spec));
        folders.addAll(models);
        Machine loaded = policy.isEmpty() ? Machine.load(folders, model) : Narrowed.load(folders, model, policy);
        Machine machine = new Recall(loaded);
        Bound bound = Bound.of(machine);
        return new Exhaustive(machine, bound,
            watched ? Oracle.watch(spec, bound.policy()) : Oracle.load(spec, bound.policy()));
    }

    /**
     * Explores an endpoint.
     *
     * @param maker makes it
     * @param most how many states at most
     * @param progress is told now and then how many there are
     * @return what was found, never null
     */
    public Explored explore(Maker maker, int most, IntConsumer progress) {
        return explore(maker, most, STRIDE, progress);
    }

    /** The same with each so many-th state held to the whole next-state relation. */
    Explored explore(Maker maker, int most, int stride, IntConsumer progress) {
        Search search = new Search(machine, bound, oracle, maker, usersClosed, stride);
        last = Optional.of(search);
        return search.run(most, progress);
    }

    /** Judges single steps by the policy of the bound. */
    public Oracle oracle() {
        return oracle;
    }

    /** Whether time passes in the bound. */
    public boolean clocked() {
        return bound.clocked();
    }

    /** How many OPENs were called before the exploration begins. */
    public int opens() {
        return (bound.openOfA().equals("established") ? 0 : 1) + (bound.openOfB().equals("established") ? 0 : 1);
    }

    /**
     * A shortest way to the state from which the exploration that was begun last has tried a step. Another thread may ask, while
     * an endpoint does not return from that.
     *
     * @param words what is wrong
     * @return the way; empty if there is no such state yet
     */
    public Optional<Explored.Failure> trail(String words) {
        return last.flatMap(search -> search.trail(words));
    }

    /**
     * Says which expressions of the relation judged the endpoint's steps so far.
     *
     * @return how often each was evaluated; nothing, unless this was made by {@link #watch}
     */
    public List<Evaluations.Count> evaluated() {
        return oracle.evaluated();
    }

    /**
     * Lets TLC explore the model itself.
     *
     * @param most how many states at most
     * @return how many TLC reaches, and how many of the composed states that were explored last are none of them; empty if TLC
     *     reaches more
     * @throws IllegalStateException if nothing was explored yet
     */
    public Optional<Explored.Comparison> compare(int most) {
        Search search = last.orElseThrow(() -> new IllegalStateException("nothing was explored yet"));
        Optional<Machine.Reached> reached = Optional.ofNullable(machine.reach(most));
        return reached.map(all -> new Explored.Comparison(all.size(), search.outside(all)));
    }
}
