package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lastack.refine.Oracle;
import lastack.refine.WireBeliefs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's TCP and ours release connections in all ways; every step of ours is one that the relation permits. */
class KernelTests {

    private static final List<String> TABLE = new ArrayList<>();
    private static Oracle oracle;
    private static WireBeliefs beliefs;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void thereIsAKernel() {
        Namespace.require();
        oracle = Oracle.load(Path.of("spec"));
        beliefs = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));
    }

    @AfterAll
    static void printed() {
        System.out.printf("%-44s %7s %-8s  %s%n", "scenario", "steps", "ours", "the kernel");
        TABLE.forEach(System.out::println);
    }

    /** A row: scenario, our verdict, the kernel's verdict and deviations. */
    private static void table(String name, KernelRun.Verdict ours, KernelVerdict kernel) {
        TABLE.add(String.format("%-44s %,7d %-8s  %s", name, ours.steps(),
            ours.violation().isEmpty() ? "conforms" : "violates", kernel));
    }

    @TestFactory
    Stream<DynamicTest> conforms() {
        return Scenes.all().entrySet().stream().map(each -> dynamicTest(each.getKey(), () -> play(each.getKey(), each.getValue())));
    }

    static void play(String name, Scenes.Scene scene) throws Exception {
        Path capture = folder.resolve(name.replace(' ', '-') + ".pcap");
        KernelRun.Verdict verdict;
        try (KernelRun run = new KernelRun(capture, KernelRun.setup(), 1, 0)) {
            scene.play(run);
            verdict = run.verdict(oracle);
        }
        // The capture has the kernel's own order, but where it sends of its own accord while we do.
        KernelVerdict own = KernelVerdict.of(beliefs, capture, true);
        KernelVerdict kernel = own.isOpen() ? KernelVerdict.of(beliefs, capture) : own;
        table(name, verdict, kernel);
        assertThat(verdict.violation()).isEmpty();
        assertThat(kernel.isOpen()).as("the kernel: " + kernel).isFalse();
        assertThat(kernel.deviations().keySet()).as("the kernel: " + kernel)
            .isEqualTo(name.equals(Scenes.TIMES_OUT) ? Set.of("FinWait2Timeout") : Set.of());
    }
}
