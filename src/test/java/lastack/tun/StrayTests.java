package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import lastack.refine.Oracle;
import lastack.refine.WireBeliefs;
import lastack.tcp.State;
import lastack.tcp.Tcb;
import lastack.wire.Control;
import lastack.wire.Packets;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.TcpFlags;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;
import lastack.wire.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A RST, exact or in the window, and a SYN come in each state, to us and to the kernel. */
class StrayTests {

    private static final int PORT = 80;
    private static final int ALWAYS = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsAKernel() {
        Namespace.require();
    }

    /** What comes. */
    private enum Stray { EXACT_RST, RST_IN_WINDOW, SYN }

    /** Brings a connection of ours into a state, from a port of the kernel's. */
    @FunctionalInterface
    private interface Way {
        Ours bring(KernelRun run, int port, List<AutoCloseable> open) throws Exception;
    }

    private static Map<State, Way> ways() {
        Map<State, Way> ways = new LinkedHashMap<>();
        ways.put(State.ESTABLISHED, StrayTests::established);
        ways.put(State.FIN_WAIT_1, (run, port, open) -> {
            Ours ours = established(run, port, open);
            run.line.loseKernels(ALWAYS, packet -> true);
            ours.close();
            return ours;
        });
        ways.put(State.FIN_WAIT_2, (run, port, open) -> {
            Ours ours = established(run, port, open);
            ours.close();
            return ours;
        });
        ways.put(State.CLOSE_WAIT, (run, port, open) -> {
            Ours ours = established(run, port, open);
            ((Socket) open.get(open.size() - 1)).shutdownOutput();
            return ours;
        });
        ways.put(State.CLOSING, (run, port, open) -> {
            Ours ours = established(run, port, open);
            run.line.hold();
            ours.close();
            ours.awaitState(State.FIN_WAIT_1);
            ((Socket) open.get(open.size() - 1)).shutdownOutput();
            ours.awaitState(State.CLOSING);
            run.line.loseKernels(ALWAYS, packet -> true);
            run.line.release();
            return ours;
        });
        ways.put(State.LAST_ACK, (run, port, open) -> {
            Ours ours = established(run, port, open);
            ((Socket) open.get(open.size() - 1)).shutdownOutput();
            ours.awaitEnd();
            run.line.loseKernels(ALWAYS, packet -> true);
            ours.close();
            return ours;
        });
        ways.put(State.TIME_WAIT, (run, port, open) -> {
            Ours ours = established(run, port, open);
            ours.close();
            ours.awaitState(State.FIN_WAIT_2);
            ((Socket) open.get(open.size() - 1)).shutdownOutput();
            return ours;
        });
        ways.put(State.SYN_SENT, (run, port, open) -> {
            run.line.loseOurs(ALWAYS, packet -> packet.has(TcpFlags.SYN));
            return run.connect(port, PORT + 1, new Ours(run.loop));
        });
        ways.put(State.SYN_RECEIVED, (run, port, open) -> {
            // The kernel listens, so our SYN,ACK to a SYN that it never sent is answered by it.
            run.line.loseOurs(ALWAYS, packet -> packet.has(TcpFlags.SYN));
            run.line.loseKernels(ALWAYS, packet -> true);
            Ours ours = run.connect(port, PORT + 2, new Ours(run.loop));
            ours.awaitState(State.SYN_SENT);
            run.line.bring(packet(port, PORT + 2, new SeqNumber(5000), SeqNumber.ZERO, Set.of(Control.SYN)));
            return ours;
        });
        return ways;
    }

    private static Ours established(KernelRun run, int port, List<AutoCloseable> open) throws Exception {
        open.add(run.kernelConnects(port, PORT));
        return run.accept();
    }

    private static byte[] packet(int from, int to, SeqNumber seq, SeqNumber ack, Set<Control> ctl) {
        Segment segment = new Segment(seq, ack, ctl, 1000, Text.EMPTY);
        return Packets.tcp(Namespace.KERNEL, Namespace.OURS, TcpHeader.of(from, to, segment, TcpOptions.NONE), Text.EMPTY);
    }

    private static byte[] reply(int from, int to, SeqNumber seq, SeqNumber ack, Set<Control> ctl) {
        Segment segment = new Segment(seq, ack, ctl, 1000, Text.EMPTY);
        return Packets.tcp(Namespace.OURS, Namespace.KERNEL, TcpHeader.of(from, to, segment, TcpOptions.NONE), Text.EMPTY);
    }

