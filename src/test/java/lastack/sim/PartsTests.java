package lastack.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import lastack.tcp.TcpEndpoint;
import lastack.trace.Entry;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What a schedule can do without. */
class PartsTests {

    private static List<Entry> run(Schedule schedule) {
        Recording recording = new Recording();
        Simulator.run(schedule, new TcpEndpoint(), recording);
        return recording.entries();
    }

    @Property(seed = "2", tries = 30)
    void allPartsAreTheWhole(@ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        Schedule whole = Schedule.hostile(seed);
        Parts parts = Parts.of(whole);
        assertThat(parts.keep(parts.names())).isEqualTo(whole);
        assertThat(run(parts.keep(parts.read(Parts.list(parts.names()))))).isEqualTo(run(whole));
        assertThat(parts.names()).allSatisfy(name -> assertThat(parts.words(name)).isNotBlank());
    }

    @Property(seed = "2", tries = 30)
    void noPartsAreASilentRun(@ForAll @LongRange(min = 0, max = 1 << 20) long seed) {
        Schedule nothing = Parts.of(Schedule.hostile(seed)).keep(Set.of());
        assertThat(nothing.a().calls()).isEmpty();
        assertThat(nothing.b().calls()).isEmpty();
        assertThat(nothing.strays()).isEmpty();
        assertThat(nothing.fates()).isEmpty();
        assertThat(run(nothing)).hasSize(2);
    }

    /** Of a failure that needs certain parts, just these stay, whichever they are. */
    @Property(seed = "2", tries = 60)
    void whatIsNeededStaysAndNothingElse(@ForAll @LongRange(min = 0, max = 1 << 20) long seed,
                                         @ForAll List<@LongRange(min = 0, max = 1 << 20) Long> picks) {
        Parts parts = Parts.of(Schedule.hostile(seed));
        List<String> names = new ArrayList<>(parts.names());
        Set<String> needed = new TreeSet<>();
        picks.stream().limit(5).forEach(pick -> needed.add(names.get((int) (pick % names.size()))));
        Schedule least = parts.keep(needed);
        Predicate<Schedule> fails = schedule -> schedule.a().calls().containsAll(least.a().calls())
            && schedule.b().calls().containsAll(least.b().calls()) && schedule.strays().containsAll(least.strays())
            && schedule.fates().size() >= least.fates().size()
            && needed.stream().filter(name -> name.startsWith("N")).allMatch(name -> {
                int i = Integer.parseInt(name.substring(1));
                return schedule.fates().get(i).equals(least.fates().get(i));
            });

        Set<String> kept = parts.shrink(fails);

        // A fate that is the usual one can be left away though it was picked, and of two equal calls either can.
        assertThat(kept).hasSizeLessThanOrEqualTo(needed.size());
        assertThat(fails.test(parts.keep(kept))).isTrue();
        assertThat(kept).isEqualTo(parts.shrink(fails));
        for (String name : kept) {
            Set<String> fewer = new LinkedHashSet<>(kept);
            fewer.remove(name);
            assertThat(fails.test(parts.keep(fewer))).as("without %s", name).isFalse();
        }
    }

    @Test
    void aPacketOfWhichNothingIsSaidArrivesAfterTheUsualDelay() {
        Plan plan = Schedule.random(1).a();
        Schedule whole = Schedule.of(1, plan, Schedule.random(1).b(),
            List.of(new Fate.Lose(), new Fate.Deliver(3), new Fate.Duplicate(1, 2), new Fate.Lose()), 17);
        assertThat(Parts.of(whole).keep(Set.of("N2")).fates())
            .containsExactly(new Fate.Deliver(17), new Fate.Deliver(17), new Fate.Duplicate(1, 2));
        assertThat(Parts.of(whole).words("N2")).isEqualTo("packet 2 arrives twice, after 1 and 2 ticks");
    }

    @Test
    void aPartThatThereIsNotIsNamed() {
        Parts parts = Parts.of(Schedule.random(1));
        assertThatThrownBy(() -> parts.read("A0,A99")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("A99");
        assertThatThrownBy(() -> parts.read("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> parts.read("A0,")).isInstanceOf(IllegalArgumentException.class);
        assertThat(parts.read("none")).isEmpty();
        assertThat(Parts.list(Set.of())).isEqualTo("none");
    }
}
