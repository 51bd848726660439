package lastack.verdict;

import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.refine.Sight;
import lastack.refine.WireBeliefs;
import lastack.wire.TcpFlags;

/** Follows one endpoint of a connection alone, where the other one is known better than by a capture. */
public final class OneEnd {

    private final Scales scales = new Scales();
    private final EndpointJudge judge;
    private final Role role;

    /**
     * Begins a connection.
     *
     * @param beliefs what judges
     * @param role which of the two it is
     */
    public OneEnd(WireBeliefs beliefs, Role role) {
        this(beliefs, role, false);
    }

    /**
     * The same, perhaps by a capture that is the endpoint's own and lacks nothing.
     *
     * @param beliefs what judges
     * @param role which of the two it is
     * @param complete whether it is
     */
    public OneEnd(WireBeliefs beliefs, Role role, boolean complete) {
        this.judge = new EndpointJudge(beliefs, complete);
        this.role = role;
    }

    /** Is shown the connection's next segment, in the order of the capture. */
    public void see(Observed segment) {
        boolean arrives = segment.fromClient() != (role == Role.CLIENT);
        judge.see(new Sight(arrives, segment.seq(), segment.ack(), scales.window(segment), segment.length(),
            Sight.bits(TcpFlags.controls(segment.flags()))), segment.frame(), segment.time());
    }

    /** The verdict on what was seen so far. */
    public Verdict verdict() {
        return judge.verdict();
    }
}
