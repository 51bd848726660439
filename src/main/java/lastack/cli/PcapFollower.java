package lastack.cli;

import java.util.ArrayList;
import java.util.List;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Follower;
import lastack.capture.Hints;
import lastack.capture.Observed;

/** Follows one connection, and reports it in the end. */
final class PcapFollower implements Follower {

    private final Connection connection;
    private final PcapReport report;
    private final Hints hints;
    private final boolean live;
    private final boolean keeps;
    private final List<Observed> segments = new ArrayList<>(0);

    PcapFollower(Connection connection, PcapReport report, Hints hints, boolean live) {
        this.connection = connection;
        this.report = report;
        this.hints = hints;
        this.live = live;
        this.keeps = report.wants(connection);
    }

    @Override
    public void see(Observed segment) {
        if (keeps) {
            segments.add(segment);
        }
    }

    @Override
    public void end(Closing closing) {
        hints.add(connection, closing);
        report.connection(connection, closing, segments);
        if (live) {
            report.flush();
        }
    }
}
