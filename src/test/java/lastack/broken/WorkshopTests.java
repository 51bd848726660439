package lastack.broken;

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
import java.util.concurrent.atomic.AtomicReference;
import lastack.contract.Maker;
import lastack.refine.Oracle;
import lastack.sim.BrokenEndpoints;
import lastack.sim.Recording;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.sim.TcpMaker;
import lastack.trace.Entry;
import lastack.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken endpoints are made by rule, and found; a few of them here, all by {@code mutants endpoint}. */
class WorkshopTests {

    private static final Path PLAN = Path.of("checks/broken/plan.json");
    private static final Workshop WORKSHOP = new Workshop();
    private static final List<Mutant> MADE = WORKSHOP.mutants();

    @TempDir
    private Path folder;

    private static Campaign campaign(int tries) {
        return new Campaign(WORKSHOP, new Trial(Oracle.load(Path.of("spec")), Duration.ofSeconds(5)),
            Plan.read(PLAN).excuses(MADE), tries, Shortest.UNKNOWN);
    }

    @Test
    void everyRuleMakesSomeAndNoTwoHaveTheSameName() {
        assertThat(MADE.stream().map(Mutant::toString)).doesNotHaveDuplicates().hasSizeGreaterThan(400);
        assertThat(MADE.stream().map(Mutant::rule)).contains(Rule.values());
        assertThat(MADE.stream().map(each -> each.toString().length())).allMatch(length -> length <= 48);
    }

    @Test
    void theEndpointLoadedApartDoesWhatItDoes() {
        Maker apart = WORKSHOP.unchanged();
        assertThat(apart).isNotInstanceOf(TcpMaker.class);
        for (long seed = 0; seed < 20; seed++) {
            assertThat(trace(Schedule.hostile(seed), apart)).isEqualTo(trace(Schedule.hostile(seed), TcpMaker.STANDARD));
        }
    }

    private static List<Entry> trace(Schedule schedule, Maker maker) {
        Recording recording = new Recording();
        Simulator.run(schedule, maker, maker, recording);
        return recording.entries();
    }

    @Test
    void theEndpointItselfIsNotFound() {
        assertThat(campaign(60).found(WORKSHOP.unchanged())).isEmpty();
    }

    /** Every fortieth; what nothing can find is left to the command, which tries it longer. */
    @Test
    void someOfThemAreFound() throws InterruptedException {
        Plan plan = Plan.read(PLAN);
        Map<Mutant, Excuse> excuses = plan.excuses(MADE);
        List<Mutant> tried = plan.tried(MADE).stream().filter(each -> !excuses.containsKey(each)).toList();
        List<Mutant> some = new ArrayList<>();
        for (int i = 7; i < tried.size(); i += 40) {
            some.add(tried.get(i));
        }
        List<Tried> found = new ArrayList<>();
        campaign(600).run(some, 2, found::add);

        assertThat(found).extracting(Tried::mutant).isEqualTo(some);
        assertThat(found).noneMatch(Tried::survives);
        assertThat(found).allMatch(each -> each.found().orElseThrow().tries() >= 1 && each.found().orElseThrow().steps() >= 0);
    }

    private static Shortest.Least least(WithinBounds bounds, String broken) {
        return bounds.of(new TcpMaker(BrokenEndpoints.all().get(broken), TcbMapping.STANDARD));
    }

    /** What is counted is counted by hand, from what is broken. */
    @Test
    void theShortestScheduleIsKnownWithinTheBounds() {
        WithinBounds bounds = new WithinBounds(Path.of("spec"), List.of("Fins", "Open"), Set.of(), 5_000, Duration.ofSeconds(5));

        // Both call CLOSE, one FIN is sent, and arrives.
        assertThat(least(bounds, "skips CLOSING")).isEqualTo(Shortest.Least.of(4));
        // CLOSE, its FIN, the timer, and what should have been the FIN.
        assertThat(least(bounds, "never sends its FIN again")).isEqualTo(Shortest.Least.of(4));
        // The OPEN itself.
        assertThat(least(bounds, "does not retransmit its SYN")).isEqualTo(Shortest.Least.of(1));
        // Two OPENs, the SYN, its arrival, and the answer.
        assertThat(least(bounds, "answers a SYN without acknowledging it")).isEqualTo(Shortest.Least.of(5));
        assertThat(bounds.of(WORKSHOP.unchanged())).isEqualTo(
            Shortest.Least.not("no bound has a wrong step as far as it was explored"));
    }

    @Test
    void aPlanThatFitsNothingIsRefused() throws IOException {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, "{\"leave\": [{\"type\": \"Tcb\", \"method\": \"nothing\", \"reason\": \"r\"}]}");
        assertThatThrownBy(() -> Plan.read(file).tried(MADE)).hasMessageContaining("Tcb.nothing");
        Files.writeString(file, "{\"equivalent\": [{\"type\": \"Tcb\", \"method\": \"withState\", \"rule\": \"negate\", \"nth\": 9, "
            + "\"reason\": \"r\"}]}");
        assertThatThrownBy(() -> Plan.read(file).excuses(MADE)).hasMessageContaining("Tcb.withState:negate:9");
        Files.writeString(file, "{\n\"equivalent\": [{\"type\": \"Tcb\"}]}");
        assertThatThrownBy(() -> Plan.read(file)).hasMessageContaining(file + ", line 2").hasMessageContaining("lacks");
    }

    /** It would wait for its thread for ever. */
    @Test
    void anEndpointThatLoopsCanBeEnded() throws InterruptedException {
        Thread thread = new Thread(() -> {
            while (true) {
                Stop.here();
            }
        });
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        thread.setUncaughtExceptionHandler((of, e) -> thrown.set(e));
        thread.start();
        thread.interrupt();
        thread.join();
        assertThat(thrown.get()).isInstanceOf(IllegalStateException.class);
    }
}
