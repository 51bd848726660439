package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastack.model.ModelJob;
import lastack.model.ModelResult;
import lastack.model.ModelRun;
import lastack.model.Sources;
import lastack.model.Spec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every model does what the manifest says of it, and the manifest says it of every model. */
class ModelsTests {

    private static final Path SPEC = Path.of("spec");
    private static final Path MODELS = Path.of("checks/models");
    private static final int HEAP = 700;
    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);

    @AfterAll
    static void stop() {
        TWO.shutdownNow();
    }

    /** The deep ones take minutes each: {@code check --deep} runs them, and here they are held to their files only. */
    @Test
    void everyModelHasItsFilesConstantsAndProperty() {
        Sources.Shelf shelf = new Sources.Shelf(List.of(SPEC, MODELS));
        Manifest.requireFiles(Manifest.read(MODELS), shelf);
        Manifest.requireConstants(Manifest.read(MODELS), shelf);
    }

    @Test
    void everyDeepModelCanBeParsed() {
        assertThat(Manifest.read(MODELS)).filteredOn(entry -> entry.size() == Manifest.Size.DEEP).hasSizeGreaterThanOrEqualTo(3)
            .allSatisfy(entry -> Spec.parse(List.of(SPEC, MODELS), entry.model()));
    }

    @TestFactory
    List<DynamicTest> everyModelHoldsOrFailsAsTheManifestSays() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Manifest.Entry entry : Manifest.read(MODELS)) {
            if (entry.size() == Manifest.Size.DEEP) {
                continue;
            }
            ModelJob job = ModelJob.of(List.of(SPEC, MODELS), entry.model()).with(1, HEAP);
            Future<ModelResult> run = TWO.submit(() -> ModelRun.run(job));
            tests.add(dynamicTest(entry.model() + ": " + entry.shows(), () -> {
                ModelResult result = run.get();
                assertThat(result.verdict().word()).as("%s", result.verdict()).isEqualTo(entry.expected().toString());
                assertThat(CheckReport.property(result)).isEqualTo(entry.property());
                assertThat(result.counterexample().isPresent()).isEqualTo(entry.expected() == Manifest.Expected.FAILS);
                if (entry.expected() == Manifest.Expected.HOLDS) {
                    assertThat(result.distinctStates()).as("states").isEqualTo(entry.distinctStates());
                    assertThat(result.depth()).as("depth").isEqualTo(entry.depth());
                }
            }));
        }
        return tests;
    }

    @Test
    void theManifestNamesEveryModelAndNothingElse() {
        List<String> named = Manifest.read(MODELS).stream().map(Manifest.Entry::model).toList();
        assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(models(".tla"));
        assertThat(named).containsExactlyInAnyOrderElementsOf(models(".cfg"));
    }

    @Test
    void whatMustFailNamesItsPropertyAndWhatHoldsNamesNone() {
        assertThat(Manifest.read(MODELS)).allSatisfy(entry -> {
            assertThat(entry.property().isEmpty()).isEqualTo(entry.expected() == Manifest.Expected.HOLDS);
            assertThat(entry.shows()).isNotBlank().hasSizeLessThanOrEqualTo(76);
        });
        assertThat(Manifest.read(MODELS)).filteredOn(entry -> entry.expected() == Manifest.Expected.FAILS
            && !entry.property().startsWith("Debug")).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void everyPropertyIsCheckedByAModelThatHolds() {
        Set<String> checked = new TreeSet<>();
        for (Manifest.Entry entry : Manifest.read(MODELS)) {
            if (entry.expected() == Manifest.Expected.HOLDS && entry.size() == Manifest.Size.DEFAULT) {
                checked.addAll(List.of(read(MODELS.resolve(entry.model() + ".cfg")).split("\\s+")));
            }
        }
        List<String> defined = Pattern.compile("(?m)^(\\w+(?:Inv|Prop))\\s*==").matcher(read(SPEC.resolve("Properties.tla")))
            .results().map(match -> match.group(1)).toList();
        assertThat(defined).hasSizeGreaterThan(10).isSubsetOf(checked);
    }

    @Test
    void everyModelSaysWhatItExcludesDropsOrAdds() {
        assertThat(models(".tla")).allSatisfy(model -> {
            String text = read(MODELS.resolve(model + ".tla"));
            assertThat(text.substring(0, text.indexOf("EXTENDS")))
                .matches(header -> Stream.of("Excludes", "Drops", "Adds", "witness", "As MC").anyMatch(header::contains),
                    "says what it excludes");
        });
    }

    /** The parts of which models are made have no configuration and are none. */
    private static Set<String> models(String ending) {
        try (Stream<Path> files = Files.list(MODELS)) {
            return files.map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(ending) && name.startsWith("MC") && !name.equals("MC.tla"))
                .map(name -> name.substring(0, name.length() - ending.length())).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
