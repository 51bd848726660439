package lastack.refine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Control blocks and events as TLA+ values. The blocks keep to {@code TypeInv} of {@code Properties.tla}, but for timers, and
 * are small, so that the numbers of a segment often fall where it matters. Zero of either space is anywhere near.
 */
final class Blocks {

    static final Map<String, Object> CONFIG = Map.of("twoMsl", 40, "rtoInitial", 3, "rtoMax", 12, "ackDelay", 2,
        "userTimeout", 30, "rcvBuf", 8, "issStep", 5);

    private static final Map<String, List<String>> SND_FIN = Map.of(
        "SYN-RECEIVED", List.of("none", "queued"), "ESTABLISHED", List.of("none"),
        "FIN-WAIT-1", List.of("queued", "sent"), "FIN-WAIT-2", List.of("acked"),
        "CLOSE-WAIT", List.of("none", "queued"), "CLOSING", List.of("queued", "sent"), "LAST-ACK", List.of("sent"),
        "TIME-WAIT", List.of("acked"));
    private static final Set<String> RECEIVING = Set.of("SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2");

    private Blocks() { }

    static Arbitrary<Map<String, Object>> blocks() {
        Arbitrary<Map<String, Object>> open = Arbitraries.of(SND_FIN.keySet().stream().sorted().toList()).flatMap(state ->
            Combinators.combine(sending(state), receiving(RECEIVING.contains(state)), timers(state.equals("TIME-WAIT")))
                .as((snd, rcv, timers) -> {
                    Map<String, Object> block = new HashMap<>(Map.of("state", state, "back", Set.of()));
                    block.putAll(snd);
                    block.putAll(rcv);
                    block.putAll(timers);
                    return block;
                }));
        Arbitrary<Map<String, Object>> whole = Combinators.combine(open, listening(), open, number(0, 2), resets())
            .as((block, listen, other, kind, resets) -> {
                block.put("resets", resets);
                if (block.get("state").equals("SYN-RECEIVED") && kind > 0) {
                    block.put("back", Set.of(kind == 1 ? with(listen, "resets", Set.of()) : inTimeWait(other)));
                }
                return block;
            });
        return Arbitraries.frequencyOf(Tuple.of(9, whole), Tuple.of(1, closed()), Tuple.of(1, listening()),
            Tuple.of(1, synSent()))
            .withoutEdgeCases();
    }

    /** A block to return to: what matters is that it is one, and in TIME-WAIT. */
    private static Map<String, Object> inTimeWait(Map<String, Object> block) {
        return with(with(with(block, "state", "TIME-WAIT"), "timeWait", 7), "resets", Set.of());
    }

    private static Map<String, Object> with(Map<String, Object> block, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(block);
        changed.put(field, value);
        return changed;
    }

    private static Arbitrary<Map<String, Object>> listening() {
        return Combinators.combine(number(-3, 3), Arbitraries.of(false, true), resets())
            .as((iss, remote, resets) -> Map.of("state", "LISTEN", "iss", iss, "remote", remote, "resets", resets));
    }

    private static Arbitrary<Map<String, Object>> synSent() {
        return Combinators.combine(number(-3, 3), number(0, 3), number(3, 12), number(-1, 12), Arbitraries.of(false, true),
                number(-1, 30), resets())
            .as((iss, written, rto, rtx, resend, user, resets) -> Map.of("state", "SYN-SENT", "sndUna", iss, "sndNxt", iss + 1,
                "sndEnd", iss + 1 + written, "rto", rto, "rtx", rtx, "resend", resend, "userTimer", user, "resets", resets));
    }

    private static Arbitrary<Map<String, Object>> sending(String state) {
        return Combinators.combine(Arbitraries.of(SND_FIN.get(state)), number(-3, 3), number(0, 4), number(0, 3), number(0, 8),
                number(-2, 2), number(-2, 2))
            .as((fin, una, flight, unsent, wnd, wl1, wl2) -> {
                boolean acked = fin.equals("acked");
                boolean sent = fin.equals("sent");
                // In FIN-WAIT-1 a SYN may be unacknowledged too, if CLOSE came early.
                boolean syn = state.equals("SYN-RECEIVED") || state.equals("FIN-WAIT-1") && flight == 4;
                int nxt = acked ? una : una + (syn ? 1 : flight) + (sent ? 1 : 0);
                int end = acked ? una - 1 : sent ? nxt - 1 : nxt + unsent;
                Map<String, Object> block = new HashMap<>(Map.of("sndUna", una, "sndNxt", nxt, "sndEnd", end, "sndFin", fin,
                    "sndWnd", wnd, "sndMax", wnd + flight, "sndWl1", wl1, "sndWl2", una + wl2));
                block.put("sndSyn", syn ? "sent" : "acked");
                return block;
            });
    }

