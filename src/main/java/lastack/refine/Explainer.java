package lastack.refine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lastack.model.Derivation;
import lastack.model.Operator;
import lastack.model.SpecException;
import lastack.rfc.Sections;

/** Says why a step is no outcome, from the derivation of the outcomes that there are. */
final class Explainer {

    private final Operator outcomes;
    private final Sections sections;
    private final Map<List<Object>, Explanation.Where> places = new ConcurrentHashMap<>();

    Explainer(Operator outcomes, Sections sections) {
        this.outcomes = outcomes;
        this.sections = sections;
    }

    /**
     * A step in its normal form.
     *
     * @param form the form
     * @param event the event's name
     * @param tcb the control block after it
     * @param tells what its user was told
     */
    record Seen(NormalForm form, String event, Map<?, ?> tcb, List<?> tells) {
    }

    /** Gives the operator's arguments in a form. */
    interface Arguments {
        /** The arguments. */
        Object[] in(NormalForm form);
    }

    /**
     * Explains a step.
     *
     * @param seen the step
     * @param arguments what Outcomes is asked for it
     * @param others options and deviations under which it is permitted, if there are any
     * @return the explanation, never null; without anything to be told of if the specification cannot be followed
     */
    Explanation of(Seen seen, Arguments arguments, Optional<Set<String>> others) {
        List<Derivation> moved = new ArrayList<>();
        List<NormalForm.Space> spaces = new ArrayList<>();
        Derivation derivation;
        try {
            derivation = outcomes.derive(arguments.in(seen.form));
            for (NormalForm.Space space : NormalForm.Space.values()) {
                Derivation other = outcomes.derive(arguments.in(seen.form.moved(space)));
                // Where a literal 0 stands among the numbers, another way may be taken; then they are left as they are.
                if (alike(derivation, other)) {
                    moved.add(other);
                    spaces.add(space);
                }
            }
        } catch (SpecException e) {
            return new Explanation(List.of(), List.of(), others);
        }
        return new Telling(seen, new RealNumbers(seen.form, spaces)).of(derivation, moved, others);
    }

    private static boolean alike(Derivation one, Derivation two) {
        boolean alike = one.branches().size() == two.branches().size();
        for (int i = 0; alike && i < one.branches().size(); i++) {
            Derivation.Branch a = one.branches().get(i);
            Derivation.Branch b = two.branches().get(i);
            alike = a.against().isPresent() == b.against().isPresent() && a.guards().size() == b.guards().size()
                && (a.against().isEmpty() || alike(a.against().get(), b.against().get()))
                && alike(a.guards(), b.guards()) && a.origins().keySet().equals(b.origins().keySet());
        }
        return alike;
    }

    private static boolean alike(List<Derivation.Condition> one, List<Derivation.Condition> two) {
        boolean alike = one.size() == two.size();
        for (int i = 0; alike && i < one.size(); i++) {
            alike = alike(one.get(i), two.get(i));
        }
        return alike;
    }

    private static boolean alike(Derivation.Condition one, Derivation.Condition two) {
        return one.place().equals(two.place()) && one.text().equals(two.text()) && one.holds() == two.holds()
            && one.terms().size() == two.terms().size() && alike(one.because(), two.because());
    }

    /** One explanation in the making. */
    private final class Telling {

        private final Seen seen;
        private final RealNumbers numbers;

        Telling(Seen seen, RealNumbers numbers) {
            this.seen = seen;
            this.numbers = numbers;
        }

        Explanation of(Derivation derivation, List<Derivation> moved, Optional<Set<String>> others) {
            List<Explanation.Permitted> permitted = new ArrayList<>();
            List<Explanation.Refused> exact = new ArrayList<>();
            List<Explanation.Refused> rest = new ArrayList<>();
            Set<Object> known = new HashSet<>();
            Set<Object> outcomes = new HashSet<>();
            for (int i = 0; i < derivation.branches().size(); i++) {
                Derivation.Branch branch = derivation.branches().get(i);
                int index = i;
                List<Derivation.Branch> others2 = moved.stream().map(each -> each.branches().get(index)).toList();
                Candidate candidate = Candidate.of(seen.form, (Map<?, ?>) branch.value(), seen.tcb, seen.tells);
                if (branch.against().isEmpty()) {
                    if (outcomes.add(branch.value())) {
                        permitted.add(permitted(branch, others2, candidate));
                    }
                } else if (!outcomes.contains(branch.value()) && !isAboutTheEvent(branch.against().get())) {
                    Explanation.Reason reason = reason(branch.against().get(),
                        others2.stream().map(each -> each.against().orElseThrow()).toList());
                    if (known.add(List.of(reason.at(), reason.text(), candidate.differences()))) {
                        boolean step = candidate.differences().isEmpty();
                        (step ? exact : rest).add(new Explanation.Refused(reason, candidate.differences(), step));
                    }
                }
            }
            permitted.sort(Comparator.comparingInt(each -> each.changes().size()));
            return new Explanation(permitted, ordered(permitted.isEmpty(), derivation, exact, rest), others);
        }

