package lastack.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lastack.capture.PcapWriter;
import lastack.tun.Captured;
import lastack.tun.Faults;
import lastack.tun.Host;
import lastack.tun.Link;
import lastack.tun.Setup;
import lastack.tun.TraceFolder;
import lastack.tun.TunDevice;
import lastack.tun.TunLoop;
import lastack.tun.Witness;
import lastack.wire.IpAddress;
import picocli.CommandLine.Option;

/** A host on a TUN device, as the commands serve and connect have it. */
final class TunOptions {

    private static final long GRACE = 2;

    @Option(names = "--tun", paramLabel = "NAME", required = true, description = "The TUN device, which is made if it is not there.")
    private String name;

    @Option(names = "--address", paramLabel = "A", required = true, description = "This side's address, IPv4 or IPv6.")
    private String address;

    @Option(names = "--mtu", paramLabel = "N", defaultValue = "1500",
        description = "The largest packet (default: ${DEFAULT-VALUE}).")
    private int mtu;

    @Option(names = "--buffer", paramLabel = "N", defaultValue = "65535",
        description = "Octets of the receive buffer; beyond 65535 windows are scaled (default: ${DEFAULT-VALUE}).")
    private int buffer;

    @Option(names = "--msl", paramLabel = "S", defaultValue = "30",
        description = "Seconds that a segment lives; TIME-WAIT takes two of them (default: ${DEFAULT-VALUE}).")
    private int msl;

    @Option(names = "--least-rto", paramLabel = "MS", defaultValue = "200",
        description = "Milliseconds of the shortest retransmission timeout; RFC 6298 asks for 1000 (default: ${DEFAULT-VALUE}).")
    private long leastRto;

    @Option(names = "--capture", paramLabel = "FILE", description = "Write what passes the device to a pcap file.")
    private Optional<Path> capture = Optional.empty();

    @Option(names = "--traces", paramLabel = "FOLDER",
        description = "Write every step of every connection to traces in a folder, which the command trace judges.")
    private Optional<Path> traces = Optional.empty();

    @Option(names = "--loss", paramLabel = "P", defaultValue = "0",
        description = "Lose each packet with this probability, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double loss;

    @Option(names = "--seed", paramLabel = "S", description = "Lose the packets of this seed.")
    private Optional<Long> seed = Optional.empty();

    /** What a command does with its host. */
    interface Work {

        /** Is called before the loop runs, in its thread. */
        Consumer<Host> begin(TunLoop loop);
    }

    /** The address as an option has it. */
    static IpAddress address(String option, String text) {
        // A name would be looked up, over a network that may not be there.
        if (!text.matches("[0-9.]+|[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*")) {
            throw new UnusableException(option + " " + text + " is no address of IPv4 or IPv6.");
        }
        try {
            return IpAddress.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            throw new UnusableException(option + " " + text + " is no address of IPv4 or IPv6.");
        }
    }

    static int port(String option, int port) {
        if (port < 1 || port > 65535) {
            throw new UnusableException(option + " " + port + ": ports are 1 to 65535.");
        }
        return port;
    }

    IpAddress address() {
        return address("--address", address);
    }

    private Setup setup() {
        if (msl < 1 || msl > 86_400) {
            throw new UnusableException("--msl " + msl + ": a segment lives 1 to 86400 seconds.");
        }
        if (leastRto < 1 || leastRto > 60_000) {
            throw new UnusableException("--least-rto " + leastRto + ": it is 1 to 60000 milliseconds.");
        }
        try {
            Setup setup = Setup.usual(address()).withMtu(mtu).withTwoMsl(2000L * msl).withBuffers(buffer, 1 << 18)
                .withRto(1000, leastRto);
            setup.check();
            return setup;
        } catch (IllegalArgumentException e) {
            throw new UnusableException("--mtu " + mtu + " --buffer " + buffer + ": " + e.getMessage());
        }
    }

    /** Runs a host until its work is done, or the process is told to end. */
    void run(Work work) {
        Setup setup = setup();
        if (!(loss >= 0 && loss <= 1)) {
            throw new UnusableException("--loss " + loss + ": a probability is 0 to 1.");
        }
        capture.ifPresent(file -> Run.requireWritable("--capture", file));
        traces.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new UnusableException("--traces " + folder + " is not a folder.");
        });
        Witness.Summons witnesses = traces.<Witness.Summons>map(TraceFolder::new).orElse(pair -> Witness.NONE);
        CountDownLatch ended = new CountDownLatch(1);
        try (TunLoop loop = new TunLoop(link(), setup, new SecureRandom(), witnesses)) {
            Thread hook = new Thread(() -> {
                loop.stop();
                try {
                    ended.await(GRACE, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Runtime.getRuntime().addShutdownHook(hook);
            loop.post(work.begin(loop));
            loop.run();
            remove(hook);
        } catch (IOException e) {
            throw new UnusableException("--tun " + name + ": " + e.getMessage() + ".");
        } catch (UncheckedIOException e) {
            throw new UnusableException(e.getMessage() + ".");
        } finally {
            ended.countDown();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook runs already.
        }
    }

    private Link link() throws IOException {
        Link link = TunDevice.open(name);
        if (capture.isPresent()) {
            link = new Captured(link, PcapWriter.create(capture.get(), PcapWriter.RAW_IP));
        }
        return loss > 0 ? new Faults(link, loss, seed.orElseGet(() -> new Random().nextLong())) : link;
    }
}
