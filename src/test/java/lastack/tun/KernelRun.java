package lastack.tun;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import lastack.capture.PcapWriter;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.refine.Violation;
import lastack.trace.Header;
import lastack.trace.Step;

/** Our TCP on one side of a TUN device, the kernel's on the other; what passes is captured, and our steps are traced. */
final class KernelRun implements AutoCloseable {

    /** One part of a connection's trace. */
    record Part(Pair pair, Header header, List<Step> steps) { }

    final Namespace namespace = Namespace.open();
    final Line line;
    final TunLoop loop;
    private final Thread thread;
    private final List<Part> parts = new ArrayList<>();
    private final BlockingQueue<Ours> accepted = new LinkedBlockingQueue<>();
    private IOException failure;

    KernelRun(Path capture, Setup setup, long seed, double loss) throws IOException {
        this(capture, setup, seed, loss, true);
    }

    KernelRun(Path capture, Setup setup, long seed, double loss, boolean traced) throws IOException {
        Link device = new Captured(namespace.device(), PcapWriter.create(capture, PcapWriter.RAW_IP));
        line = new Line(loss > 0 ? new Faults(device, loss, seed) : device);
        loop = new TunLoop(line, setup, new Random(seed), pair -> traced ? new Recorder(pair, this::tape) : Witness.NONE);
        thread = new Thread(() -> {
            try {
                loop.run();
            } catch (IOException e) {
                failure = e;
            }
        }, "tun");
        thread.setDaemon(true);
        thread.start();
    }

    /** What most runs use: short timeouts, so that a loss costs little time. */
    static Setup setup() {
        return Setup.usual(Namespace.OURS).withRto(200, 50).withTwoMsl(60_000);
    }

    private Recorder.Tape tape(Pair pair, int number, Header header) {
        Part part = new Part(pair, header, new ArrayList<>());
        parts.add(part);
        return new Recorder.Tape() {
            @Override
            public void step(Step step) {
                part.steps().add(step);
            }

            @Override
            public void end() { }
        };
    }

    /** Our side listens; {@link #accept} gives each connection. */
    void listen(int port, Supplier<Ours> users) {
        ask(host -> {
            host.listen(port, 1024, () -> {
                Ours user = users.get();
                accepted.add(user);
                return user;
            });
            return null;
        });
    }

    /** Has something done by the loop's thread, and waits for what it gives. */
    <T> T ask(Function<Host, T> errand) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.post(host -> {
            try {
                answer.complete(errand.apply(host));
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    Ours accept() throws InterruptedException {
        Ours user = accepted.poll(20, TimeUnit.SECONDS);
        if (user == null) {
            throw new AssertionError("waited 20 s for a connection");
        }
        user.awaitOpen();
        return user;
    }

    Ours connect(int port, int from, Ours user) {
        loop.post(host -> host.connect(Namespace.KERNEL, port, OptionalInt.of(from), user, loop.now()));
        return user;
    }

    /** The kernel opens a connection to us. */
    Socket kernelConnects(int from, int port) throws IOException {
        Socket socket = namespace.socket(from);
        socket.setSoTimeout(20_000);
        socket.connect(Namespace.ours(port), 20_000);
        return socket;
    }

    static Socket accept(ServerSocket server) throws IOException {
        server.setSoTimeout(20_000);
        Socket socket = server.accept();
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Waits for the loop to stop by itself. */
    void awaitEnd() throws InterruptedException {
        thread.join(20_000);
        if (thread.isAlive()) {
            throw new AssertionError("waited 20 s for the loop to stop");
        }
    }

    /** Ends the run and judges all steps of ours: how many there were, and the first that is wrong, if there is one. */
    Verdict verdict(Oracle oracle) throws IOException {
        close();
        if (failure != null) {
            throw failure;
        }
        long steps = 0;
        for (Part part : parts) {
            Refinement refinement = new Refinement(oracle, part.header());
            part.steps().forEach(refinement::step);
            steps += part.steps().size();
            if (refinement.violation().isPresent()) {
                return new Verdict(steps, parts.size(), Optional.of(part.pair() + ": " + text(refinement.violation().get())));
            }
        }
        return new Verdict(steps, parts.size(), Optional.empty());
    }

    private static String text(Violation violation) {
        return "step " + violation.index() + " " + violation.step().event() + " from " + violation.before() + " to "
            + violation.step().tcb() + ": " + violation.why();
    }

    /** What the oracle says of our side. */
    record Verdict(long steps, int parts, Optional<String> violation) { }

    List<Part> parts() {
        return parts;
    }

    @Override
    public void close() throws IOException {
        loop.stop();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.close();
        namespace.close();
    }
}
