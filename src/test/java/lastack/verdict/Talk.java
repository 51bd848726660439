package lastack.verdict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lastack.capture.Observed;
import lastack.refine.WireBeliefs;
import lastack.wire.TcpFlags;
import lastack.wire.TcpOptions;

/** A connection as a capture shows it, written down segment by segment: numbers are counted from the SYNs. */
final class Talk {

    static final WireBeliefs BELIEFS = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));

    private static final int CLIENT_ISS = -700;
    private static final int SERVER_ISS = 0x7fffff00;
    private static final int WINDOW = 20_000;

    private int window = WINDOW;
    private final List<Observed> segments = new ArrayList<>();
    private long now;

    /** The three-way handshake. */
    static Talk open() {
        return new Talk().client("S", 0, 0, 0).server("SA", 0, 1, 0).client("A", 1, 1, 0);
    }

    /** The client sends; flags are letters of S, A, F, R. */
    Talk client(String flags, int seq, int ack, int len) {
        return add(true, flags, CLIENT_ISS + seq, SERVER_ISS + ack, len);
    }

    /** The server sends. */
    Talk server(String flags, int seq, int ack, int len) {
        return add(false, flags, SERVER_ISS + seq, CLIENT_ISS + ack, len);
    }

    /** Nothing is captured for some milliseconds. */
    Talk pause(int milliseconds) {
        now += 1_000_000L * milliseconds;
        return this;
    }

    /** Segments from here on offer another window. */
    Talk window(int octets) {
        window = octets;
        return this;
    }

    private Talk add(boolean fromClient, String letters, int seq, int ack, int len) {
        int flags = 0;
        for (char letter : letters.toCharArray()) {
            flags |= switch (letter) {
                case 'S' -> TcpFlags.SYN;
                case 'A' -> TcpFlags.ACK;
                case 'F' -> TcpFlags.FIN;
                default -> TcpFlags.RST;
            };
        }
        segments.add(new Observed(segments.size() + 1, now++, fromClient, seq, (flags & TcpFlags.ACK) == 0 ? 0 : ack,
            flags, window, len, TcpOptions.NONE, true));
        return this;
    }

    List<Observed> segments() {
        return segments;
    }

    Verdicts judged() {
        ConnectionJudge judge = new ConnectionJudge(BELIEFS);
        segments.forEach(judge::see);
        return judge.verdicts();
    }
}
