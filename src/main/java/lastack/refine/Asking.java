package lastack.refine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** A segment that nothing is remembered of: TLC is asked of each block. */
final class Asking {

    /** More than any window; less than {@code Much} of {@code Belief.tla}. */
    private static final int ANY_WINDOW = 1 << 27;

    private final WireRelation relation;
    private final Patterns patterns;
    private final Question question;
    private final WireBeliefs.Leave leave;
    private boolean pruned;

    Asking(WireRelation relation, Patterns patterns, Question question, WireBeliefs.Leave leave) {
        this.relation = relation;
        this.patterns = patterns;
        this.question = question;
        this.leave = leave;
    }

    /** The transition; empty if it is not the same for all distances that have the question's key. */
    Optional<Transition> transition() {
        Merged send = merged(true, false);
        Merged receive = merged(false, false);
        BlockSet set = asked(send, receive);
        if (question.isLoose() && !set.isEmpty() && !Pattern.isLoose(Pattern.states(set))) {
            return Optional.empty();
        }
        Patterns.Spread spread = Patterns.Spread.of(set);
        Optional<Transition.Numbering> sent = numbering(send, spread.send());
        Optional<Transition.Numbering> received = numbering(receive, spread.receive());
        return sent.isEmpty() || received.isEmpty() ? Optional.empty()
            : Optional.of(new Transition(patterns.of(set, spread), sent.get(), received.get(), pruned));
    }

    /** What is known after it, all distances kept. */
    Known exact() {
        Merged send = merged(true, true);
        Merged receive = merged(false, true);
        return patterns.known(asked(send, receive), place -> Exact.value(send, place), place -> Exact.value(receive, place),
            question.known().isPruned() || pruned);
    }

    private Merged merged(boolean send, boolean exact) {
        Known known = question.known();
        return new Merged(send ? known.pattern().send() : known.pattern().receive(), send ? known.send() : known.receive(),
            send == question.seen().arrives() ? question.ack() : question.seq(), exact);
    }

    private static Optional<Transition.Numbering> numbering(Merged merged, SortedSet<Integer> places) {
        byte[] codes = new byte[places.size()];
        byte[] more = new byte[codes.length];
        int i = 0;
        for (int place : places) {
            int nearest = merged.nearest(place);
            if (nearest < 0) {
                return Optional.empty();
            }
            codes[i] = (byte) merged.code(nearest);
            more[i] = (byte) (place - merged.placeOf(nearest));
            i++;
        }
        return Optional.of(new Transition.Numbering(codes, more));
    }

    private BlockSet asked(Merged send, Merged receive) {
        Sight seen = question.seen();
        Merged seqLine = seen.arrives() ? receive : send;
        Merged ackLine = seen.arrives() ? send : receive;
        boolean placed = question.ack().length > 0;
        int ack = seen.isAck() ? ackLine.place(question.ack()[0]) : 0;
        int wnd = !placed || seen.isRst() ? 0 : ackLine.place(question.ack()[1]) - ackLine.place(question.ack()[0]);
        int seq = question.seq().length == 0 ? 0 : seqLine.place(question.seq()[0]);
        int len = question.seq().length == 0 ? 0
            : seqLine.place(question.seq()[2]) - seq - (seen.isSyn() ? 1 : 0) - (seen.isFin() ? 1 : 0);
        Map<String, Object> segment = Map.of("seq", seq, "ack", ack, "len", len, "wnd", wnd, "ctl", seen.ctl());
        Map<String, Object> event = new HashMap<>(Map.of("type", seen.arrives() ? "Arrive" : "Emit", "segment", segment));
        int buffer = question.opensReceiveSpace() ? seqLine.place(question.seq()[4]) - seqLine.place(question.seq()[3])
            : seen.isSyn() && !seen.isAck() ? wnd : ANY_WINDOW;
        BlockSet.Gathering gathering = new BlockSet.Gathering();
        WireRelation.Closure closure = relation.closed(question.known().pattern(), leave, seen.isRst() && !seen.arrives());
        for (Hypothesis each : closure.hypotheses()) {
            Hypothesis.Block block = new Hypothesis.Block(
                Fields.of(Numbers.placed(each.block().tcb(), send.places(), receive.places())));
            for (Hypothesis next : relation.seen(block, event, buffer, leave)) {
                gathering.add(next.block(), BlockSet.with(each.rests(), next.rests()));
            }
        }
        BlockSet set = gathering.few(WireBeliefs.MOST_BLOCKS, relation.deviations());
        pruned = gathering.isPruned() || closure.pruned();
        return set;
    }
}
