package lastack.verdict;

import java.util.function.Supplier;
import java.util.stream.IntStream;
import lastack.capture.Observed;
import lastack.refine.Sight;
import lastack.refine.WireBeliefs;
import lastack.wire.TcpFlags;

/** Follows the two endpoints of a connection, each held to RFC 9293 for itself. For one thread at a time. */
public final class ConnectionJudge {

    /** The control bits of the field's lower six. */
    private static final int[] BITS = IntStream.range(0, 1 << 6).map(flags -> Sight.bits(TcpFlags.controls(flags))).toArray();

    private final Scales scales = new Scales();
    private final Supplier<WireBeliefs> beliefs;
    private EndpointJudge client;
    private EndpointJudge server;

    /**
     * Begins a connection.
     *
     * @param beliefs what judges; any number of connections share it
     */
    public ConnectionJudge(WireBeliefs beliefs) {
        this(() -> beliefs);
    }

    /**
     * Begins a connection whose segments are read while what judges them is loaded.
     *
     * @param beliefs gives what judges, and is asked for it once something is to be judged
     */
    public ConnectionJudge(Supplier<WireBeliefs> beliefs) {
        this.beliefs = beliefs;
    }

    private void begin() {
        client = new EndpointJudge(beliefs.get());
        server = new EndpointJudge(beliefs.get());
    }

    /** Is shown the connection's next segment, in the order of the capture. */
    public void see(Observed segment) {
        see(segment.frame(), segment.time(), segment.fromClient(), segment.flags(), segment.seq(), segment.ack(),
            scales.window(segment), segment.length());
    }

    /** Is shown the next segment, which has no SYN, and so no options that matter; its parts are those of {@link Observed}. */
    void seeBehindSyn(long frame, long time, boolean fromClient, int flags, int seq, int ack, int window, int length) {
        see(frame, time, fromClient, flags, seq, ack, scales.window(fromClient, window), length);
    }

    private void see(long frame, long time, boolean fromClient, int flags, int seq, int ack, int window, int length) {
        if (client == null) {
            begin();
        }
        int bits = BITS[flags & BITS.length - 1];
        EndpointJudge sender = fromClient ? client : server;
        EndpointJudge receiver = fromClient ? server : client;
        sender.see(new Sight(false, seq, ack, window, length, bits), frame, time);
        receiver.see(new Sight(true, seq, ack, window, length, bits), frame, time);
    }

    /** The verdicts on both endpoints, on what was seen so far. */
    public Verdicts verdicts() {
        if (client == null) {
            begin();
        }
        return new Verdicts(client.verdict(), server.verdict());
    }
}
