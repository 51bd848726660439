package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every property has something that breaks it: one changed place of the spec, and a model in which TLC then finds it broken. */
class PropertiesBiteTests {

    /**
     * A changed spec.
     *
     * @param property what breaks
     * @param file the module that is changed
     * @param old the text that is changed; it occurs once
     * @param changed what it is changed to
     * @param model the model whose bounds and policy are used
     */
    private record Change(String property, String file, String old, String changed, String model) {
    }

    private static final List<Change> CHANGES = List.of(
        new Change("TypeInv", "Arrival.tla",
            "s.ack > t.sndEnd\n                            THEN \"acked\"",
            "s.ack > t.sndEnd + 1\n                            THEN \"acked\"", "MCClock"),
        new Change("NetInv", "Network.tla",
            "< Path.capacity[Peer(s)]",
            "<= Path.capacity[Peer(s)]", "MCImpatient"),
        new Change("StateInv", "Arrival.tla",
            "[u EXCEPT !.state = \"CLOSING\"]",
            "EnterTimeWait(u)", "MCClock"),
        new Change("TimerInv", "Outcome.tla",
            "ELSE IF u.rtx = Off THEN",
            "ELSE IF FALSE THEN", "MCClock"),
        new Change("AckOwedInv", "Arrival.tla",
            "\\/ SegLen(s) = 0\n  THEN w",
            "\\/ TRUE\n  THEN w", "MCReorder"),
        new Change("DueInv", "Timeouts.tla",
            "!.rtx = rto,\n                                     !.resend = TRUE]",
            "!.rtx = rto]", "MCZeroWindow"),
        new Change("BufferInv", "Emission.tla",
            "s.wnd <= Max(t.rcvWnd, Config.rcvBuf - UnreadLen(t))",
            "TRUE", "MCZeroWindow"),
        new Change("BesideWindowInv", "Arrival.tla",
            "IF Acceptable(w.tcb, s) THEN {w}",
            "IF TRUE THEN {w}", "MCSegments"),
        new Change("ResetInv", "Arrival.tla",
            "ELSE IF s.seq = w.tcb.rcvNxt THEN Obey(w)",
            "ELSE IF TRUE THEN Obey(w)", "MCSegments"),
        new Change("SynInv", "Arrival.tla",
            "Admitted(\"ChallengeSyn\", Challenged(w))",
            "Admitted(\"ChallengeSyn\", {w})", "MCSegments"),
        new Change("NoAckInv", "Arrival.tla",
            "IF ~Has(s, \"ACK\") THEN {Return(w)}\n  ELSE CASE",
            "IF FALSE THEN {Return(w)}\n  ELSE CASE", "MCSegments"),
        new Change("AcknowledgmentInv", "Arrival.tla",
            "IF s.ack > t.sndNxt THEN owed",
            "IF FALSE THEN owed", "MCSegments"),
        new Change("TextInv", "Arrival.tla",
            "!.rcvWnd = @ - (to - t.rcvNxt)]",
            "!.rcvWnd = @]", "MCSegments"),
        new Change("NamesMatterInv", "Arrival.tla",
            "IF t.rcvWnd > 0 /\\ s.seq = t.rcvNxt + t.rcvWnd THEN {w}",
            "IF FALSE THEN {w}", "MCStacks"),
        new Change("ToldOnceInv", "Calls.tla",
            "IN  CASE t.state = \"CLOSED\" -> {Refused(t, DoesNotExist)}",
            "IN  CASE t.state = \"CLOSED\" -> {gone}", "MCAlone"),
        new Change("ArrowsProp", "Calls.tla",
            "[] t.state = \"ESTABLISHED\" ->\n         {With(Begin(t), [QueueFin(t) EXCEPT !.state = \"FIN-WAIT-1\"])}",
            "[] t.state = \"ESTABLISHED\" ->\n         {With(Begin(t), [QueueFin(t) EXCEPT !.state = \"LAST-ACK\"])}", "MCAlone"),
        new Change("AfterFinInv", "Arrival.tla",
            "IF t.state \\notin Receiving \\/ from >= to THEN {w}",
            "IF from >= to THEN {w}", "MCSegments"),
        new Change("SentInv", "Emission.tla",
            "  /\\ s.ack = t.rcvNxt\n",
            "", "MCSegments"),
        new Change("SendableInv", "Emission.tla",
            " /\\ (t.ackDue # Off \\/ s.wnd > t.rcvWnd)",
            "", "MCFins"),
        new Change("PrefixInv", "Calls.tla",
            "THEN [t EXCEPT !.rcvUsr = @ + len]",
            "THEN t", "MCReorder"),
        new Change("ReceivedInv", "Arrival.tla",
            "IF from = t.rcvNxt",
            "IF from >= t.rcvNxt", "MCReorder"),
        new Change("EndOfStreamInv", "Arrival.tla",
            "IF t.heldFin = {t.rcvNxt} THEN",
            "IF t.heldFin # {} THEN", "MCReorder"),
        new Change("NothingBeyondFinInv", "Emission.tla",
            "FinOf(s) = t.sndEnd /\\ t.sndFin",
            "t.sndFin", "MCReorder"),
        new Change("WindowInv", "Emission.tla",
            "  /\\ s.seq + SegLen(s) <= t.sndUna + t.sndWnd\n",
            "", "MCZeroWindow"),
        new Change("RefusedInv", "Calls.tla",
            "[] t.state = \"CLOSE-WAIT\" /\\ t.sndFin = \"none\" ->",
            "[] t.state = \"CLOSE-WAIT\" ->", "MCImpatient"),
        new Change("FinFixedProp", "Arrival.tla",
            "THEN \"acked\" ELSE @",
            "THEN \"none\" ELSE @", "MCClock"),
        new Change("AckOfFinInv", "Arrival.tla",
            "Min(FinOf(s), t.rcvNxt + t.rcvWnd)",
            "Min(FinOf(s) + 1, t.rcvNxt + t.rcvWnd)", "MCReorder"),
        new Change("StateDiagramProp", "Arrival.tla",
            "\"LAST-ACK\"   -> {CloseDown(w)}",
            "\"LAST-ACK\"   -> {With(w, EnterTimeWait(t))}", "MCClock"),
        new Change("CloseEndsOnceInv", "Outcome.tla",
            "!.tells = Tell(\"closed\"),",
            "!.tells = <<>>,", "MCClock"),
        new Change("TimeWaitProp", "Arrival.tla",
            "THEN [t EXCEPT !.timeWait = Config.twoMsl] ELSE t",
            "THEN t ELSE t", "MCClock"),
        new Change("NoSpuriousResetInv", "Arrival.tla",
            "Admitted(\"ResetEndsTimeWait\", {CloseDown(w)})",
            "Admitted(\"ResetEndsTimeWait\", {AbortDown(w, \"reset\")})", "MCFins"),
        new Change("UserTimerInv", "Outcome.tla",
            "THEN [u EXCEPT !.userTimer = Config.userTimeout]\n  ELSE u",
            "THEN u\n  ELSE u", "MCGiveUp"),
        new Change("NoOldSegmentAcceptedInv", "Timeouts.tla",
            "/\\ t.timeWait = 0",
            "/\\ t.timeWait >= 0", "MCNextLife"),
        new Change("IndInv", "Emission.tla",
            "IF @ = \"CLOSE-WAIT\" THEN \"LAST-ACK\"",
            "IF @ = \"CLOSE-WAIT\" THEN \"CLOSE-WAIT\"", "MCInduct"),
        new Change("ReleaseStepProp", "Arrival.tla",
            "{With(w, [t EXCEPT !.state = \"FIN-WAIT-2\"])}",
            "{CloseDown(w)}", "MCInduct"),
        new Change("PeerServedProp", "Arrival.tla",
            "!.state = \"TIME-WAIT\", !.timeWait = Config.twoMsl]",
            "!.state = \"TIME-WAIT\", !.timeWait = 0]", "MCClock"),
        new Change("ReleaseProp", "Arrival.tla",
            "{With(w, [t EXCEPT !.state = \"FIN-WAIT-2\"])}",
            "{CloseDown(w)}", "MCClock"),
        new Change("BothClosedProp", "Outcome.tla",
            "{Return(With(w, OweAck(t)))}",
            "{Return(With(w, t))}", "MCLiveFins"),
        new Change("BothClosedProp", "Opening.tla",
            "ELSE {With(Begin(t), OweReset(t, ResetFor(s)))}",
            "ELSE {Begin(t)}", "MCLiveImpatient"),
        new Change("SilenceProp", "Opening.tla",
            "IF Has(s, \"RST\") THEN {Begin(t)}\n  ELSE {With",
            "IF FALSE THEN {Begin(t)}\n  ELSE {With", "MCLiveFins"),
        new Change("CloseEndsProp", "Outcome.tla",
            "!.tells = Tell(\"closed\"),",
            "!.tells = <<>>,", "MCLiveFins"),
        new Change("DeliveryProp", "Calls.tla",
            "EXCEPT !.tells = Tell(\"end\")]",
            "EXCEPT !.tells = <<>>]", "MCLiveText"));

