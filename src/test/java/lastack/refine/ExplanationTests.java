package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lastack.model.Derivation;
import lastack.model.Operator;
import lastack.model.Spec;
import lastack.model.TlaValue;
import lastack.rfc.Rfc;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.Endpoint;
import lastack.tcp.TcpEndpoint;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import org.junit.jupiter.api.Test;

/** Why a step is no outcome; numbers are the real ones, here about to pass 2^32. */
class ExplanationTests {

    private static final ConfigView CONFIG = new ConfigView(4000, 100, 800, 40, -1, 1000, 65_536);
    private static final SeqNumber SND = SeqNumber.of(4294967290L);
    /** Enough for most of the broken endpoints; that all are caught is shown elsewhere. */
    private static final int TRIES = 30;
    private static final Map<String, List<String>> MODULES = new HashMap<>();
    private static final SeqNumber RCV = SeqNumber.of(4294967293L);

    /** An established connection that has sent nothing and has 20 octets to send. */
    private static TcbView.Open block(long ackDue, long rtx) {
        return new TcbView.Open("ESTABLISHED", SND, SND, SND.plus(20), "acked", "none", 500, 500, RCV, SND, RCV, RCV, 1000,
            List.of(), List.of(), "none", false, List.of(), ackDue, 100, rtx, false, -1, -1, List.of());
    }

    private static EventView emit(int seqOffset, int ackOffset, int len) {
        return new EventView.Emit(new SegmentView(SND.plus(seqOffset), RCV.plus(ackOffset), Control.set(Control.ACK), 1000, len));
    }

    private static Explanation explain(TcbView before, EventView event, TcbView after, TellView... tells) {
        return Judged.ORACLE.explain(CONFIG, before, event, after, List.of(tells));
    }

    /** The conditions that explain best, with their last reasons in place of those that consist of others. */
    private static List<String> primary(Explanation explanation) {
        return explanation.refused().stream().filter(Explanation.Refused::primary)
            .flatMap(each -> last(each.because())).toList();
    }

    private static Stream<String> last(Explanation.Reason reason) {
        return reason.because().isEmpty()
            ? Stream.of(reason.at().definition() + ": " + reason.text() + (reason.holds() ? " is TRUE" : " is FALSE")
                + reason.values().stream().map(each -> ", " + each.name() + " " + each.value()).reduce("", String::concat))
            : reason.because().stream().flatMap(ExplanationTests::last);
    }

    @Test
    void namesTheFirstConjunctThatASegmentDoesNotMeet() {
        assertThat(primary(explain(block(0, -1), emit(0, 5, 0), block(-1, -1))))
            .containsExactly("WellFormed: s.ack = t.rcvNxt is FALSE, s.ack 2, t.rcvNxt 4294967293");
    }

    @Test
    void namesForEachShapeOfASegmentWhatItDoesNotMeet() {
        assertThat(primary(explain(block(-1, -1), emit(7, 0, 5), block(-1, -1)))).containsExactly(
            "PureAck: SegLen(s) = 0 is FALSE, SegLen(s) 5",
            "NewText: s.seq = t.sndNxt is FALSE, s.seq 1, t.sndNxt 4294967290",
            "Again: t.resend is FALSE");
    }

    @Test
    void namesTheTimerThatIsDue() {
        assertThat(primary(explain(block(-1, 30), new EventView.Tick(31), block(-1, -1)))).containsExactly(
            "Lasts: timer = Off is FALSE, timer (t.rtx) 30, Off -1",
            "Lasts: timer >= d is FALSE, timer (t.rtx) 30, d (ev.ticks) 31");
    }

    @Test
    void namesTheGuardThatProtectsATimeout() {
        assertThat(primary(explain(block(-1, 30), new EventView.RetransmitTimeout(), block(-1, -1))))
            .containsExactly("RetransmissionExpires: t.rtx # 0 is TRUE, t.rtx 30");
    }

    @Test
    void saysWhatSetsAVariableAndWhere() {
        SegmentView text = new SegmentView(RCV, SND, Control.set(Control.ACK), 500, 10);
        Explanation explanation = explain(block(-1, -1), new EventView.Arrive(text), block(-1, -1));
        assertThat(explanation.permitted()).hasSize(1);
        Map<String, Explanation.Change> changes = new HashMap<>();
        explanation.permitted().get(0).changes().forEach(each -> changes.put(each.difference().variable(), each));
        assertThat(changes).containsOnlyKeys("rcvNxt", "rcvWnd", "ackDue");
        Explanation.Source next = changes.get("rcvNxt").source().orElseThrow();
        assertThat(next.text()).isEqualTo("!.rcvNxt = to");
        assertThat(next.at().definition()).isEqualTo("Advance");
        assertThat(next.at().sections()).contains("3.10.7.4");
        assertThat(changes.get("rcvNxt").difference().permitted()).isEqualTo("7");
        Explanation.Source due = changes.get("ackDue").source().orElseThrow();
        assertThat(due.text()).isEqualTo("!.ackDue = Config.ackDelay");
        assertThat(due.guards()).isNotEmpty().allMatch(guard -> !guard.holds());
    }

    /** A reset that answers a segment without ACK has the literal 0, which is no number of either space. */
    @Test
    void aLiteralZeroStaysOne() {
        TcbView.Closed closed = new TcbView.Closed(List.of(), "none", List.of());
        SegmentView reset = new SegmentView(SeqNumber.ZERO, RCV.plus(1), Control.set(Control.RST, Control.ACK), 0, 0);
        Explanation explanation = explain(closed, new EventView.Emit(reset), closed);
        assertThat(primary(explanation)).containsExactly("SegmentLeaves: s \\in t.resets is FALSE, "
            + "s (ev.segment) <SEQ=0><ACK=4294967294><CTL=RST,ACK><WND=0>, t.resets {}");
    }

