package lastack.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Hints;
import lastack.capture.Observed;
import lastack.capture.Tally;
import lastack.verdict.Verdicts;

/** What {@code pcap} tells while it reads. */
abstract class PcapReport {

    private final PrintWriter out;
    private String file = "";

    PcapReport(PrintWriter out) {
        this.out = out;
    }

    PrintWriter out() {
        return out;
    }

    /** The name of the file that is being read. */
    String file() {
        return file;
    }

    /** Whether the segments of a connection are to be kept for the report. */
    boolean wants(Connection connection) {
        return false;
    }

    /** Begins a file. */
    void begin(String name) {
        file = name;
    }

    /** A connection has ended; its segments are there if they were wanted. */
    abstract void connection(Connection connection, Closing closing, Optional<Verdicts> verdicts, List<Observed> segments);

    /** The file has ended. */
    abstract void end(Tally tally, Hints hints);

    /** All files have ended. */
    void end() {
    }

    /** Whether what was asked for was there. */
    boolean isComplete() {
        return true;
    }

    void flush() {
        out.flush();
    }

    /** A number with its noun. */
    static String count(long number, String thing) {
        return String.format(java.util.Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
