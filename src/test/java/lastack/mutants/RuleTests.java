package lastack.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lastack.model.ModuleSyntax;
import lastack.model.Spec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule changes, where, and into what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleTests {

    private ModuleSyntax lamp;
    private List<Mutant> mutants;

    @BeforeAll
    void read(@TempDir Path folder) {
        List<ModuleSyntax> modules = ModuleSyntax.read(List.of(Lamp.spec(folder)), "Lamp");
        lamp = modules.get(0);
        mutants = Mutants.of(modules, modules, List.of(Rule.values()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "Lamp:11:drop-conjunct;   ~lamp.on \\/ lamp.turns < 4; TRUE",
        "Lamp:18:drop-conjunct;   c # lamp.colour;             TRUE",
        "Lamp:21:drop-conjunct.2; t.colour = \"green\";        TRUE",
        "Lamp:11:drop-disjunct.2; lamp.turns < 4;              FALSE",
        "Lamp:28:drop-disjunct.3; Reset;                       FALSE",
        "Lamp:16:drop-antecedent; lamp.on => lamp.turns > 0;   lamp.turns > 0",
        "Lamp:11:flip-comparison; lamp.turns < 4;              lamp.turns <= 4",
        "Lamp:18:flip-comparison; c # lamp.colour;             c = lamp.colour",
        "Lamp:13:off-by-one.2;    @ + 1;                       @ + 2",
        "Lamp:8:off-by-one;       turns |-> 0;                 turns |-> 1",
        "Lamp:13:swap-sign;       @ + 1;                       @ - 1",
        "Lamp:12:drop-update;     !.on = ~@;                   !.on = @",
        "Lamp:13:drop-update;     !.turns = IF @ < 3 THEN @ + 1 ELSE 0; !.turns = @",
        "Lamp:8:swap-string;      colour |-> \"red\";          colour |-> \"green\"",
        "Lamp:21:swap-string;     t.colour = \"green\";        t.colour = \"red\"",
        "Lamp:6:drop-member;      {\"red\", \"green\"};        {\"green\"}",
        "Lamp:6:drop-member.2;    {\"red\", \"green\"};        {\"red\"}",
        "Lamp:24:drop-member;     {lamp};                      {}",
        "Lamp:13:then-always;     @ < 3;                       TRUE",
        "Lamp:13:else-always;     @ < 3;                       FALSE",
        "Lamp:21:drop-case;       t.on /\\ t.colour = \"green\"; FALSE",
        "Lamp:24:swap-quantifier; \\A t \\in {lamp} : t.on => Bright(t) > 0; \\E t \\in {lamp} : t.on => Bright(t) > 0",
        "Lamp:17:drop-operand;    Colours \\cup {\"red\"};     Colours",
        "Lamp:17:drop-operand.2;  Colours \\cup {\"red\"};     {\"red\"}",
        "Lamp:8:flip-boolean;     on |-> FALSE;                on |-> TRUE",
        "Lamp:12:drop-negation;   ~@;                          @",
        "Lamp:32:weaken-fairness; WF_lamp(Turn);               TRUE"})
    void changesOneExpression(String name, String old, String changed) {
        assertThat(mutants).filteredOn(each -> each.name().equals(name)).singleElement().satisfies(each -> {
            assertThat(each.old()).isEqualTo(old.strip());
            assertThat(each.changed()).isEqualTo(changed.strip());
        });
    }

    @Test
    void everyRuleFindsSomething() {
        assertThat(mutants.stream().map(Mutant::rule).distinct()).containsExactlyInAnyOrder(Rule.values());
    }

    @Test
    void leavesWhatAssignsAVariable() {
        assertThat(mutants).extracting(Mutant::old).noneMatch(old -> old.startsWith("lamp' =") || old.startsWith("lamp = "));
    }

    @Test
    void leavesWhatSaysHowItBeginsAndWhatStepsThereAre() {
        assertThat(mutants).extracting(Mutant::old).doesNotContain("Init", "[][Next]_lamp", "Spec");
    }

    @Test
    void leavesTheColumnsOfAllElse() {
        String[] before = Lamp.TEXT.split("\n");
        for (Mutant each : mutants) {
            // A longer text puts the rest of its line below, in its old column.
            String changed = each.in(lamp);
            String[] after = changed.split("\n");
            assertThat(after.length).as(each.name()).isBetween(before.length, before.length + 1);
            assertThat(after[after.length - 2]).as(each.name()).hasSameSizeAs(before[before.length - 2]);
        }
    }

    @Test
    void everyMutantDiffersFromTheModuleAndFromEveryOther() {
        List<String> texts = mutants.stream().map(each -> each.in(lamp)).toList();
        assertThat(texts).doesNotHaveDuplicates().doesNotContain(Lamp.TEXT);
        assertThat(mutants).extracting(Mutant::name).doesNotHaveDuplicates();
    }

    @Test
    void everyMutantOfTheLampCanBeParsed(@TempDir Path folder) {
        for (Mutant each : mutants) {
            Path spec = Lamp.spec(folder, each.in(lamp));
            Spec.parse(List.of(spec), "Lamp");
        }
    }

    @Test
    void putsTheRestOfALineBelowWhereTheNewTextIsLonger() {
        Edit edit = new Edit(new lastack.model.Span(5, 6), "TRUE");
        assertThat(edit.in("  /\\ x /\\ y\n")).isEqualTo("  /\\ TRUE\n       /\\ y\n");
    }

    @Test
    void namesAreStableAndSayWhere() {
        assertThat(Stream.concat(mutants.stream(), mutants.stream()).map(Mutant::name).distinct()).hasSameSizeAs(mutants);
        assertThat(mutants).allMatch(each -> each.name().startsWith("Lamp:" + each.line() + ":" + each.rule()));
    }
}
