package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import lastack.refine.Oracle;
import lastack.refine.WireBeliefs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many connections, much text, and losses: every octet is accounted for. */
class ManyTests {

    private static final int CONNECTIONS = 1000;
    private static final long SEED = 20;

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsAKernel() {
        Namespace.require();
    }

    /** What the kernel's side of one connection sees. */
    private static final class Client extends Thread {
        private final byte[] text;
        private final Socket socket;
        private final CyclicBarrier allOpen;
        private final AtomicLong echoed;
        private String failure = "is not done";

        Client(KernelRun run, int number, CyclicBarrier allOpen, AtomicLong echoed) throws IOException {
            super(null, null, "client " + number, 1 << 17);
            this.allOpen = allOpen;
            this.echoed = echoed;
            this.text = new byte[new Random(SEED + number).nextInt(6000)];
            new Random(SEED + number).nextBytes(text);
            socket = run.namespace.socket(10_000 + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            try (socket) {
                socket.setSoTimeout(100_000);
                socket.connect(Namespace.ours(7), 100_000);
                allOpen.await(100, TimeUnit.SECONDS);
                socket.getOutputStream().write(text);
                socket.shutdownOutput();
                byte[] back = socket.getInputStream().readAllBytes();
                echoed.addAndGet(back.length);
                failure = Arrays.equals(back, text) ? "" : "received " + back.length + " octets, and sent " + text.length;
            } catch (IOException | InterruptedException | BrokenBarrierException | TimeoutException e) {
                failure = e.toString();
            }
        }
    }

    @Test
    void aThousandAtOnceLoseNothingAndLeaveNothing() throws Exception {
        // Neither side waits longer than a second, where the kernel can be told: else the last of a thousand, whose SYN
        // and text
        // were lost several times over, would take a minute.
        Setup setup = new Setup(Namespace.OURS, 1500, 1 << 15, 1 << 15, 1000, 200, 100, 1000, 40, 180_000);
        KernelRun.Verdict verdict;
        try (KernelRun run = new KernelRun(folder.resolve("many.pcap"), setup, SEED, 0.1)) {
            run.namespace.setIfThere("tcp_rto_max_ms", "1000");
            // With short timeouts its patience would be short too, and a busy machine may let this process wait for long.
            for (String tries : new String[] {"tcp_syn_retries", "tcp_retries2", "tcp_orphan_retries"}) {
                run.namespace.set(tries, "120");
            }
            run.ask(host -> {
                host.listen(7, CONNECTIONS, Echo::new);
                return null;
            });
            AtomicLong echoed = new AtomicLong();
            CyclicBarrier allOpen = new CyclicBarrier(CONNECTIONS);
            List<Client> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(new Client(run, i, allOpen, echoed));
            }
            clients.forEach(Thread::start);
            for (Client client : clients) {
                client.join(110_000);
            }
            assertThat(clients.stream().filter(client -> !client.failure.isEmpty())
                .map(client -> client.getName() + " " + client.failure)).as("seed " + SEED).isEmpty();
            assertThat(echoed.get()).isEqualTo(clients.stream().mapToLong(client -> client.text.length).sum());
            Scenes.await("all connections to be gone", () -> run.ask(host -> host.connections().isEmpty()));
            assertThat(run.ask(Host::nextDue)).as("nothing is left to do").isEmpty();
            verdict = run.verdict(Oracle.load(Path.of("spec")));
        }
        System.out.printf("%d connections at once, 10 %% loss: %,d steps of ours, %s%n", CONNECTIONS, verdict.steps(),
            verdict.violation().orElse("all permitted"));
        KernelVerdict.of(WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces")), folder.resolve("many.pcap")).print();
        assertThat(verdict.violation()).as("seed " + SEED).isEmpty();
    }

    @Test
    void curlFetchesTenMegabytesThroughLoss() throws Exception {
        byte[] text = new byte[10 << 20];
        new Random(SEED).nextBytes(text);
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.write(files.resolve("large"), text);
        KernelRun.Verdict verdict;
        byte[] fetched;
        try (KernelRun run = new KernelRun(folder.resolve("http.pcap"), KernelRun.setup().withRto(200, 20), SEED, 0.01)) {
            run.ask(host -> {
                host.listen(80, 8, () -> new FileServer(files));
                return null;
            });
            Path to = folder.resolve("fetched");
            fetched = run.namespace.in(() -> fetch(to));
            verdict = run.verdict(Oracle.load(Path.of("spec")));
        }
        assertThat(Arrays.equals(fetched, text)).as("what was fetched, seed " + SEED).isTrue();
        System.out.printf("10 MB by HTTP, 1 %% loss: %,d steps of ours, %s%n", verdict.steps(),
            verdict.violation().orElse("all permitted"));
        KernelVerdict.of(WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces")), folder.resolve("http.pcap")).print();
        assertThat(verdict.violation()).as("seed " + SEED).isEmpty();
    }

    /** By curl, or where there is none by a request of our own. */
    private static byte[] fetch(Path to) throws IOException {
        try {
            Namespace.run("curl", "-s", "-S", "-m", "25", "-o", to.toString(), "http://" + Namespace.OURS + "/large");
            return Files.readAllBytes(to);
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("Cannot run program")) {
                throw e;
            }
            System.out.println("There is no curl, so a socket asks.");
        }
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(25_000);
            socket.connect(Namespace.ours(80), 20_000);
            socket.getOutputStream().write("GET /large HTTP/1.0\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            byte[] all = socket.getInputStream().readAllBytes();
            return Arrays.copyOfRange(all, all.length - (10 << 20), all.length);
        }
    }
}
