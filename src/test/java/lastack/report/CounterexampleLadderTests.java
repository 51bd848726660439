package lastack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lastack.model.Counterexample;
import lastack.model.ModelJob;
import lastack.model.ModelResult;
import lastack.model.ModelRun;
import lastack.model.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ladders of counterexamples, made by hand but for one. */
class CounterexampleLadderTests {

    private static final Map<String, Object> FIN = Behaviour.packet(100, 300, 0, 0, "FIN", "ACK");
    private static final Counterexample.End STOPS = new Counterexample.End.Stops();

    private static String text(Counterexample counterexample, Verdict.Kind kind) {
        return LadderText.render(CounterexampleLadder.of(counterexample, kind));
    }

    private static Behaviour closed(Map<String, Object> fin) {
        return new Behaviour()
            .user("A", "closeCalled", true).tcb("A", "state", "FIN-WAIT-1").step("Close", "A")
            .tcb("A", "sndNxt", 101).tcb("A", "rtx", 0).net("B", fin).step("Emit", "A");
    }

    @Test
    void showsASpuriousResetInAModelWithAClock() {
        Map<String, Object> fin = Behaviour.packet(300, 101, 0, 2, "FIN", "ACK");
        Map<String, Object> older = Behaviour.packet(300, 101, 0, 0, "FIN", "ACK");
        Map<String, Object> reset = Behaviour.packet(101, 0, 0, 2, "RST");
        Counterexample behaviour = new Behaviour()
            .user("A", "written", 1).step("Send")
            .tcb("A", "sndNxt", 101).net("B", Behaviour.packet(100, 300, 1, 2, "ACK")).step("Emit")
            .net("B", Behaviour.packet(100, 300, 1, 1, "ACK")).step("Tick")
            .tcb("B", "rcvNxt", 101).tcb("B", "ackDue", 0).net("B").step("Deliver", "B")
            .user("B", "delivered", List.of(1)).step("Receive", "B")
            .user("B", "closeCalled", true).tcb("B", "state", "FIN-WAIT-1").step("Close")
            .tcb("B", "sndNxt", 301).tcb("B", "ackDue", -1).tcb("B", "rtx", 1).net("A", fin).step("Emit", "B")
            .tcb("A", "rcvNxt", 301).tcb("A", "state", "TIME-WAIT").tcb("A", "timeWait", 2).step("Duplicate", "A")
            .net("A", Behaviour.packet(300, 101, 0, 1, "FIN", "ACK")).tcb("A", "timeWait", 1).step("Tick")
            .net("A", older).tcb("A", "timeWait", 0).step("Tick")
            .tcb("A", "state", "CLOSED").user("A", "fate", "closed").step("TimeWaitTimeout", "A")
            .tcb("A", "resets", Set.of(reset.get("seg"))).net("A").step("Deliver", "A")
            .tcb("A", "resets", Set.of()).net("B", reset).step("Emit", "A")
            .tcb("B", "state", "CLOSED").user("B", "fate", "aborted").net("B").step("Deliver", "B")
            .ends(STOPS);
        Golden.check("counterexample-reset", text(behaviour, Verdict.Kind.INVARIANT));
    }

    @Test
    void showsALoopWithTheStepThatClosesIt() {
        Counterexample behaviour = closed(FIN)
            .net("B").step("Lose", "B")
            .tcb("A", "resend", true).step("RetransmitTimeout", "A")
            .tcb("A", "resend", false).net("B", FIN).step("Emit", "A")
            .tcb("A", "resend", true).step("RetransmitTimeout", "A")
            .ends(new Counterexample.End.Loops(4));
        Golden.check("counterexample-loop", text(behaviour, Verdict.Kind.TEMPORAL));
    }

    @Test
    void aRetransmissionThatEqualsASegmentInFlightHasItsNumber() {
        Counterexample behaviour = closed(FIN)
            .tcb("A", "resend", true).step("RetransmitTimeout")
            .tcb("A", "resend", false).step("Emit")
            .net("B").tcb("B", "state", "CLOSE-WAIT").tcb("B", "rcvNxt", 101).step("Deliver")
            .ends(STOPS);
        assertThat(text(behaviour, Verdict.Kind.INVARIANT).lines().filter(line -> line.contains("#1"))).hasSize(3);
    }

