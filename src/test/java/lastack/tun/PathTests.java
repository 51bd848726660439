package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import lastack.wire.IpAddress;
import lastack.wire.SeqNumber;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Timeouts, windows and initial numbers. */
class PathTests {

    @Test
    void theTimeoutFollowsTheRoundTripTimeAsRfc6298Says() {
        RoundTrip path = new RoundTrip(1000, 1, 60_000);
        assertThat(path.rto()).isEqualTo(1000);
        // The first one: SRTT 100, RTTVAR 50; then RTTVAR 3/4 50 + 1/4 100, SRTT 7/8 100 + 1/8 200.
        path.measure(100);
        assertThat(path.rto()).isEqualTo(300);
        path.measure(200);
        assertThat(path.rto()).isEqualTo((long) Math.ceil(112.5 + 4 * 62.5));
    }

    @Test
    void theTimeoutBacksOffUntilSomethingIsMeasured() {
        RoundTrip path = new RoundTrip(1000, 200, 60_000);
        path.measure(10);
        assertThat(path.rto()).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            path.backOff();
        }
        assertThat(path.rto()).isEqualTo(60_000);
        path.measure(10);
        assertThat(path.rto()).isEqualTo(200);
    }

    @Test
    void theTimeoutAfterALostSynIsThreeSeconds() {
        RoundTrip path = new RoundTrip(1000, 200, 60_000);
        path.backOff();
        path.afterLostSyn();
        assertThat(path.rto()).isEqualTo(3000);
    }

    @Test
    void slowStartDoublesAndALossHalves() {
        Congestion congestion = new Congestion(1000);
        assertThat(congestion.window()).isEqualTo(4000);
        for (int i = 0; i < 4; i++) {
            congestion.acknowledged(1000);
        }
        assertThat(congestion.window()).isEqualTo(8000);
        congestion.lost(8000, true);
        assertThat(congestion.window()).isEqualTo(1000);
        congestion.lost(8000, false);
        for (int i = 0; i < 3; i++) {
            congestion.acknowledged(1000);
        }
        assertThat(congestion.window()).isEqualTo(4000);
        for (int i = 0; i < 4; i++) {
            congestion.acknowledged(1000);
        }
        assertThat(congestion.window()).as("one segment a round trip").isBetween(4800, 5000);
    }

    /** A user reads all; segments of any size come, acknowledged one by one. */
    @Property
    void whatIsToldIsNeverMoreThanIsTakenAndMovesLeftByLessThanAUnitAtTheEnd(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1 << 24) int buffer) {
        Random random = new Random(seed);
        int shift = WireWindow.shift(buffer);
        WireWindow window = new WireWindow(shift, buffer);
        long ack = 0;
        long own = buffer;
        long edge = window.ofSyn(buffer, SeqNumber.ZERO);
        for (int i = 0; i < 200; i++) {
            int octets = (int) Math.min(edge - ack, random.nextBoolean() ? random.nextInt(3) : random.nextInt(1460));
            ack += octets;
            // The endpoint's edge stays, or moves right once the user has read enough.
            if (random.nextBoolean()) {
                own = ack + buffer;
            }
            long told = ack + ((long) window.of((int) (own - ack), new SeqNumber((int) ack)) << shift);
            assertThat(told).as("seed " + seed).isLessThanOrEqualTo(own);
            assertThat(told).as("seed " + seed).isGreaterThanOrEqualTo(Math.min(edge, own - (1L << shift) + 1));
            edge = told;
        }
    }

    /** And where nobody reads, the part that is kept back lasts for a while. */
    @Test
    void tinySegmentsThatNobodyReadsMoveNothingLeftForLong() {
        int buffer = 1 << 20;
        WireWindow window = new WireWindow(WireWindow.shift(buffer), buffer);
        int ack = 0;
        long edge = 0;
        for (int i = 0; i < 4000; i++, ack++) {
            long told = ack + ((long) window.of(buffer - ack, new SeqNumber(ack)) << WireWindow.shift(buffer));
            assertThat(told).isGreaterThanOrEqualTo(edge);
            edge = told;
        }
    }

    @Test
    void initialNumbersDifferBySocketsAndKeyAndGrowWithTime() {
        Pair pair = new Pair(IpAddress.v4(1), 1, IpAddress.v4(2), 2);
        Pair other = new Pair(IpAddress.v4(1), 1, IpAddress.v4(2), 3);
        Isn isn = new Isn(new Random(1));
        assertThat(isn.of(pair, 0)).isNotEqualTo(isn.of(other, 0)).isNotEqualTo(new Isn(new Random(2)).of(pair, 0));
        assertThat(isn.of(pair, 1000).minus(isn.of(pair, 0))).as("one every 4 microseconds").isEqualTo(250_000);
    }
}
