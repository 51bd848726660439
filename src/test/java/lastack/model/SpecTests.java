package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecTests {
    private static Spec shared;
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        module(folder, "Base", """
                EXTENDS Integers, Sequences
                CONSTANTS Limit, Policy
                Small == {n \\in 0..9 : n < Limit}
                Subsets == SUBSET Small
                Step(tcb, event) == IF event \\in Small THEN {[tcb EXCEPT !.sndNxt = @ + event]} ELSE {}
                """);
        module(folder, "Oracle", """
                EXTENDS Base
                VARIABLE unused
                Explains(tcb, event, after) == after \\in Step(tcb, event)
                Same(x) == x
                Field(r) == r.absent
                Forever[n \\in Int] == Forever[n + 1]
                Deep(n) == Forever[n]
                Picked(Op(_)) == Op(1)
                Square == [n \\in {-1, 0, 1} |-> n * n]
                Tuple == [n \\in 1..2 |-> n]
                Symbolic == [all |-> SUBSET {1, 2}]
                Count(x) == {s \\in Subsets : x \\in s}
                """);
    }

    private static void module(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".tla"), "---- MODULE " + name + " ----\n" + text + "====\n");
    }

    private Spec oracle() {
        if (shared == null) {
            shared = Spec.load(folder, "Oracle", Map.of("Limit", 3, "Policy", Set.of("A")));
        }
        return shared;
    }

    @Test
    void shouldEvaluateAnOperatorOnRecords() {
        try (Spec spec = oracle()) {
            Map<String, Object> tcb = Map.of("state", "ESTABLISHED", "sndNxt", 7, "fin", false);
            assertThat(spec.operator("Step").apply(tcb, 2))
                    .isEqualTo(Set.of(Map.of("state", "ESTABLISHED", "sndNxt", 9, "fin", false)));
            assertThat(spec.operator("Step").apply(tcb, 3)).isEqualTo(Set.of());
        }
    }

    @Test
    void shouldAcceptPreparedValuesAndShapes() {
        try (Spec spec = oracle()) {
            RecordShape shape = spec.shape("state", "sndNxt", "fin");
            TlaValue before = shape.of("ESTABLISHED", 7, false);
            TlaValue after = shape.of("ESTABLISHED", 8, false);
            Operator explains = spec.operator("Explains");
            assertThat(explains.test(before, 1, after)).isTrue();
            assertThat(explains.test(before, 2, after)).isFalse();
            assertThat(before).isEqualTo(spec.value(Map.of("fin", false, "sndNxt", 7, "state", "ESTABLISHED")))
                    .hasSameHashCodeAs(spec.value(before.neutral())).isNotEqualTo(after)
                    .isNotEqualTo(shape.of(1, "x", 2));
        }
    }

    @Test
    void shouldGiveBackEveryKindOfValueAsItWas() {
        List<Object> kinds = List.of(-5, true, "text with \"quotes\"", List.of(), Set.of(), List.of(1, "a"),
                Set.of(Set.of(1), Set.of(1, 2)), Map.of("a", List.of(Map.of("b", Set.of(3)))), Map.of(-1, 1, 5, 2));
        try (Spec spec = oracle()) {
            Operator same = spec.operator("Same");
            for (Object kind : kinds) {
                assertThat(same.apply(kind)).isEqualTo(kind);
            }
            assertThat(same.apply(7L)).isEqualTo(7);
            assertThat(spec.operator("Square").apply()).isEqualTo(Map.of(-1, 1, 0, 0, 1, 1));
            assertThat(spec.operator("Tuple").apply()).isEqualTo(List.of(1, 2));
            assertThat(spec.operator("Symbolic").apply())
                    .isEqualTo(Map.of("all", Set.of(Set.of(), Set.of(1), Set.of(2), Set.of(1, 2))));
        }
    }

    @Test
    void shouldGiveConstantsEveryKindOfValue() throws IOException {
        module(folder, "Given", "CONSTANT Policy\nGiven == Policy\n");
        for (Object kind : List.of(-5, true, "a\\b\"c", List.of(), Set.of("A"), Map.of("a", 1, "b", List.of(2)),
                Map.of(-1, "x"))) {
            try (Spec spec = Spec.load(folder, "Given", Map.of("Policy", kind))) {
                assertThat(spec.operator("Given").apply()).isEqualTo(kind);
            }
        }
    }

    @Test
    void shouldKeepTwoSpecsOfTheSameNameApart(@TempDir Path other) throws IOException {
        module(other, "Oracle", """
                EXTENDS Naturals
                Same(x) == <<x, "other">>
                """);
        try (Spec one = oracle(); Spec two = Spec.load(other, "Oracle")) {
            assertThat(one.operator("Same").apply(1)).isEqualTo(1);
            assertThat(two.operator("Same").apply(1)).isEqualTo(List.of(1, "other"));
            assertThat(one.operator("Same").apply("two")).isEqualTo("two");
            assertThatIllegalArgumentException().isThrownBy(() -> two.operator("Same").apply(one.value(1)))
                    .withMessageContaining("not a TLA+ value of this spec");
        }
    }

    @Test
    void shouldAnswerSeveralThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Spec spec = Spec.load(folder, "Oracle", Map.of("Limit", 8, "Policy", Set.of()))) {
            Operator count = spec.operator("Count");
            Operator step = spec.operator("Step");
            TlaValue tcb = spec.value(Map.of("sndNxt", 0, "text", Set.of("x", "y")));
            List<Callable<Boolean>> jobs = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                int n = i % 8;
                jobs.add(() -> ((Set<?>) count.apply(n)).size() == 128
                        && step.apply(tcb, n).equals(Set.of(Map.of("sndNxt", n, "text", Set.of("x", "y")))));
            }
            for (Future<Boolean> answer : threads.invokeAll(jobs)) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shouldReadASpecInsideAJar(@TempDir Path other) throws IOException {
        Path jar = other.resolve("spec.jar");
        try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            module(zip.getPath("/"), "Inside", "Answer == 42\n");
            assertThat(Spec.load(zip.getPath("/"), "Inside").operator("Answer").apply()).isEqualTo(42);
        }
    }

    @Test
    void shouldPrintNothingAndLeaveNothingBehind() throws IOException {
        PrintStream out = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true));
        try (Spec spec = Spec.load(folder, "Oracle", Map.of("Limit", 1, "Policy", 2))) {
            spec.operator("Same").apply(1);
        } finally {
            System.setOut(out);
        }
        assertThat(said.toString()).isEmpty();
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void shouldEvaluateAFailingOperatorToASentenceWithModuleAndLine() {
        try (Spec spec = oracle()) {
            assertThatThrownBy(() -> spec.operator("Field").apply(Map.of("b", 1))).isInstanceOf(SpecException.class)
                    .hasMessageContaining("Field").hasMessageContaining("absent").hasMessageContaining("line 6")
                    .hasMessageContaining("module Oracle");
            assertThatThrownBy(() -> spec.operator("Deep").apply(1)).isInstanceOf(SpecException.class)
                    .hasMessageContaining("nested too deeply");
            assertThatThrownBy(() -> spec.operator("Same").test(1)).isInstanceOf(SpecException.class)
                    .hasMessageContaining("not a boolean");
            assertThat(spec.operator("Same").test(true)).isTrue();
        }
    }

    @Test
    void shouldRefuseWhatIsNotAValue() {
        try (Spec spec = oracle()) {
            Operator same = spec.operator("Same");
            assertThatIllegalArgumentException().isThrownBy(() -> same.apply(1 << 40L, 2)).withMessageContaining("1 arguments");
            assertThatIllegalArgumentException().isThrownBy(() -> same.apply(1L << 40)).withMessageContaining("1099511627776");
            assertThatIllegalArgumentException().isThrownBy(() -> same.apply(1.5)).withMessageContaining("Double");
            assertThatIllegalArgumentException().isThrownBy(() -> same.apply((Object) null)).withMessageContaining("null");
            assertThatIllegalArgumentException().isThrownBy(() -> same.apply(Set.of(1, "a"))).withMessageContaining("set");
            assertThatIllegalArgumentException().isThrownBy(() -> spec.shape("a", "a")).withMessageContaining("[a, a]");
            assertThatIllegalArgumentException().isThrownBy(() -> spec.shape("a", "b").of(1)).withMessageContaining("2 fields");
        }
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThatThrownBy(() -> Spec.load(folder.resolve("nowhere"), "Oracle")).isInstanceOf(SpecException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> Spec.load(folder, "Nothing")).isInstanceOf(SpecException.class)
                .hasMessageContaining("Nothing.tla").hasMessageContaining(folder.toString());
        assertThatThrownBy(() -> Spec.load(folder, "Oracle")).isInstanceOf(SpecException.class)
                .hasMessageContaining("constant parameter Policy");
        assertThatThrownBy(() -> Spec.load(folder, "Oracle", Map.of("Limit", 1, "Policy", 2, "Extra", 3)))
                .isInstanceOf(SpecException.class).hasMessageContaining("Extra");
        try (Spec spec = oracle()) {
            assertThatThrownBy(() -> spec.operator("Nowhere")).isInstanceOf(SpecException.class)
                    .hasMessageContaining("Nowhere");
            assertThatThrownBy(() -> spec.operator("Picked")).isInstanceOf(SpecException.class)
                    .hasMessageContaining("takes an operator");
        }
    }

    @Test
    void shouldSayWhereAModuleIsWrong() throws IOException {
        module(folder, "Unparsed", "A(x) == x +\nB == 2\n");
        module(folder, "Lexical", "A == 1\nB == \"open\n");
        module(folder, "Unknown", "A == 1\nB == foo\n");
        module(folder, "Orphan", "EXTENDS Nowhere\n");
        module(folder, "Assumed", "EXTENDS Naturals\nCONSTANT K\nASSUME K > 3\n");
        Files.writeString(folder.resolve("Empty.tla"), "");
        assertWrong("Unparsed", "module Unparsed, line 2");
        assertWrong("Lexical", "module Lexical", "line 3");
        assertWrong("Unknown", "line 3", "module Unknown", "`foo'");
        assertWrong("Orphan", "Nowhere", "module Orphan");
        assertWrong("Empty", "module Empty");
        assertThatThrownBy(() -> Spec.load(folder, "Assumed", Map.of("K", 3))).isInstanceOf(SpecException.class)
                .hasMessageContaining("Assumption line 4").hasMessageContaining("module Assumed");
    }

    private void assertWrong(String module, String... parts) {
        assertThatThrownBy(() -> Spec.load(folder, module)).isInstanceOf(SpecException.class)
                .hasMessageContainingAll(parts).message().doesNotContain("\n").doesNotContain("lastack-spec-");
    }
}
