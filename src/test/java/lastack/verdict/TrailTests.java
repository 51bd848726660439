package lastack.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lastack.refine.Sight;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class TrailTests {

    private static int number(SplittableRandom random, int last) {
        return switch (random.nextInt(4)) {
            case 0 -> last;
            case 1 -> last + random.nextInt(1500);
            case 2 -> last - random.nextInt(1500);
            default -> random.nextInt();
        };
    }

    private static Sighting sighting(SplittableRandom random, Sighting last) {
        Sight s = last.sight();
        int length = random.nextInt(3) == 0 ? 0 : random.nextInt(1 << random.nextInt(1, 31));
        Sight sight = new Sight(random.nextBoolean(), number(random, s.seq()), number(random, s.ack()),
            random.nextInt(3) == 0 ? s.wnd() : random.nextInt(1 << 30), length, random.nextInt(16));
        // Frames of what was not captured, and of what was captured late, go back.
        long frame = random.nextInt(20) == 0 ? random.nextLong() >>> 1 : last.frame() + random.nextInt(-3, 5000);
        long time = random.nextInt(20) == 0 ? random.nextLong() : last.time() + random.nextLong(-1_000_000, 1_000_000_000);
        Sight before = new Sight(random.nextBoolean(), s.seq(), s.ack(), s.wnd(), length, random.nextInt(16));
        return new Sighting(sight, frame, time, random.nextInt(10) == 0 ? List.of(List.of(before), List.of(sight, before)) : List.of());
    }

    @Property(tries = 300)
    void whatIsKeptPackedComesOutAsItWas(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Trail trail = new Trail();
        List<Sighting> plain = new ArrayList<>();
        Sighting last = new Sighting(new Sight(false, 0, 0, 0, 0, 0), 1, 0);
        for (int i = 0; i < 150; i++) {
            last = sighting(random, last);
            trail.add(last);
            plain.add(last);
            if (plain.size() >= 2 * Trail.STRETCH && random.nextInt(3) > 0) {
                trail.forget();
                plain = new ArrayList<>(plain.subList(Trail.STRETCH, plain.size()));
            }
            if (random.nextInt(20) == 0) {
                trail = Trail.of(trail);
            }
            assertThat(trail).isEqualTo(plain);
            assertThat(trail.behindFirst()).containsExactlyElementsOf(plain.subList(Math.min(Trail.STRETCH, plain.size()), plain.size()));
        }
        assertThat(trail.get(trail.size() - 1)).isEqualTo(last);
    }
}
