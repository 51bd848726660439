package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastack.mutants.Plan;
import lastack.mutants.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written by hand about the mutants fits the specification as it is. */
class MutantsPlanTests {

    private static final Path MODELS = Path.of("checks", "models");
    private static final Path MUTANTS = Path.of("checks", "mutants");

    private static Set<String> properties(Path configuration) throws IOException {
        return Files.readAllLines(configuration).stream().map(String::strip).filter(line -> line.matches("\\w+(Inv|Prop)"))
            .filter(line -> !line.startsWith("Debug")).collect(Collectors.toSet());
    }

    @Test
    void everyPropertyOfTheModelsIsJudgedInASmallOne() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (Manifest.Entry entry : Manifest.read(MODELS)) {
            wanted.addAll(properties(MODELS.resolve(entry.model() + ".cfg")));
        }
        Set<String> judged = new TreeSet<>();
        for (var model : Plan.read(MUTANTS.resolve("plan.json")).models()) {
            judged.addAll(properties(MUTANTS.resolve(model.configuration() + ".cfg")));
        }
        assertThat(wanted).hasSizeGreaterThan(10).isSubsetOf(judged);
    }

    @Test
    void everySmallModelIsUsed() throws IOException {
        List<String> used = Plan.read(MUTANTS.resolve("plan.json")).models().stream().map(Object::toString).toList();
        try (Stream<Path> files = Files.list(MUTANTS)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".cfg"))
                .map(name -> name.substring(0, name.length() - ".cfg".length()))).containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void theRulesMakeMoreMutantsThanAreJudgedByDefault() {
        List<JsonNode> all = Told.by("mutants", "spec", "--list", "--all", "--json").ends(0).objects();
        assertThat(all).hasSizeGreaterThan(200);
        assertThat(all.stream().map(each -> each.path("rule").asText()).distinct())
            .containsExactlyInAnyOrderElementsOf(Stream.of(Rule.values()).map(Rule::toString).toList());
        assertThat(all.stream().map(each -> each.path("mutant").asText())).doesNotHaveDuplicates();
        assertThat(all.stream().map(each -> each.path("module").asText())).doesNotContain("Properties", "Release", "MC", "Small");
    }

    @Test
    void aSampleTakesFromEveryModule() {
        List<JsonNode> all = Told.by("mutants", "spec", "--list", "--all", "--json").ends(0).objects();
        List<JsonNode> sample = Told.by("mutants", "spec", "--list", "--limit", 80, "--json").ends(0).objects();
        assertThat(sample).hasSize(80);
        assertThat(sample.stream().map(each -> each.path("module").asText()).distinct())
            .containsExactlyInAnyOrderElementsOf(all.stream().map(each -> each.path("module").asText()).distinct().toList());
    }

    @Test
    void refusesASpecificationThatCannotBeParsed(@TempDir Path folder) {
        Told.by("mutants", "spec", "--spec", Told.spec(folder, "Outcome.tla", "Return(w)  ", "Return(w ]"))
            .refuses("module Outcome");
    }
}
