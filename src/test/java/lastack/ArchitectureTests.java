package lastack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom. */
class ArchitectureTests {

    private static final JavaClasses OURS =
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("lastack");

    /**
     * What each package may use of ours, itself aside; {@code cli} may use all. Any may name clauses of the RFC by
     * {@code lastack.rfc.Rfc9293}, which leaves no trace in classes.
     */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
        Map.entry("wire", List.of()),
        Map.entry("tcp", List.of("wire")),
        Map.entry("capture", List.of("trace", "wire")),
        // Captures what passes its device, and shows control blocks as the simulator does.
        Map.entry("tun", List.of("capture", "sim", "tcp", "trace", "wire")),
        Map.entry("trace", List.of("wire")),
        Map.entry("contract", List.of("trace", "wire")),
        Map.entry("sim", List.of("contract", "tcp", "trace", "wire")),
        Map.entry("model", List.of()),
        Map.entry("rfc", List.of()),
        Map.entry("mutants", List.of("model")),
        Map.entry("judge", List.of("model")),
        // An explanation names the sections that the conditions of the specification follow.
        Map.entry("refine", List.of("contract", "model", "trace", "wire", "rfc")),
        Map.entry("report", List.of("refine", "trace", "wire", "model")),
        // Judges runs of anybody's endpoint: what is seen of them, by what the relation says.
        Map.entry("trial", List.of("contract", "refine", "report", "sim", "trace", "wire")),
        Map.entry("verdict", List.of("capture", "refine", "wire")),
        Map.entry("broken", List.of("contract", "refine", "sim", "trace", "trial")));

    /** What is neither ours nor Java's. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
        "trace", List.of("com.fasterxml.jackson.."),
        "model", List.of("com.fasterxml.jackson..", "tlc2..", "tla2sany..", "pcal..", "util.."),
        "rfc", List.of("com.sun.source..", "javax.tools.."),
        "mutants", List.of("com.fasterxml.jackson.."),
        "judge", List.of("com.fasterxml.jackson.."),
        "broken", List.of("com.fasterxml.jackson..", "org.pitest..", "org.objectweb.asm.."),
        "tun", List.of("com.sun.jna.."),
        "report", List.of("com.fasterxml.jackson.."));

    static Stream<String> packages() {
        return MAY_USE.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatTheDesignAllows(String name) {
        Stream<String> ours = Stream.concat(Stream.of(name), MAY_USE.get(name).stream()).map(each -> "lastack." + each + "..");
        String[] allowed = Stream.of(ours, LIBRARIES.getOrDefault(name, List.of()).stream(), Stream.of("java.."))
            .flatMap(each -> each).toArray(String[]::new);
        classes().that().resideInAPackage("lastack." + name + "..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(allowed)
            .allowEmptyShould(true).check(OURS);
    }

    @Test
    void everyPackageIsInTheTable() {
        assertThat(OURS.stream().map(each -> each.getPackageName().split("\\.")[1]).distinct())
            .isSubsetOf(Stream.concat(MAY_USE.keySet().stream(), Stream.of("cli")).toList());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("lastack.(*)..").should().beFreeOfCycles().check(OURS);
    }

    /** TLC's classes are loaded anew for each spec, so what names them is apart and reached by reflection alone. */
    @Test
    void onlyTheInsideOfModelNamesTlc() {
        noClasses().that().resideOutsideOfPackage("lastack.model.inside..")
            .should().dependOnClassesThat().resideInAnyPackage(
                "tlc2..", "tla2sany..", "pcal..", "util..", "lastack.model.inside..")
            .check(OURS);
    }

    /** The second judge's reader of traces is its own, or the two judges could be wrong alike. */
    @Test
    void theSecondJudgeSharesNoCodeWithTheFirst() {
        classes().that().resideInAPackage("lastack.model.inside.traces..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(
                "lastack.model.inside.traces..", "com.fasterxml.jackson..", "tlc2..", "util..", "java..")
            .check(OURS);
    }

    /**
     * The three exceptions are not for users: a model runs in a JVM of its own, so that an exhausted heap does not take the judge
     * with it, and a JVM starts with a main; and the build has learned what the jar is to know.
     */
    @Test
    void onlyTheCommandHasAMain() {
        methods().that().haveName("main").and().areStatic()
            .should().beDeclaredInClassesThat().resideInAPackage("lastack.cli..")
            .orShould().beDeclaredInClassesThat().haveFullyQualifiedName("lastack.model.inside.Child")
            .orShould().beDeclaredInClassesThat().haveFullyQualifiedName("lastack.model.ExplorerChild")
            .orShould().beDeclaredInClassesThat().haveFullyQualifiedName("lastack.verdict.Learning")
            .check(OURS);
    }

    /** Time is a parameter, and an endpoint does nothing but compute. */
    @Test
    void theEndpointKnowsNoClockThreadSocketOrChance() {
        noClasses().that().resideInAPackage("lastack.tcp..")
            .should().dependOnClassesThat().resideInAnyPackage(
                "java.io..", "java.net..", "java.nio..", "java.time..", "java.util.concurrent..", "java.util.random..")
            .orShould().dependOnClassesThat().belongToAnyOf(
                System.class, Thread.class, Runtime.class, ThreadLocal.class, Random.class, SplittableRandom.class, Timer.class,
                Date.class)
            .orShould().callMethod(Math.class, "random")
            .check(OURS);
    }

    /** A run is determined by its schedule alone. */
    @Test
    void theSimulatorAndTheJudgeKnowNoClock() {
        noClasses().that().resideInAnyPackage("lastack.sim..", "lastack.refine..")
            .should().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().resideInAnyPackage("java.time..", "java.net..")
            .orShould().dependOnClassesThat().belongToAnyOf(Thread.class, Random.class)
            .check(OURS);
    }
}
