package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong usage ends with exit status 2 and a sentence that names what is wrong. */
class UsageTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "check --help", "refine --help", "show --help", "trace --help", "requirements --help",
        "mutants --help", "mutants spec --help", "coverage --help", "pcap --help", "pcap-synthetic --help", "serve --help",
        "connect --help", "--version"})
    void helpFitsATerminal(String args) {
        assertThat(Told.by((Object[]) args.split(" ")).ends(0).out()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "bogus                       | bogus",
        "check --bogus               | --bogus",
        "check MCFins                | MCFins",
        "check --only MCNothing      | --only MCNothing",
        "check --seed x              | --seed",
        "refine --runs 0             | --runs 0",
        "refine --runs -1            | --runs -1",
        "refine --runs 99999999999   | 99999999999",
        "refine --runs 1.5           | 1.5",
        "refine --seed many          | many",
        "refine --spec               | --spec",
        "show                        | SCENE",
        "show five-way               | four-way, simultaneous, three-way, simultaneous-open, detach",
        "show FOUR_WAY               | FOUR_WAY",
        "show Four-Way               | Four-Way",
        "show four-way simultaneous  | simultaneous",
        "mutants                     | spec",
        "mutants java                | java",
        "mutants spec --limit 0      | --limit 0",
        "mutants spec --rule bogus   | --rule bogus",
        "mutants spec --module Gone  | --module Gone",
        "mutants spec --only Gone    | --only Gone",
        "mutants spec --only [       | --only [",
        "coverage --bogus            | --bogus",
        "trace                       | FILE",
        "trace a b                   | 'b'",
        "requirements 3.6            | 3.6",
        "requirements --sources      | --sources"})
    void refusesWhatMakesNoSense(String args, String named) {
        Told.by((Object[]) args.split(" ")).refuses(named);
    }

    @Test
    void asksForACommand() {
        Told.by().refuses("check, refine, show, trace, judges, requirements, mutants, coverage, pcap, pcap-synthetic, pcap-damage,"
            + " serve or connect");
    }

    @Test
    void namesTheModelsThereAre() {
        Told.by("check", "--only", "MCNothing").refuses("MCFins", "MCSeeFourWay");
    }

    @Test
    void refusesASpecThatIsNoFolderOrHasNoModules() throws IOException {
        for (String command : new String[] {"check", "refine"}) {
            Told.by(command, "--spec", folder.resolve("gone")).refuses("--spec", "gone");
            Told.by(command, "--spec", Files.createTempFile(folder, "a", "b")).refuses("--spec", "not a folder");
            Told.by(command, "--spec", folder).refuses("--spec", "Oracle.tla", folder.toString());
        }
    }

    @Test
    void refusesAnUnreadableSpecWithTlcsModuleAndLine() {
        Told.by("refine", "--spec", Told.spec(folder, "Outcome.tla", "Return(w)  ", "Return(w ]"))
            .refuses("--spec", "module Outcome", Told.line("Outcome.tla", "Return(w)  "));
    }

    @Test
    void refusesASpecThatLacksAnOperator() {
        Told.by("refine", "--spec", Told.spec(folder, "Outcome.tla", "TimerStopped(u) ==", "TimerRests(u) =="))
            .refuses("TimerStopped", "module Outcome", Told.line("Outcome.tla", "THEN TimerStopped(u)"));
    }

    @Test
    void refusesASpecWhoseOutcomesHaveNoValue() {
        Told.by("refine", "--runs", 20, "--spec", Told.spec(folder, "Calls.tla",
                "THEN {With(Begin(t), [t EXCEPT !.sndEnd = @ + len",
                "THEN {With(Begin(t), [t EXCEPT !.sndEnd = @ + \"a\""))
            .refuses("module Calls", Told.line("Calls.tla", "THEN {With(Begin(t), [t EXCEPT !.sndEnd = @ + len"));
    }

    @Test
    void refusesAFileThatCannotBeWrittenBeforeAnythingIsRun() {
        for (String command : new String[] {"refine --runs 1000000", "show four-way"}) {
            Object[] words = (command + " --save").split(" ");
            Told.by(with(words, folder)).refuses("--save", folder.toString());
            Told.by(with(words, folder.resolve("gone/trace"))).refuses("--save", "gone");
        }
    }

    private static Object[] with(Object[] words, Path last) {
        return Stream.concat(Stream.of(words), Stream.of(last)).toArray();
    }
}
