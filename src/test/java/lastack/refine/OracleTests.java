package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lastack.model.SpecException;
import lastack.sim.Schedule;
import lastack.sim.TcbMapping;
import lastack.tcp.TcpEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules have no home but the spec: a changed copy judges differently, and a broken one is refused. */
class OracleTests {

    @TempDir
    Path copy;

    @BeforeEach
    void copySpec() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("spec"))) {
            files.filter(file -> file.toString().endsWith(".tla")).forEach(file -> {
                try {
                    Files.copy(file, copy.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Changes the one module in which the text stands. */
    private Path change(String from, String to) throws IOException {
        List<Path> modules = new ArrayList<>();
        try (Stream<Path> files = Files.list(copy)) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains(from)) {
                    modules.add(file);
                }
            }
        }
        assertThat(modules).hasSize(1);
        String text = Files.readString(modules.get(0));
        assertThat(text).containsOnlyOnce(from);
        Files.writeString(modules.get(0), text.replace(from, to));
        return modules.get(0);
    }

    private Violation firstViolation() {
        Oracle oracle = Oracle.load(copy);
        return LongStream.range(0, 200).boxed()
            .flatMap(seed -> Stream.of(Schedule.random(seed), Schedule.hostile(seed)))
            .flatMap(schedule ->
                Judged.run(oracle, schedule, new TcpEndpoint(), TcbMapping.STANDARD).violation().stream())
            .findFirst().orElseThrow();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
        [u EXCEPT !.state = "CLOSING"] | EnterTimeWait(u) | Arrive in FIN-WAIT-1 | state should be TIME-WAIT and is CLOSING
        [u EXCEPT !.state = "CLOSE-WAIT"] | [u EXCEPT !.state = "LAST-ACK"] | Arrive in ESTABLISHED | state should be LAST-ACK and is CLOSE-WAIT
        THEN [t EXCEPT !.timeWait = Config.twoMsl] ELSE t | THEN t ELSE t | Arrive in TIME-WAIT | timeWait should be 3890 and is 4000
        n < t.rcvNxt + t.rcvWnd | n <= t.rcvNxt + t.rcvWnd | Arrive in ESTABLISHED | ackDue should be -1 and is 0
        Min(2 * t.rto, Config.rtoMax) | Min(t.rto + 1, Config.rtoMax) | RetransmitTimeout in ESTABLISHED | rto should be 110 and is 218
        ELSE {AbortDown(w, "reset")} | ELSE {AbortDown(w, "refused")} | Arrive in SYN-SENT | tells should be refused and is reset
        !.resend = TRUE, !.back = back] | !.resend = TRUE, !.back = {}] | Arrive in LISTEN | back should be {} and is {LISTEN
        """)
    void aStepChangedInTheSpecIsWhereTheRightEndpointFails(String from, String to, String event, String difference)
            throws IOException {
        change(from, to);

        Violation violation = firstViolation();

        assertThat(violation.step().event().name() + " in " + violation.before().state()).isEqualTo(event);
        assertThat(violation.why().candidates()).hasSize(1);
        assertThat(violation.why().candidates().get(0).differences().get(0)).asString().startsWith(difference);
    }

    @Test
    void aChangedPolicyJudgesDifferently() throws IOException {
        change("\"AckAtZeroWindow\", \"HoldOutOfOrder\"", "\"AckAtZeroWindow\", \"DropOutOfOrder\"");

        Violation violation = firstViolation();

        assertThat(violation.step().event().name()).isEqualTo("Arrive");
        assertThat(violation.why().candidates()).extracting(Candidate::needs).containsExactly(List.of("DropOutOfOrder"));
    }

    @Test
    void anUnchangedCopyExplainsEverything() {
        Oracle oracle = Oracle.load(copy);
        assertThat(LongStream.range(0, 20).boxed()).allSatisfy(seed -> assertThat(
            Judged.run(oracle, Schedule.hostile(seed), new TcpEndpoint(), TcbMapping.STANDARD).violation()).isEmpty());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Oracle.load(copy.resolve("nowhere"))).isInstanceOf(SpecException.class)
            .hasMessageContaining("nowhere");
    }

    @Test
    void aFolderWithoutTheOracleIsNamed(@TempDir Path empty) {
        assertThatThrownBy(() -> Oracle.load(empty)).isInstanceOf(SpecException.class)
            .hasMessageContaining("Oracle.tla").hasMessageContaining(empty.toString());
    }

    @Test
    void aMissingModuleIsNamed() throws IOException {
        Files.delete(copy.resolve("Tcb.tla"));
        assertThatThrownBy(() -> Oracle.load(copy)).isInstanceOf(SpecException.class)
            .hasMessageContaining("Tcb").hasMessageContaining("Outcome").message().doesNotContain("\n");
    }

    @Test
    void aMistakeInTheSpecIsNamedWithModuleAndLine() throws IOException {
        Path module = change("Obey(w) ==", "Obey(w) = =");
        int line = Files.readString(module).split("Obey\\(w\\) = =")[0].split("\n").length + 1;
        assertThatThrownBy(() -> Oracle.load(copy)).isInstanceOf(SpecException.class)
            .hasMessageContaining("module Arrival").hasMessageContaining("line " + line).message().doesNotContain("\n");
    }

    @Test
    void anUnknownNameInTheSpecIsNamedWithModuleAndLine() throws IOException {
        change("THEN {With(w, TakeFin(t))}", "THEN {With(w, TakeFinn(t))}");
        assertThatThrownBy(() -> Oracle.load(copy)).isInstanceOf(SpecException.class)
            .hasMessageContaining("TakeFinn").hasMessageContaining("Arrival").hasMessageContaining("line");
    }

    @Test
    void aSpecWithoutTheOperatorsIsRefused() throws IOException {
        Files.writeString(copy.resolve("Oracle.tla"), "---- MODULE Oracle ----\nEXTENDS Policies\n====\n");
        assertThatThrownBy(() -> Oracle.load(copy)).isInstanceOf(SpecException.class).hasMessageContaining("Ours");
    }
}
