package lastack.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import lastack.wire.IpAddress;
import lastack.wire.Packets;
import lastack.wire.SeqNumber;
import lastack.wire.TcpFlags;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;
import org.junit.jupiter.api.Test;

/** Where a connection begins and ends, how it was closed, and what is kept of many. Numbers are small, times in seconds. */
class ConnectionsTests {

    private static final int S = TcpFlags.SYN;
    private static final int A = TcpFlags.ACK;
    private static final int F = TcpFlags.FIN;
    private static final int R = TcpFlags.RST;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private PcapWriter writer;
    private double time = 1000;

    private ConnectionsTests sent(boolean client, int flags, int seq, int ack, int length) throws IOException {
        return sent(1234, client, flags, seq, ack, length);
    }

    private ConnectionsTests sent(int port, boolean client, int flags, int seq, int ack, int length) throws IOException {
        if (writer == null) {
            writer = PcapWriter.to(out, PcapWriter.RAW_IP);
        }
        IpAddress from = client ? Samples.CLIENT : Samples.SERVER;
        TcpHeader header = new TcpHeader(client ? port : 80, client ? 80 : port, new SeqNumber(seq), new SeqNumber(ack), flags, 1000, 0,
            TcpOptions.NONE);
        writer.write((long) (time * 1e9), Packets.tcp(from, client ? Samples.SERVER : Samples.CLIENT, header, new byte[length], 0, length));
        time += 0.01;
        return this;
    }

    private ConnectionsTests client(int flags, int seq, int ack, int length) throws IOException {
        return sent(true, flags, seq, ack, length);
    }

    private ConnectionsTests server(int flags, int seq, int ack, int length) throws IOException {
        return sent(false, flags, seq, ack, length);
    }

    private ConnectionsTests opened(int seq) throws IOException {
        return client(S, seq, 0, 0).server(S | A, seq + 400, seq + 1, 0).client(A, seq + 1, seq + 401, 0);
    }

    private ConnectionsTests closed(int seq) throws IOException {
        return client(F | A, seq + 1, seq + 401, 0).server(F | A, seq + 401, seq + 2, 0).client(A, seq + 2, seq + 402, 0);
    }

    private Seen seen() throws IOException {
        return seen(Limits.USUAL);
    }

    private Seen seen(Limits limits) throws IOException {
        return Seen.in(CaptureReader.of(new ByteArrayInputStream(out.toByteArray()), "x"), limits);
    }

    private static List<String> closes(Seen seen) {
        return seen.connections.stream().map(one -> one.closing.close() + " " + one.closing.segments() + " "
            + String.join(",", one.closing.notes())).toList();
    }

    @Test
    void aSynWithAnotherNumberBeginsTheNextConnectionOnceItIsAnswered() throws IOException {
        opened(100).closed(100).opened(5000).closed(5000);

        Seen seen = seen();

        assertThat(closes(seen)).containsExactly("graceful 6 3-segment", "graceful 6 reopened-from-time-wait,3-segment");
        assertThat(seen.connections.get(1).segments).extracting(Observed::frame).containsExactly(7L, 8L, 9L, 10L, 11L, 12L);
    }

    /** Section 3.10.7.4, fourth: the ACK that TIME-WAIT says to an old SYN belongs to the old connection, and so does the SYN. */
    @Test
    void aSynThatIsAnsweredByTheOldConnectionBelongsToIt() throws IOException {
        opened(100).closed(100).server(S, 50, 0, 0).client(A, 102, 502, 0);

        assertThat(closes(seen())).containsExactly("graceful 8 syn-in-connection");
    }

    @Test
    void whoOpensTheNextConnectionIsItsClient() throws IOException {
        opened(100).closed(100).server(S, 50_000, 0, 0).client(S | A, 70_000, 50_001, 0);

        Seen seen = seen();

        assertThat(seen.connections).hasSize(2);
        assertThat(seen.connections.get(1).connection.clientSocket()).isEqualTo("192.0.2.1:80");
        assertThat(seen.connections.get(1).segments).extracting(Observed::fromClient).containsExactly(true, false);
    }

