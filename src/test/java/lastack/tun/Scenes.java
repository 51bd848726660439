package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import lastack.tcp.State;
import lastack.tcp.Tell;
import lastack.wire.TcpFlags;
import lastack.wire.TcpPacket;

/** The ways in which connections between the kernel and us are released. */
final class Scenes {

    /** One way. */
    @FunctionalInterface
    interface Scene {
        void play(KernelRun run) throws Exception;
    }

    /** The one in which the kernel deviates. */
    static final String TIMES_OUT = "kernel's FIN-WAIT-2 times out";

    private static final int PORT = 80;
    private static final int FROM = 40000;
    private static final int MEGABYTE = 1 << 20;

    private Scenes() { }

    static Map<String, Scene> all() {
        Map<String, Scene> all = new LinkedHashMap<>();
        all.put("four-way, we close first", Scenes::weCloseFirst);
        all.put("four-way, kernel closes first", Scenes::kernelClosesFirst);
        all.put("four-way, we open and close first", Scenes::weOpenAndCloseFirst);
        all.put("three-segment close", Scenes::threeSegments);
        all.put("simultaneous close", Scenes::simultaneous);
        all.put("half-close, kernel sends 1 MB after our FIN", Scenes::kernelSendsAfterOurFin);
        all.put("half-close, we send 1 MB after kernel's FIN", Scenes::weSendAfterKernelsFin);
        all.put("FIN on text, ours", Scenes::ourFinOnText);
        all.put("FIN on text, kernel's", Scenes::kernelsFinOnText);
        all.put("kernel closes with unread text", Scenes::kernelLeavesUnread);
        all.put("we close with unread text", Scenes::weLeaveUnread);
        all.put("kernel aborts by linger 0", Scenes::kernelAborts);
        all.put("we abort", Scenes::weAbort);
        all.put("our FIN is lost", Scenes::ourFinLost);
        all.put("kernel's FIN is lost", Scenes::kernelsFinLost);
        all.put("our last ACK is lost", Scenes::ourLastAckLost);
        all.put("kernel's last ACK is lost", Scenes::kernelsLastAckLost);
        all.put("ACK of our FIN is lost", Scenes::ackOfOurFinLost);
        all.put("ACK of kernel's FIN is lost", Scenes::ackOfKernelsFinLost);
        all.put("reconnecting in our TIME-WAIT", Scenes::reconnectInOurTimeWait);
        all.put("reconnecting in kernel's TIME-WAIT", Scenes::reconnectInKernelsTimeWait);
        all.put(TIMES_OUT, Scenes::finWait2TimesOut);
        all.put("zero window, ours", Scenes::ourWindowCloses);
        all.put("zero window, kernel's", Scenes::kernelsWindowCloses);
        return all;
    }

    /** A connection that the kernel opened; both have said hello. */
    private record Open(Socket kernel, Ours ours) { }

    private static Open opened(KernelRun run) throws Exception {
        return opened(run, new Ours(run.loop));
    }

    private static Open opened(KernelRun run, Ours user) throws Exception {
        run.listen(PORT, () -> user);
        Socket kernel = run.kernelConnects(FROM, PORT);
        Ours ours = run.accept();
        greet(kernel, ours);
        return new Open(kernel, ours);
    }

    private static void greet(Socket kernel, Ours ours) throws IOException {
        ours.send(new byte[] {1, 2, 3});
        assertThat(kernel.getInputStream().readNBytes(3)).containsExactly(1, 2, 3);
    }

