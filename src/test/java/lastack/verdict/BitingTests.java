package lastack.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A connection that is damaged is not one that conforms. */
class BitingTests {

    private static final long SEED = 3;

    @Test
    void everyDamageOfAConnectionThatConformsIsNoticed() {
        Biting biting = new Biting(Talk.BELIEFS, SEED);
        for (int text = 1; text < 2000; text += 399) {
            biting.bite(Talk.open().client("A", 1, 1, text).server("A", 1, 1 + text, 0).server("A", 1, 1 + text, 2 * text)
                .client("A", 1 + text, 1 + 2 * text, 0).client("FA", 1 + text, 1 + 2 * text, 0)
                .server("A", 1 + 2 * text, 2 + text, 30).client("A", 2 + text, 31 + 2 * text, 0)
                .server("FA", 31 + 2 * text, 2 + text, 0).client("A", 2 + text, 32 + 2 * text, 0).segments());
        }
        assertThat(biting.conforming()).isEqualTo(biting.connections());
        assertThat(biting.counts()).containsOnlyKeys(Harm.values());
        biting.counts().forEach((harm, count) ->
            assertThat(count.noticed()).as("seed %d: %s", SEED, harm).isGreaterThanOrEqualTo(count.harmed() * 9 / 10)
                .isPositive());
    }

    @Test
    void whatIsNotDamagedIsNotNoticed() {
        Biting biting = new Biting(Talk.BELIEFS, SEED);
        biting.bite(Talk.open().client("A", 1, 1, 5).client("A", 1, 1, 5).segments());
        biting.bite(Talk.open().client("RA", 1, 1, 0).client("A", 1, 1, 5).segments());
        assertThat(biting.connections()).isEqualTo(2);
        assertThat(biting.conforming()).as("a second time is retransmission, text after a reset is wrong").isEqualTo(1);
    }
}
