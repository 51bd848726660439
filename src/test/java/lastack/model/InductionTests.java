package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * No conjunct of the inductive invariant can be left out: without it TLC finds a step that breaks the rest, or a state in which
 * a property does not follow. One segment in flight is enough to see it, and for what is about text two of the states, though
 * not to see that nothing breaks all of them: what TLC finds among some of the states, it would find among all.
 */
class InductionTests {
    private static final String MODULE = "Induction";
    private static final String FINS = "MCInduct";
    private static final String TEXT = "MCDeepInductText";
    /** All of a model's properties as one, so that the first step that breaks one is enough. */
    private static final String WHOLE = "WholeProp";

    /** What FINs alone cannot violate. */
    private static final Set<String> ABOUT_TEXT = Set.of("EdgeStays", "ReadsOn", "ReadsArrived", "ReadsOnce", "EndIsLast",
        "HeldFinIfHeard", "HeldTextIfHeard", "TextBeforeFin", "FinInPlace");

    @TestFactory
    List<DynamicTest> noConjunctCanBeLeftOut(@TempDir Path folder) throws IOException {
        String module = Files.readString(ChangedSpec.SPEC.resolve(MODULE + ".tla"));
        List<String> conjuncts = conjuncts(module);
        assertThat(conjuncts).hasSize(28).doesNotHaveDuplicates().containsAll(ABOUT_TEXT);
        List<DynamicTest> tests = new ArrayList<>();
        for (String model : List.of(FINS, TEXT)) {
            List<String> own = conjuncts.stream().filter(each -> ABOUT_TEXT.contains(each) == model.equals(TEXT)).toList();
            List<ChangedSpec> specs = new ArrayList<>(own.stream()
                .map(each -> new ChangedSpec(MODULE, without(each, module), Bounded.of(model))).toList());
            specs.add(new ChangedSpec(MODULE, module, Bounded.of(model)));
            List<? extends Future<Exploration>> found = ChangedSpec.explored(written(model, folder.resolve(model)), specs);
            for (int i = 0; i < own.size(); i++) {
                Future<Exploration> each = found.get(i);
                tests.add(DynamicTest.dynamicTest("without " + own.get(i), () -> {
                    assertThat(each.get().failure()).isEmpty();
                    assertThat(each.get().broken()).containsExactly(WHOLE);
                }));
            }
            Future<Exploration> all = found.get(own.size());
            tests.add(DynamicTest.dynamicTest(model + " with all of them", () -> {
                assertThat(all.get().failure()).isEmpty();
                assertThat(all.get().complete()).isTrue();
                assertThat(all.get().broken()).isEmpty();
            }));
        }
        return tests;
    }

    /** A folder with the model as it is here. */
    private static Path written(String model, Path folder) throws IOException {
        Files.createDirectories(folder);
        String configuration = changed(model + ".cfg", "Most = 2", "Most = 1");
        String whole = Configuration.properties(configuration).stream()
            .map(property -> property.endsWith("Inv") ? "[]" + property : property).collect(Collectors.joining(" /\\ "));
        Files.writeString(folder.resolve(model + ".cfg"), Configuration.only(configuration, WHOLE));
        Files.writeString(folder.resolve(model + ".tla"),
            changed(model + ".tla", "\n====", "\n" + WHOLE + " == " + whole + "\n===="));
        if (model.equals(TEXT)) {
            Files.writeString(folder.resolve("AllStates.tla"), ChangedSpec.replaced(
                changed("AllStates.tla", "States \\ (Partial \\cup {\"SYN-RECEIVED\"})", "{\"FIN-WAIT-1\", \"CLOSE-WAIT\"}"),
                "WholeSides(s) \\cup GoneSides(s)", "WholeSides(s)"));
        }
        return folder;
    }

    private static String changed(String file, String old, String changed) throws IOException {
        return ChangedSpec.replaced(Files.readString(ChangedSpec.MODELS.resolve(file)), old, changed);
    }

    /** The names in the lists of OfSide, OfDirection and OfSegment. */
    private static List<String> conjuncts(String text) {
        Matcher lists = Pattern.compile("(?m)^Of\\w+\\(.*\\) ==\\n((?:  /\\\\ .*\\n)+)").matcher(text);
        List<String> names = new ArrayList<>();
        while (lists.find()) {
            Matcher each = Pattern.compile("(\\w+)\\(").matcher(lists.group(1));
            while (each.find()) {
                names.add(each.group(1));
            }
        }
        return names;
    }

    /** With TRUE for a conjunct; what it was stays, unused, so that the module has the same definitions. */
    private static String without(String conjunct, String text) {
        Matcher definition = Pattern.compile("(?m)^" + conjunct + "(\\(.*\\)) ==").matcher(text);
        assertThat(definition.find()).as(conjunct + " is defined").isTrue();
        return definition.replaceFirst("$0 IF TRUE THEN TRUE ELSE");
    }
}
