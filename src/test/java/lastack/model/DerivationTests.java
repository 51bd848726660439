package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How elements come about, and what turned others away, in a module made for it. */
class DerivationTests {

    @TempDir
    private static Path folder;
    private static Spec spec;

    @BeforeAll
    static void load() throws IOException {
        Files.writeString(folder.resolve("Parts.tla"), """
            ---- MODULE Parts ----
            EXTENDS Integers
            CONSTANT Limit
            Small(n) == n < Limit
            Fits(r) == {[r EXCEPT !.level = "fits"]}
            ====
            """);
        Files.writeString(folder.resolve("Whole.tla"), """
            ---- MODULE Whole ----
            EXTENDS Integers
            P(limit) == INSTANCE Parts WITH Limit <- limit

            Start(n) == [n |-> n, level |-> "none", in |-> [m |-> 0]]

            Both(a, b) ==
              /\\ a > 1
              /\\ \\/ b = 2
                 \\/ b = 3  \\* a comment

            One(a, b) == IF Both(a, b) THEN {Start(a)} ELSE {}

            Arms(a) ==
              CASE a = 1 -> {Start(10)}
                [] a = 2 -> {Start(20)}
                [] OTHER -> {Start(30)}

            Twice(S, Step(_)) == UNION {Step(x) : x \\in S}
            Raise(r) == IF r.n > 3 THEN {} ELSE {[r EXCEPT !.n = @ + 1, !.in.m = r.n]}
            Chain(a) ==
              LET first  == Twice({Start(a)}, Raise)
                  second == Twice(first, Raise)
              IN  {x \\in second : x.n # 7} \\cup Twice(first, LAMBDA x : P(a)!Fits(x))

            Implied(a, S) == IF a > 0 => \\A x \\in S : x < a THEN {a} ELSE {}
            Instance(n) == IF P(5)!Small(n) THEN {n} ELSE {}
            Level(r) == [r EXCEPT !.level = IF r.n = 1 THEN "low" ELSE @]
            Levels(a) == {Level(Start(a))}
            Guarded(r) == IF "x" \\in DOMAIN r THEN {r.x} ELSE {}
            Number(a) == a
            Set(r, v) == [r EXCEPT !.level = v]
            ByCaller(a) == IF a > 3 THEN {Set(Start(a), "high")} ELSE {}
            Copies(a) == {[n |-> a, level |-> Set(Start(a), "high").level]}
            Lines(a, b) ==
              IF \\/ a = 1 \\/ a = 2
                 \\/ /\\ a = 3
                    /\\ b = 3
              THEN {a} ELSE {}
            ====
            """);
        spec = Spec.load(folder, "Whole");
    }

    private static Derivation derive(String name, Object... arguments) {
        return spec.operator(name).derive(arguments);
    }

    private static Set<Object> elements(Derivation derivation) {
        return derivation.branches().stream().filter(each -> each.against().isEmpty()).map(Derivation.Branch::value)
            .collect(Collectors.toSet());
    }

    private static List<Derivation.Branch> refused(Derivation derivation) {
        return derivation.branches().stream().filter(each -> each.against().isPresent()).toList();
    }

    /** A condition with what decides it, as in {@code P FALSE [Q FALSE {a=1}]}. */
    private static String tree(Derivation.Condition condition) {
        return condition.place().line() + ":" + condition.text() + (condition.holds() ? " TRUE" : " FALSE")
            + (condition.terms().isEmpty() ? "" : condition.terms().stream().map(each -> each.text() + "=" + each.value())
                .collect(Collectors.joining(", ", " {", "}")))
            + (condition.because().isEmpty() ? "" : condition.because().stream().map(DerivationTests::tree)
                .collect(Collectors.joining("; ", " [", "]")));
    }

    private static String only(Derivation derivation) {
        List<Derivation.Branch> refused = refused(derivation);
        assertThat(refused).hasSize(1);
        return tree(refused.get(0).against().get());
    }

    @Test
    void namesTheFirstConjunctThatIsFalse() {
        assertThat(only(derive("One", 1, 9))).isEqualTo("12:Both(a, b) FALSE [8:a > 1 FALSE {a=1}]");
    }

    @Test
    void namesAllDisjunctsWhereNoneIsTrue() {
        assertThat(only(derive("One", 2, 9))).isEqualTo("12:Both(a, b) FALSE [9:b = 2 FALSE {b=9}; 10:b = 3 FALSE {b=9}]");
    }

    @Test
    void whatWouldHaveBeenIsToldWithItsValue() {
        Derivation derivation = derive("One", 2, 9);
        assertThat(elements(derivation)).isEmpty();
        assertThat(refused(derivation).get(0).value()).isEqualTo(Map.of("n", 2, "level", "none", "in", Map.of("m", 0)));
    }

