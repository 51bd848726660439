package lastack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Follower;
import lastack.capture.Hints;
import lastack.capture.Observed;
import lastack.verdict.ConnectionJudge;
import lastack.verdict.Judging;

/** Follows one connection, has it judged, and reports it in the end. */
final class PcapFollower implements Follower {

    private final Connection connection;
    private final PcapPending pending;
    private final Hints hints;
    private final boolean keeps;
    private final Optional<Judging.Case> judged;
    private final List<Observed> segments = new ArrayList<>(0);

    PcapFollower(Connection connection, PcapPending pending, Hints hints) {
        this.connection = connection;
        this.pending = pending;
        this.hints = hints;
        this.keeps = pending.report().wants(connection);
        this.judged = pending.beliefs().map(each -> pending.judging().begin(new ConnectionJudge(each)));
    }

    @Override
    public void see(Observed segment) {
        if (keeps) {
            segments.add(segment);
        }
        if (judged.isPresent()) {
            judged.get().see(segment);
        }
    }

    @Override
    public void end(Closing closing) {
        hints.add(connection, closing);
        pending.add(connection, closing, segments, judged.map(each -> each.end(pending.isLive())));
    }
}
