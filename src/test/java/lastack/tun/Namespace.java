package lastack.tun;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lastack.wire.IpAddress;

/**
 * A network namespace with a TUN device, in which the kernel's TCP has the address {@link #KERNEL}. It is that of one
 * thread, and
 * goes with it: nothing is left on the machine, whatever becomes of the test.
 */
final class Namespace implements AutoCloseable {

    /** The kernel's address and ours. */
    static final IpAddress KERNEL = IpAddress.v4(0xc0000201);
    static final IpAddress OURS = IpAddress.v4(0xc0000202);

    private static final int NEW_NETWORK = 0x40000000;
    private static final Path SETTINGS = Path.of("/proc/sys/net/ipv4");

    private final ExecutorService inside = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "namespace");
        thread.setDaemon(true);
        return thread;
    });
    private final TunDevice device;

    private Namespace() throws IOException {
        device = in(() -> {
            Libc.unshare(NEW_NETWORK);
            TunDevice tun = TunDevice.open("tun0");
            run("ip", "addr", "add", KERNEL + "/24", "dev", "tun0");
            run("ip", "link", "set", "tun0", "up");
            return tun;
        });
    }

    /** Skips the test, aloud, where there can be no namespace. */
    static void require() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "SKIPPED: the kernel's TCP is Linux's, and this is another system");
        assumeTrue(Files.exists(Path.of("/dev/net/tun")), "SKIPPED: there is no /dev/net/tun");
        try {
            new Namespace().close();
        } catch (LastErrorException e) {
            assumeTrue(false, "SKIPPED: a network namespace needs root (error " + e.getErrorCode() + ")");
        } catch (IOException e) {
            assumeTrue(false, "SKIPPED: no namespace with a TUN device can be made: " + e.getMessage());
        }
    }

    static Namespace open() throws IOException {
        return new Namespace();
    }

    TunDevice device() {
        return device;
    }

    /** Does something in the namespace. */
    <T> T in(Callable<T> task) throws IOException {
        try {
            return inside.submit(task).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new IOException(io.getMessage(), io);
            }
            if (e.getCause() instanceof LastErrorException error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sets one of the kernel's settings, in this namespace alone. */
    void set(String setting, String value) throws IOException {
        in(() -> Files.writeString(SETTINGS.resolve(setting), value));
    }

    /** The same, if this kernel has the setting. */
    void setIfThere(String setting, String value) throws IOException {
        if (Files.exists(SETTINGS.resolve(setting))) {
            set(setting, value);
        }
    }

    /**
     * The states of the kernel's sockets for a port of ours, as /proc has them: 04 is FIN-WAIT-1, 05 FIN-WAIT-2, 06
     * TIME-WAIT.
     */
    List<String> states(int port) {
        return table(port).stream().map(fields -> fields[3]).toList();
    }

    /** The kernel's sockets for a port of ours: the fields of their lines in /proc. */
    List<String[]> table(int port) {
        try {
            // Java's sockets are of IPv6, where they can be; the kernel walks through all that the machine has for either table.
            return in(() -> Stream.of("tcp6", "tcp").map(table -> sockets(table)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[1].endsWith(hex(port)) || fields[2].endsWith(hex(port))).toList())
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> sockets(String table) {
        try {
            return Files.readAllLines(Path.of("/proc/thread-self/net", table)).stream().skip(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hex(int port) {
        return String.format(":%04X", port);
    }

    /** A socket of the kernel's that is not connected yet. */
    Socket socket(int port) throws IOException {
        return in(() -> {
            Socket socket = new Socket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return socket;
        });
    }

    ServerSocket listen(int port) throws IOException {
        return in(() -> {
            ServerSocket server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(port), 1024);
            return server;
        });
    }

    static InetSocketAddress ours(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(OURS.octets()), port);
    }

    /** Runs a command in the namespace of the calling thread and says what it prints. */
    static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return said;
    }

    @Override
    public void close() {
        device.close();
        inside.shutdownNow();
    }
}
