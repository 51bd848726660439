package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code requirements}, on this project and on a small one. */
class RequirementsCommandTests {

    @TempDir
    private Path folder;

    @BeforeEach
    void smallProject() throws IOException {
        write("README.md", "See 3.6.\n");
        write("checks/models/MC.cfg", "\\* 3.6\n");
        write("spec/M.tla", """
            (* @clause 3.10.4/closed *)
            (*   No connection: an error. *)
            (* @clause 3.6/told-how MUST-12 *)
            (*   The user is told how it ended. *)
            (* @clause 3.6/dull *)
            (*   Something. Left out: it is dull. *)
            (* @clause 3.6/later *)
            (*   Something else. *)
            (* @rfc 3.10.4/closed *)
            CloseCall(t) == {}
            (* @rfc 3.6/told-how 3.10.4/closed *)
            ToldInv == TRUE
            """);
        write("src/main/java/p/C.java", "package p; class C { @Rfc9293(\"3.10.4/closed\") void close() { } }\n");
        write("src/test/java/p/CTests.java", """
            package p;
            @Rfc9293("3.10.4/closed")
            class CTests {
                class Closed { @Rfc9293("3.10.4/closed") void refuses() { } @Rfc9293("3.10.4/closed") void again() { } }
            }
            """);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Told requirements(Object... more) {
        return Told.by(Stream.concat(List.of("requirements", "--sources", folder).stream(),
            List.of(more).stream()).toArray());
    }

    @Test
    void theTableSaysWhatAnswersToEachClauseAndMarksGaps() {
        assertThat(requirements().ends(0).out()).isEqualTo("""
            3.6  Closing a Connection
            -------------------------
            3.6/told-how  MUST-12
                The user is told how it ended.
                steps       none
                properties  ToldInv
                methods     none
                tests       none

            3.6/dull
                Something.
                GAP: left out, it is dull.

            3.6/later
                Something else.
                GAP: nothing yet.

            3.10.4  CLOSE Call
            ------------------
            3.10.4/closed
                No connection: an error.
                steps       CloseCall
                properties  ToldInv
                methods     C: close
                tests       CTests
                            CTests.Closed: again, refuses

            Totals
            ------
            clauses                   4
            with steps                1
            with properties           2
            with methods              1
            with tests                1
            with all four             1
            gaps                      2
              left out on purpose     1
            """);
    }

    @Test
    void jsonIsOneClauseALine() {
        assertThat(requirements("--json").ends(0).out().lines()).containsExactly(
            "{\"section\":\"3.6\",\"label\":\"MUST-12\",\"clause\":\"3.6/told-how\",\"text\":\"The user is told how it ended.\","
                + "\"steps\":[],\"properties\":[\"M!ToldInv\"],\"methods\":[],\"tests\":[],\"leftOut\":null}",
            "{\"section\":\"3.6\",\"label\":null,\"clause\":\"3.6/dull\",\"text\":\"Something.\","
                + "\"steps\":[],\"properties\":[],\"methods\":[],\"tests\":[],\"leftOut\":\"it is dull.\"}",
            "{\"section\":\"3.6\",\"label\":null,\"clause\":\"3.6/later\",\"text\":\"Something else.\","
                + "\"steps\":[],\"properties\":[],\"methods\":[],\"tests\":[],\"leftOut\":null}",
            "{\"section\":\"3.10.4\",\"label\":null,\"clause\":\"3.10.4/closed\",\"text\":\"No connection: an error.\","
                + "\"steps\":[\"M!CloseCall\"],\"properties\":[\"M!ToldInv\"],\"methods\":[\"p.C.close\"],"
                + "\"tests\":[\"p.CTests\",\"p.CTests.Closed.again\",\"p.CTests.Closed.refuses\"],\"leftOut\":null}");
    }

    @Test
    void aSectionThatDoesNotExistIsAnErrorWhereverItIsCited() throws IOException {
        write("checks/models/MC.cfg", "\n\\* As 3.11 says.\n");
        requirements().refuses("--sources", "checks/models/MC.cfg line 2", "no section 3.11");
        write("checks/models/MC.cfg", "");
        write("README.md", "As 3.6 and\n3.10.9 say.\n");
        requirements("--json").refuses("README.md line 2", "no section 3.10.9");
        write("README.md", "");
        write("src/test/java/p/CTests.java", "class CTests {\n  @Rfc9293(\"3.99/closed\") void m() { }\n}");
        requirements().refuses("src/test/java/p/CTests.java line 2", "no section 3.99");
    }

    @Test
    void aFolderThatIsNoneOrLacksSomethingIsNamed() throws IOException {
        Told.by("requirements", "--sources", folder.resolve("gone")).refuses("--sources", "gone", "not a folder");
        Files.delete(folder.resolve("README.md"));
        requirements().refuses("README.md cannot be read");
        Told.by("requirements", "--sources", folder.resolve("spec")).refuses("--sources", "cannot be read");
    }

    @Test
    void theTableOfThisProjectFitsATerminalAndItsTotalsAreThoseOfItsLines() {
        Told table = Told.by("requirements").ends(0);
        List<JsonNode> clauses = Told.by("requirements", "--json").ends(0).objects();

        assertThat(table.out()).contains(total("clauses", clauses.size()),
            total("with steps", count(clauses, "steps")), total("with properties", count(clauses, "properties")),
            total("with methods", count(clauses, "methods")), total("with tests", count(clauses, "tests")),
            total("  left out on purpose", clauses.stream().filter(clause -> !clause.get("leftOut").isNull()).count()));
        assertThat(table.out().lines().filter(line -> line.startsWith("    GAP: ")).count())
            .isEqualTo(clauses.stream().filter(clause -> StreamSupport.stream(clause.spliterator(), false)
                .noneMatch(part -> part.isArray() && !part.isEmpty())).count());
    }

    private static long count(List<JsonNode> clauses, String kind) {
        return clauses.stream().filter(clause -> !clause.get(kind).isEmpty()).count();
    }

    private static String total(String what, long number) {
        return "%n%-22s %4d%n".formatted(what, number);
    }
}
