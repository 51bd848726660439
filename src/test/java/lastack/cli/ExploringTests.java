package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lastack.mutants.Plan;
import lastack.sim.BrokenEndpoints;
import lastack.sim.TcbMapping;
import lastack.sim.TcpMaker;
import org.junit.jupiter.api.Test;

/** What {@code refine --exhaustive} prints. */
class ExploringTests {

    private static final List<Path> MODELS = List.of(Path.of("checks/models"), Path.of("checks/exhaustive"));

    private static String told(String bound, TcpMaker maker, int states, int tlc, boolean json, boolean good) {
        StringWriter out = new StringWriter();
        Exploring exploring =
            new Exploring(Path.of("spec"), MODELS, states, tlc, Optional.empty(), new PrintWriter(out), json, "");
        assertThat(exploring.explore(bound, maker, "again")).isEqualTo(good);
        return out.toString();
    }

    private static TcpMaker broken(String name) {
        return new TcpMaker(BrokenEndpoints.all().get(name), TcbMapping.STANDARD);
    }

    @Test
    void theObjectOfAnExhaustedBoundHasWhatOneAsksOfIt() throws IOException {
        JsonNode line = new ObjectMapper().readTree(told("Open", TcpMaker.STANDARD, 100_000, 0, true, true));

        assertThat(line.path("refinement").asText()).isEqualTo("lastack.tcp");
        assertThat(line.path("verdict").asText()).isEqualTo("holds");
        assertThat(line.path("exhausted").asBoolean()).isTrue();
        assertThat(line.path("states").asInt()).isEqualTo(line.path("mapped").asInt()).isGreaterThan(10_000);
        assertThat(line.path("steps").asLong()).isGreaterThan(line.path("states").asLong());
        assertThat(line.path("depth").asInt()).isPositive();
        assertThat(line.path("seconds").asDouble()).isPositive();
        assertThat(line.path("actions").path("Send").asInt(-1)).isZero();
        assertThat(line.path("actions").path("Deliver").asInt()).isPositive();
    }

    @Test
    void aTableFitsATerminalAndSaysWhatWasNotDone() {
        String text = told("Overtaken", TcpMaker.STANDARD, 3_000, 0, false, true);

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).contains("is NOT exhausted", "No step:", "Permitted and never chosen:", "DropOutOfOrder");
    }

    @Test
    void aFailureIsDrawnAndSaysHowToSeeItAgain() {
        String text = told("Fins", broken("skips CLOSING"), 100_000, 1_000, false, false);

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text).contains("state should be CLOSING and is TIME-WAIT", "FIN").endsWith("To see it again:\n  again\n\n");
    }

    @Test
    void aStateWithoutAWayOutIsDrawnToo() {
        String text = told("Fins", broken("never acknowledges"), 100_000, 1_000, false, false);

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text.replaceAll("\\s+", " ")).contains("cannot both come to CLOSED", "To see it again: again");
    }

    /** In this bound no user calls Detach and nothing times out; so these branches cannot be evaluated, and are told of. */
    @Test
    void aBranchThatABoundCannotReachIsListed() throws IOException {
        Branches branches = new Branches(Path.of("spec"), Plan.read(Path.of("checks/mutants/plan.json")));
        StringWriter out = new StringWriter();
        assertThat(new Exploring(Path.of("spec"), MODELS, 2_000, 0, Optional.of(branches), new PrintWriter(out), true, "")
            .explore("Fins")).isTrue();
        StringWriter told = new StringWriter();
        branches.print(new PrintWriter(told), true);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : told.toString().split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }

        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("kind").asText()).isEqualTo("unreached");
            assertThat(line.path("module").asText()).isEqualTo("Calls");
            assertThat(line.path("definition").asText()).isEqualTo("DetachCall");
            assertThat(line.path("line").asInt()).isPositive();
        });
        JsonNode close = only(lines, "CloseCall");
        assertThat(close.path("exhaustive").asInt()).isPositive().isLessThan(close.path("expressions").asInt());
        assertThat(close.path("sampled").asInt()).isZero();
        assertThat(close.path("either").asInt()).isEqualTo(close.path("exhaustive").asInt());
        // The steps that a segment goes through are handed on as operators.
        assertThat(only(lines, "CheckSequenceNumber").path("exhaustive").asInt()).isPositive();

        StringWriter table = new StringWriter();
        branches.print(new PrintWriter(table), false);
        assertThat(table.toString().lines()).allMatch(line -> line.length() <= 80);
        assertThat(table.toString()).contains("evaluated by neither:", "DetachCall");
    }

    private static JsonNode only(List<JsonNode> lines, String definition) {
        return lines.stream().filter(line -> line.path("kind").asText().equals("branches")
            && line.path("definition").asText().equals(definition)).findFirst().orElseThrow();
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() {
        Told.by("refine", "--branches").refuses("--branches", "--exhaustive");
        Told.by("refine", "--bound", "Fins").refuses("--bound Fins", "--exhaustive");
        Told.by("refine", "--exhaustive", "--bound", "Nowhere").refuses("--bound Nowhere", "Overtaken");
        Told.by("refine", "--exhaustive", "--states", "0").refuses("--states 0");
        Told.by("refine", "--exhaustive", "--save", "trace").refuses("--save trace");
        Told.by("refine", "--remember", "-1").refuses("--remember -1");
    }
}
