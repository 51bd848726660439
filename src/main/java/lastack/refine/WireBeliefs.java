package lastack.refine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import lastack.model.SpecException;

/**
 * Judges endpoints of which only segments are seen, by {@code Belief.tla}, with no clock. A belief is kept as a {@link Pattern}
 * and the numbers that stand in it; what a segment makes of a pattern is asked of TLC once, and remembered for whatever numbers
 * it is seen with next. Any number of threads may use it.
 */
public final class WireBeliefs {

    /** How many blocks a belief may have. */
    public static final int MOST_BLOCKS = 200;

    /** How many transitions, and how many unions, are remembered. */
    private static final int REMEMBERED = Room.in(400_000, 16, 300);

    private final Later<WireRelation> relation;
    private final Set<String> deviations;
    private final Patterns patterns;
    private final LongAdder transitions = new LongAdder();
    private final Unions unions;
    private final boolean remembers;
    /** What is known of an endpoint whose ISS is 0. */
    private volatile Known opened;
    private volatile boolean forgot;

    /** What an endpoint may do, and what its user may do unseen; each admits what the one before it does. */
    public enum Leave {
        /** What nearly every implementation does; users close in good order. */
        USUAL("Usual", "Orderly"),
        /** The same, but users may go, or ABORT. */
        SUDDEN("Usual", "Sudden"),
        /** Whatever RFC 9293 leaves open. */
        ANY("Any", "Sudden"),
        /** Every deviation that has a name, too. */
        ALL("All", "Sudden");

        private final String policy;
        private final String calls;

        Leave(String policy, String calls) {
            this.policy = policy;
            this.calls = calls;
        }

        String policy() {
            return policy;
        }

        String calls() {
            return calls;
        }
    }

    private WireBeliefs(Later<WireRelation> relation, Set<String> deviations, Patterns patterns, Unions unions, boolean remembers) {
        this.relation = relation;
        this.deviations = deviations;
        this.patterns = patterns;
        this.unions = unions;
        this.remembers = remembers;
    }

    /**
     * Loads the relation.
     *
     * @param spec the folder of {@code Oracle.tla} and the modules below it
     * @param traceSpec the folder of {@code Belief.tla}
     * @return the judge, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    public static WireBeliefs load(Path spec, Path traceSpec) {
        WireRelation relation = WireRelation.load(spec, traceSpec);
        return new WireBeliefs(new Later<>(() -> relation), relation.deviations(), new Patterns(), new Unions(REMEMBERED), true);
    }

    /**
     * Takes up what another has learned of the same relation. TLC reads the modules once something is asked that is not there.
     *
     * @param learned what {@link #write} wrote
     * @param spec gives the folder of {@code Oracle.tla} and the modules below it
     * @param traceSpec gives the folder of {@code Belief.tla}
     * @return the judge, never null
     * @throws IOException if it cannot be read
     */
    public static WireBeliefs learned(InputStream learned, Supplier<Path> spec, Supplier<Path> traceSpec) throws IOException {
        Patterns patterns = new Patterns();
        Unions unions = new Unions(REMEMBERED);
        Learned all = Learned.read(learned, patterns, unions);
        WireBeliefs beliefs = new WireBeliefs(new Later<>(() -> WireRelation.load(spec.get(), traceSpec.get())), all.deviations(),
            patterns, unions, true);
        beliefs.opened = all.opened();
        beliefs.transitions.add(all.transitions());
        return beliefs;
    }

    /**
     * Writes what has been learned.
     *
     * @param to the file
     * @throws IOException if it cannot be written
     */
    public synchronized void write(OutputStream to) throws IOException {
        new Learned.Writer().write(to, deviations, opened(0), patterns.all(), unions);
    }

    /** The same judge, but that it keeps all distances and remembers nothing of whole sets: slow, and to compare with. */
    public WireBeliefs withoutPatterns() {
        return new WireBeliefs(relation, deviations, new Patterns(), new Unions(1), false);
    }

    /**
     * An endpoint that has just been opened, or where nothing is.
     *
     * @param iss the 32 bits of the number of the SYN that it sends
     * @return what is known of it, never null
     */
    public Known opened(int iss) {
        Known from = opened;
        if (from == null) {
            from = placed(relation.get().opened());
            opened = from;
        }
        long[] send = from.send().clone();
        for (int i = 0; i < send.length; i++) {
            send[i] += Integer.toUnsignedLong(iss);
        }
        return new Known(from.pattern(), send, from.receive(), from.isPruned());
    }

    /**
     * An endpoint that was there before the capture began, once its first segment has been sent.
     *
     * @param first the segment
     * @param una the 32 bits of the oldest number that may be unacknowledged, at most the segment's end
     * @param sndWnd the window that its peer may have offered, in octets
     * @return what is known of it, never null
     */
    public Known midway(Sight first, int una, int sndWnd) {
        return placed(relation.get().midway(first, una, sndWnd));
    }

