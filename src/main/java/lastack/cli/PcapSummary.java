package lastack.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lastack.capture.Close;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Hints;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.capture.Tally;
import lastack.verdict.Verdict;
import lastack.verdict.Verdicts;

/** A table with a line for each file. */
final class PcapSummary extends PcapReport {

    private static final int NAME = 26;

    private final Map<Close, Long> counts = new EnumMap<>(Close.class);
    private final Map<Close, Long> totals = new EnumMap<>(Close.class);
    private final Map<Verdict.Kind, Long> kinds = new EnumMap<>(Verdict.Kind.class);
    private long segments;
    private int files;
    private int remarked;

    PcapSummary(PrintWriter out) {
        super(out);
    }

    @Override
    void begin(String name) {
        super.begin(name);
        counts.clear();
    }

    @Override
    void connection(Connection connection, Closing closing, Optional<Verdicts> verdicts, List<Observed> kept) {
        counts.merge(closing.close(), 1L, Long::sum);
        verdicts.ifPresent(both -> {
            for (Role role : Role.values()) {
                kinds.merge(both.of(role).kind(), 1L, Long::sum);
            }
        });
    }

    @Override
    void end(Tally tally, Hints hints) {
        if (files++ == 0) {
            row("file", "segments", "conns", "grace", "unack", "half", "reset", "f+rst", "open", "");
        }
        line(file(), tally.segments(), counts, tally.isClean() ? "" : "*");
        remarked += tally.isClean() ? 0 : 1;
        segments += tally.segments();
        counts.forEach((close, count) -> totals.merge(close, count, Long::sum));
    }

    @Override
    void end() {
        if (files > 1) {
            line("all " + files, segments, totals, "");
        }
        if (!kinds.isEmpty()) {
            out().println("endpoints: " + verdicts(kinds));
        }
        if (remarked > 0) {
            out().println("* There is more to say of " + (remarked == 1 ? "this file" : "these files") + ": pcap FILE says it.");
        }
    }

    private void line(String name, long of, Map<Close, Long> by, String mark) {
        Object[] cells = new Object[10];
        cells[0] = name.length() <= NAME ? name : name.substring(0, 15) + ".." + name.substring(name.length() - NAME + 17);
        cells[1] = of;
        cells[2] = by.values().stream().mapToLong(each -> each).sum();
        Close[] order = {Close.GRACEFUL, Close.GRACEFUL_UNACKED, Close.HALF_CLOSED, Close.RESET, Close.FIN_THEN_RESET, Close.OPEN};
        for (int i = 0; i < order.length; i++) {
            long count = by.getOrDefault(order[i], 0L);
            cells[3 + i] = count == 0 ? "." : "" + count;
        }
        cells[9] = mark;
        row(cells);
    }

    /** How many endpoints got which verdict. */
    private static String verdicts(Map<Verdict.Kind, Long> by) {
        StringBuilder text = new StringBuilder();
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%,d %s", by.getOrDefault(kind, 0L),
                kind == Verdict.Kind.DEVIATES ? "with deviations" : kind.toString()));
        }
        return text.toString();
    }

    private void row(Object... cells) {
        String line = String.format(Locale.ROOT, "%-" + NAME + "s %9s %6s %6s %5s %5s %5s %5s %4s%s", cells);
        out().println(line.stripTrailing());
    }
}
