package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Random;
import lastack.refine.Oracle;
import lastack.tcp.Tell;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipe of the commands connect and serve, with the kernel at its other end. */
class NetcatTests {

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsAKernel() {
        Namespace.require();
    }

    private static byte[] octets(int count, long seed) {
        byte[] octets = new byte[count];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    @Test
    void connectsSendsClosesItsHalfAndTakesWhatComesThen() throws Exception {
        byte[] there = octets(3_000_000, 1);
        byte[] back = octets(2_000_000, 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (KernelRun run = new KernelRun(folder.resolve("pipe.pcap"), KernelRun.setup().withTwoMsl(100), 1, 0.005);
                ServerSocket server = run.namespace.listen(80)) {
            Netcat pipe = new Netcat(run.loop, new ByteArrayInputStream(there), out, false);
            run.ask(host -> host.connect(Namespace.KERNEL, 80, OptionalInt.empty(), pipe, run.loop.now()));
            try (Socket kernel = KernelRun.accept(server)) {
                assertThat(kernel.getInputStream().readAllBytes()).isEqualTo(there);
                kernel.getOutputStream().write(back);
            }
            run.awaitEnd();
            assertThat(out.toByteArray()).isEqualTo(back);
            assertThat(pipe.why()).isInstanceOf(Tell.Closed.class);
            assertThat(run.verdict(Oracle.load(Path.of("spec"))).violation()).isEmpty();
        }
    }

    @Test
    void abortsIfItsOutputIsGone() throws Exception {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("nobody reads");
            }
        };
        try (KernelRun run = new KernelRun(folder.resolve("broken.pcap"), KernelRun.setup(), 1, 0)) {
            Netcat pipe = new Netcat(run.loop, new ByteArrayInputStream(new byte[0]), broken, false);
            run.ask(host -> {
                host.listen(80, 1, () -> pipe);
                return null;
            });
            try (Socket kernel = run.kernelConnects(40_000, 80)) {
                kernel.getOutputStream().write(1);
                run.awaitEnd();
            }
            assertThat(pipe.failure()).hasMessage("nobody reads");
            assertThat(pipe.why()).isInstanceOf(Tell.Aborted.class);
        }
    }

    @Test
    void isRefusedWhereNobodyListens() throws Exception {
        try (KernelRun run = new KernelRun(folder.resolve("refused.pcap"), KernelRun.setup(), 1, 0)) {
            Netcat pipe = new Netcat(run.loop, new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), false);
            run.ask(host -> host.connect(Namespace.KERNEL, 80, OptionalInt.empty(), pipe, run.loop.now()));
            run.awaitEnd();
            assertThat(pipe.why()).isInstanceOf(Tell.Reset.class);
        }
    }
}