    @Test
    void showsAnAbortWhetherItsActionIsKnownOrNot() {
        Map<String, Object> reset = Behaviour.packet(100, 0, 0, 0, "RST");
        for (String action : List.of("Abort", "WitnessNext")) {
            Counterexample behaviour = new Behaviour()
                .tcb("A", "state", "CLOSED").tcb("A", "resets", Set.of(reset.get("seg"))).user("A", "fate", "aborted").step(action)
                .tcb("A", "resets", Set.of()).net("B", reset).step("Emit", "A")
                .tcb("B", "state", "CLOSED").user("B", "fate", "aborted").net("B").step("Deliver", "B")
                .ends(STOPS);
            assertThat(text(behaviour, Verdict.Kind.INVARIANT))
                .containsSubsequence("ABORT, told: aborted", "<SEQ=100><CTL=RST>", "told: reset");
        }
    }

    @Test
    void whatIsForgedIsNoCallOfTheUser() {
        Counterexample behaviour = new Behaviour().tcb("A", "state", "CLOSED").user("A", "fate", "aborted")
            .step("Forge", Map.of("s", "A", "bit", "RST")).ends(STOPS);
        assertThat(text(behaviour, Verdict.Kind.INVARIANT)).contains("a forged RST arrives, told: reset").doesNotContain("ABORT");
    }

    @Test
    void thatFinWait2TimesOutIsNotTakenFor2Msl() {
        Counterexample behaviour = new Behaviour().tcb("A", "state", "FIN-WAIT-2").step("Deliver", "A")
            .tcb("A", "state", "CLOSED").step("TimeWaitTimeout", "A").ends(STOPS);
        assertThat(text(behaviour, Verdict.Kind.INVARIANT)).contains("FIN-WAIT-2's timeout").doesNotContain("2 MSL over");
    }

    @Test
    void saysHowABehaviourEnds() {
        assertThat(text(closed(FIN).ends(STOPS), Verdict.Kind.DEADLOCK))
            .contains("deadlock: no step is possible any more");
        assertThat(text(closed(FIN).ends(new Counterexample.End.Stutters()), Verdict.Kind.TEMPORAL))
            .contains("nothing happens any more, for ever");
        assertThat(text(closed(FIN).ends(STOPS), Verdict.Kind.INVARIANT)).endsWith("...     |\n");
    }

    @Test
    void showsTheActionsOfAModelOfAnotherShape() {
        Counterexample.State state = new Counterexample.State("Write", Optional.empty(), Map.of(), Map.of("user", 1));
        assertThat(text(new Counterexample(List.of(state, state), STOPS), Verdict.Kind.INVARIANT))
            .contains("state 1: Write", "state 2: Write");
    }

    @Test
    void readsWhatTlcFinds(@TempDir Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("MCHasty.tla"), "---- MODULE MCHasty ----\nEXTENDS MC\n====\n");
        Files.writeString(folder.resolve("MCHasty.cfg"), """
            SPECIFICATION Spec
            CONSTANTS
              Policy <- Careful
              Config <- NoClock
              Path <- LossyPath
              Users <- FinsOnly
              Patient = FALSE
            INVARIANTS NoSpuriousResetInv
            """);
        ModelResult result =
            ModelRun.run(ModelJob.of(List.of(Path.of("spec"), folder, Path.of("checks/models")), "MCHasty").with(1, 512));
        Verdict.Fails fails = (Verdict.Fails) result.verdict();
        String text = text(result.counterexample().orElseThrow(), fails.kind());
        Golden.assertFits(text);
        assertThat(text).contains("CLOSE", "<CTL=FIN,ACK>", "2 MSL over, told: closed", "<CTL=RST>", "told: reset");
        assertThat(text.lines().filter(line -> line.contains("- - -"))).isEmpty();
    }
}
