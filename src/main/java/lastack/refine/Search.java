package lastack.refine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastack.contract.Maker;
import lastack.model.Machine;
import lastack.trace.Side;

/** One search of an {@link Exhaustive} refinement. */
final class Search {

    /** How often progress is told, in states. */
    private static final int OFTEN = 1 << 12;
    private static final Pattern ACTION = Pattern.compile("(\\w+)\\((\\w)\\)");

    private final Machine machine;
    private final Composition composition;
    private final Choices choices = new Choices();
    private final Maker maker;
    private final List<Memo> memos = new ArrayList<>();
    private final int usersClosed;
    private final Claims claims;
    private final Graph graph;
    private final int stride;
    private long asked;
    private long whole;
    private int closing;
    /** The state that is being expanded, or -1; volatile, for whoever asks how far a search came that does not end. */
    private volatile int expanding = -1;

    /**
     * A search.
     *
     * @param usersClosed the claim that both users have called CLOSE; the next one is that both sides are CLOSED
     * @param stride each so many-th state is held to the whole next-state relation too
     */
    Search(Machine machine, Bound bound, Oracle oracle, Maker maker, int usersClosed, int stride) {
        this.stride = stride;
        this.machine = machine;
        this.maker = maker;
        this.usersClosed = usersClosed;
        composition = new Composition(machine, bound, oracle, choices);
        claims = new Claims(machine, composition, usersClosed);
        graph = new Graph(composition);
        List<String> names = machine.actions();
        for (int i = 0; i < names.size(); i++) {
            Matcher action = ACTION.matcher(names.get(i));
            if (action.matches()) {
                memos.add(new Memo(i, action.group(1), Side.valueOf(action.group(2))));
            } else if (bound.clocked() && names.get(i).equals(Composition.TICK)) {
                memos.add(new Memo(i, Composition.TICK, Side.A));
            }
            // What is left is Rest, which changes nothing.
        }
    }

    /** The steps of an action, by what they depend on; forgotten when that turns out to be more. */
    private final class Memo {
        private final int number;
        private final String action;
        private final Side side;
        private int mask;
        private Projection known;
        private final List<List<Move>> moves = new ArrayList<>();
        private long taken;

        Memo(int number, String action, Side side) {
            this.number = number;
            this.action = action;
            this.side = side;
            begin();
        }

        private void begin() {
            mask = machine.reads(number) | composition.reads(action, side);
            known = new Projection(mask);
            moves.clear();
        }

        List<Move> from(int[] row) {
            int place = known.add(row);
            if (place < moves.size()) {
                return moves.get(place);
            }
            asked++;
            List<Move> found = composition.moves(number, action, side, row);
            if ((machine.reads(number) | mask) == mask) {
                moves.add(found);
            } else {
                begin();
            }
            return found;
        }
    }

    /** Explores, once. */
    Explored run(int most, IntConsumer progress) {
        int[] row;
        try {
            row = composition.begin(maker);
        } catch (Refused e) {
            return result(0, false, Optional.of(Graph.beginning(e)));
        }
        Optional<Explored.Failure> failure = reach(row, -1, -1);
        int depth = 0;
        int levelEnd = 1;
        int at = 0;
        for (; failure.isEmpty() && at < graph.states.size() && graph.states.size() < most; at++) {
            if (at == levelEnd) {
                depth++;
                levelEnd = graph.states.size();
            }
            graph.states.read(at, row);
            expanding = at;
            try {
                failure = expand(at, row);
            } catch (Refused e) {
                failure = Optional.of(graph.to(at, e));
            }
            if (at % OFTEN == 0) {
                progress.accept(graph.states.size());
            }
        }
        boolean exhausted = failure.isEmpty() && at == graph.states.size();
        Optional<Explored.Failure> stuck = exhausted ? stuck() : Optional.empty();
        return result(depth, exhausted, failure.isPresent() ? failure : stuck);
    }

    private Optional<Explored.Failure> expand(int at, int[] row) {
        graph.begin();
        int[] next = new int[row.length];
        boolean checked = at % stride == 0;
        Set<Long> all = checked ? machine.next(composition.state(row)) : Set.of();
        whole += checked ? 1 : 0;
        for (Memo memo : memos) {
            for (Move move : memo.from(row)) {
                memo.taken++;
                System.arraycopy(row, 0, next, 0, row.length);
                move.apply(next);
                if (checked && !all.contains(machine.fingerprint(composition.state(next)))) {
                    throw new IllegalStateException("TLC permits a step by the parts of a state and not by the whole of it: "
                        + composition.label(move.label()));
                }
                Optional<Explored.Failure> failure = reach(next, at, move.label());
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Explored.Failure> reach(int[] row, int parent, int label) {
        if (!graph.add(row, parent, label)) {
            return Optional.empty();
        }
        int broken = claims.broken(row);
        return broken < 0 ? Optional.empty()
            : Optional.of(graph.to(graph.states.size() - 1, Explored.Failure.Kind.STATE,
                machine.claims().get(broken) + " is false"));
    }

    /** A state in which both users have called CLOSE, and from which no state with both sides in CLOSED can be reached. */
    private Optional<Explored.Failure> stuck() {
        graph.begin();
        BitSet stuck = claims.where(usersClosed, graph.states);
        closing = stuck.cardinality();
        stuck.andNot(graph.reaching(claims.where(usersClosed + 1, graph.states)));
        return stuck.isEmpty() ? Optional.empty() : Optional.of(graph.to(stuck.nextSetBit(0), Explored.Failure.Kind.STUCK,
            "both users have called CLOSE, and from here on the two sides cannot both come to CLOSED"));
    }

    private Explored result(int depth, boolean exhausted, Optional<Explored.Failure> failure) {
        Map<String, Long> actions = new LinkedHashMap<>();
        memos.forEach(memo -> actions.merge(memo.action, memo.taken, Long::sum));
        return new Explored(graph.states.size(), memos.stream().mapToLong(memo -> memo.taken).sum(), depth, exhausted,
            composition.mapped(graph.states), closing, Collections.unmodifiableMap(actions),
            new Explored.Evaluations(asked, claims.evaluated(), whole), choices.rows(), failure);
    }

    /** The way to the state from which a step was tried last; another thread may ask while that step goes on. */
    Optional<Explored.Failure> trail(String words) {
        int at = expanding;
        return at < 0 ? Optional.empty() : Optional.of(graph.to(at, Explored.Failure.Kind.STEP, words));
    }

    /** How many of the states that were found are none of these. */
    int outside(Machine.Reached reached) {
        int[] row = new int[composition.parts];
        int outside = 0;
        for (int state = 0; state < graph.states.size(); state++) {
            graph.states.read(state, row);
            outside += reached.contains(machine.fingerprint(composition.state(row))) ? 0 : 1;
        }
        return outside;
    }
}
