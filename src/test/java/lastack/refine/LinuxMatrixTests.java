package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lastack.refine.LinuxMatrix.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What Linux 6 did when one segment was injected in each closing state, 11 situations by 28 segments, is in the relation;
 * and the names that each needs are those that are written in {@link LinuxMatrix}, no more and no fewer.
 */
class LinuxMatrixTests {

    private static List<Row> rows;

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(LinuxMatrix.FILE), "skipped: what Linux was observed to do is not beside this project");
        rows = LinuxMatrix.read();
        assertThat(rows).hasSize(11 * 28);
    }

    @Test
    void everyRowIsInTheRelationAndNeedsJustTheNamesThatAreGivenForIt() {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> used = new TreeMap<>();
        for (Row row : rows) {
            String found = LinuxMatrix.needs(row);
            if (!found.equals(row.expected().toString())) {
                wrong.add(row.name() + " " + row.segment() + " > " + row.replies() + " " + row.after() + ": " + found
                    + ", not " + row.expected());
            }
            row.expected().forEach(name -> used.merge(name, 1, Integer::sum));
        }
        assertThat(wrong).isEmpty();
        assertThat(used).isEqualTo(Map.of("ResetAtRcvNxtMinusOne", 5, "ResetInWindowIgnoredInTimeWait", 2,
            "AckOfOldSegment", 6, "ResetOnLateFin", 2, "LooseFinWait2", 2, "UnaskedAck", 27));
    }

    /** In FIN-WAIT-2 a timer runs if the user has gone, and none if it has not: FinWait2Timeout. */
    @Test
    void finWait2HasATimerWhereTheUserHasGone() {
        List<Row> waiting = rows.stream().filter(row -> row.state().equals("FIN-WAIT-2")).toList();
        assertThat(waiting).hasSizeGreaterThan(20).allSatisfy(row ->
            assertThat(row.after().contains("timer:(")).as(row.name()).isEqualTo(row.situation().endsWith("cl")));
    }
}
