package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lastack.refine.LinuxMatrix;
import lastack.refine.LinuxMatrix.Row;
import lastack.refine.WireBeliefs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One segment arrives at the kernel that runs here in each closing state, 11 situations by 28 segments. What it answers and
 * the state that it is left in are in the relation, with the names that {@link LinuxMatrix} has for it; and where the file
 * of what was observed is there, they are what was observed.
 */
class LiveMatrixTests {

    private static final int FIRST_PORT = 20_000;
    private static final int WINDOW = 65_535;

    @TempDir
    private Path folder;

    @BeforeAll
    static void thereIsAKernel() {
        Namespace.require();
    }

    @Test
    void whatTheKernelDoesIsInTheRelationAndIsWhatWasObserved() throws Exception {
        Path capture = folder.resolve("matrix.pcap");
        List<Row> rows = new ArrayList<>();
        try (ByHand line = new ByHand(capture)) {
            int port = FIRST_PORT;
            for (String situation : Situations.NAMES) {
                for (Situations.Injected each : Situations.injected(situation)) {
                    rows.add(row(line, port++, situation, each));
                }
            }
        }
        assertThat(rows).hasSize(11 * 28);
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> used = new TreeMap<>();
        for (Row row : rows) {
            String found = LinuxMatrix.needs(row);
            if (!found.equals(row.expected().toString())) {
                wrong.add(text(row) + ": " + found + ", not " + row.expected());
            }
            row.expected().forEach(name -> used.merge(name, 1, Integer::sum));
        }
        System.out.println("close matrix, live: " + rows.size() + " rows, " + wrong.size()
            + " not as the relation has them, by names " + used);
        compare(rows);
        WireBeliefs beliefs = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));
        KernelVerdict kernel = KernelVerdict.of(beliefs, capture, true);
        kernel.print();
        assertThat(wrong).isEmpty();
        assertThat(kernel.isOpen()).as("the kernel: " + kernel).isFalse();
    }

    private static String text(Row row) {
        return row.name() + " " + row.segment() + " > " + row.replies() + " " + row.after();
    }

    private static Row row(ByHand line, int port, String situation, Situations.Injected injected) throws Exception {
        Stranger stranger = Stranger.connect(line, port, WINDOW);
        Situations.bring(stranger, situation);
        stranger.hear();
        stranger.send(injected.flags(), injected.seq(), injected.len(), injected.ack());
        // A FIN that is repeated is the timer's doing.
        List<Stranger.Said> said = stranger.hear().stream().filter(each -> !each.flags().contains("F")).toList();
        Stranger.Seen after = stranger.seen();
        String state = after.state().replace("CLOSED", "(gone)").replace("SYN-RECEIVED", "SYN-RECV")
            + (after.timer().isEmpty() ? "" : " timer:(" + after.timer() + ")");
        stranger.socket().close();
        return new Row(situation, injected.name(), injected.toString(), said.isEmpty() ? "-"
            : said.stream().map(LiveMatrixTests::reply).collect(Collectors.joining(" ; ")), state, true);
    }

    private static String reply(Stranger.Said said) {
        return said.flags() + " seq " + said.seq() + (said.flags().contains(".") ? ", ack " + said.ack() : "");
    }

    /** Rows in the file that differ, but for numbers that could not be read there, and for what came later. */
    private static void compare(List<Row> rows) throws IOException {
        if (!Files.exists(LinuxMatrix.FILE)) {
            System.out.println("SKIPPED: what Linux was observed to do is not here, so nothing is compared with it");
            return;
        }
        Map<String, Row> observed = new LinkedHashMap<>();
        LinuxMatrix.read().forEach(row -> observed.put(row.name(), row));
        List<String> different = new ArrayList<>();
        for (Row row : rows) {
            Row before = observed.remove(row.name());
            if (!plain(row).equals(plain(before))) {
                different.add(text(row) + ", and it was " + before.replies() + " " + before.after());
            }
        }
        System.out.println("    " + (rows.size() - different.size()) + " of " + rows.size()
            + " rows as they were observed before");
        different.forEach(each -> System.out.println("        " + each));
        assertThat(observed).isEmpty();
        assertThat(different).isEmpty();
    }

    private static String plain(Row row) {
        String replies = List.of(row.replies().split(" ; ")).stream().filter(each -> !each.contains("@"))
            .map(each -> each.replaceAll(" seq \\d+,?", ""))
            // After a SYN,ACK the tool counted anew.
            .map(each -> row.injected().equals("synack_exact") ? each.replaceAll(" ack \\d+", "") : each)
            .collect(Collectors.joining(" ; "));
        String segment = row.segment().replaceAll(" win \\d+| <.*>", "").replace("P", "");
        return row.name() + " " + segment + " > " + (replies.isEmpty() ? "-" : replies) + " "
            + row.after().replaceAll("timer:\\((\\w+).*", "timer $1");
    }
}
