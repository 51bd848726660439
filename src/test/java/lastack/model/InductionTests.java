package lastack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * No conjunct of the inductive invariant can be left out: without it TLC finds a step that breaks the rest, or a state in which
 * a property does not follow. One segment in flight is enough to see it, and for what is about text two of the states, though
 * not to see that nothing breaks all of them: what TLC finds among some of the states, it would find among all.
 */
class InductionTests {
    private static final String MODULE = "Induction.tla";

    /** What FINs alone cannot violate. */
    private static final Set<String> ABOUT_TEXT = Set.of("EdgeStays", "ReadsOn", "ReadsArrived", "ReadsOnce", "EndIsLast",
        "HeldFinIfHeard", "HeldTextIfHeard", "TextBeforeFin", "FinInPlace");

    @TestFactory
    List<DynamicTest> noConjunctCanBeLeftOut(@TempDir Path folder) throws IOException {
        List<String> conjuncts = conjuncts(Files.readString(ChangedSpec.SPEC.resolve(MODULE)));
        assertThat(conjuncts).hasSize(28).doesNotHaveDuplicates().containsAll(ABOUT_TEXT);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<DynamicTest> tests = new ArrayList<>();
        for (String conjunct : conjuncts) {
            Future<ModelResult> result = pool.submit(() -> without(conjunct, folder.resolve(conjunct)));
            tests.add(DynamicTest.dynamicTest("without " + conjunct, () ->
                assertThat(result.get().verdict()).isInstanceOf(Verdict.Fails.class)));
        }
        pool.shutdown();
        return tests;
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

    private static ModelResult without(String conjunct, Path folder) throws InterruptedException {
        boolean text = ABOUT_TEXT.contains(conjunct);
        String model = text ? "MCDeepInductText" : "MCInduct";
        ChangedSpec changed = new ChangedSpec(folder);
        if (text) {
            changed.with("AllStates.tla", all -> replaced(
                replaced(all, "States \\ (Partial \\cup {\"SYN-RECEIVED\"})", "{\"FIN-WAIT-1\", \"CLOSE-WAIT\"}"),
                "WholeSides(s) \\cup GoneSides(s)", "WholeSides(s)"));
        }
        return changed
            .with(MODULE, all -> {
                Matcher definition = Pattern.compile("(?m)^" + conjunct + "(\\(.*\\)) ==").matcher(all);
                assertThat(definition.find()).as(conjunct + " is defined").isTrue();
                return definition.replaceFirst(conjunct + "$1 == TRUE\nLeftOut$1 ==");
            })
            .with(model + ".cfg", all -> replaced(all, "Most = 2", "Most = 1"))
            .run(model);
    }

    private static String replaced(String text, String old, String changed) {
        assertThat(text).containsOnlyOnce(old);
        return text.replace(old, changed);
    }
}
