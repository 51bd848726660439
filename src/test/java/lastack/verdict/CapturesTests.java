package lastack.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lastack.capture.CaptureReader;
import lastack.capture.Closing;
import lastack.capture.Connection;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Follower;
import lastack.capture.Limits;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.verdict.Verdict.Kind;
import org.junit.jupiter.api.Test;

/** Captures of other people's stacks are judged, and what is said to be a violation is one. */
class CapturesTests {

    private static final Path FOLDER = Path.of("..", "shared", "captures");

    /** Endpoints that violate the RFC: the frame, and why that is so. */
    private static final Map<String, String> ARGUED = new TreeMap<>(Map.of(
        "suricata-tcp-split-handshake-02-5whs-split-handshake-5whs.pcap 0 server", "3: it answers a SYN by a bare ACK, as only an"
            + " endpoint does that has a connection already (3.5.1), and then sends a SYN of its own: made to confuse filters",
        "trex-tcp2_http_simple_cmd_connect_rst_keepalive_s.pcap 0 client", "9: made by a generator: it answers a keep-alive by an ACK"
            + " after its own reset, where CLOSED answers by a reset (3.10.7.1)",
        "zeek-fin_retransmission.pcap 0 client", "2: after its SYN, which nobody has answered, it sends a FIN without an ACK: neither is"
            + " sent in SYN-SENT (3.10.4), and every segment but the first SYN has an ACK (3.1)",
        "zeek-modbus-modbus-and-non-modbus-p502.pcap 4 client", "65: it sends text after its own reset, as scanners do"
            + " (3.10.5: the block is deleted)",
        "zeek-rst-inject-rae.pcap 0 server", "2: a reset that somebody else put in: it answers a SYN, and acknowledges the SYN's own"
            + " number and not the next one, as a reset must that answers what has no ACK (3.10.7.1)",
        "zeek-qi_internet_SYNACK_curl_jsonip.pcap 0 server", "7: somebody else put frame 5 in, with the text that the client takes for"
            + " the server's; the server goes on as if it had sent nothing"));

    private record Judged(String name, Verdict verdict) {
    }

    private static List<Judged> judged() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "SKIPPED: " + FOLDER + " is not here, so no capture of others was judged.");
        List<Judged> all = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(FOLDER)) {
            files = listed.filter(each -> each.toString().matches(".*\\.(pcap|pcapng|dmp)")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(30);
        for (Path file : files) {
            try (CaptureReader reader = CaptureReader.open(file)) {
                new Dissector(reader, new Connections(connection -> new One(file, connection, all), Limits.USUAL)).run();
            }
        }
        return all;
    }

    private record One(Path file, Connection connection, List<Judged> all, ConnectionJudge judge) implements Follower {
        One(Path file, Connection connection, List<Judged> all) {
            this(file, connection, all, new ConnectionJudge(Talk.BELIEFS));
        }

        @Override
        public void see(Observed segment) {
            judge.see(segment);
        }

        @Override
        public void end(Closing close) {
            for (Role role : Role.values()) {
                all.add(new Judged(file.getFileName() + " " + connection.stream() + " " + role, judge.verdicts().of(role)));
            }
        }
    }

    @Test
    void whatViolatesIsArguedAndNearlyAllIsTold() throws IOException {
        List<Judged> all = judged();
        Map<String, Long> frames = new TreeMap<>();
        all.stream().filter(each -> each.verdict().kind() == Kind.VIOLATES)
            .forEach(each -> frames.put(each.name(), each.verdict().frame()));
        Map<String, Long> argued = new TreeMap<>();
        ARGUED.forEach((name, why) -> argued.put(name, Long.valueOf(why.substring(0, why.indexOf(':')))));
        assertThat(frames).isEqualTo(argued);
        assertThat(all).allSatisfy(each -> assertThat(each.verdict().why().isEmpty()).as(each.name())
            .isEqualTo(each.verdict().kind() == Kind.CONFORMS || each.verdict().kind() == Kind.DEVIATES));
        assertThat(all.stream().filter(each -> each.verdict().kind() == Kind.CANNOT_TELL).count() * 10)
            .isLessThanOrEqualTo(all.size());
    }
}
