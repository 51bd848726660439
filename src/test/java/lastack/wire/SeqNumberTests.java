package lastack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The laws of sequence-number arithmetic (RFC 9293, section 3.4). */
class SeqNumberTests {

    private static final int HALF = 1 << 30;

    @Property(seed = "1")
    void whatIsAddedIsTheDistance(@ForAll int number, @ForAll int octets) {
        SeqNumber from = new SeqNumber(number);

        assertThat(from.plus(octets).minus(from)).isEqualTo(octets);
        assertThat(from.plus(octets).plus(-octets)).isEqualTo(from);
    }

    @Property(seed = "1")
    void numbersNearEachOtherAreTotallyOrdered(@ForAll int number, @ForAll @IntRange(min = -HALF, max = HALF) int distance) {
        SeqNumber a = new SeqNumber(number);
        SeqNumber b = a.plus(distance);

        assertThat(a.isBefore(b)).isEqualTo(distance > 0);
        assertThat(a.isAtMost(b)).isEqualTo(distance >= 0);
        assertThat(a.isAfter(b)).isEqualTo(distance < 0);
        assertThat(a.isAtLeast(b)).isEqualTo(distance <= 0);
        assertThat(a.min(b)).isEqualTo(distance >= 0 ? a : b);
        assertThat(a.max(b)).isEqualTo(distance >= 0 ? b : a);
    }

    @Property(seed = "1")
    void orderIsTransitiveWithinHalfACircle(
            @ForAll int number, @ForAll @IntRange(max = HALF) int first, @ForAll @IntRange(max = HALF - 1) int second) {
        SeqNumber a = new SeqNumber(number);

        assertThat(a.isAtMost(a.plus(first).plus(second))).isTrue();
    }

    @Property(seed = "1")
    void shiftingBothNumbersChangesNoComparison(@ForAll int a, @ForAll int b, @ForAll int shift) {
        SeqNumber x = new SeqNumber(a);
        SeqNumber y = new SeqNumber(b);

        assertThat(x.plus(shift).isBefore(y.plus(shift))).isEqualTo(x.isBefore(y));
        assertThat(x.plus(shift).minus(y.plus(shift))).isEqualTo(x.minus(y));
    }

    @Property(seed = "1")
    void aWindowHoldsAsManyNumbersAsItsSize(
            @ForAll int from, @ForAll @IntRange(max = 65535) int size, @ForAll @IntRange(min = -HALF, max = HALF) int offset) {
        SeqNumber start = new SeqNumber(from);

        assertThat(start.plus(offset).isWithin(start, size)).isEqualTo(0 <= offset && offset < size);
    }

    @Property(seed = "1")
    void readsBackWhatItWrites(@ForAll @LongRange(max = 0xFFFF_FFFFL) long value) {
        assertThat(SeqNumber.of(value).unsigned()).isEqualTo(value);
        assertThat(SeqNumber.of(value)).hasToString(Long.toString(value));
    }

    @Test
    void zeroFollowsTheLargestNumber() {
        assertThat(SeqNumber.of(4294967295L).plus(1)).isEqualTo(SeqNumber.ZERO);
        assertThat(SeqNumber.of(4294967295L).isBefore(SeqNumber.ZERO)).isTrue();
    }

    @Test
    void refusesWhatIsNotThirtyTwoBits() {
        assertThatThrownBy(() -> SeqNumber.of(-1)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
        assertThatThrownBy(() -> SeqNumber.of(1L << 32)).hasMessageContaining("4294967296");
    }
}
