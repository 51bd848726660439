package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import lastack.refine.WireBeliefs.Leave;
import lastack.sim.Schedule;
import lastack.sim.Schedules;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.wire.Control;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What was learned and written is, once it is read, what TLC answers. */
class LearnedTests {

    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();
    private static final Path SPEC = Path.of("spec");
    private static final Path TRACE_SPEC = Path.of("checks", "traces");
    private static final WireBeliefs TAUGHT = WireBeliefs.load(SPEC, TRACE_SPEC);

    @Provide
    Arbitrary<Schedule> orderly() {
        return Schedules.orderly();
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TAUGHT.write(out);
        return out.toByteArray();
    }

    private static WireBeliefs read(byte[] written) throws IOException {
        return WireBeliefs.learned(new ByteArrayInputStream(written), () -> SPEC, () -> TRACE_SPEC);
    }

    private static List<Sight> sights(Schedule schedule, Side side) {
        return Part.of(schedule, ENDPOINT, side).steps().stream().map(Step::event)
            .filter(event -> event instanceof EventView.Emit || event instanceof EventView.Arrive)
            .map(event -> event instanceof EventView.Emit emit ? sight(false, emit.segment())
                : sight(true, ((EventView.Arrive) event).segment())).toList();
    }

    private static Sight sight(boolean arrives, SegmentView s) {
        return new Sight(arrives, s.seq().bits(), s.ack().bits(), s.wnd(), s.len(), Sight.bits(s.ctl()));
    }

    private static void alike(WireBeliefs one, Known known, WireBeliefs other, Known same) {
        assertThat(same.isEmpty()).isEqualTo(known.isEmpty());
        assertThat(same.states()).isEqualTo(known.states());
        assertThat(same.weight()).isEqualTo(known.weight());
        assertThat(same.size()).isEqualTo(known.size());
        assertThat(same.isOwing()).isEqualTo(known.isOwing());
        assertThat(same.isConnected()).isEqualTo(known.isConnected());
        assertThat(same.sendNext()).isEqualTo(known.sendNext());
        assertThat(same.receiveNext()).isEqualTo(known.receiveNext());
        assertThat(same.isPruned()).isEqualTo(known.isPruned());
        assertThat(other.grounds(same)).isEqualTo(one.grounds(known));
    }

    private static void follow(List<Sight> sights, WireBeliefs learned) {
        Known known = TAUGHT.opened(7);
        Known same = learned.opened(7);
        for (Sight each : sights) {
            Known before = known;
            Known sameBefore = same;
            known = TAUGHT.see(known, each, 60_000, Leave.SUDDEN);
            same = learned.see(same, each, 60_000, Leave.SUDDEN);
            alike(TAUGHT, known, learned, same);
            alike(TAUGHT, TAUGHT.least(known), learned, learned.least(same));
            alike(TAUGHT, TAUGHT.resting(known, Grounds.LOSS), learned, learned.resting(same, Grounds.LOSS));
            alike(TAUGHT, TAUGHT.either(before, known), learned, learned.either(sameBefore, same));
        }
    }

    @Property(seed = "31", tries = 12)
    void isWhatTlcAnswers(@ForAll("orderly") Schedule taught, @ForAll("orderly") Schedule other, @ForAll Side side)
            throws IOException {
        List<Sight> lesson = sights(taught, side);
        // What is taught is asked first, so that nothing else is there when it is written.
        follow(lesson, TAUGHT);
        WireBeliefs learned = read(written());
        assertThat(learned.remembered()).isPositive().isEqualTo(TAUGHT.remembered());
        assertThat(learned.deviations()).isEqualTo(TAUGHT.deviations());
        follow(lesson, learned);
        assertThat(learned.evaluations()).as("what was learned is not asked again").isZero();
        follow(sights(other, side), learned);
    }

    @Test
    void isTheSameAgainWhenItIsWrittenAgain() throws IOException {
        follow(List.of(new Sight(false, 7, 0, 60_000, 0, Sight.bits(Set.of(Control.SYN)))), TAUGHT);
        byte[] once = written();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        read(once).write(again);
        assertThat(again.size()).isEqualTo(once.length);
        assertThat(read(again.toByteArray()).remembered()).isEqualTo(TAUGHT.remembered());
    }

    @Test
    void isWrittenWhereMuchWasForgotten() throws IOException {
        Sight syn = new Sight(false, 7, 0, 60_000, 0, Sight.bits(Set.of(Control.SYN)));
        Known known = TAUGHT.see(TAUGHT.opened(7), syn, 60_000, Leave.SUDDEN);
        TAUGHT.forget();
        assertThat(TAUGHT.hasForgotten()).isTrue();
        Known opened = TAUGHT.opened(7);
        Known either = TAUGHT.either(opened, known);
        WireBeliefs learned = read(written());
        alike(TAUGHT, either, learned, learned.either(learned.opened(7), learned.see(learned.opened(7), syn, 60_000, Leave.SUDDEN)));
    }

    /** Or it would have to read the specification, which takes longer than to judge many a capture. */
    @Test
    void tlcIsNotNeededToPutTogetherWhatIsKnown() throws IOException {
        TAUGHT.opened(7);
        byte[] written = written();
        WireBeliefs learned = WireBeliefs.learned(new ByteArrayInputStream(written), () -> {
            throw new AssertionError("the specification is read");
        }, () -> TRACE_SPEC);
        alike(TAUGHT, TAUGHT.either(TAUGHT.opened(7), TAUGHT.opened(1007)), learned,
            learned.either(learned.opened(7), learned.opened(1007)));
    }

    /** What the jar has was written by another process. */
    @Test
    void isFoundByItsBlocks() throws IOException {
        assumeTrue(LearnedTests.class.getResource("/lastack/learned/wire-beliefs.bin") != null, "SKIPPED: not built by Maven");
        Patterns patterns = new Patterns();
        try (InputStream jar = LearnedTests.class.getResourceAsStream("/lastack/learned/wire-beliefs.bin")) {
            Learned.read(jar, patterns, new Unions(1000));
        }
        assertThat(patterns.explanations()).as("what was only read takes hardly any room, or a small heap would forget it").isZero();
        assertThat(patterns.all().byBlocks()).hasSizeGreaterThan(100)
            .allSatisfy(each -> assertThat(patterns.of(each.set(), each.send(), each.receive())).isSameAs(each));
        assertThat(patterns.explanations()).isPositive();
    }

    @Test
    void isNotReadFromAnythingElse() {
        byte[] other = "no answers".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(other)).isInstanceOf(IOException.class).hasMessage("no answers of TLC");
    }
}
