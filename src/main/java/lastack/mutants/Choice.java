package lastack.mutants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which mutants are judged.
 *
 * @param only a regular expression that is found in their names, if given
 * @param module their module, if given
 * @param rule their rule, if given
 * @param limit how many at most
 * @param seed decides which, where there are more
 */
public record Choice(Optional<String> only, Optional<String> module, Optional<String> rule, int limit, long seed) {

    /**
     * Chooses. Where there are more than the limit, modules and rules take turns, so that each gets its share.
     *
     * @param all the mutants to choose from
     * @return the chosen, in the order of {@code all}
     * @throws PlanException if an option fits none of them
     */
    public List<Mutant> of(List<Mutant> all) {
        List<Mutant> left = all;
        if (rule.isPresent()) {
            left = some(left, "--rule " + rule.get(), mutant -> mutant.rule().toString().equals(rule.get()),
                    "rules: " + String.join(", ", names(all, mutant -> mutant.rule().toString())));
        }
        if (module.isPresent()) {
            left = some(left, "--module " + module.get(), mutant -> mutant.module().equals(module.get()),
                    "modules: " + String.join(", ", names(all, Mutant::module)));
        }
        if (only.isPresent()) {
            try {
                Predicate<String> fits = Pattern.compile(only.get()).asPredicate();
                left = some(left, "--only " + only.get(), mutant -> fits.test(mutant.name()), "names like " + all.get(0));
            } catch (PatternSyntaxException e) {
                throw new PlanException("--only " + only.get() + " is no regular expression: " + e.getDescription() + ".");
            }
        }
        return left.size() <= limit ? left : sample(left);
    }

    private static List<String> names(List<Mutant> all, java.util.function.Function<Mutant, String> name) {
        return all.stream().map(name).distinct().sorted().toList();
    }

    private static List<Mutant> some(List<Mutant> from, String option, Predicate<Mutant> which, String there) {
        List<Mutant> found = from.stream().filter(which).toList();
        if (found.isEmpty()) {
            throw new PlanException(option + " fits no mutant; there are " + there + ".");
        }
        return found;
    }

    private List<Mutant> sample(List<Mutant> from) {
        Map<String, List<Mutant>> groups = new TreeMap<>(
                Comparator.comparingLong(this::lot).thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> alike = new HashMap<>();
        Map<Mutant, Long> lots = new HashMap<>();
        for (Mutant mutant : from) {
            int place = alike.merge(text(mutant), 1, Integer::sum);
            lots.put(mutant, lot(place == 1 ? text(mutant) : text(mutant) + place));
        }
        List<Mutant> mixed = new ArrayList<>(from);
        mixed.sort(Comparator.comparing(lots::get));
        mixed.forEach(mutant -> groups.computeIfAbsent(mutant.module() + " " + mutant.rule(), ignored -> new ArrayList<>())
                .add(mutant));
        List<Mutant> taken = new ArrayList<>();
        for (int turn = 0; taken.size() < limit; turn++) {
            for (List<Mutant> group : groups.values()) {
                if (turn < group.size() && taken.size() < limit) {
                    taken.add(group.get(turn));
                }
            }
        }
        mixed.stream().filter(mutant -> !modules(taken).containsKey(mutant.module())).forEach(mutant -> giveWay(taken, mutant));
        taken.sort(Comparator.comparingInt(from::indexOf));
        return taken;
    }

    private static Map<String, Long> modules(List<Mutant> mutants) {
        return mutants.stream().collect(Collectors.groupingBy(Mutant::module, TreeMap::new, Collectors.counting()));
    }

    /** A module that has no turn takes the last one of the module with the most, if that has others. */
    private static void giveWay(List<Mutant> taken, Mutant mutant) {
        Map.Entry<String, Long> most = Collections.max(modules(taken).entrySet(), Map.Entry.comparingByValue());
        if (most.getValue() > 1) {
            int last = IntStream.range(0, taken.size()).filter(i -> taken.get(i).module().equals(most.getKey())).max().orElseThrow();
            taken.set(last, mutant);
        }
    }

    /** What a mutant is, wherever it stands: so that a change of the specification elsewhere draws no others. */
    private static String text(Mutant mutant) {
        return String.join("\n", mutant.module(), mutant.definition(), mutant.rule().toString(), mutant.old(), mutant.changed());
    }

    /** A number that looks random, from the seed and a text alone. */
    private long lot(String text) {
        return new SplittableRandom(seed * 1_000_003 + text.hashCode()).nextLong();
    }
}