    private static byte[] octets(int count, long seed) {
        byte[] octets = new byte[count];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static void assertEnd(Socket kernel) throws IOException {
        assertThat(kernel.getInputStream().read()).isEqualTo(-1);
    }

    /** Waits for the kernel to be in a state that {@code /proc} shows. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited 20 s for: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private static void awaitKernelGone(KernelRun run) {
        await("the kernel's socket to be gone", () -> run.namespace.states(FROM).isEmpty());
    }

    private static void awaitKernel(KernelRun run, String state) {
        await("the kernel's state " + state, () -> run.namespace.states(FROM).contains(state));
    }

    private static final String TIME_WAIT = "06";
    private static final String FIN_WAIT_2 = "05";

    private static void weCloseFirst(KernelRun run) throws Exception {
        Open it = opened(run);
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitState(State.FIN_WAIT_2);
        it.kernel.close();
        it.ours.awaitEnd();
        it.ours.awaitState(State.TIME_WAIT);
        awaitKernelGone(run);
    }

    private static void kernelClosesFirst(KernelRun run) throws Exception {
        Open it = opened(run);
        it.kernel.shutdownOutput();
        it.ours.awaitEnd();
        awaitKernel(run, FIN_WAIT_2);
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitOver();
        assertThat(it.ours.why()).isInstanceOf(Tell.Closed.class);
    }

    private static void weOpenAndCloseFirst(KernelRun run) throws Exception {
        try (ServerSocket server = run.namespace.listen(PORT)) {
            Ours ours = run.connect(PORT, FROM, new Ours(run.loop));
            Socket kernel = KernelRun.accept(server);
            ours.awaitOpen();
            greet(kernel, ours);
            ours.close();
            assertEnd(kernel);
            kernel.close();
            ours.awaitState(State.TIME_WAIT);
            awaitKernelGone(run);
        }
    }

    private static void threeSegments(KernelRun run) throws Exception {
        Open it = opened(run, new Ours(run.loop).polite());
        List<Integer> answers = new CopyOnWriteArrayList<>();
        run.line.loseOurs(1, packet -> {
            answers.add(packet.flags());
            return false;
        });
        it.kernel.shutdownOutput();
        assertEnd(it.kernel);
        it.ours.awaitOver();
        assertThat(answers).as("what answers the kernel's FIN").containsExactly(TcpFlags.FIN | TcpFlags.ACK);
        assertThat(it.ours.states()).containsSubsequence(State.CLOSE_WAIT, State.LAST_ACK);
    }

    private static void simultaneous(KernelRun run) throws Exception {
        Open it = opened(run);
        run.line.hold();
        it.ours.close();
        it.ours.awaitState(State.FIN_WAIT_1);
        it.kernel.shutdownOutput();
        it.ours.awaitState(State.CLOSING);
        run.line.release();
        it.ours.awaitState(State.TIME_WAIT);
        assertEnd(it.kernel);
        awaitKernel(run, TIME_WAIT);
    }

    private static void kernelSendsAfterOurFin(KernelRun run) throws Exception {
        Open it = opened(run);
        it.ours.close();
        assertEnd(it.kernel);
        byte[] text = octets(MEGABYTE, 1);
        it.kernel.getOutputStream().write(text);
        it.kernel.close();
        it.ours.awaitEnd();
        assertThat(it.ours.received()).isEqualTo(text);
    }

    private static void weSendAfterKernelsFin(KernelRun run) throws Exception {
        Open it = opened(run);
        it.kernel.shutdownOutput();
        it.ours.awaitEnd();
        byte[] text = octets(MEGABYTE, 2);
        it.ours.sendAndClose(text);
        assertThat(it.kernel.getInputStream().readAllBytes()).isEqualTo(text);
        it.ours.awaitOver();
    }

    private static void ourFinOnText(KernelRun run) throws Exception {
        Open it = opened(run);
        boolean[] seen = new boolean[1];
        run.line.loseOurs(1, packet -> {
            seen[0] |= packet.has(TcpFlags.FIN) && packet.textLength() > 0;
            return false;
        });
        byte[] text = octets(50_000, 3);
        it.ours.sendAndClose(text);
        assertThat(it.kernel.getInputStream().readAllBytes()).isEqualTo(text);
        it.kernel.close();
        it.ours.awaitState(State.TIME_WAIT);
        assertThat(seen[0]).as("a FIN on text").isTrue();
    }

    private static void kernelsFinOnText(KernelRun run) throws Exception {
        Open it = opened(run);
        boolean[] seen = new boolean[1];
        run.line.loseKernels(1, packet -> {
            seen[0] |= packet.has(TcpFlags.FIN) && packet.textLength() > 0;
            return false;
        });
        // While ours are held back, the kernel's congestion window fills up, and its FIN queues behind text.
        byte[] text = octets(20_000, 4);
        run.line.hold();
        it.kernel.getOutputStream().write(text);
        it.kernel.shutdownOutput();
        run.line.release();
        it.ours.awaitEnd();
        assertThat(it.ours.received()).isEqualTo(text);
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitOver();
        assertThat(seen[0]).as("a FIN on text").isTrue();
    }

    private static void kernelLeavesUnread(KernelRun run) throws Exception {
        Open it = opened(run);
        it.ours.send(octets(100, 5));
        await("text to be acknowledged", () -> it.kernel.isConnected() && available(it.kernel) == 100);
        it.kernel.close();
        it.ours.awaitOver();
        assertThat(it.ours.why()).isInstanceOf(Tell.Reset.class);
    }

    private static int available(Socket socket) {
        try {
            return socket.getInputStream().available();
        } catch (IOException e) {
            return -1;
        }
    }

    private static void weLeaveUnread(KernelRun run) throws Exception {
        Open it = opened(run, new Ours(run.loop).deaf());
        it.kernel.getOutputStream().write(octets(100, 6));
        it.ours.awaitUnread();
        it.ours.detach();
        assertReset(it.kernel);
        it.ours.awaitOver();
    }

    private static void assertReset(Socket kernel) {
        assertThatThrownBy(() -> kernel.getInputStream().read())
            .isInstanceOf(SocketException.class).hasMessageContaining("reset");
    }

    private static void kernelAborts(KernelRun run) throws Exception {
        Open it = opened(run);
        it.kernel.setSoLinger(true, 0);
        it.kernel.close();
        it.ours.awaitOver();
        assertThat(it.ours.why()).isInstanceOf(Tell.Reset.class);
    }

    private static void weAbort(KernelRun run) throws Exception {
        Open it = opened(run);
        it.ours.abort();
        assertReset(it.kernel);
        it.ours.awaitOver();
    }

    private static void ourFinLost(KernelRun run) throws Exception {
        Open it = opened(run);
        run.line.loseOurs(1, packet -> packet.has(TcpFlags.FIN));
        it.ours.close();
        assertEnd(it.kernel);
        it.kernel.close();
        it.ours.awaitState(State.TIME_WAIT);
        awaitKernelGone(run);
        assertThat(run.line.lost()).isEqualTo(1);
    }

    private static void kernelsFinLost(KernelRun run) throws Exception {
        Open it = opened(run);
        run.line.loseKernels(1, packet -> packet.has(TcpFlags.FIN));
        it.kernel.shutdownOutput();
        it.ours.awaitEnd();
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitOver();
        assertThat(run.line.lost()).isEqualTo(1);
    }

    private static boolean isBareAck(TcpPacket packet) {
        return packet.flags() == TcpFlags.ACK && packet.textLength() == 0;
    }

    private static void ourLastAckLost(KernelRun run) throws Exception {
        Open it = opened(run);
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitState(State.FIN_WAIT_2);
        run.line.loseOurs(1, Scenes::isBareAck);
        it.kernel.close();
        it.ours.awaitState(State.TIME_WAIT);
        awaitKernelGone(run);
        assertThat(run.line.lost()).isEqualTo(1);
    }

    private static void kernelsLastAckLost(KernelRun run) throws Exception {
        Open it = opened(run);
        it.kernel.shutdownOutput();
        it.ours.awaitEnd();
        awaitKernel(run, FIN_WAIT_2);
        run.line.loseKernels(1, Scenes::isBareAck);
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitOver();
        assertThat(it.ours.why()).isInstanceOf(Tell.Closed.class);
        assertThat(run.line.lost()).isEqualTo(1);
    }

    private static void ackOfOurFinLost(KernelRun run) throws Exception {
        Open it = opened(run);
        run.line.loseKernels(1, Scenes::isBareAck);
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitState(State.FIN_WAIT_2);
        it.kernel.close();
        it.ours.awaitState(State.TIME_WAIT);
        awaitKernelGone(run);
        assertThat(run.line.lost()).isEqualTo(1);
    }

    private static void ackOfKernelsFinLost(KernelRun run) throws Exception {
        Open it = opened(run);
        run.line.loseOurs(1, Scenes::isBareAck);
        it.kernel.shutdownOutput();
        it.ours.awaitEnd();
        awaitKernel(run, FIN_WAIT_2);
        it.ours.close();
        assertEnd(it.kernel);
        it.ours.awaitOver();
        assertThat(run.line.lost()).isEqualTo(1);
    }

    private static void reconnectInOurTimeWait(KernelRun run) throws Exception {
        run.listen(PORT, () -> new Ours(run.loop));
        for (int life = 0; life < 3; life++) {
            Socket kernel = run.kernelConnects(FROM, PORT);
            Ours ours = run.accept();
            greet(kernel, ours);
            ours.close();
            assertEnd(kernel);
            kernel.close();
            ours.awaitState(State.TIME_WAIT);
            awaitKernelGone(run);
        }
    }

    private static void reconnectInKernelsTimeWait(KernelRun run) throws Exception {
        try (ServerSocket server = run.namespace.listen(PORT)) {
            for (int life = 0; life < 3; life++) {
                Ours ours = run.connect(PORT, FROM, new Ours(run.loop));
                Socket kernel = KernelRun.accept(server);
                ours.awaitOpen();
                greet(kernel, ours);
                kernel.shutdownOutput();
                ours.awaitEnd();
                ours.close();
                assertEnd(kernel);
                ours.awaitOver();
                awaitKernel(run, TIME_WAIT);
            }
        }
    }

    private static void finWait2TimesOut(KernelRun run) throws Exception {
        run.namespace.set("tcp_fin_timeout", "1");
        Open it = opened(run);
        it.kernel.close();
        it.ours.awaitEnd();
        awaitKernel(run, FIN_WAIT_2);
        awaitKernelGone(run);
        it.ours.close();
        it.ours.awaitOver();
        assertThat(it.ours.why()).isInstanceOf(Tell.Reset.class);
    }

    private static void ourWindowCloses(KernelRun run) throws Exception {
        Open it = opened(run, new Ours(run.loop).deaf());
        byte[] text = octets(300_000, 7);
        Thread writer = new Thread(() -> {
            try {
                it.kernel.getOutputStream().write(text);
                it.kernel.shutdownOutput();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        boolean[] probed = new boolean[1];
        run.line.loseKernels(1, packet -> {
            // The kernel probes by an octet that was acknowledged.
            probed[0] |= it.ours.connection() != null && it.ours.isClosed();
            return false;
        });
        await("a probe of our closed window", () -> probed[0]);
        it.ours.read();
        it.ours.awaitEnd();
        writer.join();
        assertThat(Arrays.equals(it.ours.received(), text)).isTrue();
    }

    private static void kernelsWindowCloses(KernelRun run) throws Exception {
        Open it = opened(run);
        byte[] text = octets(8 * MEGABYTE, 8);
        boolean[] closed = new boolean[1];
        run.line.loseKernels(1, packet -> {
            closed[0] |= packet.has(TcpFlags.ACK) && packet.window() == 0;
            return false;
        });
        it.ours.sendAndClose(text);
        await("the kernel's window to close", () -> closed[0]);
        assertThat(Arrays.equals(it.kernel.getInputStream().readAllBytes(), text)).isTrue();
        it.kernel.close();
        it.ours.awaitState(State.TIME_WAIT);
    }
}