    /** A property that every model of the manifest checks by name is broken by some model that must fail, or by a change. */
    @Test
    void everyPropertyIsBrokenBySomething() throws IOException {
        assertThat(CHANGES.stream().map(Change::property).collect(Collectors.toSet())).containsAll(defined());
    }

    /** The invariants and properties that the models check. */
    private static List<String> defined() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(ChangedSpec.MODELS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".cfg")).toList()) {
                Files.readAllLines(file).stream().map(String::strip)
                    .filter(line -> line.matches("\\w+(Inv|Prop)") && !line.startsWith("Debug")).forEach(names::add);
            }
        }
        assertThat(names).hasSizeGreaterThan(10);
        return names;
    }

    @TestFactory
    List<DynamicTest> everyPropertyBites(@TempDir Path folder) {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < CHANGES.size(); i++) {
            Change change = CHANGES.get(i);
            Path own = folder.resolve("change" + i);
            Future<ModelResult> result = pool.submit(() -> run(change, own));
            tests.add(DynamicTest.dynamicTest(change.property() + " without " + change.old(), () -> {
                Verdict verdict = result.get().verdict();
                assertThat(verdict).as(verdict.toString()).isInstanceOf(Verdict.Fails.class);
                assertThat(((Verdict.Fails) verdict).property()).isEqualTo(change.property());
            }));
        }
        pool.shutdown();
        return tests;
    }

    private static ModelResult run(Change change, Path folder) throws InterruptedException {
        return new ChangedSpec(folder)
            .with(change.file(), text -> {
                int at = text.indexOf(change.old());
                assertThat(at).as("\"" + change.old() + "\" is in " + change.file()).isNotNegative();
                assertThat(text.indexOf(change.old(), at + 1)).as("\"" + change.old() + "\" is there once").isNegative();
                return text.replace(change.old(), change.changed());
            })
            .with(change.model() + ".cfg", text -> {
                // One segment in flight is enough to break what a model of all states checks.
                String only = Configuration.only(text, change.property()).replace("Most = 2", "Most = 1");
                return change.property().endsWith("Inv")
                    ? only.replace("PROPERTY " + change.property(), "INVARIANT " + change.property()) : only;
            })
            .run(change.model());
    }
}