    @Test
    void aSynNobodyAnswersAfterAGracefulCloseIsAConnectionOfItsOwn() throws IOException {
        opened(100).closed(100).client(S, 9000, 0, 0).client(S, 9000, 0, 0);

        assertThat(closes(seen())).containsExactly("graceful 6 3-segment", "open 2 reopened-from-time-wait,unanswered,retx");
    }

    /** RFC 9293, section 3.5.1, Figure 9: the SYN of a host that forgot, the other's ACK, and the reset that it brings about. */
    @Test
    void aHalfOpenConnectionIsDiscoveredInsideIt() throws IOException {
        opened(100).client(S, 7000, 0, 0).server(A, 501, 101, 0).client(R, 101, 0, 0).opened(7000);

        assertThat(closes(seen())).containsExactly("reset 6 syn-in-connection", "open 3 reopened");
    }

    @Test
    void afterAResetASynBeginsTheNextAtOnce() throws IOException {
        opened(100).server(R, 501, 0, 0).client(S, 300, 0, 0).server(R | A, 0, 301, 0);

        assertThat(closes(seen())).containsExactly("reset 4 ", "reset 2 reopened,refused");
    }

    @Test
    void aCaptureThatBeginsInTheMiddleIsToldOf() throws IOException {
        server(A, 5000, 700, 100).client(A, 700, 5100, 0).server(F | A, 5100, 700, 0).client(A, 700, 5101, 0);

        Seen seen = seen();

        assertThat(closes(seen)).containsExactly("half-closed 4 no-syn,fin-acked");
        assertThat(seen.connections.get(0).closing.state(Role.CLIENT)).isEqualTo("FIN-WAIT-2");
        assertThat(seen.connections.get(0).closing.state(Role.SERVER)).isEqualTo("CLOSE-WAIT");
    }

    @Test
    void statesAreThoseOfTheFigures() throws IOException {
        opened(100).client(F | A, 101, 501, 0).server(F | A, 501, 101, 0);
        assertThat(List.of(seen().connections.get(0).closing.client(), seen().connections.get(0).closing.server()))
            .containsExactly("CLOSING", "CLOSING");
        client(A, 102, 502, 0);
        assertThat(seen().connections.get(0).closing.server()).isEqualTo("TIME-WAIT");
        server(A, 502, 102, 0);
        assertThat(closes(seen())).containsExactly("graceful 7 simultaneous-close");
        assertThat(seen().connections.get(0).closing.client()).isEqualTo("TIME-WAIT");
    }

    @Test
    void aFinThatMovesOrOvertakesIsNoted() throws IOException {
        opened(100).client(F | A, 111, 501, 0).client(A, 101, 501, 10).client(F | A, 120, 501, 0);

        assertThat(closes(seen())).containsExactly("half-closed 6 fin-moved,fin-past-gap,fin-unacked,retx,gap");
    }

    @Test
    void clocksThatRunBackwardsAreNoted() throws IOException {
        opened(100);
        time -= 500;
        closed(100);

        Seen seen = seen();

        assertThat(closes(seen)).containsExactly("graceful 6 3-segment,clock-backwards");
        assertThat(seen.tally.remarks()).containsExactly("3 segments earlier than one before them");
    }

    @Test
    void connectionsThatAreOverAreToldOfAfterAWhile() throws IOException {
        opened(100).closed(100);
        time += 300;
        sent(99, true, S, 1, 0, 0);
        time += 1;
        client(A, 102, 502, 0);

        // The latecomer is a connection of its own: nobody remembers the other.
        assertThat(closes(seen())).containsExactly("graceful 6 3-segment", "open 1 unanswered", "open 1 no-syn,one-sided");
    }

