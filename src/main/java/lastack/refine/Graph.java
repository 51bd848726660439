package lastack.refine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lastack.trace.ConfigView;
import lastack.trace.Header;
import lastack.trace.Side;

/** The states that were found, with how each was found first, and all steps. */
final class Graph {

    final Table states;
    private final Composition composition;
    private final Ints parents = new Ints();
    private final Ints labels = new Ints();
    /** Where the successors of each state begin in {@link #targets}. */
    private final Ints starts = new Ints();
    private final Ints targets = new Ints();

    Graph(Composition composition) {
        this.composition = composition;
        this.states = new Table(composition.parts);
    }

    /** Adds a state that was reached by a step; says whether it is new. */
    boolean add(int[] row, int parent, int label) {
        int known = states.size();
        int state = states.add(row);
        if (parent >= 0) {
            targets.add(state);
        }
        if (state == known) {
            parents.add(parent);
            labels.add(label);
        }
        return state == known;
    }

    /** The steps that are added from now on are those of the next state, or there are no more. */
    void begin() {
        starts.add(targets.size());
    }

    /** The states from which one of the goals can be reached. */
    BitSet reaching(BitSet goals) {
        int size = states.size();
        int[] from = new int[size + 1];
        for (int i = 0; i < targets.size(); i++) {
            from[targets.get(i) + 1]++;
        }
        for (int state = 0; state < size; state++) {
            from[state + 1] += from[state];
        }
        int[] place = from.clone();
        int[] sources = new int[targets.size()];
        for (int state = 0; state < size; state++) {
            for (int i = starts.get(state); i < starts.get(state + 1); i++) {
                sources[place[targets.get(i)]++] = state;
            }
        }
        BitSet reaching = (BitSet) goals.clone();
        Ints open = new Ints();
        goals.stream().forEach(open::add);
        for (int next = 0; next < open.size(); next++) {
            int state = open.get(next);
            for (int i = from[state]; i < from[state + 1]; i++) {
                if (!reaching.get(sources[i])) {
                    reaching.set(sources[i]);
                    open.add(sources[i]);
                }
            }
        }
        return reaching;
    }

    /** A shortest way to a state, and what is wrong with it. */
    Explored.Failure to(int state, Explored.Failure.Kind kind, String words) {
        return failure(state, kind, Optional.empty(), words);
    }

    /** A shortest way to a state, and a step from it that is refused. */
    Explored.Failure to(int state, Refused refused) {
        return failure(state, Explored.Failure.Kind.STEP, Optional.of(refused), refused.getMessage());
    }

    /** The endpoint does not even begin as it should. */
    static Explored.Failure beginning(Refused refused) {
        Header.Origin origin = new Header.Origin(new ConfigView(0, 0, 0, 0, 0, 0, 0), refused.after());
        return new Explored.Failure(Explored.Failure.Kind.BEGINNING, new Header(0, origin, origin), List.of(), Optional.empty(),
            refused.getMessage());
    }

    private Explored.Failure failure(int state, Explored.Failure.Kind kind, Optional<Refused> refused, String words) {
        List<Integer> way = new ArrayList<>();
        for (int at = state; at >= 0; at = parents.get(at)) {
            way.add(at);
        }
        Collections.reverse(way);
        int[] row = new int[composition.parts];
        states.read(0, row);
        Way schedule = new Way(composition);
        Header header = new Header(0, origin(row, Side.A), origin(row, Side.B));
        for (int at : way.subList(1, way.size())) {
            states.read(at, row);
            Label label = composition.label(labels.get(at));
            schedule.add(label, side -> composition.view(row, side));
        }
        Optional<Violation> violation = refused.flatMap(schedule::last);
        return new Explored.Failure(kind, header, schedule.entries(), violation, words);
    }

    private Header.Origin origin(int[] row, Side side) {
        return new Header.Origin(composition.bound.config(), composition.view(row, side));
    }
}
