package lastack.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Captures of other people's stacks, and what another dissector made of them. */
class ReferenceTests {

    private static final Path FOLDER = Path.of("..", "shared", "captures");

    /** Connections of which we say something else than the reference, and why. */
    private static final Map<String, String> ARGUED = Map.of(
        "suricata-tcp-split-handshake-02-5whs-split-handshake-5whs.pcap", "The reference has the SYN that the server sends in answer to"
            + " the client's as the beginning of a second connection. The client answers it by a SYN,ACK with the ISS of its own first"
            + " SYN: it is the simultaneous open of RFC 9293, Figure 7, and one connection, which a reset ends.");

    private static List<String[]> reference() throws IOException {
        Path table = FOLDER.resolve("reference.tsv");
        assumeTrue(Files.exists(table), "SKIPPED: " + table + " is not here, so no capture was compared with it.");
        return Files.readAllLines(table).stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    @Test
    void everyConnectionIsClosedAsTheReferenceSays() throws IOException {
        List<String> differences = new ArrayList<>();
        Map<String, List<String[]>> files = reference().stream().collect(Collectors.groupingBy(row -> row[0]));
        for (Map.Entry<String, List<String[]>> file : files.entrySet()) {
            Seen seen = Seen.in(FOLDER.resolve(file.getKey()));
            if (seen.connections.size() != file.getValue().size()) {
                differences.add(file.getKey() + ": " + seen.connections.size() + " connections, not " + file.getValue().size());
                continue;
            }
            for (String[] row : file.getValue()) {
                Seen.One one = seen.connections.get(Integer.parseInt(row[1]));
                String expected = row[2] + " " + row[3] + " " + row[4] + " " + row[7];
                String found = one.connection.clientSocket() + " " + one.connection.serverSocket() + " " + one.closing.segments()
                    + " " + one.closing.close();
                if (!found.equals(expected)) {
                    differences.add(row[0] + " " + row[1] + ": " + found + ", not " + expected);
                }
            }
        }
        assertThat(differences.stream().filter(each -> !ARGUED.containsKey(each.split(":| ")[0]))).isEmpty();
    }
}