    @Test
    void namesOptionsThatWouldPermitIt() {
        TcbView closed = new TcbView.Closed(List.of(), "none", List.of());
        SegmentView reset = new SegmentView(RCV.plus(5), SND, Control.set(Control.RST), 0, 0);
        Explanation explanation = explain(block(-1, -1), new EventView.Arrive(reset), closed, new TellView.Reset());
        assertThat(explanation.others()).contains(Set.of("ResetInWindow"));
        assertThat(explain(block(-1, -1), emit(0, 5, 0), block(-1, -1)).others()).isEmpty();
    }

    @Test
    void whatIsTooFarIsNotExplained() {
        assertThat(explain(block(-1, -1), new EventView.Tick(1L << 40), block(-1, -1))).isEqualTo(Explanation.NONE);
    }

    /** The walk finds the elements that TLC finds, no more and no fewer. */
    @Test
    void theWalkAgreesWithTlc() {
        Spec spec = Spec.load(Path.of("spec"), "Oracle");
        Encoding encoding = new Encoding(spec);
        Operator outcomes = spec.operator("Outcomes");
        TlaValue policy = spec.operator("Ours").value();
        Endpoint endpoint = new TcpEndpoint();
        Set<String> events = new HashSet<>();
        for (long seed = 0; seed < 12; seed++) {
            Schedule schedule = Schedule.hostile(seed);
            Header header = Simulator.header(schedule, endpoint, endpoint, TcbMapping.STANDARD);
            Map<Side, TcbView> blocks = new EnumMap<>(Side.class);
            for (Side side : Side.values()) {
                blocks.put(side, header.origin(side).tcb());
            }
            Simulator.run(schedule, endpoint, step -> {
                TcbView before = blocks.put(step.endpoint(), step.tcb());
                // Most of a run is more of the same.
                if (events.add(step.event().name() + " in " + before.state() + ", " + step.tells()) || step.at() % 7 == 0) {
                    NormalForm form = NormalForm.of(before, step.event());
                    Object[] arguments = {policy, encoding.config(header.origin(step.endpoint()).config()),
                        encoding.tcb(form, before), encoding.event(form, step.event())};
                    Set<Object> found = new HashSet<>();
                    outcomes.derive(arguments).branches().stream().filter(each -> each.against().isEmpty())
                        .map(Derivation.Branch::value).forEach(found::add);
                    assertThat(found).as("%s", step).isEqualTo(new HashSet<>((Collection<?>) outcomes.apply(arguments)));
                }
            });
        }
        assertThat(events).hasSizeGreaterThan(60);
    }

    /** Whatever the endpoint does wrong, there is a reason, and it stands where it is said to stand. */
    @Test
    void everyBrokenRuleHasAReasonThatStandsInTheSpecification() throws IOException {
        Set<String> sections = Rfc.load().titles().keySet();
        int explained = 0;
        for (Map.Entry<String, Endpoint> broken : BrokenEndpoints.all().entrySet()) {
            Violation violation = null;
            ConfigView config = null;
            for (int i = 0; violation == null && i < TRIES; i++) {
                Schedule schedule = i % 2 == 0 ? Schedule.random(i / 2) : Schedule.hostile(i / 2);
                violation = Judged.run(schedule, broken.getValue()).violation().orElse(null);
                config = violation == null ? null : TcbMapping.STANDARD.config(
                    schedule.plan(violation.step().endpoint()).config());
            }
            if (violation == null) {
                continue;
            }
            explained++;
            Explanation explanation = Judged.ORACLE.explain(config, violation.before(), violation.step().event(),
                violation.step().tcb(), violation.step().tells());
            assertThat(explanation.permitted().size()).as(broken.getKey()).isEqualTo(violation.why().candidates().size());
            assertThat(explanation.permitted().size() + primary(explanation).size()).as(broken.getKey()).isPositive();
            for (Explanation.Refused refused : explanation.refused()) {
                stands(refused.because(), sections);
            }
            for (Explanation.Permitted permitted : explanation.permitted()) {
                for (Explanation.Change change : permitted.changes()) {
                    if (change.source().isPresent()) {
                        stands(change.source().get().at(), change.source().get().text(), sections);
                    }
                }
            }
        }
        assertThat(explained).isGreaterThan(30);
    }

    private static void stands(Explanation.Reason reason, Set<String> sections) throws IOException {
        stands(reason.at(), reason.text(), sections);
        for (Explanation.Reason each : reason.because()) {
            stands(each, sections);
        }
    }

    private static void stands(Explanation.Where at, String text, Set<String> sections) throws IOException {
        List<String> lines = MODULES.get(at.module());
        if (lines == null) {
            lines = Files.readAllLines(Path.of("spec", at.module() + ".tla"));
            MODULES.put(at.module(), lines);
        }
        String there = String.join("", lines.subList(at.line() - 1, Math.min(lines.size(), at.line() + 6)));
        // Lists of conjuncts are told with signs that bind, so only what they begin with is compared.
        String begins = text.replaceAll("[()/\\\\\\s]", "");
        assertThat(there.replaceAll("[()/\\\\\\s]", "")).as(at.place())
            .contains(begins.substring(0, Math.min(12, begins.length())));
        assertThat(at.definition()).as(at.place()).isNotEmpty();
        assertThat(sections).containsAll(at.sections());
    }
}