    private static Arbitrary<Map<String, Object>> receiving(boolean receiving) {
        return Combinators.combine(number(-3, 3), number(0, 3), number(0, 8), number(1, 3), number(1, 3), number(0, 3),
                Arbitraries.of("arrived", "told"), Arbitraries.of(false, false, true))
            .as((nxt, read, wnd, gap, length, kind, fin, detached) -> {
                int unread = detached ? 0 : read;
                int to = nxt + gap + length;
                boolean text = receiving && kind % 2 == 1 && to <= nxt + wnd;
                boolean heldFin = receiving && kind >= 2 && to < nxt + wnd;
                return Map.<String, Object>of("detached", detached, "rcvNxt", nxt, "rcvUsr", nxt - unread - (receiving ? 0 : 1),
                    "rcvWnd", wnd,
                    "rcvFin", receiving ? "none" : fin, "held", text ? Set.of(List.of(nxt + gap, to)) : Set.of(),
                    "heldFin", heldFin ? Set.of(to) : Set.of());
            });
    }

    private static Arbitrary<Map<String, Object>> timers(boolean timeWait) {
        return Combinators.combine(number(-1, 2), number(3, 12), number(-1, 12), Arbitraries.of(false, true), number(0, 40),
                number(-1, 30))
            .as((ack, rto, rtx, resend, left, user) -> Map.of("ackDue", ack, "rto", rto, "rtx", rtx, "resend", resend,
                "timeWait", timeWait ? left : -1, "userTimer", user));
    }

    private static Arbitrary<Map<String, Object>> closed() {
        return Combinators.combine(number(-3, 3), number(0, 3), Arbitraries.of("none", "arrived", "told"), resets())
            .as((from, unread, fin, resets) -> Map.of("state", "CLOSED",
                "left", unread == 0 ? Set.of() : Set.of(List.of(from, from + unread)), "rcvFin", fin, "resets", resets));
    }

    private static Arbitrary<Set<Map<String, Object>>> resets() {
        Arbitrary<Map<String, Object>> plain = number(-3, 3)
            .map(seq -> Map.of("seq", seq, "ack", 0, "len", 0, "wnd", 0, "ctl", Set.of("RST")));
        Arbitrary<Map<String, Object>> literal = number(-3, 3)
            .map(ack -> Map.of("seq", 0, "ack", ack, "len", 0, "wnd", 0, "ctl", Set.of("RST", "ACK")));
        return Arbitraries.oneOf(plain, literal).set().ofMaxSize(2);
    }

    /** Events, with segments whose numbers are near those of the blocks. */
    static Arbitrary<Map<String, Object>> events() {
        Arbitrary<Map<String, Object>> plain = Arbitraries.of(
                "Close", "Detach", "Abort", "RetransmitTimeout", "TimeWaitTimeout", "UserTimeout")
            .map(type -> Map.of("type", type));
        Arbitrary<Map<String, Object>> counted = Combinators.combine(Arbitraries.of("Send", "Receive"), number(0, 3))
            .as((type, len) -> Map.of("type", type, "len", len));
        Arbitrary<Map<String, Object>> open = Combinators.combine(
                Arbitraries.of(false, true), Arbitraries.of(false, true), number(-9, 9))
            .as((active, remote, iss) -> Map.of("type", "Open", "active", active, "remote", remote, "iss", iss));
        Arbitrary<Map<String, Object>> tick = number(1, 4).map(ticks -> Map.of("type", "Tick", "ticks", ticks));
        return Arbitraries.frequencyOf(
            Tuple.of(1, plain), Tuple.of(1, counted), Tuple.of(1, tick), Tuple.of(1, open),
            Tuple.of(6, segments("Arrive")), Tuple.of(4, segments("Emit"))).withoutEdgeCases();
    }

    private static Arbitrary<Map<String, Object>> segments(String type) {
        Arbitrary<Set<String>> ctl = Arbitraries.of(Set.of("ACK"), Set.of("ACK"), Set.of("ACK", "FIN"), Set.of("ACK", "FIN"),
            Set.of("RST"), Set.of("RST", "ACK"), Set.of(), Set.of("FIN"), Set.of("FIN", "RST"), Set.of("SYN"),
            Set.of("SYN", "ACK"), Set.of("SYN", "FIN"));
        return Combinators.combine(number(-6, 14), number(-6, 10), number(0, 4), number(0, 8), ctl)
            .as((seq, ack, len, wnd, bits) -> Map.of("type", type, "segment",
                Map.of("seq", seq, "ack", bits.contains("ACK") ? ack : 0, "len", len, "wnd", wnd, "ctl", bits)));
    }

    private static Arbitrary<Integer> number(int from, int to) {
        return Arbitraries.integers().between(from, to);
    }
}
