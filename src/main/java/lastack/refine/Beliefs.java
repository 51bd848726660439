package lastack.refine;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import lastack.model.Operator;
import lastack.model.Spec;
import lastack.model.SpecException;
import lastack.model.TlaValue;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.TcbView;
import lastack.wire.SeqNumber;

/**
 * Judges endpoints that are seen only in part, by {@code Belief.tla}. It remembers what it found out, of single blocks and of
 * whole sets, wherever they stand on the circle of sequence numbers: the second connection of a kind costs look-ups. Any
 * number of threads may use it, and any number of connections be followed at once.
 */
public final class Beliefs {

    /** How many blocks a belief may have, unless another bound is set. */
    public static final int MOST_BLOCKS = 2000;

    /** How many questions about sets, and about blocks, are remembered with their answers, unless another bound is set. */
    public static final int REMEMBERED = 50_000;

    private final Hidden hidden;
    private final int mostBlocks;
    private final Spec spec;
    private final TlaValue policy;
    private final Set<String> deviations;
    private final Map<String, Operator> operators = new ConcurrentHashMap<>();
    private final Map<ConfigView, TlaValue> configs = new ConcurrentHashMap<>();
    private final Map<Question, Answer> answers;
    private final Map<List<Object>, List<Hypothesis>> steps;
    private final Map<Hypothesis.Block, Hypothesis.Block> blocks;
    private final Map<BlockSet, BlockSet> sets;
    private final LongAdder evaluations = new LongAdder();

    /** What an endpoint may do. */
    public enum Policy {
        /** What the Java endpoint chooses to be. */
        OURS("Ours"),
        /** Every option of RFC 9293, and every deviation that has a name. */
        EVERYTHING("Everything");

        private final String operator;

        Policy(String operator) {
            this.operator = operator;
        }
    }

    private record Question(BlockSet set, ConfigView config, Map<String, Object> event, Optional<Map<String, Object>> after,
                            Optional<List<Object>> tells, Set<Integer> isses) {
    }

    /**
     * What an event makes of a belief.
     *
     * @param set the belief after it, counted from two numbers of the frame before
     * @param send that of the send space
     * @param receive that of the receive space
     * @param pruned whether there were more blocks than the bound allows
     */
    record Answer(BlockSet set, int send, int receive, boolean pruned) {
    }

    private Beliefs(Spec spec, Policy policy, Hidden hidden, int mostBlocks, int remembered) {
        this.spec = spec;
        this.policy = spec.operator(policy.operator).value();
        this.deviations = names((Set<?>) spec.operator("Deviations").apply());
        this.hidden = hidden;
        this.mostBlocks = mostBlocks;
        this.answers = memory(remembered);
        this.steps = memory(remembered);
        this.blocks = memory(remembered);
        this.sets = memory(remembered);
    }

    /**
     * Loads the relation.
     *
     * @param spec the folder of {@code Oracle.tla} and the modules below it
     * @param traceSpec the folder of {@code Belief.tla}
     * @param policy what an endpoint may do
     * @param hidden what is not seen
     * @return the judge, with the usual bounds; never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    public static Beliefs load(Path spec, Path traceSpec, Policy policy, Hidden hidden) {
        return load(spec, traceSpec, policy, hidden, MOST_BLOCKS, REMEMBERED);
    }

    /**
     * Loads the relation.
     *
     * @param spec the folder of {@code Oracle.tla} and the modules below it
     * @param traceSpec the folder of {@code Belief.tla}
     * @param policy what an endpoint may do
     * @param hidden what is not seen
     * @param mostBlocks how many blocks a belief may have; beyond that, those that rest on the most are forgotten
     * @param remembered how many questions about sets, and about blocks, are remembered; the oldest are forgotten first
     * @return the judge, never null
     * @throws SpecException with TLC's words, if a module is missing or wrong
     */
    public static Beliefs load(Path spec, Path traceSpec, Policy policy, Hidden hidden, int mostBlocks, int remembered) {
        return new Beliefs(Spec.load(List.of(traceSpec, spec), "Belief", Map.of()), policy, hidden, mostBlocks, remembered);
    }

