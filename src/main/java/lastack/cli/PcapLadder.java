package lastack.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Hints;
import lastack.capture.Observed;
import lastack.capture.States;
import lastack.capture.Tally;
import lastack.report.LadderText;
import lastack.report.SegmentLadder;
import lastack.report.Wrap;
import lastack.trace.Side;
import lastack.verdict.Verdicts;

/** Draws one connection of each file. */
final class PcapLadder extends PcapReport {

    private final long stream;
    private boolean found;
    private boolean complete = true;

    PcapLadder(PrintWriter out, long stream) {
        super(out);
        this.stream = stream;
    }

    @Override
    void begin(String name) {
        super.begin(name);
        found = false;
    }

    @Override
    boolean wants(Connection connection) {
        return connection.stream() == stream;
    }

    @Override
    void connection(Connection connection, Closing closing, Optional<Verdicts> verdicts, List<Observed> segments) {
        if (!wants(connection)) {
            return;
        }
        found = true;
        out().print(Wrap.paragraph(file() + ", ", "connection " + stream + ": " + closing.close()));
        out().println("A  client, " + connection.clientSocket());
        out().println("B  server, " + connection.serverSocket());
        out().println();
        List<States> states = States.after(segments);
        List<SegmentLadder.Seen> rows = new ArrayList<>();
        for (int i = 0; i < segments.size(); i++) {
            Observed segment = segments.get(i);
            rows.add(new SegmentLadder.Seen("" + segment.frame(), segment.fromClient() ? Side.A : Side.B, segment.segment(),
                known(states.get(i).client()), known(states.get(i).server()), ""));
        }
        out().print(LadderText.render(SegmentLadder.of("frame", rows)));
    }

    private static String known(String state) {
        return state.equals("unknown") ? "" : state;
    }

    @Override
    void end(Tally tally, Hints hints) {
        if (!found) {
            complete = false;
            out().print(Wrap.paragraph("", file() + " has no connection " + stream + "."));
        }
    }

    @Override
    boolean isComplete() {
        return complete;
    }
}
