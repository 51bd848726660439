package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every property has something that breaks it: one changed place of the spec, and a model in which it is then found broken. */
class PropertiesBiteTests {

    /**
     * A changed spec.
     *
     * @param property what breaks
     * @param module the module that is changed
     * @param old the text that is changed; it occurs once
     * @param changed what it is changed to
     * @param model the model whose bounds and policy are used
     */
    private record Change(String property, String module, String old, String changed, String model) {
    }

    private static final int EXPLORERS = 2;

    private static final List<Change> CHANGES = List.of(
        new Change("TypeInv", "Arrival",
            "s.ack > t.sndEnd\n                            THEN \"acked\"",
            "s.ack > t.sndEnd + 1\n                            THEN \"acked\"", "MCClock"),
        new Change("NetInv", "Network",
            "< Path.capacity[Peer(s)]",
            "<= Path.capacity[Peer(s)]", "MCImpatient"),
        new Change("StateInv", "Arrival",
            "[u EXCEPT !.state = \"CLOSING\"]",
            "EnterTimeWait(u)", "MCClock"),
        new Change("TimerInv", "Outcome",
            "ELSE IF u.rtx = Off THEN",
            "ELSE IF FALSE THEN", "MCClock"),
        new Change("AckOwedInv", "Arrival",
            "\\/ SegLen(s) = 0\n  THEN w",
            "\\/ TRUE\n  THEN w", "MCReorder"),
        new Change("DueInv", "Timeouts",
            "!.rtx = rto,\n                                     !.resend = TRUE]",
            "!.rtx = rto]", "MCZeroWindow"),
        new Change("BufferInv", "Emission",
            "s.wnd <= Max(t.rcvWnd, Config.rcvBuf - UnreadLen(t))",
            "TRUE", "MCZeroWindow"),
        new Change("BesideWindowInv", "Arrival",
            "IF Acceptable(w.tcb, s) THEN {w}",
            "IF TRUE THEN {w}", "MCSegments"),
        new Change("ResetInv", "Arrival",
            "ELSE IF s.seq = w.tcb.rcvNxt THEN Obey(w)",
            "ELSE IF TRUE THEN Obey(w)", "MCSegments"),
        new Change("SynInv", "Arrival",
            "Admitted(\"ChallengeSyn\", Challenged(w))",
            "Admitted(\"ChallengeSyn\", {w})", "MCSegments"),
        new Change("NoAckInv", "Arrival",
            "IF ~Has(s, \"ACK\") THEN {Return(w)}\n  ELSE CASE",
            "IF FALSE THEN {Return(w)}\n  ELSE CASE", "MCSegments"),
        new Change("AcknowledgmentInv", "Arrival",
            "IF s.ack > t.sndNxt THEN owed",
            "IF FALSE THEN owed", "MCSegments"),
        new Change("TextInv", "Arrival",
            "!.rcvWnd = @ - (to - t.rcvNxt)]",
            "!.rcvWnd = @]", "MCSegments"),
        new Change("NamesMatterInv", "Arrival",
            "IF t.rcvWnd > 0 /\\ s.seq = t.rcvNxt + t.rcvWnd THEN {w}",
            "IF FALSE THEN {w}", "MCStacks"),
        new Change("ToldOnceInv", "Calls",
            "IN  CASE t.state = \"CLOSED\" -> {Refused(t, DoesNotExist)}",
            "IN  CASE t.state = \"CLOSED\" -> {gone}", "MCAlone"),
        new Change("ArrowsProp", "Calls",
            "[] t.state = \"ESTABLISHED\" ->\n         {With(Begin(t), [QueueFin(t) EXCEPT !.state = \"FIN-WAIT-1\"])}",
            "[] t.state = \"ESTABLISHED\" ->\n         {With(Begin(t), [QueueFin(t) EXCEPT !.state = \"LAST-ACK\"])}", "MCAlone"),
        new Change("AfterFinInv", "Arrival",
            "IF t.state \\notin Receiving \\/ from >= to THEN {w}",
            "IF from >= to THEN {w}", "MCSegments"),
        new Change("SentInv", "Emission",
            "  /\\ s.ack = t.rcvNxt\n",
            "", "MCSegments"),
        new Change("SendableInv", "Emission",
            " /\\ (t.ackDue # Off \\/ s.wnd > t.rcvWnd)",
            "", "MCFins"),
        new Change("PrefixInv", "Calls",
            "THEN [t EXCEPT !.rcvUsr = @ + len]",
            "THEN t", "MCReorder"),
        new Change("ReceivedInv", "Arrival",
            "IF from = t.rcvNxt",
            "IF from >= t.rcvNxt", "MCReorder"),
        new Change("EndOfStreamInv", "Arrival",
            "IF t.heldFin = {t.rcvNxt} THEN",
            "IF t.heldFin # {} THEN", "MCReorder"),
        new Change("NothingBeyondFinInv", "Emission",
            "FinOf(s) = t.sndEnd /\\ t.sndFin",
            "t.sndFin", "MCReorder"),
        new Change("WindowInv", "Emission",
            "  /\\ s.seq + SegLen(s) <= t.sndUna + t.sndWnd\n",
            "", "MCZeroWindow"),
        new Change("RefusedInv", "Calls",
            "[] t.state = \"CLOSE-WAIT\" /\\ t.sndFin = \"none\" ->",
            "[] t.state = \"CLOSE-WAIT\" ->", "MCImpatient"),
        new Change("FinFixedProp", "Arrival",
            "THEN \"acked\" ELSE @",
            "THEN \"none\" ELSE @", "MCClock"),
        new Change("AckOfFinInv", "Arrival",
            "Min(FinOf(s), t.rcvNxt + t.rcvWnd)",
            "Min(FinOf(s) + 1, t.rcvNxt + t.rcvWnd)", "MCReorder"),
        new Change("StateDiagramProp", "Arrival",
            "\"LAST-ACK\"   -> {CloseDown(w)}",
            "\"LAST-ACK\"   -> {With(w, EnterTimeWait(t))}", "MCClock"),
        new Change("CloseEndsOnceInv", "Outcome",
            "!.tells = Tell(\"closed\"),",
            "!.tells = <<>>,", "MCClock"),
        new Change("TimeWaitProp", "Arrival",
            "THEN [t EXCEPT !.timeWait = Config.twoMsl] ELSE t",
            "THEN t ELSE t", "MCClock"),
        new Change("NoSpuriousResetInv", "Arrival",
            "Admitted(\"ResetEndsTimeWait\", {CloseDown(w)})",
            "Admitted(\"ResetEndsTimeWait\", {AbortDown(w, \"reset\")})", "MCFins"),
        new Change("UserTimerInv", "Outcome",
            "THEN [u EXCEPT !.userTimer = Config.userTimeout]\n  ELSE u",
            "THEN u\n  ELSE u", "MCGiveUp"),
        new Change("NoOldSegmentAcceptedInv", "Timeouts",
            "/\\ t.timeWait = 0",
            "/\\ t.timeWait >= 0", "MCNextLife"),
        new Change("IndInv", "Emission",
            "IF @ = \"CLOSE-WAIT\" THEN \"LAST-ACK\"",
            "IF @ = \"CLOSE-WAIT\" THEN \"CLOSE-WAIT\"", "MCInduct"),
        new Change("ReleaseStepProp", "Arrival",
            "{With(w, [t EXCEPT !.state = \"FIN-WAIT-2\"])}",
            "{CloseDown(w)}", "MCInduct"),
        new Change("PeerServedProp", "Arrival",
            "!.state = \"TIME-WAIT\", !.timeWait = Config.twoMsl]",
            "!.state = \"TIME-WAIT\", !.timeWait = 0]", "MCClock"),
        new Change("ReleaseProp", "Arrival",
            "{With(w, [t EXCEPT !.state = \"FIN-WAIT-2\"])}",
            "{CloseDown(w)}", "MCClock"),
        new Change("BothClosedProp", "Outcome",
            "{Return(With(w, OweAck(t)))}",
            "{Return(With(w, t))}", "MCLiveFins"),
        new Change("BothClosedProp", "Opening",
            "ELSE {With(Begin(t), OweReset(t, ResetFor(s)))}",
            "ELSE {Begin(t)}", "MCLiveImpatient"),
        new Change("SilenceProp", "Opening",
            "IF Has(s, \"RST\") THEN {Begin(t)}\n  ELSE {With",
            "IF FALSE THEN {Begin(t)}\n  ELSE {With", "MCLiveFins"),
        new Change("CloseEndsProp", "Outcome",
            "!.tells = Tell(\"closed\"),",
            "!.tells = <<>>,", "MCLiveFins"),
        new Change("DeliveryProp", "Calls",
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

    /** Two explorers, each with some of the models, and all changes of a model in the same one. */
    @TestFactory
    List<DynamicTest> everyPropertyBites(@TempDir Path folder) throws IOException {
        for (Change change : CHANGES) {
            Files.writeString(folder.resolve(configuration(change) + ".cfg"), only(change));
        }
        List<String> models = CHANGES.stream().map(Change::model).distinct().toList();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < EXPLORERS; i++) {
            int own = i;
            List<Change> changes = models.stream().filter(model -> models.indexOf(model) % EXPLORERS == own)
                .flatMap(model -> CHANGES.stream().filter(change -> change.model().equals(model))).toList();
            List<ChangedSpec> specs = new ArrayList<>();
            for (Change change : changes) {
                specs.add(new ChangedSpec(change.module(), changed(change), new Bounded(change.model(), configuration(change))));
            }
            List<? extends Future<Exploration>> found = ChangedSpec.explored(folder, specs);
            for (int at = 0; at < changes.size(); at++) {
                Change change = changes.get(at);
                Future<Exploration> each = found.get(at);
                tests.add(DynamicTest.dynamicTest(change.property() + " without " + change.old(), () -> {
                    assertThat(each.get().failure()).isEmpty();
                    assertThat(each.get().broken()).containsExactly(change.property());
                }));
            }
        }
        return tests;
    }

    private static String configuration(Change change) {
        return "Change" + CHANGES.indexOf(change);
    }

    private static String changed(Change change) throws IOException {
        return ChangedSpec.replaced(Files.readString(ChangedSpec.SPEC.resolve(change.module() + ".tla")), change.old(),
            change.changed());
    }

    private static String only(Change change) throws IOException {
        String text = Files.readString(ChangedSpec.MODELS.resolve(change.model() + ".cfg"));
        // One segment in flight is enough to break what a model of all states checks.
        String only = Configuration.only(text, change.property()).replace("Most = 2", "Most = 1");
        return change.property().endsWith("Inv")
            ? only.replace("PROPERTY " + change.property(), "INVARIANT " + change.property()) : only;
    }
}
