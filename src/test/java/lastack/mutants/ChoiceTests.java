package lastack.mutants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lastack.model.Span;
import org.junit.jupiter.api.Test;

/** Which mutants are judged. */
class ChoiceTests {

    /** Sixty of a common rule in one module, three of a rare one in another. */
    private static final List<Mutant> ALL = Stream.concat(
        Stream.iterate(1, i -> i + 1).limit(60).map(i -> mutant("Big", i, Rule.OFF_BY_ONE)),
        Stream.iterate(1, i -> i + 1).limit(3).map(i -> mutant("Small", i, Rule.SWAP_SIGN))).toList();

    private static Mutant mutant(String module, int line, Rule rule) {
        return new Mutant(module, "F", line, rule, 1, "a", "b", new Edit(new Span(line, line + 1), "b"));
    }

    private static Choice choice(String only, String module, String rule, int limit, long seed) {
        return new Choice(Optional.ofNullable(only), Optional.ofNullable(module), Optional.ofNullable(rule), limit, seed);
    }

    @Test
    void takesAllThereAreIfTheLimitAllows() {
        assertThat(choice(null, null, null, 63, 1).of(ALL)).isEqualTo(ALL);
    }

    @Test
    void givesModulesAndRulesTheirTurns() {
        List<Mutant> taken = choice(null, null, null, 6, 1).of(ALL);
        assertThat(taken).hasSize(6).filteredOn(each -> each.module().equals("Small")).hasSize(3);
    }

    @Test
    void keepsTheOrderAndDependsOnTheSeedAlone() {
        List<Mutant> taken = choice(null, null, null, 20, 7).of(ALL);
        assertThat(taken).isEqualTo(choice(null, null, null, 20, 7).of(ALL)).isNotEqualTo(choice(null, null, null, 20, 8).of(ALL))
            .isEqualTo(ALL.stream().filter(taken::contains).toList());
    }

    @Test
    void choosesByNameModuleAndRule() {
        assertThat(choice("Big:1\\d:", null, null, 99, 1).of(ALL)).hasSize(10);
        assertThat(choice(null, "Small", null, 99, 1).of(ALL)).hasSize(3);
        assertThat(choice(null, null, "off-by-one", 99, 1).of(ALL)).hasSize(60);
    }

    @Test
    void saysWhichOptionFitsNothing() {
        assertThatThrownBy(() -> choice("zzz", null, null, 1, 1).of(ALL)).isInstanceOf(PlanException.class)
            .hasMessageContaining("--only zzz");
        assertThatThrownBy(() -> choice(null, "Gone", null, 1, 1).of(ALL)).isInstanceOf(PlanException.class)
            .hasMessageContaining("--module Gone").hasMessageContaining("Big, Small");
        assertThatThrownBy(() -> choice(null, null, "bogus", 1, 1).of(ALL)).isInstanceOf(PlanException.class)
            .hasMessageContaining("--rule bogus").hasMessageContaining("off-by-one, swap-sign");
        assertThatThrownBy(() -> choice("[", null, null, 1, 1).of(ALL)).isInstanceOf(PlanException.class)
            .hasMessageContaining("--only [");
    }
}
