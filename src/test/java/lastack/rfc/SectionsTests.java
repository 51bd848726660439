package lastack.rfc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sections a definition follows. */
class SectionsTests {

    @TempDir
    private Path folder;

    private Sections sections(String... lines) throws IOException {
        Files.write(folder.resolve("M.tla"), List.of(lines));
        return Sections.of(folder);
    }

    private static List<String> numbers(List<Sections.Reference> references) {
        return references.stream().map(Sections.Reference::section).toList();
    }

    @Test
    void theAnnotationComesFirst() throws IOException {
        Sections sections = sections("---- MODULE M ----", "(* @clause 3.6/told MUST-12 *)", "(*   The user is told. *)", "",
            "(* 3.10.7: not this one. *)", "(* @rfc 3.6/told *)", "A(t) == t", "====");
        List<Sections.Reference> found = sections.of("M", "A");
        assertThat(numbers(found)).containsExactly("3.6");
        assertThat(found.get(0).clause().orElseThrow().text()).isEqualTo("The user is told.");
    }

    @Test
    void thenWhatTheCommentCites() throws IOException {
        Sections sections = sections("---- MODULE M ----", "(* 3.10.7.4, RFC 6298 5.1; and MUST-12, 3.8.1, 99.1. *)", "A == 1",
            "", "B == 2", "====");
        assertThat(numbers(sections.of("M", "A"))).containsExactly("3.10.7.4", "3.8.1");
        assertThat(sections.of("M", "B")).isEmpty();
        assertThat(sections.of("M", "C")).isEmpty();
        assertThat(sections.of("N", "A")).isEmpty();
    }

    @Test
    void aModuleCitesAtItsHead() throws IOException {
        Sections sections = sections("---- MODULE M ----", "(* RFC 9293, 3.10.8: the timeouts. *)", "EXTENDS Integers",
            "(* 3.6 *)", "A == 1", "====");
        assertThat(numbers(sections.of("M"))).containsExactly("3.10.8");
    }

    @Test
    void aWrongAnnotationIsNoError() throws IOException {
        Sections sections = sections("---- MODULE M ----", "(* @rfc nonsense *)", "A == 1", "====");
        assertThat(sections.of("M", "A")).isEmpty();
        assertThat(Sections.of(folder.resolve("gone")).of("M")).isEmpty();
    }
}