    /** Deviations, by their names. */
    public Set<String> deviations() {
        return deviations;
    }

    /** How often TLC was asked, since nothing was remembered. */
    public long evaluations() {
        return relation.now().map(WireRelation::evaluations).orElse(0L);
    }

    /** Whether there was too much to remember, so that what had been learned before was forgotten. */
    public boolean hasForgotten() {
        return forgot;
    }

    /** How many transitions are remembered. */
    public long remembered() {
        return transitions.sum();
    }

    /** The least that what is known rests on; empty if nothing explains what was seen. */
    public Optional<Grounds> grounds(Known known) {
        return known.isEmpty() ? Optional.empty() : Optional.of(strength(known.pattern()).grounds());
    }

    /**
     * What a segment makes of what is known.
     *
     * @param known what is known before
     * @param seen the segment, where the endpoint has to do with it
     * @param synWindow the window of the endpoint's own SYN, in octets
     * @param leave what it may do
     * @return what is known after it; empty if it is not explained; never null
     */
    public Known see(Known known, Sight seen, int synWindow, Leave leave) {
        if (known.isEmpty()) {
            return known;
        }
        Question question = new Question(known, seen, synWindow);
        if (remembers && question.hasKey()) {
            Transitions remembered = known.pattern().transitions();
            long one = question.one(leave);
            long other = question.other();
            Transition transition = remembered.get(one, other);
            if (transition != null) {
                return transition.of(question);
            }
            Optional<Transition> answer = new Asking(relation.get(), patterns, question, leave).transition();
            if (patterns.isFull() || transitions.sum() >= REMEMBERED) {
                forget();
            }
            if (answer.isPresent()) {
                if (remembered.put(one, other, answer.get())) {
                    transitions.increment();
                }
                return answer.get().of(question);
            }
        }
        return new Asking(relation.get(), patterns, question, leave).exact();
    }

    /** Begins to remember anew; at worst something is asked twice. */
    synchronized void forget() {
        forgot = true;
        opened = null;
        patterns.forget();
        transitions.reset();
        unions.forget();
        relation.now().ifPresent(WireRelation::forget);
    }

    /** What is known if it is one or the other; explanations of the other count as well. */
    public Known either(Known one, Known other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        if (one.pattern() == other.pattern() && Arrays.equals(one.send(), other.send())
                && Arrays.equals(one.receive(), other.receive())) {
            return one;
        }
        Known known = remembers ? unions.of(one, other) : null;
        if (known != null) {
            return known;
        }
        Known both = placed(List.of(one, other));
        return remembers ? unions.put(one, other, both) : both;
    }

    /** The same, resting on something more. */
    public Known resting(Known known, String name) {
        return known.isEmpty() ? known : part(known.pattern().resting(name, patterns), known);
    }

    /** The same without explanations that rest on more deviations, and strong assumptions, than the least does. */
    public Known least(Known known) {
        if (known.isEmpty()) {
            return known;
        }
        Pattern strongest = strength(known.pattern()).strongest();
        return strongest == known.pattern() ? known : part(strongest, known);
    }

    private Strength strength(Pattern pattern) {
        Strength strength = pattern.strength();
        if (strength == null) {
            strength = Strength.of(pattern, patterns, deviations);
            pattern.strength(strength);
        }
        return strength;
    }

    /** What is known if other blocks, or other explanations, stand on the same lines. */
    private Known part(Pattern part, Known known) {
        Known loose = new Known(part, known.send(), known.receive(), known.isPruned());
        Known placed = remembers ? unions.of(loose, Known.NOTHING) : null;
        if (placed != null) {
            return placed;
        }
        Known made = placed(List.of(loose));
        return remembers ? unions.put(loose, Known.NOTHING, made) : made;
    }

    private Known placed(Collection<Known> all) {
        Exact exact = new Exact(all);
        BlockSet.Gathering gathering = new BlockSet.Gathering();
        boolean pruned = false;
        for (Known known : all) {
            pruned |= known.isPruned();
            for (Hypothesis each : known.pattern().set().hypotheses()) {
                Map<String, Object> tcb = Numbers.placed(each.block().tcb(),
                    place -> exact.send(known.pattern().send(), known.send(), place),
                    place -> exact.receive(known.pattern().receive(), known.receive(), place));
                gathering.add(new Hypothesis.Block(Fields.of(tcb)), each.rests());
            }
        }
        BlockSet set = gathering.few(MOST_BLOCKS, deviations);
        return patterns.known(set, exact::sent, exact::received, pruned || gathering.isPruned());
    }

    private Known placed(Origin origin) {
        IntToLongFunction send = place -> origin.send() + (place - Origin.PLACE);
        IntToLongFunction receive = place -> origin.receive() + (place - Origin.PLACE);
        return patterns.known(BlockSet.of(origin.hypotheses()), send, receive, false);
    }
}