    private static <K, V> Map<K, V> memory(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        });
    }

    /**
     * Begins to follow an endpoint.
     *
     * @param config how it is configured
     * @param origins the control blocks that it may have; not empty
     * @return the belief, never null
     */
    public Belief follow(ConfigView config, Collection<? extends TcbView> origins) {
        Frame frame = origins.stream().map(Frame::of).flatMap(Optional::stream).findFirst()
            .orElse(new Frame(SeqNumber.ZERO, SeqNumber.ZERO));
        List<Hypothesis> first = new ArrayList<>();
        for (TcbView block : origins) {
            first.add(new Hypothesis(believed(frame, block), Set.of()));
        }
        Answer anchored = anchored(BlockSet.of(first), false);
        return new Belief(this, config, frame.at(anchored.send(), anchored.receive()), anchored.set());
    }

    /**
     * The same configuration without a clock, for what is seen of endpoints whose timers nobody knows: any timer that runs may go
     * off at any moment, and no {@code Tick} is to be seen. The user timeout does not run.
     *
     * @param config how an endpoint is configured
     * @return with times of 0, never null
     */
    public static ConfigView withoutClock(ConfigView config) {
        return new ConfigView(0, 0, 0, 0, -1, config.rcvBuf(), config.issStep());
    }

    /** How often TLC was asked, since nothing was remembered. */
    public long evaluations() {
        return evaluations.sum();
    }

    Set<String> deviations() {
        return deviations;
    }

    /** A block as it stands in a belief: with amounts left open that nobody saw. */
    Hypothesis.Block believed(Frame frame, TcbView block) {
        Map<String, Object> tcb = frame.tcb(block);
        return new Hypothesis.Block(isOpen() ? (Map<?, ?>) operator("Open").apply(tcb) : tcb);
    }

    /** Whether amounts are left open. */
    boolean isOpen() {
        return hidden.hidesCalls() && hidden.hidesStates();
    }

    private Operator operator(String name) {
        return operators.computeIfAbsent(name, spec::operator);
    }

    /** What an observation makes of a belief. */
    Answer step(BlockSet set, Frame frame, ConfigView config, Observation seen) {
        Question question = new Question(set, config, frame.event(seen.event()),
            hidden.hidesStates() ? Optional.empty() : seen.after().map(frame::tcb),
            hidden.hidesCalls() ? Optional.empty() : seen.tells().map(frame::tells),
            hidden.hidesCalls() ? seen.nextSyn().map(frame::send).map(Set::of).orElse(Set.of()) : Set.of());
        Answer known = answers.get(question);
        if (known == null) {
            known = answer(question);
            answers.put(question, known);
        }
        return known;
    }

    private Answer answer(Question question) {
        BlockSet.Gathering gathering = new BlockSet.Gathering();
        boolean pruned = false;
        for (Hypothesis each : closed(question)) {
            for (Hypothesis next : seen(each.block(), question)) {
                gathering.add(next.block(), BlockSet.with(each.rests(), next.rests()));
            }
        }
        BlockSet set = gathering.set();
        if (gathering.size() > mostBlocks) {
            pruned = true;
            List<Hypothesis> all = new ArrayList<>(set.hypotheses());
            all.sort(this::compare);
            set = BlockSet.of(all.subList(0, mostBlocks));
        }
        return anchored(set, pruned);
    }

    private Answer anchored(BlockSet set, boolean pruned) {
        int send = set.lowestSent().orElse(0);
        int receive = set.lowestReceived().orElse(0);
        return new Answer(one(sets, set.from(send, receive).map(each -> one(blocks, each))), send, receive, pruned);
    }

    /** The one object that stands for all that are equal to it: they are looked up, and kept, in great numbers. */
    private static <T> T one(Map<T, T> known, T value) {
        T other = known.putIfAbsent(value, value);
        return other == null ? value : other;
    }

    /** The blocks of a belief, and all that hidden events may have made of them. */
    private List<Hypothesis> closed(Question question) {
        BlockSet.Gathering gathering = new BlockSet.Gathering();
        Deque<Hypothesis> left = new ArrayDeque<>();
        List<Hypothesis> all = new ArrayList<>();
        for (Hypothesis each : question.set().hypotheses()) {
            gathering.add(each.block(), each.rests());
            left.add(each);
        }
        while (!left.isEmpty() && all.size() < 4 * mostBlocks) {
            Hypothesis from = left.remove();
            all.add(from);
            for (Hypothesis next : hidden(from.block(), question)) {
                Set<String> rests = BlockSet.with(from.rests(), next.rests());
                if (gathering.add(next.block(), rests)) {
                    left.add(new Hypothesis(next.block(), rests));
                }
            }
        }
        return all;
    }

    private List<Hypothesis> hidden(Hypothesis.Block block, Question question) {
        List<Hypothesis> found = new ArrayList<>();
        if (question.after().isPresent()) {
            found.addAll(ask("HiddenCallsTo", question.config(), block, question.isses(), question.after().get()));
        } else if (hidden.hidesCalls()) {
            found.addAll(ask("HiddenCalls", question.config(), block, question.isses()));
        }
        if (hidden == Hidden.ALL) {
            found.addAll(ask("HiddenTimeouts", question.config(), block));
        }
        return found;
    }

    private List<Hypothesis> seen(Hypothesis.Block block, Question question) {
        if (question.after().isPresent()) {
            return ask("SeenTo", question.config(), block, question.event(), question.after().get());
        } else if (question.tells().isPresent()) {
            return ask("SeenTelling", question.config(), block, question.event(), question.tells().get());
        } else if (!isOpen()) {
            throw new IllegalArgumentException("Neither the block nor what the user was told is there, and one is not hidden.");
        }
        List<Hypothesis> found = ask("Seen", question.config(), block, question.event());
        if (hidden == Hidden.ALL && question.event().get("ticks") instanceof Integer ticks) {
            found = new ArrayList<>(found);
            found.addAll(ask("TickWithTimeout", question.config(), block, ticks));
        }
        return found;
    }

    /** What an operator of {@code Belief.tla} says of a block, remembered. */
    private List<Hypothesis> ask(String name, ConfigView config, Hypothesis.Block block, Object... more) {
        List<Object> question = new ArrayList<>(List.of(name, config, block));
        question.addAll(List.of(more));
        List<Hypothesis> known = steps.get(question);
        if (known == null) {
            known = new ArrayList<>();
            Object[] arguments = new Object[3 + more.length];
            arguments[0] = policy;
            arguments[1] = configs.computeIfAbsent(config, each -> spec.value(Frame.config(each)));
            arguments[2] = block.value(spec);
            System.arraycopy(more, 0, arguments, 3, more.length);
            evaluations.increment();
            for (Object outcome : (Set<?>) operator(name).apply(arguments)) {
                Map<?, ?> found = (Map<?, ?>) outcome;
                known.add(new Hypothesis(one(blocks, new Hypothesis.Block((Map<?, ?>) found.get("tcb"))),
                    names((Set<?>) found.get("rests"))));
            }
            steps.put(question, known);
        }
        return known;
    }

    private static Set<String> names(Set<?> names) {
        Set<String> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add((String) name));
        return sorted;
    }

    /** The hypothesis that takes the least for granted is the smallest. */
    int compare(Hypothesis one, Hypothesis other) {
        return Grounds.of(one.rests(), deviations).compareTo(Grounds.of(other.rests(), deviations));
    }

    /** Whether an event is one that a hidden user makes, and so no observation. */
    boolean hides(EventView event) {
        boolean call = event instanceof EventView.Open || event instanceof EventView.Send || event instanceof EventView.Receive
            || event instanceof EventView.Close || event instanceof EventView.Detach || event instanceof EventView.Abort;
        boolean timeout = event instanceof EventView.RetransmitTimeout || event instanceof EventView.TimeWaitTimeout
            || event instanceof EventView.UserTimeout;
        return call && hidden.hidesCalls() || timeout && hidden == Hidden.ALL;
    }
}
