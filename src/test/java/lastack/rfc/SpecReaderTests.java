package lastack.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotations of a module. */
class SpecReaderTests {

    private static SpecReader read(String... lines) {
        return SpecReader.read(new SourceFile("spec/M.tla", String.join("\n", lines)));
    }

    @Test
    void aClauseHasALabelTextAndAReason() {
        List<Clause> clauses = read(
            "---- MODULE M ----",
            "(***********************************)",
            "(* 3.6  Closing a Connection       *)",
            "(* @clause 3.6/told-how MUST-12    *)",
            "(*   The user is told whether the  *)",
            "(*   peer closed.                  *)",
            "(* @clause 3.6/other               *)",
            "(*   Something. Left out: it is    *)",
            "(*   dull.                         *)",
            "(* No part of it.                  *)",
            "(*   Nor this.                     *)",
            "(***********************************)").clauses();

        assertThat(clauses).containsExactly(
            new Clause("3.6/told-how", "MUST-12", "The user is told whether the peer closed.", Optional.empty(),
                new Place("spec/M.tla", 4)),
            new Clause("3.6/other", "", "Something.", Optional.of("it is dull."), new Place("spec/M.tla", 7)));
    }

    @Test
    void anAnnotationBelongsToTheNextDefinition() {
        List<Mark> marks = read(
            "(* @rfc 3.6/a 3.6/b *)",
            "(* What (@rfc) is.  *)",
            "",
            "Step(t, s) == TRUE",
            "\\* @rfc 3.6/c",
            "(* @rfc A.2/d       *)",
            "GoodInv == \\A x : TRUE",
            "(* @rfc 3.6/e       *)",
            "LOCAL GoodProp ==",
            "  TRUE",
            "Unmarked == TRUE").marks();

        assertThat(marks).containsExactly(
            new Mark(Kind.STEP, "M!Step", "3.6/a", new Place("spec/M.tla", 1)),
            new Mark(Kind.STEP, "M!Step", "3.6/b", new Place("spec/M.tla", 1)),
            new Mark(Kind.PROPERTY, "M!GoodInv", "3.6/c", new Place("spec/M.tla", 6)),
            new Mark(Kind.PROPERTY, "M!GoodInv", "A.2/d", new Place("spec/M.tla", 6)),
            new Mark(Kind.PROPERTY, "M!GoodProp", "3.6/e", new Place("spec/M.tla", 8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(* @rfc 3.6/a *)", "(* @rfc 3.6/a *)\n----", "(* @rfc 3.6/a *)\nASSUME TRUE",
        "(* @rfc *)\nA == 1", "(* @rfc 3.6/Big *)\nA == 1", "(* @rfc 3.6 *)\nA == 1", "(* @rfc 3.6/a,3.6/b *)\nA == 1",
        "(* @clause 3.6/a *)", "(* @clause *)\n(*   Text. *)", "(* @clause 3.6 *)\n(*   Text. *)",
        "(* @clause 3.6/a MUST12 *)\n(*   Text. *)", "(* @clause 3.6/a MUST-1 MUST-2 *)\n(*   Text. *)",
        "(* @clause 3.6/a *)\n(*   Left out: why. *)", "(* @cluase 3.6/a *)", "@rfc 3.6/a",
        "A == 1 (* @rfc 3.6/a *)", "(* @rfc 3.6/a *) A == 1", "(* See @rfc 3.6/a *)\nA == 1", "(* @rfc 3.6/a @rfc 3.6/b *)\nA == 1"})
    void refusesWhatIsNoAnnotation(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(RequirementsException.class)
            .hasMessageStartingWith("spec/M.tla line 1: ").hasMessageEndingWith(".").hasMessageNotContaining("\n");
    }
}