    @Test
    void isTakenAsTheRelationSays() throws Exception {
        Set<String> seen = new TreeSet<>();
        KernelRun.Verdict verdict;
        try (KernelRun run = new KernelRun(folder.resolve("strays.pcap"), KernelRun.setup().withRto(1000, 1000), 1, 0)) {
            run.listen(PORT, () -> new Ours(run.loop));
            int port = 20_000;
            for (Map.Entry<State, Way> way : ways().entrySet()) {
                for (Stray stray : Stray.values()) {
                    for (boolean toUs : new boolean[] {true, false}) {
                        List<AutoCloseable> open = new ArrayList<>();
                        port++;
                        if (way.getKey() == State.SYN_SENT || way.getKey() == State.SYN_RECEIVED) {
                            ServerSocket server = run.namespace.listen(port);
                            open.add(server);
                        }
                        Ours ours = way.getValue().bring(run, port, open);
                        ours.awaitState(way.getKey());
                        State after = strikes(run, ours, stray, toUs);
                        seen.add(way.getKey() + (toUs ? ", " + stray + ": " + after : ""));
                        run.line.loseKernels(0, packet -> false);
                        run.line.loseOurs(0, packet -> false);
                        for (AutoCloseable each : open) {
                            each.close();
                        }
                        run.ask(host -> {
                            if (ours.connection().state() != State.CLOSED) {
                                ours.connection().abort();
                            }
                            return null;
                        });
                    }
                }
            }
            strangers(run);
            verdict = run.verdict(Oracle.load(Path.of("spec")));
        }
        seen.stream().filter(each -> each.contains(":")).forEach(System.out::println);
        System.out.println("RST and SYN in each state: " + verdict.steps() + " steps of ours, "
            + verdict.violation().orElse("all permitted"));
        KernelVerdict.of(WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces")), folder.resolve("strays.pcap")).print();
        assertThat(verdict.violation()).isEmpty();
        assertThat(seen).contains("ESTABLISHED, EXACT_RST: CLOSED", "ESTABLISHED, RST_IN_WINDOW: ESTABLISHED",
            "ESTABLISHED, SYN: ESTABLISHED", "TIME-WAIT, EXACT_RST: CLOSED", "LAST-ACK, EXACT_RST: CLOSED");
    }

    /** What has become of our state when a stray has come. */
    private static State strikes(KernelRun run, Ours ours, Stray stray, boolean toUs) throws IOException {
        return run.ask(host -> {
            Tcb tcb = ours.connection().block();
            Pair pair = ours.connection().pair();
            boolean sent = tcb.state() == State.SYN_SENT;
            if (toUs) {
                int ahead = stray == Stray.RST_IN_WINDOW ? 100 : 0;
                Set<Control> ctl = stray == Stray.SYN ? Set.of(Control.SYN)
                    : sent ? Set.of(Control.RST, Control.ACK) : Set.of(Control.RST);
                SeqNumber ack = sent && ahead == 0 ? tcb.snd().nxt() : SeqNumber.ZERO;
                byte[] packet = packet(pair.remotePort(), pair.localPort(), tcb.rcv().nxt().plus(ahead), ack, ctl);
                host.arrives(packet, packet.length, run.loop.now());
            } else {
                int ahead = stray == Stray.RST_IN_WINDOW ? 100 : 0;
                byte[] packet = reply(pair.localPort(), pair.remotePort(), tcb.snd().nxt().plus(ahead), SeqNumber.ZERO,
                    stray == Stray.SYN ? Set.of(Control.SYN) : Set.of(Control.RST));
                host.send(packet);
            }
            return ours.connection().state();
        });
    }

    /** In LISTEN and CLOSED there is no connection, and nobody of the kernel's either. */
    private static void strangers(KernelRun run) {
        for (int port : new int[] {PORT, 99}) {
            for (Set<Control> ctl : List.of(Set.of(Control.RST), Set.of(Control.SYN), Set.of(Control.ACK),
                    Set.of(Control.RST, Control.ACK), Set.of(Control.FIN, Control.ACK), Set.<Control>of())) {
                byte[] packet = packet(30_000 + ctl.hashCode() % 1000 & 0xffff, port, new SeqNumber(77), new SeqNumber(88), ctl);
                run.ask(host -> {
                    host.arrives(packet, packet.length, run.loop.now());
                    return null;
                });
            }
        }
    }
}
