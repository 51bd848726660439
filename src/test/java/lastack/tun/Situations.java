package lastack.tun;

import java.util.List;
import lastack.refine.Walk;

/**
 * The situations and segments of the close matrix: a state, and sh or cl, whether the kernel's user came there by
 * shutdown() or by close(); and what arrives there.
 */
final class Situations {

    static final List<String> NAMES = List.of("FIN_WAIT_1 sh", "FIN_WAIT_1 cl", "FIN_WAIT_2 sh", "FIN_WAIT_2 cl",
        "CLOSING sh", "CLOSING cl", "TIME_WAIT sh", "TIME_WAIT cl", "CLOSE_WAIT sh", "LAST_ACK sh", "LAST_ACK cl");

    /** A segment that arrives, its numbers counted from the SYNs. */
    record Injected(String name, String flags, int seq, int len, int ack) {
        @Override
        public String toString() {
            return (flags.isEmpty() ? "-" : flags) + " " + seq + ":" + (seq + len) + "(" + len + ")"
                + (flags.contains(".") ? " ack " + ack : "");
        }
    }

    private Situations() { }

    /** Brings the kernel's end into a situation. */
    static void bring(Stranger stranger, String situation) throws Exception {
        boolean closes = situation.endsWith("cl");
        String state = situation.split(" ")[0];
        if (state.equals("CLOSE_WAIT") || state.equals("LAST_ACK")) {
            stranger.send("F.", 1, 0, 1);
            stranger.await(said -> said.ack() == 2);
        }
        if (!state.equals("CLOSE_WAIT")) {
            leave(stranger, closes);
            stranger.await(said -> said.flags().equals("F."));
        }
        switch (state) {
            case "FIN_WAIT_2" -> stranger.send(".", 1, 0, 2);
            case "CLOSING" -> {
                stranger.send("F.", 1, 0, 1);
                stranger.await(said -> said.ack() == 2);
            }
            case "TIME_WAIT" -> {
                stranger.send("F.", 1, 0, 2);
                stranger.await(said -> said.ack() == 2);
            }
            default -> { }
        }
        Scenes.await("the kernel's state " + state, () -> stranger.state().replace('-', '_').equals(state));
    }

    /** The kernel's user closes its half, and perhaps goes. */
    static void leave(Stranger stranger, boolean closes) throws Exception {
        stranger.hear();
        stranger.note(Walk.Event.of(closes ? "Detach" : "Close"));
        if (closes) {
            stranger.socket().close();
        } else {
            stranger.socket().shutdownOutput();
        }
    }

    /** The segments that arrive in a situation. */
    static List<Injected> injected(String situation) {
        String state = situation.split(" ")[0];
        int rcv = List.of("FIN_WAIT_1", "FIN_WAIT_2").contains(state) ? 1 : 2;
        int una = List.of("FIN_WAIT_2", "TIME_WAIT").contains(state) ? 2 : 1;
        int nxt = state.equals("CLOSE_WAIT") ? 1 : 2;
        return List.of(
            new Injected("rst_exact", "R", rcv, 0, 0),
            new Injected("rst_m1", "R", rcv - 1, 0, 0),
            new Injected("rst_inwin", "R", rcv + 100, 0, 0),
            new Injected("rst_out", "R", rcv + 70_000, 0, 0),
            new Injected("rstack_exact", "R.", rcv, 0, nxt),
            new Injected("rstack_badack", "R.", rcv, 0, nxt + 5000),
            new Injected("syn_exact", "S", rcv, 0, 0),
            new Injected("syn_hi", "S", rcv + 100_000, 0, 0),
            new Injected("syn_lo", "S", rcv - 1, 0, 0),
            new Injected("synack_exact", "S.", rcv, 0, nxt),
            new Injected("ka_old", ".", rcv - 1, 0, una),
            new Injected("ka_old_acknew", ".", rcv - 1, 0, nxt),
            new Injected("ack_dup", ".", rcv, 0, una),
            new Injected("ack_fin", ".", rcv, 0, nxt),
            new Injected("ack_future", ".", rcv, 0, nxt + 100),
            new Injected("ack_old", ".", rcv, 0, una - 1),
            new Injected("ack_right_out", ".", rcv + 70_000, 0, nxt),
            new Injected("data", ".", rcv, 100, nxt),
            new Injected("data_ackold", ".", rcv, 100, una),
            new Injected("data_ooo", ".", rcv + 100, 100, nxt),
            new Injected("fin", "F.", rcv, 0, nxt),
            new Injected("fin_ackold", "F.", rcv, 0, una),
            new Injected("fin_noack", "F", rcv, 0, 0),
            new Injected("fin_future", "F.", rcv, 0, nxt + 100),
            new Injected("fin_retx", "F.", rcv - 1, 0, nxt),
            new Injected("fin_ooo", "F.", rcv + 100, 0, nxt),
            new Injected("findata", "F.", rcv, 100, nxt),
            new Injected("noflags", "", rcv, 0, 0));
    }
}