    @Test
    void inALiveCaptureConnectionsAreToldOfAtOnce() throws IOException {
        opened(100).closed(100).client(A, 102, 502, 0);

        Seen seen = seen(new Limits(10, 1_000_000_000_000L, true));

        assertThat(closes(seen)).containsExactly("graceful 6 3-segment");
        assertThat(seen.tally.remarks()).containsExactly("1 segment of a connection that had been told of");
    }

    /** What is kept grows with the connections that are open, and with those that ended less than 4 minutes ago. */
    @Test
    void whatIsOverIsForgotten() throws IOException {
        for (int port = 2000; port < 2900; port++) {
            sent(port, true, S, 1, 0, 0).sent(port, false, R | A, 0, 2, 0);
            time += 1;
        }
        int[] open = {0, 0};
        Connections connections = new Connections(connection -> {
            open[1] = Math.max(open[1], ++open[0]);
            return new Follower() {
                @Override
                public void see(Observed segment) { }

                @Override
                public void end(Closing closing) {
                    open[0]--;
                }
            };
        }, Limits.USUAL);
        new Dissector(CaptureReader.of(new ByteArrayInputStream(out.toByteArray()), "x"), connections).run();

        assertThat(open[0]).isZero();
        assertThat(open[1]).isBetween(200, 241);
    }

    /** A flood of SYNs does not drive out what is in use, and each of its connections is told of. */
    @Test
    void floodsAreBoundedAndCounted() throws IOException {
        opened(100);
        for (int port = 2000; port < 2500; port++) {
            sent(port, true, S, 1, 0, 0);
        }
        closed(100);

        Seen seen = seen(new Limits(50, 1_000_000_000L, false));

        assertThat(seen.connections).hasSize(501).allMatch(one -> one.closing != null);
        assertThat(closes(seen)).first().isEqualTo("graceful 6 3-segment");
        assertThat(seen.tally.evicted()).isEqualTo(501 - 50);
        assertThat(seen.connections.stream().filter(one -> one.closing.notes().contains("evicted"))).hasSize(501 - 50);
    }

    @Test
    void manyConnectionsSayMoreThanOne() throws IOException {
        for (int port = 2000; port < 2005; port++) {
            sent(port, true, S, 1, 0, 0).sent(port, false, S | A, 1, 2, 0).sent(port, true, A, 2, 2, 9)
                .sent(port, true, F | A, 11, 2, 0).sent(port, false, A, 2, 12, 0);
        }
        Hints hints = new Hints();
        seen().connections.forEach(one -> hints.add(one.connection, one.closing));

        assertThat(hints.all()).containsExactly("192.0.2.1:80: 5 of 5 connections were left in CLOSE-WAIT: the application there"
            + " does not close what its peers have closed.");
    }

    /** However its segments alternate with others', a connection is what it is alone. */
    @Test
    void aSyntheticCaptureHasTheConnectionsThatWereMadeUp() throws IOException {
        java.nio.file.Path file = java.nio.file.Files.createTempFile("synthetic", ".pcap");
        try {
            long written = new Synthetic(300, 15_000, 100, 42).write(file);
            Seen seen = Seen.in(file);

            assertThat(written).isBetween(14_000L, 16_000L);
            assertThat(seen.tally.segments()).isEqualTo(written);
            assertThat(seen.tally.remarks()).isEmpty();
            assertThat(seen.connections).hasSize(300);
            assertThat(seen.connections.stream().map(one -> one.closing.close()).distinct())
                .contains(Close.GRACEFUL, Close.RESET, Close.FIN_THEN_RESET, Close.OPEN);
            assertThat(seen.connections.stream().flatMap(one -> one.closing.notes().stream()).distinct())
                .contains("simultaneous-close", "3-segment", "data-after-peer-fin", "fin-retx", "refused", "retx", "fin-data");
            assertThat(IntStream.range(1, 300).filter(i -> seen.connections.get(i).segments.get(0).frame()
                < seen.connections.get(i - 1).segments.get(seen.connections.get(i - 1).segments.size() - 1).frame())).isNotEmpty();
        } finally {
            java.nio.file.Files.delete(file);
        }
    }
}
