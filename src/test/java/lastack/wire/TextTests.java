package lastack.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TextTests {

    private static Text text(String words) {
        return Text.of(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] joined(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Property(seed = "1")
    void concatenatesLikeArrays(@ForAll @Size(max = 20) List<byte[]> parts) {
        Text text = Text.EMPTY;
        byte[] expected = new byte[0];
        for (byte[] part : parts) {
            text = text.concat(Text.of(part));
            expected = joined(expected, part);
        }

        assertThat(text.toByteArray()).isEqualTo(expected);
        assertThat(text).isEqualTo(Text.of(expected)).hasSameHashCodeAs(Text.of(expected));
    }

    @Property(seed = "1")
    void twoTextsGrownFromOneDoNotSeeEachOther(@ForAll byte[] stem, @ForAll byte[] left, @ForAll byte[] right) {
        Text common = Text.of(stem).concat(text("x"));
        Text a = common.concat(Text.of(left));
        Text b = common.concat(Text.of(right));

        assertThat(a).isEqualTo(Text.of(joined(common.toByteArray(), left)));
        assertThat(b).isEqualTo(Text.of(joined(common.toByteArray(), right)));
    }

    @Property(seed = "1")
    void slicesLikeArrays(@ForAll byte[] octets, @ForAll int x, @ForAll int y) {
        int a = Math.floorMod(x, octets.length + 1);
        int b = Math.floorMod(y, octets.length + 1);

        Text slice = Text.of(octets).slice(Math.min(a, b), Math.max(a, b));

        assertThat(slice.toByteArray()).isEqualTo(Arrays.copyOfRange(octets, Math.min(a, b), Math.max(a, b)));
    }

    @Test
    void doesNotChangeWithTheArrayItWasMadeFrom() {
        byte[] octets = {1, 2};
        Text text = Text.of(octets);
        octets[0] = 9;
        text.toByteArray()[1] = 9;

        assertThat(text.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void refusesPositionsThatDoNotExist() {
        assertThatThrownBy(() -> text("abc").octet(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> text("abc").slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> text("abc").slice(1, 3).octet(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
