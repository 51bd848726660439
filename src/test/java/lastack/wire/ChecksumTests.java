package lastack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The checksum is that of RFC 1071, section 1, wherever the octets stand and however many there are. */
class ChecksumTests {

    @Property
    void isTheComplementOfTheSumOfAllPairs(@ForAll @Size(max = 80) byte[] octets, @ForAll @IntRange(max = 9) int from,
                                           @ForAll @LongRange(min = 0, max = 1L << 40) long before) {
        byte[] array = new byte[from + octets.length + 3];
        array[from + octets.length] = 77;
        System.arraycopy(octets, 0, array, from, octets.length);
        long sum = before;
        for (int i = 0; i < octets.length; i += 2) {
            sum += (octets[i] & 0xff) * 256L + (i + 1 < octets.length ? octets[i + 1] & 0xff : 0);
        }
        // In one's complement 0 has two forms; every sum of something else is 1 to 65535.
        long folded = sum == 0 ? 0 : (sum - 1) % 0xffff + 1;
        assertThat(Checksum.of(Checksum.add(before, array, from, from + octets.length))).isEqualTo(0xffff - (int) folded);
    }
}
