package lastack.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * An outcome that the relation permits, where another one was seen.
 *
 * @param needs the options that it rests on
 * @param differences where the step differs from it, the state first, then in the order of the names; never empty
 */
public record Candidate(List<String> needs, List<Difference> differences) {

    /**
     * One variable, or {@code tells}.
     *
     * @param variable its name in {@code Tcb.tla}
     * @param permitted its value in the outcome, real numbers in place of shifted ones
     * @param seen its value after the step
     */
    public record Difference(String variable, String permitted, String seen) {
        @Override
        public String toString() {
            return variable + " should be " + permitted + " and is " + seen;
        }
    }

    static Candidate of(NormalForm form, Map<?, ?> outcome, Map<?, ?> seen, List<?> tells) {
        Map<?, ?> permitted = (Map<?, ?>) outcome.get("tcb");
        TreeSet<String> names = new TreeSet<>();
        permitted.keySet().forEach(name -> names.add((String) name));
        seen.keySet().forEach(name -> names.add((String) name));
        List<Difference> differences = new ArrayList<>();
        if (!Objects.equals(permitted.get("state"), seen.get("state"))) {
            differences.add(difference(form, "state", permitted, seen));
            // Where the blocks have other variables, the rest of the differences says nothing more.
            if (!permitted.keySet().equals(seen.keySet())) {
                names.clear();
            }
        }
        for (String name : names) {
            if (!name.equals("state") && !Objects.equals(permitted.get(name), seen.get(name))) {
                differences.add(difference(form, name, permitted, seen));
            }
        }
        if (!Objects.equals(outcome.get("tells"), tells)) {
            differences.add(new Difference(
                "tells", Reading.tells(form, (List<?>) outcome.get("tells")), Reading.tells(form, tells)));
        }
        List<String> needs = new ArrayList<>();
        ((Iterable<?>) outcome.get("needs")).forEach(need -> needs.add((String) need));
        return new Candidate(needs, differences);
    }

    private static Difference difference(NormalForm form, String name, Map<?, ?> permitted, Map<?, ?> seen) {
        return new Difference(
            name, Reading.variable(form, name, permitted.get(name)), Reading.variable(form, name, seen.get(name)));
    }
}
