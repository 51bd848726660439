package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model is made of is known from its texts. */
class SourcesTests {
    @TempDir
    Path folder;

    private Sources of(String module, String configuration) throws IOException {
        write("MC.tla", "---- MODULE MC ----\n" + module + "\n====\n");
        write("MC.cfg", configuration);
        return Sources.of(List.of(folder), "MC");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private String digest() {
        return Sources.digest(ModelJob.of(List.of(folder), "MC"));
    }

    @Test
    void shouldFindTheConstantThatNoModuleHas() throws IOException {
        write("Base.tla", """
                ---- MODULE Base ----
                CONSTANTS A, B(_), C(_, _),
                  D \\* E
                F(x, y) == x
                G[x \\in {1}] == x
                ====
                """);
        assertThat(of("EXTENDS Base, Naturals\nH == \"K == 1\" (* L == 2 *)", """
                CONSTANTS
                  A = 1 B <- F C <- F D = d
                  F <- H G = {1, 2} H <- [Base]F Nat <- H
                  E = 1 K <- H L = l Misspelt = "A"
                INVARIANT I J = 3
                """).unknownConstants()).containsExactly("E", "K", "L", "Misspelt");
    }

    @Test
    void shouldFindNoFaultWithOurOwnModels() {
        List<Path> folders = List.of(Path.of("spec"), Path.of("checks", "models"));
        for (String model : List.of("MCFins", "MCDeepText", "MCAckInTimeWait")) {
            assertThat(Sources.of(folders, model).unknownConstants()).isEmpty();
            assertThat(Sources.of(folders, model).properties()).isNotEmpty();
        }
    }

    @Test
    void shouldKnowWhatIsChecked() throws IOException {
        assertThat(of("", "INVARIANTS A B \\* C\nPROPERTY P\n(* D *)\nCONSTANT x = 1\nINVARIANT E\n").properties())
                .containsExactly("A", "B", "P", "E");
    }

    @Test
    void shouldTellOneVersionFromAnotherButForWhatDoesNotBelongToIt() throws IOException {
        write("Base.tla", "---- MODULE Base ----\n====\n");
        write("Other.tla", "---- MODULE Other ----\n====\n");
        of("EXTENDS Base", "CONSTANT x = 1");
        String digest = digest();
        write("Other.tla", "---- MODULE Other ----\nA == 1\n====\n");
        assertThat(digest()).isEqualTo(digest);
        write("Base.tla", "---- MODULE Base ----\nA == 1\n====\n");
        String changed = digest();
        assertThat(changed).isNotEqualTo(digest);
        write("MC.cfg", "CONSTANT x = 2");
        assertThat(digest()).isNotIn(digest, changed);
        assertThat(Sources.digest(ModelJob.of(List.of(folder), "MC").checkingDeadlock(false))).isNotEqualTo(digest());
        assertThat(Sources.digest(ModelJob.of(List.of(folder), "MC").by(folder.resolve("Base.tla")))).isNotEqualTo(digest());
    }

    @Test
    void shouldNameTheFileThatIsMissing() throws IOException {
        assertThatThrownBy(() -> Sources.of(List.of(folder), "MC")).isInstanceOf(SpecException.class)
                .hasMessageContaining("MC.tla").hasMessageContaining(folder.toString());
        write("MC.tla", "---- MODULE MC ----\n====\n");
        assertThatThrownBy(() -> Sources.of(List.of(folder), "MC")).hasMessageContaining("MC.cfg");
    }
}
