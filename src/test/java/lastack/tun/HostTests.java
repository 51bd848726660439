package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lastack.refine.Oracle;
import lastack.refine.Refinement;
import lastack.tcp.State;
import lastack.tcp.Tell;
import lastack.trace.Step;
import lastack.trace.TraceReader;
import lastack.wire.Control;
import lastack.wire.IpPacket;
import lastack.wire.Packets;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;
import lastack.wire.TcpPacket;
import lastack.wire.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two hosts in virtual time: no device, no clock. */
class HostTests {

    private static final long LONG = 3_600_000;

    /** Sends, closes, and keeps what comes. */
    private static final class Client implements User {
        private final byte[] text;
        private final ByteArrayOutputStream back = new ByteArrayOutputStream();
        private int sent;
        private boolean closed;
        private Tell why;

        Client(byte[] text) {
            this.text = text;
        }

        @Override
        public void opened(Connection connection) {
            writable(connection);
        }

        @Override
        public void writable(Connection connection) {
            int octets = Math.min(connection.room(), text.length - sent);
            connection.send(Text.of(Arrays.copyOfRange(text, sent, sent + octets)));
            sent += octets;
            if (sent == text.length && !closed) {
                closed = true;
                connection.close();
            }
        }

        @Override
        public void readable(Connection connection) {
            back.writeBytes(connection.receive(1 << 20).toByteArray());
        }

        @Override
        public void ended(Connection connection, Tell reason) {
            why = reason;
        }
    }