    @Test
    void theArmsOfACaseThatAreNotTaken() {
        Derivation second = derive("Arms", 2);
        assertThat(elements(second)).isEqualTo(spec.operator("Arms").apply(2)).hasSize(1);
        assertThat(refused(second).stream().map(each -> tree(each.against().get())))
            .containsExactly("15:a = 1 FALSE {a=2}", "16:a = 2 TRUE {a=2}");
        assertThat(refused(derive("Arms", 9)).stream().map(each -> tree(each.against().get())))
            .containsExactly("15:a = 1 FALSE {a=9}", "16:a = 2 FALSE {a=9}");
    }

    @Test
    void followsOperatorsThatAreArgumentsAndSetsOfSets() {
        for (int a = 0; a < 9; a++) {
            assertThat(elements(derive("Chain", a))).as("Chain(%d)", a).isEqualTo(spec.operator("Chain").apply(a));
        }
    }

    @Test
    void saysWhereEachFieldComesFrom() {
        Map<String, Derivation.Origin> origins = derive("Chain", 1).branches().get(0).origins();
        assertThat(origins).containsOnlyKeys("n", "level", "in.m");
        assertThat(origins.get("n").text()).isEqualTo("!.n = @ + 1");
        assertThat(origins.get("n").place()).contains(new Derivation.Place("Whole", "Raise", 20));
        assertThat(origins.get("n").guards()).extracting(DerivationTests::tree)
            .containsExactly("20:r.n > 3 FALSE {r.n=1}", "20:r.n > 3 FALSE {r.n=2}");
        assertThat(origins.get("in.m").text()).isEqualTo("!.in.m = r.n");
        assertThat(origins.get("level").text()).isEqualTo("level |-> \"none\"");
        assertThat(origins.get("level").place()).contains(new Derivation.Place("Whole", "Start", 5));
    }

    @Test
    void aFieldThatNothingSetsWasHandedOver() {
        Map<String, Object> given = Map.of("n", 2, "level", "none", "in", Map.of("m", 0));
        Map<String, Derivation.Origin> origins = derive("Raise", given).branches().get(0).origins();
        assertThat(origins.get("level").place()).isEmpty();
        assertThat(origins.get("n").place()).isPresent();
    }

    @Test
    void aValueThatAGuardLeavesAsItWasIsSetThere() {
        Derivation.Origin origin = derive("Levels", 2).branches().get(0).origins().get("level");
        assertThat(origin.text()).isEqualTo("!.level = IF r.n = 1 THEN \"low\" ELSE @");
        assertThat(origin.guards()).extracting(DerivationTests::tree).containsExactly("28:r.n = 1 FALSE {r.n=2}");
    }

    @Test
    void whatManyShareIsSetForOneOfThem() {
        Derivation.Origin origin = derive("ByCaller", 4).branches().get(0).origins().get("level");
        assertThat(origin.text()).isEqualTo("!.level = v");
        assertThat(origin.place()).contains(new Derivation.Place("Whole", "Set", 32));
        assertThat(origin.callers()).contains(new Derivation.Place("Whole", "ByCaller", 33));
        assertThat(origin.guards()).extracting(DerivationTests::tree).containsExactly("33:a > 3 TRUE {a=4}");
    }

    @Test
    void aCopyComesFromWhereItWasMade() {
        Map<String, Derivation.Origin> origins = derive("Copies", 1).branches().get(0).origins();
        assertThat(origins.get("level").text()).isEqualTo("!.level = v");
        assertThat(origins.get("n").text()).isEqualTo("n |-> a");
    }

    @Test
    void listsAreWrittenWithSignsThatBind() {
        assertThat(refused(derive("Lines", 9, 9)).get(0).against().get().text())
            .isEqualTo("a = 1 \\/ a = 2 \\/ (a = 3 /\\ b = 3)");
    }

    @Test
    void takesQuantifiersAndImplicationsApart() {
        assertThat(only(derive("Implied", 2, Set.of(1, 3)))).isEqualTo(
            "26:a > 0 => \\A x \\in S : x < a FALSE [26:a > 0 TRUE {a=2}; "
                + "26:\\A x \\in S : x < a FALSE [26:x < a FALSE {x=3, a=2}]]");
    }

    @Test
    void looksIntoInstances() {
        assertThat(only(derive("Instance", 7))).isEqualTo("27:P(5)!Small(n) FALSE {n=7, Limit=5}");
        assertThat(elements(derive("Instance", 3))).containsExactly(3);
    }

    @Test
    void whatAGuardProtectsIsNoWay() {
        assertThat(derive("Guarded", Map.of("y", 1)).branches()).isEmpty();
        assertThat(elements(derive("Guarded", Map.of("x", 1)))).containsExactly(1);
    }

    @Test
    void onlySetsCanBeFollowed() {
        assertThatThrownBy(() -> derive("Number", 1)).isInstanceOf(SpecException.class).hasMessageContaining("Number");
        assertThatThrownBy(() -> derive("Number")).isInstanceOf(IllegalArgumentException.class);
    }
}