        /** Where nothing is permitted, the nearest comes first, and explains alone. */
        private List<Explanation.Refused> ordered(boolean nothing, Derivation derivation, List<Explanation.Refused> exact,
                List<Explanation.Refused> rest) {
            List<Explanation.Refused> all = new ArrayList<>();
            if (nothing) {
                Optional<Derivation.Condition> nearest = derivation.branches().stream()
                    .flatMap(each -> each.against().stream()).filter(each -> !isAboutTheEvent(each)).findFirst();
                exact.forEach(each -> all.add(new Explanation.Refused(each.because(), each.differences(),
                    nearest.isPresent() && isAt(each, nearest.get()))));
                rest.forEach(each -> all.add(new Explanation.Refused(each.because(), each.differences(),
                    nearest.isPresent() && isAt(each, nearest.get()))));
                all.sort(Comparator.comparing(each -> !each.primary()));
            } else {
                all.addAll(exact);
                all.addAll(rest);
            }
            return all;
        }

        private static boolean isAt(Explanation.Refused refused, Derivation.Condition condition) {
            return refused.because().at().module().equals(condition.place().module())
                && refused.because().at().line() == condition.place().line()
                && refused.because().text().equals(condition.text());
        }

        /** Whether it was turned away only because the event is another one. */
        private boolean isAboutTheEvent(Derivation.Condition condition) {
            return condition.because().isEmpty() && condition.terms().size() == 1
                && condition.terms().get(0).value().equals(seen.event);
        }

        private Explanation.Permitted permitted(Derivation.Branch branch, List<Derivation.Branch> moved, Candidate candidate) {
            List<Explanation.Change> changes = new ArrayList<>();
            for (Candidate.Difference difference : candidate.differences()) {
                String field = difference.variable().equals("tells") ? "tells" : "tcb." + difference.variable();
                changes.add(new Explanation.Change(difference, Optional.ofNullable(branch.origins().get(field))
                    .flatMap(origin -> source(origin, moved.stream().map(each -> each.origins().get(field)).toList()))));
            }
            return new Explanation.Permitted(candidate.needs(), changes);
        }

        private Optional<Explanation.Source> source(Derivation.Origin origin, List<Derivation.Origin> moved) {
            if (origin.place().isEmpty()) {
                return Optional.empty();
            }
            List<Explanation.Reason> guards = new ArrayList<>();
            for (int i = 0; i < origin.guards().size(); i++) {
                int index = i;
                boolean alike = moved.stream().allMatch(each -> alike(origin.guards(), each.guards()));
                guards.add(reason(origin.guards().get(i), alike ? moved.stream().map(each -> each.guards().get(index)).toList()
                    : moved.stream().map(each -> origin.guards().get(index)).toList()));
            }
            return Optional.of(new Explanation.Source(where(origin.place().get(), origin.callers()), origin.text(), guards));
        }

        private Explanation.Reason reason(Derivation.Condition condition, List<Derivation.Condition> moved) {
            List<Explanation.Named> values = new ArrayList<>();
            for (int i = 0; i < condition.terms().size(); i++) {
                int index = i;
                Derivation.Term term = condition.terms().get(i);
                values.add(new Explanation.Named(term.text(),
                    numbers.text(term.value(), moved.stream().map(each -> each.terms().get(index).value()).toList())));
            }
            List<Explanation.Reason> because = new ArrayList<>();
            for (int i = 0; i < condition.because().size(); i++) {
                int index = i;
                because.add(reason(condition.because().get(i), moved.stream().map(each -> each.because().get(index)).toList()));
            }
            return new Explanation.Reason(where(condition.place(), condition.callers()), condition.text(), condition.holds(),
                values, because);
        }
    }

    private Explanation.Where where(Derivation.Place place, List<Derivation.Place> callers) {
        return places.computeIfAbsent(List.of(place, callers), key -> found(place, callers));
    }

    /** A definition that follows no section of its own serves the one that calls it. */
    private Explanation.Where found(Derivation.Place place, List<Derivation.Place> callers) {
        List<Sections.Reference> found = sections.of(place.module(), place.definition());
        String caller = "";
        for (int i = 0; found.isEmpty() && i < callers.size(); i++) {
            found = sections.of(callers.get(i).module(), callers.get(i).definition());
            caller = found.isEmpty() ? caller : callers.get(i).definition();
        }
        if (found.isEmpty()) {
            found = sections.of(place.module());
        }
        for (int i = 0; found.isEmpty() && i < callers.size(); i++) {
            found = sections.of(callers.get(i).module());
            caller = found.isEmpty() ? caller : callers.get(i).definition();
        }
        Set<String> numbers = new LinkedHashSet<>();
        Set<String> clauses = new LinkedHashSet<>();
        for (Sections.Reference each : found) {
            numbers.add(each.section());
            each.clause().ifPresent(clause -> clauses.add(clause.section()
                + (clause.label().isEmpty() ? "" : ", " + clause.label()) + ": " + clause.text()));
        }
        return new Explanation.Where(place.module(), place.line(), place.definition(),
            caller.equals(place.definition()) ? "" : caller, List.copyOf(numbers), List.copyOf(clauses),
            sections.text(place.module(), place.definition()));
    }
}
