package lastack.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses and what answers to them. */
class RequirementsTests {

    private static final Rfc RFC = Rfc.load();

    private static List<Requirements.Row> read(String spec, String main, String tests) {
        return Requirements.read(new Sources(List.of(new SourceFile("spec/M.tla", spec)),
            List.of(new SourceFile("src/main/java/C.java", main)), List.of(new SourceFile("src/test/java/T.java", tests)),
            List.of()), RFC);
    }

    private static final String CLAUSES = """
        (* @clause 3.10.4/closed *)
        (*   An error. *)
        (* @clause 3.6/told-how MUST-12 *)
        (*   The user is told. *)
        (* @clause 3.6/dull *)
        (*   Something. *)
        (*   Left out: it is dull. *)
        """;

    @Nested
    class Joined {

        @Test
        void whatAnswersToAClauseIsListedByKindAndTheSectionsAreInTheRfcsOrder() {
            List<Requirements.Row> rows = read(CLAUSES + """
                (* @rfc 3.10.4/closed *)
                CloseCall(t) == {}
                (* @rfc 3.10.4/closed 3.6/told-how *)
                RefusedInv == TRUE
                """, "class C { @Rfc9293(\"3.10.4/closed\") void close() { } }",
                "class T { @Rfc9293(\"3.10.4/closed\") void refuses() { } @Rfc9293(\"3.10.4/closed\") void tells() { } }");

            assertThat(rows).extracting(row -> row.clause().id()).containsExactly("3.6/told-how", "3.6/dull", "3.10.4/closed");
            assertThat(rows.get(2).by()).isEqualTo(Map.of(Kind.STEP, Set.of("M!CloseCall"), Kind.PROPERTY, Set.of("M!RefusedInv"),
                Kind.METHOD, Set.of("C.close"), Kind.TEST, Set.of("T.refuses", "T.tells")));
            assertThat(rows.get(0).isGap()).isFalse();
            assertThat(rows.get(0).has(Kind.STEP)).isFalse();
            assertThat(rows.get(1).isGap()).isTrue();
        }
    }

    @Nested
    class Refused {

        private void refuses(String spec, String main, String sentence) {
            assertThatThrownBy(() -> read(spec, main, "")).isInstanceOf(RequirementsException.class).hasMessage(sentence);
        }

        @Test
        void aClauseThatIsNotDeclared() {
            refuses(CLAUSES + "(* @rfc 3.6/other *)\nA == 1\n", "",
                "spec/M.tla line 8: no module of the specification declares the clause 3.6/other.");
            refuses(CLAUSES, "class C {\n @Rfc9293(\"3.6/other\") void m() { } }",
                "src/main/java/C.java line 2: no module of the specification declares the clause 3.6/other.");
        }

        @Test
        void aClauseThatIsDeclaredTwice() {
            refuses(CLAUSES + "(* @clause 3.10.4/closed *)\n(*   Again. *)\n", "",
                "spec/M.tla line 8: the clause 3.10.4/closed is declared already, in spec/M.tla line 1.");
        }

        @Test
        void aSectionThatDoesNotExist() {
            refuses(CLAUSES, "class C {\n @Rfc9293(\"3.11/closed\") void m() { } }",
                "src/main/java/C.java line 2: RFC 9293 has no section 3.11.");
            refuses("(* @clause 3.11/a *)\n(*   Text. *)\n", "", "spec/M.tla line 1: RFC 9293 has no section 3.11.");
            refuses(CLAUSES, "// See section 3.11.", "src/main/java/C.java line 1: RFC 9293 has no section 3.11.");
        }

        @Test
        void aLabelThatDoesNotExistOrStandsElsewhere() {
            refuses("\n(* @clause 3.6/a MUST-99 *)\n(*   Text. *)\n", "", "spec/M.tla line 2: RFC 9293 has no requirement MUST-99.");
            refuses("(* @clause 3.6/a MUST-13 *)\n(*   Text. *)\n", "",
                "spec/M.tla line 1: MUST-13 stands in section 3.6.1 of RFC 9293, not in 3.6.");
        }

        @Test
        void aClauseThatIsAnsweredToAndSaidToBeLeftOut() {
            refuses(CLAUSES, "class C {\n @Rfc9293(\"3.6/dull\") void m() { } }", "spec/M.tla line 5: the clause 3.6/dull is said"
                + " to be left out, but C.m answers to it, in src/main/java/C.java line 2.");
        }
    }

    @Test
    void modelsHaveNoAnnotations() {
        Sources sources = new Sources(List.of(new SourceFile("spec/M.tla", CLAUSES)), List.of(), List.of(),
            List.of(new SourceFile("checks/models/MC.tla", "\n(* @rfc 3.6/told-how *)\nA == 1\n")));

        assertThatThrownBy(() -> Requirements.read(sources, RFC)).isInstanceOf(RequirementsException.class).hasMessage(
            "checks/models/MC.tla line 2: annotations belong in the modules of the specification, not in models.");
    }

    /** What is said of this project. */
    @Nested
    class Ours {

        private static final List<String> SECTIONS = List.of("3.4.3", "3.5.2", "3.5.3", "3.6", "3.6.1", "3.8.3", "3.8.6.1",
            "3.10.1", "3.10.2", "3.10.3", "3.10.4", "3.10.5", "3.10.6", "3.10.7.1", "3.10.7.2", "3.10.7.3", "3.10.7.4", "3.10.8",
            "A.2");

        private final Sources sources = Sources.of(Path.of(""));
        private final List<Requirements.Row> rows = Requirements.read(sources, RFC);

        @ParameterizedTest
        @ValueSource(strings = {"spec/Endpoint.tla", "checks/models/manifest.json", "README.md",
            "src/main/java/lastack/tcp/TcpEndpoint.java", "src/test/java/lastack/rfc/RequirementsTests.java"})
        void everyFileWithCitationsIsRead(String name) {
            assertThat(sources.all().map(SourceFile::name)).contains(name);
        }

        @Test
        void everyCitationIsOfASectionAndALabelThatExist() {
            assertThat(sources.all().flatMap(file -> Citations.mistakes(file, RFC).stream())).isEmpty();
        }

        @Test
        void everySectionThatBearsOnReleaseHasClausesAndNoOther() {
            assertThat(rows.stream().map(row -> row.clause().section()).distinct()).containsExactlyElementsOf(SECTIONS);
        }

        @Test
        void everyLabelOfTheseSectionsIsThatOfAClause() {
            Set<String> labels = RFC.labels().entrySet().stream()
                .filter(label -> label.getValue().stream().anyMatch(SECTIONS::contains))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));

            assertThat(rows.stream().map(row -> row.clause().label()).toList()).containsAll(labels);
            assertThat(labels).contains("MUST-12", "MUST-36", "SHLD-3", "MAY-2");
        }

        /** The rules live in the specification; the endpoint has none of its own. */
        @Test
        void noMethodAnswersToAClauseThatNoStepAnswersTo() {
            List<String> lonely = new ArrayList<>();
            for (Requirements.Row row : rows) {
                if (row.has(Kind.METHOD) && !row.has(Kind.STEP)) {
                    lonely.add(row.clause().id());
                }
            }
            assertThat(lonely).isEmpty();
        }
    }
}
