package lastack.refine;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of an endpoint of which segments are seen: a set of control blocks that could have sent what it sent. Immutable;
 * made by {@link WireBeliefs}.
 */
public final class Known {

    /** What is known where nothing explains what was seen. */
    public static final Known NOTHING = new Known(Pattern.EMPTY, new long[0], new long[0], false);

    private final Pattern pattern;
    private final long[] send;
    private final long[] receive;
    private final boolean pruned;

    Known(Pattern pattern, long[] send, long[] receive, boolean pruned) {
        this.pattern = pattern;
        this.send = send;
        this.receive = receive;
        this.pruned = pruned;
    }

    Pattern pattern() {
        return pattern;
    }

    long[] send() {
        return send;
    }

    long[] receive() {
        return receive;
    }

    /** Whether nothing explains what was seen. */
    public boolean isEmpty() {
        return pattern == Pattern.EMPTY;
    }

    /** Whether there were more blocks than are kept, so that an empty set proves nothing. */
    public boolean isPruned() {
        return pruned;
    }

    /** How many explanations there are: what it costs to think of it. */
    public int weight() {
        return pattern.weight();
    }

    /** How many control blocks are possible. */
    public int size() {
        return (int) pattern.set().hypotheses().stream().map(Hypothesis::block).distinct().count();
    }

    /** The states in which the endpoint may be, by the RFC's names. */
    public Set<String> states() {
        return new TreeSet<>(pattern.states());
    }

    /** Whether an ACK is owed, whatever happened unseen. */
    public boolean isOwing() {
        return pattern.isOwing();
    }

    /** What every explanation rests on; not to be changed. */
    public Set<String> common() {
        return pattern.set().common();
    }

    /** The 32 bits of the largest SND.NXT that is possible; of 0 if there is none. */
    public int sendNext() {
        return (int) largest("sndNxt", pattern.send(), send);
    }

    /** The 32 bits of the largest RCV.NXT that is possible; of 0 if there is none. */
    public int receiveNext() {
        return (int) largest("rcvNxt", pattern.receive(), receive);
    }

    /** Whether some block has a receive space: it is connected, or was. */
    public boolean isConnected() {
        return pattern.receive().length > 0;
    }

    private long largest(String name, int[] places, long[] values) {
        int best = -1;
        for (Hypothesis each : pattern.set().hypotheses()) {
            if (each.block().tcb().get(name) instanceof Integer place) {
                for (int i = best + 1; i < places.length; i++) {
                    if (places[i] == place) {
                        best = i;
                    }
                }
            }
        }
        return best < 0 ? 0 : values[best];
    }
}
