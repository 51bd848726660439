package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRunTests {
    private static final String FAIR = "SPECIFICATION Spec\nCONSTANT Last = 5\n";
    @TempDir
    Path spec;
    @TempDir
    Path models;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(spec.resolve("Clock.tla"), """
                ---- MODULE Clock ----
                EXTENDS Integers, Sequences, TLC
                CONSTANT Last
                VARIABLES hour, log
                vars == <<hour, log>>
                Init == hour = 0 /\\ log = [seen |-> {}, last |-> <<>>]
                Tick == hour < Last /\\ hour' = hour + 1 /\\ log' = [seen |-> log.seen \\cup {hour}, last |-> <<hour>>]
                Jump(n) == hour = 3 /\\ hour' = n /\\ UNCHANGED log
                Rest == hour = Last /\\ UNCHANGED vars
                Next == Tick \\/ Rest
                Jumping == Tick \\/ \\E n \\in {0, 9} : Jump(n)
                Looping == Tick \\/ (hour = Last /\\ hour' = 2 /\\ UNCHANGED log)
                Asserting == Tick /\\ Assert(hour < 2, "too late")
                Wrong == Tick /\\ hour + "a" > 0
                Deep == Tick /\\ LET f[n \\in Int] == f[n + 1] + 1 IN f[hour] > 0
                Growing == hour' = hour + 1 /\\ log' = [log EXCEPT !.last = [n \\in 1..20000 |-> n + hour]]
                Hungry == hour' = hour + 1 /\\ log' = [log EXCEPT !.last = [n \\in 1..20000000 |-> n]]
                Spec == Init /\\ [][Next]_vars /\\ WF_vars(Tick)
                Loop == Init /\\ [][Looping]_vars /\\ WF_vars(Looping)
                Early == hour < 3
                Small == hour <= Last
                Forwards == [][hour' >= hour]_hour
                Both == hour = 0 /\\ Forwards
                Begun == hour = 1
                Ends == <>(hour = Last)
                Settles == <>[](hour = Last)
                Returns == []<>(hour = 0)
                ====
                """);
    }

    private ModelResult check(String cfg) throws InterruptedException {
        return ModelRun.run(job(cfg));
    }

    private ModelJob job(String cfg) {
        return job("MC", "", cfg);
    }

    private ModelJob job(String name, String more, String cfg) {
        try {
            Files.writeString(models.resolve(name + ".tla"), "---- MODULE " + name + " ----\nEXTENDS Clock\n" + more + "====\n");
            Files.writeString(models.resolve(name + ".cfg"), cfg);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return ModelJob.of(List.of(spec, models), name).with(2, 128);
    }

    private static String next(String action, String more) {
        return "INIT Init\nNEXT " + action + "\nCONSTANT Last = 5\n" + more;
    }

    private static void assertFails(ModelResult result, Verdict.Kind kind, String property) {
        assertThat(result.verdict()).isInstanceOfSatisfying(Verdict.Fails.class, fails -> {
            assertThat(fails.kind()).isEqualTo(kind);
            assertThat(fails.property()).isEqualTo(property);
            assertThat(fails.word()).isEqualTo("fails");
            assertThat(fails.reason()).isNotBlank().doesNotContain("\n");
        });
        assertThat(result.counterexample()).isPresent();
    }

    private static void assertError(ModelResult result, String... parts) {
        assertThat(result.verdict()).isInstanceOfSatisfying(Verdict.Error.class,
                error -> assertThat(error.reason()).contains(parts).doesNotContain("\n"));
        assertThat(result.verdict().word()).isEqualTo("error");
    }

    private static List<Object> hours(ModelResult result) {
        return result.counterexample().orElseThrow().states().stream().map(state -> state.variables().get("hour")).toList();
    }

    /** This version of TLC would evaluate Chosen again for each of the two. */
    @Test
    void shouldEvaluateWhatStandsForAConstantOnce() throws InterruptedException {
        ModelResult result = ModelRun.run(job("MCChosen",
            "CONSTANT Lot\nChosen == RandomElement(1..1000000)\nConstant == hour < 0 \\/ Lot = Lot\n",
            next("Next", "CONSTANT Lot <- Chosen\nINVARIANT Constant\n")));
        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
    }

    /** Otherwise the two would differ. */
    @Test
    void shouldRememberWhatOutcomesGives() throws InterruptedException {
        ModelJob job = job("MCRandom",
            "Outcomes(n) == {RandomElement(1..1000000)}\nSame == Outcomes(hour) = Outcomes(hour)\n", next("Next", "INVARIANT Same\n"));
        assertThat(ModelRun.run(job).verdict()).isEqualTo(new Verdict.Holds());
        assertFails(ModelRun.run(job.by(Toys.tlc())), Verdict.Kind.INVARIANT, "Same");
    }

    /** As the arguments, what an INSTANCE puts in a constant's place, and the state; and when more is asked than kept. */
    @Test
    void shouldRememberNothingThatDependsOnMore() throws InterruptedException, IOException {
        Files.writeString(models.resolve("Relation.tla"), """
                ---- MODULE Relation ----
                EXTENDS Integers
                CONSTANT Policy
                Outcomes(n) == {n + Policy}
                Twice(n) == Outcomes(n) \\cup Outcomes(n + 1)
                ====
                """);
        ModelResult result = ModelRun.run(job("MCUnder", """
                , Relation
                Under(p) == INSTANCE Relation WITH Policy <- p
                Late == INSTANCE Relation WITH Policy <- hour
                Each == /\\ Outcomes(hour) = {hour + 5} /\\ Twice(hour) = {hour + 5, hour + 6}
                        /\\ Under(7)!Outcomes(hour) = {hour + 7} /\\ Under(7)!Twice(hour) = {hour + 7, hour + 8}
                        /\\ Under(8)!Outcomes(hour) = {hour + 8} /\\ Twice(7) = {12, 13}
                        /\\ Late!Outcomes(1) = {hour + 1} /\\ Late!Twice(1) = {hour + 1, hour + 2}
                Many == \\A n \\in 1..3000 : Outcomes(n) = {n + 5} /\\ Outcomes(n % 3) = {(n % 3) + 5}
                All == \\A n \\in 1..6000 : Under(9)!Outcomes(n) = {n + 9}
                """, next("Next", "CONSTANT Policy = 5\nINVARIANTS Each Many All\n")));
        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
    }

    @Test
    void shouldSayWhatHoldsAndCountStates() throws InterruptedException {
        ModelResult result = check(FAIR + "INVARIANT Small\nPROPERTIES Forwards Ends Settles\n");
        assertThat(result.verdict()).isEqualTo(new Verdict.Holds());
        assertThat(result.distinctStates()).isEqualTo(6);
        assertThat(result.generatedStates()).isEqualTo(7);
        assertThat(result.depth()).isEqualTo(6);
        assertThat(result.counterexample()).isEmpty();
        assertThat(result.tlc()).startsWith("Version 2.18");
        assertThat(result.seconds()).isPositive();
    }

    @Test
    void shouldShowTheStepsThatBreakAnInvariant() throws InterruptedException {
        ModelResult result = check(FAIR + "INVARIANTS Small Early\nPROPERTY Ends\n");
        assertFails(result, Verdict.Kind.INVARIANT, "Early");
        Counterexample shown = result.counterexample().orElseThrow();
        assertThat(hours(result)).containsExactly(0, 1, 2, 3);
        assertThat(shown.states().get(0).action()).isEqualTo("Initial predicate");
        assertThat(shown.states().get(3).action()).isEqualTo("Tick");
        assertThat(shown.states().get(3).location()).contains(new Counterexample.Location("Clock", 7));
        assertThat(shown.states().get(3).variables().get("log"))
                .isEqualTo(Map.of("seen", Set.of(0, 1, 2), "last", List.of(2)));
        assertThat(shown.end()).isEqualTo(new Counterexample.End.Stops());
    }

    @Test
    void shouldShowTheInitialStateThatBreaksAnInvariant() throws InterruptedException {
        ModelResult result = ModelRun.run(job("MCInitial", "Never == hour > 0\n", FAIR + "INVARIANT Never\n"));
        assertFails(result, Verdict.Kind.INVARIANT, "Never");
        assertThat(hours(result)).containsExactly(0);
        ModelResult property = check(FAIR + "PROPERTY Begun\n");
        assertFails(property, Verdict.Kind.INITIAL, "Begun");
    }

    @Test
    void shouldNameTheActionPropertyAndTheStepWithItsParameters() throws InterruptedException {
        ModelResult result = check(next("Jumping", "PROPERTIES Ends Forwards\nCHECK_DEADLOCK FALSE\n"));
        assertFails(result, Verdict.Kind.ACTION_PROPERTY, "Forwards");
        Counterexample.State last = result.counterexample().orElseThrow().states().get(4);
        assertThat(last.action()).isEqualTo("Jump");
        assertThat(last.parameters()).isEqualTo(Map.of("n", 0));
    }

    @Test
    void shouldNameThePropertyWhoseConjunctBreaks() throws InterruptedException {
        ModelResult result = check(next("Jumping", "PROPERTIES Both Ends\nCHECK_DEADLOCK FALSE\n"));
        assertFails(result, Verdict.Kind.ACTION_PROPERTY, "Both");
        assertThat(hours(result)).containsExactly(0, 1, 2, 3, 0);
    }

    @Test
    void shouldNameTheBrokenOneOfSeveralTemporalPropertiesAndShowTheLoop() throws InterruptedException {
        ModelResult result = check("SPECIFICATION Loop\nCONSTANT Last = 5\nPROPERTY Ends Settles \\* both\n");
        assertFails(result, Verdict.Kind.TEMPORAL, "Settles");
        Counterexample shown = result.counterexample().orElseThrow();
        assertThat(shown.end()).isInstanceOfSatisfying(Counterexample.End.Loops.class, loops ->
                assertThat(shown.states().subList(loops.to(), shown.states().size())
                        .stream().map(state -> state.variables().get("hour"))).containsExactlyInAnyOrder(2, 3, 4, 5));
        assertThat(result.distinctStates()).isPositive();
    }

    @Test
    void shouldShowABehaviourThatStutters() throws InterruptedException {
        ModelResult result = check(FAIR + "PROPERTY Returns\n");
        assertFails(result, Verdict.Kind.TEMPORAL, "Returns");
        assertThat(result.counterexample().orElseThrow().end()).isEqualTo(new Counterexample.End.Stutters());
        assertThat(hours(result)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void shouldReportADeadlockUnlessToldNotTo() throws InterruptedException {
        ModelJob job = job(next("Tick", ""));
        ModelResult result = ModelRun.run(job);
        assertFails(result, Verdict.Kind.DEADLOCK, "Deadlock");
        assertThat(hours(result)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(ModelRun.run(job.checkingDeadlock(false)).verdict()).isEqualTo(new Verdict.Holds());
    }

    @Test
    void shouldReportAnAssertion() throws InterruptedException {
        ModelResult result = check(next("Asserting", ""));
        assertFails(result, Verdict.Kind.ASSERT, "Assert");
        assertThat(((Verdict.Fails) result.verdict()).reason()).contains("too late");
    }

    @Test
    void shouldReportAnEvaluationThatFailsAsAnErrorWithItsPlace() throws InterruptedException {
        assertError(check(next("Wrong", "")), "line 14", "module Clock", "Integers.Plus");
        assertError(check(next("Deep", "")), "StackOverflowError");
    }

    @Test
    void shouldReportAModelThatCannotBeReadAsAnErrorWithItsPlace() throws InterruptedException {
        assertError(ModelRun.run(job("MCParse", "A == 1 +\nB == 2\n", FAIR)), "module MCParse", "line 4");
        assertError(ModelRun.run(job("MCUnknown", "A == 1\nB == foo\n", FAIR)), "module MCUnknown", "line 4", "`foo'");
        assertError(check(FAIR + "CONSTANT Nowhere = 1\n"), "Nowhere");
        assertError(check("SPECIFICATION Spec Spec CONSTANT Last ="), "line 1");
    }

    @Test
    void shouldNameTheFileOrFolderThatIsMissing() throws InterruptedException, IOException {
        ModelJob job = job(FAIR);
        Files.delete(models.resolve("MC.cfg"));
        assertError(ModelRun.run(job), "MC.cfg", models.toString());
        assertError(ModelRun.run(ModelJob.of(List.of(spec), "Missing")), "Missing.tla", spec.toString());
        assertError(ModelRun.run(ModelJob.of(List.of(spec.resolve("gone")), "MC")), "gone");
    }

    @Test
    void shouldReportAnExhaustedHeapAsAnError() throws InterruptedException {
        assertError(ModelRun.run(job(next("Hungry", "")).with(1, 24).within(Duration.ofSeconds(120))), "out of memory", "24 MB");
    }

    @Test
    void shouldStopAtTheLimit() throws InterruptedException {
        assertError(ModelRun.run(job(next("Growing", "")).within(Duration.ofMillis(1500))), "1.5 seconds");
    }

    @Test
    void shouldTellHowFarItIsAndStopWhenInterrupted() {
        Thread caller = Thread.currentThread();
        AtomicInteger told = new AtomicInteger();
        assertThatThrownBy(() -> ModelRun.run(job(next("Growing", "")), progress -> {
            told.incrementAndGet();
            caller.interrupt();
        })).isInstanceOf(InterruptedException.class);
        assertThat(told).hasPositiveValue();
        assertThat(ProcessHandle.current().descendants()).noneMatch(process ->
                process.info().commandLine().orElse("").contains("lastack.model.inside.Child"));
    }

    @Test
    void shouldRunSeveralModelsAtOnceAndLeaveNothingBehind() throws Exception {
        ModelJob one = job("MCOne", "", FAIR + "INVARIANT Early\n").with(1, 128);
        ModelJob two = job("MCTwo", "", FAIR + "INVARIANT Small\n").with(1, 128).forLong();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<ModelResult>> jobs = new ArrayList<>();
            for (ModelJob job : List.of(one, two)) {
                jobs.add(() -> ModelRun.run(job));
            }
            List<String> words = new ArrayList<>();
            for (Future<ModelResult> result : threads.invokeAll(jobs)) {
                words.add(result.get().verdict().word());
            }
            assertThat(words).containsExactly("fails", "holds");
        } finally {
            threads.shutdownNow();
        }
        try (var files = Files.list(models)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).hasSize(4);
        }
    }

    @Test
    void shouldKeepAConfigurationButForItsProperties() {
        assertThat(Configuration.only("CONSTANT A = \"PROPERTY\" \\* INVARIANT\nINVARIANTS X Y\nPROPERTY P Q\nINIT I (* NEXT *)", "P"))
                .isEqualTo("CONSTANT A = \"PROPERTY\" \\* INVARIANT\nINIT I (* NEXT *)\nPROPERTY P\n");
    }
}