    private static byte[] octets(int count, long seed) {
        byte[] octets = new byte[count];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static Client connect(Between net, byte[] text) {
        Client client = new Client(text);
        net.a.connect(Between.setup(2, 1).address(), 7, OptionalInt.empty(), client, net.now());
        return client;
    }

    /** With windows that are scaled and that are not. */
    @ParameterizedTest
    @ValueSource(ints = {4096, 65_535, 1 << 20})
    void everyOctetComesBackThroughLossAndEveryStepIsPermitted(int buffer) {
        Oracle oracle = Oracle.load(Path.of("spec"));
        for (long seed = 1; seed <= 3; seed++) {
            Between net = Between.hosts(buffer, seed, 0.05);
            net.b.listen(7, 16, Echo::new);
            byte[] text = octets(300_000, seed);
            Client client = connect(net, text);
            net.run(LONG);
            assertThat(Arrays.equals(client.back.toByteArray(), text)).as("seed " + seed).isTrue();
            assertThat(client.why).as("seed " + seed).isInstanceOf(Tell.Closed.class);
            assertThat(net.a.connections()).isEmpty();
            assertThat(net.b.connections()).isEmpty();
            assertThat(net.judge(oracle)).as("seed " + seed).isGreaterThan(1000);
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(packets(5)).isEqualTo(packets(5)).isNotEqualTo(packets(6));
    }

    private static int packets(long seed) {
        Between net = Between.hosts(65_535, seed, 0.1);
        net.b.listen(7, 16, Echo::new);
        connect(net, octets(100_000, seed));
        net.run(LONG);
        return net.sent().stream().mapToInt(Arrays::hashCode).reduce(1, (hash, each) -> 31 * hash + each);
    }

    /** What is on the wire, as the peer reads it: the edge, scaled, never moves left. */
    @Test
    void theRightEdgeOnTheWireNeverMovesLeft() {
        Between net = Between.hosts(1 << 20, 9, 0);
        net.b.listen(7, 16, Echo::new);
        connect(net, octets(3_000_000, 9));
        net.run(LONG);
        int shift = WireWindow.shift(1 << 20);
        assertThat(shift).isPositive();
        for (int port : new int[] {7, -7}) {
            long edge = Long.MIN_VALUE;
            SeqNumber first = null;
            for (byte[] octets : net.sent()) {
                TcpPacket packet = (TcpPacket) TcpPacket.read((IpPacket) IpPacket.read(octets, 0, octets.length));
                Segment segment = packet.segment();
                if (packet.sourcePort() == 7 != (port == 7) || segment.has(Control.SYN)) {
                    continue;
                }
                first = first == null ? segment.ack() : first;
                long now = segment.ack().minus(first) + ((long) segment.wnd() << shift);
                assertThat(now).isGreaterThanOrEqualTo(edge);
                edge = now;
            }
        }
    }

    @Test
    void aFloodOfSynsFillsTheQueueAndNoMore() {
        Between net = Between.hosts(65_535, 1, 1);
        net.b.listen(7, 8, Echo::new);
        for (int port = 1; port <= 1000; port++) {
            byte[] syn = syn(port, 7);
            net.b.arrives(syn, syn.length, 0);
        }
        assertThat(net.b.connections()).hasSize(8).allMatch(each -> each.state() == State.SYN_RECEIVED);
        assertThat(net.b.dropped()).containsEntry("is a SYN too many", 992);
        net.run(LONG);
        assertThat(net.b.connections()).as("they are given up").isEmpty();
        byte[] late = syn(2000, 7);
        net.b.arrives(late, late.length, LONG);
        assertThat(net.b.connections()).hasSize(1);
    }

    private static byte[] syn(int from, int to) {
        Segment segment = new Segment(new SeqNumber(from), SeqNumber.ZERO, Set.of(Control.SYN), 1000, Text.EMPTY);
        return Packets.tcp(Between.setup(1, 1).address(), Between.setup(2, 1).address(),
            TcpHeader.of(from, to, segment, TcpOptions.NONE), Text.EMPTY);
    }

    @Test
    void takesNothingThatIsNoSegmentForIt() {
        Between net = Between.hosts(65_535, 1, 0);
        net.b.listen(7, 8, Echo::new);
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            byte[] packet = syn(1 + random.nextInt(60_000), 7);
            packet[random.nextInt(packet.length)] ^= 1 << random.nextInt(8);
            net.b.arrives(packet, packet.length - random.nextInt(3), 0);
        }
        // What the checksum does not cover are the hop limit, the traffic class and the flow label of IPv6.
        assertThat(net.b.dropped().values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(1500);
    }

    @Test
    void refusesWhereNobodyListens() {
        Between net = Between.hosts(65_535, 1, 0);
        Client client = connect(net, octets(1, 1));
        net.run(LONG);
        assertThat(client.why).isInstanceOf(Tell.Reset.class);
        assertThat(net.a.connections()).isEmpty();
    }

    @Test
    void twoListenersOnOnePortAreAMistake() {
        Between net = Between.hosts(65_535, 1, 0);
        net.a.listen(7, 1, Echo::new);
        assertThatThrownBy(() -> net.a.listen(7, 1, Echo::new)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("7");
    }

    private static String ask(Path folder, String request) {
        Between net = Between.hosts(65_535, 4, 0.02);
        net.b.listen(7, 8, () -> new FileServer(folder));
        Client client = connect(net, request.getBytes(StandardCharsets.US_ASCII));
        net.run(LONG);
        return client.back.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void servesFilesOfItsFolderAndNoOthers(@TempDir Path root) throws Exception {
        Path folder = Files.createDirectory(root.resolve("served"));
        Files.writeString(root.resolve("secret"), "secret");
        Files.writeString(folder.resolve("a file"), "hello");
        Files.createSymbolicLink(folder.resolve("link"), root.resolve("secret"));
        assertThat(ask(folder, "GET /a%20file HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 OK\r\n").endsWith("\r\n\r\nhello");
        assertThat(ask(folder, "HEAD /a%20file HTTP/1.0\r\n\r\n")).contains("Content-Length: 5").endsWith("\r\n\r\n");
        assertThat(ask(folder, "GET / HTTP/1.0\r\n\r\n")).endsWith("\r\n\r\na file\nlink\n");
        for (String path : new String[] {"/../secret", "/%2e%2e/secret", "/link", "/%00", "/nothing", "/%zz"}) {
            assertThat(ask(folder, "GET " + path + " HTTP/1.0\r\n\r\n")).as(path).startsWith("HTTP/1.0 404 ").doesNotContain("secret");
        }
        assertThat(ask(folder, "POST / HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 400 ");
        assertThat(ask(folder, "")).startsWith("HTTP/1.0 400 ");
        assertThat(ask(folder, "x".repeat(20_000))).startsWith("HTTP/1.0 400 ");
    }

    @Test
    void tracesInAFolderAreThoseOfTheFormat(@TempDir Path folder) throws Exception {
        Between net = Between.hosts(65_535, 8, 0);
        TraceFolder traces = new TraceFolder(folder);
        Host host = new Host(Between.setup(1, 65_535), new Random(1), packet -> { }, traces);
        host.connect(Between.setup(2, 1).address(), 7, OptionalInt.of(40_000), new Client(new byte[3]), net.now());
        for (long time = 0; time < 10_000; time += 100) {
            host.timePasses(time);
        }
        host.end();
        Oracle oracle = Oracle.load(Path.of("spec"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                try (TraceReader reader = TraceReader.open(file)) {
                    Refinement refinement = new Refinement(oracle, reader.header());
                    for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                        refinement.step((Step) entry.get());
                    }
                    assertThat(refinement.steps()).isPositive();
                    assertThat(refinement.violation()).isEmpty();
                }
            }
        }
        assertThat(folder.resolve("40000-2001:db8::2-7-1.trace")).exists();
        assertThat(folder.resolve("40000-2001:db8::2-7-2.trace")).exists();
    }

    /** One window that is larger than was offered, in one step of thousands. */
    @Test
    void aWrongStepIsFound() {
        Between net = Between.hosts(65_535, 3, 0.02);
        net.b.listen(7, 16, Echo::new);
        connect(net, octets(50_000, 3));
        net.run(LONG);
        net.damage();
        Oracle oracle = Oracle.load(Path.of("spec"));
        assertThatThrownBy(() -> net.judge(oracle)).isInstanceOf(AssertionError.class).hasMessageContaining("step");
    }
}
