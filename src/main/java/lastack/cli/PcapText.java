package lastack.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Hints;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.capture.Tally;
import lastack.report.Wrap;
import lastack.verdict.Verdicts;

/** For people: some lines for each connection. */
final class PcapText extends PcapReport {

    private static final double SECOND = 1e9;

    private long connections;
    private boolean named;

    PcapText(PrintWriter out) {
        super(out);
    }

    @Override
    void begin(String name) {
        super.begin(name);
        connections = 0;
        named = false;
    }

    private void name() {
        if (!named) {
            out().print(Wrap.paragraph("", file()));
        }
        named = true;
    }

    @Override
    void connection(Connection connection, Closing closing, Optional<Verdicts> verdicts, List<Observed> segments) {
        name();
        connections++;
        String number = String.format(Locale.ROOT, "%4d  ", connection.stream());
        out().print(Wrap.paragraph(number, connection.clientSocket() + " -> " + connection.serverSocket()));
        out().print(Wrap.paragraph("      ", summary(closing)));
        if (!closing.notes().isEmpty()) {
            out().print(Wrap.paragraph("      ", String.join(", ", closing.notes())));
        }
        for (Role role : Role.values()) {
            out().print(Wrap.paragraph("      " + role + "  ", closing.state(role)
                + verdicts.map(both -> ": " + VerdictText.of(both.of(role))).orElse("")));
        }
    }

    private static String summary(Closing closing) {
        return closing.close() + closing.first().map(role -> ", the " + role + " first").orElse("") + "; "
            + count(closing.segments(), "segment") + String.format(Locale.ROOT, " in %.3f s", (closing.end() - closing.begin()) / SECOND);
    }

    @Override
    void end(Tally tally, Hints hints) {
        name();
        out().print(Wrap.paragraph("  ", count(connections, "connection") + ", " + count(tally.segments(), "segment") + ", "
            + count(tally.frames(), "frame") + "."));
        for (String other : tally.others()) {
            out().print(Wrap.paragraph("  also: ", other));
        }
        for (String remark : tally.remarks()) {
            out().print(Wrap.paragraph("  note: ", remark));
        }
        for (String hint : hints.all()) {
            out().print(Wrap.paragraph("  hint: ", hint));
        }
    }
}
