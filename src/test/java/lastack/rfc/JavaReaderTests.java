package lastack.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The annotations of Java sources. */
class JavaReaderTests {

    private static List<Mark> read(String... lines) {
        SourceFile file = new SourceFile("src/main/java/p/q/C.java", String.join("\n", lines));
        return JavaReader.read(List.of(new SourceFile("src/main/java/Other.java", "class Other { }"), file), Kind.METHOD);
    }

    private static Mark mark(String name, String clause, int line) {
        return new Mark(Kind.METHOD, name, clause, new Place("src/main/java/p/q/C.java", line));
    }

    @Test
    void methodsAndClassesNestedOnesTooAreAnnotated() {
        assertThat(read(
            "package p.q;",
            "import lastack.rfc.Rfc9293;",
            "class C {",
            "  @Rfc9293(\"3.6/a\") void m() { }",
            "  // @Rfc9293(\"3.6/in-a-comment\")",
            "  @Deprecated @Rfc9293({\"3.6/b\",",
            "    \"3.6/c\"}) int n(int x) { return x; }",
            "  String s = \"@Rfc9293(3.6/in-a-string)\";",
            "  @lastack.rfc.Rfc9293 (value = \"3.6/d\") static class D { @Rfc9293(\"A.2/e\") void m() { } }",
            "}")).containsExactly(
                mark("p.q.C.m", "3.6/a", 4), mark("p.q.C.n", "3.6/b", 6), mark("p.q.C.n", "3.6/c", 7),
                mark("p.q.C.D", "3.6/d", 9), mark("p.q.C.D.m", "A.2/e", 9));
    }

    @Test
    void onlyLiteralsAreRead() {
        assertThatThrownBy(() -> read("class C {", "  static final String X = \"3.6/a\";", "  @Rfc9293(X) void m() { }", "}"))
            .isInstanceOf(RequirementsException.class)
            .hasMessage("src/main/java/p/q/C.java line 3: @Rfc9293 takes literals only, not X.");
    }

    @Test
    void anIdentifierHasItsShape() {
        assertThatThrownBy(() -> read("class C {", "  @Rfc9293(\"3.10.4\") void m() { }", "}"))
            .isInstanceOf(RequirementsException.class)
            .hasMessageStartingWith("src/main/java/p/q/C.java line 2: \"3.10.4\" is not a section, a slash and a name");
    }

    @Test
    void whatIsNotJavaIsNamed() {
        assertThatThrownBy(() -> read("class C {", "  @Rfc9293(\"3.6/a\") void m( { }", "}"))
            .isInstanceOf(RequirementsException.class).hasMessageStartingWith("src/main/java/p/q/C.java line 2: this is not Java");
    }
}
