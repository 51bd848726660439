package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lastack.refine.Walk;
import lastack.refine.WireBeliefs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each deviation of Linux is found in the kernel that runs here. What happened, with the state that the kernel was left in,
 * is in the relation with that name and not without it; and what the segments alone show is judged as a capture is.
 */
class DeviationTests {

    /**
     * Other ways to some of these ends: replies left out, resets ignored, a FIN beyond a gap dropped. The kernel goes none
     * of them: its replies are limited to one in a time that is set, and it was the first; tcp_rfc1337 is not set; and it
     * holds what is beyond a gap.
     */
    private static final Set<String> OTHER_WAYS =
        Set.of("NoReplyWhenRateLimited", "ThrottleChallenge", "IgnoreResetInTimeWait", "DropOutOfOrder");

    private static final List<String> TABLE = new ArrayList<>();
    private static WireBeliefs beliefs;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void thereIsAKernel() {
        Namespace.require();
        beliefs = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));
    }

    @AfterAll
    static void printed() {
        TABLE.stream().sorted().forEach(System.out::println);
    }

    @Test
    void eachNameHasItsScenario() {
        assertThat(DeviationScenes.all().keySet()).isEqualTo(Walk.OF_LINUX);
    }

    /** FIN-WAIT-2 without its user is loose only where it is to last no longer than TIME-WAIT. */
    @Test
    void longFinWait2LooksAtTheAckOfAFin() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/sys/net/ipv4/tcp_rto_min_us")), "SKIPPED: this kernel's timeouts cannot be set");
        try (ByHand line = new ByHand(folder.resolve("long.pcap"))) {
            line.set("tcp_rto_min_us", "30000000");
            Stranger stranger = Stranger.connect(line, 40_000, 65_535);
            Situations.bring(stranger, "FIN_WAIT_2 cl");
            stranger.send("F.", 1, 0, 102);
            assertThat(stranger.hear()).as(stranger.story()).extracting(Stranger.Said::ack).containsExactly(1);
            assertThat(stranger.seen()).extracting(Stranger.Seen::state, Stranger.Seen::timer)
                .containsExactly("FIN-WAIT-2", "keepalive");
        }
    }

    @TestFactory
    Stream<DynamicTest> isFoundInTheKernelThatRunsHere() {
        return DeviationScenes.all().entrySet().stream()
            .map(each -> dynamicTest(each.getKey(), () -> found(each.getKey(), each.getValue())));
    }

    private static void found(String name, DeviationScenes.Scene scene) throws Exception {
        Path capture = folder.resolve(name + ".pcap");
        Predicate<Walk.Place> end;
        Stranger stranger;
        int most;
        try (ByHand line = new ByHand(capture)) {
            DeviationScenes.Played played = scene.play(line);
            stranger = played.stranger();
            most = played.window();
            end = played.end();
        }
        KernelVerdict kernel = KernelVerdict.of(beliefs, capture, true);
        TABLE.add(String.format("%-30s %s%n%-30s the segments alone: %s", name, stranger.story(), "", kernel));
        assertThat(under(name, true, stranger, most, end)).as(stranger.story())
            .isNotEmpty().allSatisfy(place -> assertThat(place.needs()).contains(name));
        assertThat(under(name, true, stranger, most, end).stream().map(place -> Walk.among(place.needs(), Walk.DEVIATIONS)))
            .as("the fewest").contains(Set.of(name));
        assertThat(under(name, false, stranger, most, end)).as("without it: " + stranger.story()).isEmpty();
        assertThat(kernel.isOpen()).as("the kernel: " + kernel).isFalse();
        assertThat(kernel.deviations()).as("by the segments alone: " + stranger.story())
            .isEqualTo(DeviationScenes.SHOWN.contains(name) ? Map.of(name, 1L) : Map.of());
    }

    private static List<Walk.Place> under(String name, boolean with, Stranger stranger, int window,
                                          Predicate<Walk.Place> end) {
        Set<String> policy = new TreeSet<>(Walk.EVERYTHING);
        policy.removeAll(OTHER_WAYS);
        policy.remove(name);
        if (with) {
            policy.add(name);
        }
        return Walk.established(policy, window, stranger.kernelsWindow()).then(stranger.events().toArray(Walk.Event[]::new))
            .where(end).places();
    }
}
