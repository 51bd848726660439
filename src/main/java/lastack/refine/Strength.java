package lastack.refine;

import java.util.List;
import java.util.Set;

/**
 * The least that a pattern rests on.
 *
 * @param grounds the least
 * @param strongest the pattern without explanations that rest on more deviations, and strong assumptions, than that; itself
 *     where there are none
 */
record Strength(Grounds grounds, Pattern strongest) {

    /** Looks for it in a pattern that is not empty. */
    static Strength of(Pattern pattern, Patterns patterns, Set<String> deviations) {
        Set<Hypothesis> all = pattern.set().hypotheses();
        Grounds least = all.stream().map(Hypothesis::rests).distinct().map(rests -> Grounds.of(rests, deviations))
            .min(Grounds::compareTo).orElseThrow();
        List<Hypothesis> kept = all.stream().filter(each -> Grounds.of(each.rests(), deviations).isAsStrongAs(least)).toList();
        return new Strength(least, kept.size() == all.size() ? pattern : patterns.part(pattern, BlockSet.of(kept)));
    }
}
