package lastack.refine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Why a step is no outcome, found from the specification's own text: where each outcome that is permitted has its values from,
 * and at which condition each one was turned away that is not. Sequence numbers are the real ones.
 *
 * @param permitted the outcomes that are permitted, the one first from which the step differs least
 * @param refused what would have been an outcome if one condition had been otherwise; the ones first that would have been just
 *     this step or, where nothing is permitted, the one that came nearest
 * @param others the smallest set of options and deviations under which the step is permitted, if there is one; it is not
 *     admitted here
 */
public record Explanation(List<Permitted> permitted, List<Refused> refused, Optional<Set<String>> others) {

    /** Nothing is known. */
    public static final Explanation NONE = new Explanation(List.of(), List.of(), Optional.empty());

    /** Makes the lists immutable. */
    public Explanation {
        permitted = List.copyOf(permitted);
        refused = List.copyOf(refused);
    }

    /**
     * An outcome that is permitted.
     *
     * @param needs the options that it rests on
     * @param changes where the step differs from it; never empty
     */
    public record Permitted(List<String> needs, List<Change> changes) {
        /** Makes the lists immutable. */
        public Permitted {
            needs = List.copyOf(needs);
            changes = List.copyOf(changes);
        }
    }

    /**
     * A variable in which the step differs from an outcome.
     *
     * @param difference the two values
     * @param source what gives it the permitted value; empty if the event leaves it as it was
     */
    public record Change(Candidate.Difference difference, Optional<Source> source) {
    }

    /**
     * What gives a variable its value.
     *
     * @param at where that stands
     * @param text what stands there
     * @param guards the conditions in the same definition on which it depends, outermost first
     */
    public record Source(Where at, String text, List<Reason> guards) {
        /** Makes the list immutable. */
        public Source {
            guards = List.copyOf(guards);
        }
    }

    /**
     * What would have been an outcome.
     *
     * @param because the condition that turned it away
     * @param differences where the step differs from it besides; empty if it would have been just this step
     * @param primary whether it is among those that explain best
     */
    public record Refused(Reason because, List<Candidate.Difference> differences, boolean primary) {
        /** Makes the list immutable. */
        public Refused {
            differences = List.copyOf(differences);
        }

        /** Whether it would have been just this step. */
        public boolean isTheStep() {
            return differences.isEmpty();
        }
    }

    /**
     * A condition of the specification.
     *
     * @param at where it stands
     * @param text its text
     * @param holds whether it is true
     * @param values the values of what it speaks of
     * @param because the conditions that make it so, where it consists of others: the first conjunct that is false, or all
     *     disjuncts if none is true
     */
    public record Reason(Where at, String text, boolean holds, List<Named> values, List<Reason> because) {
        /** Makes the lists immutable. */
        public Reason {
            values = List.copyOf(values);
            because = List.copyOf(because);
        }
    }

    /**
     * An expression and its value.
     *
     * @param name the expression
     * @param value its value in TLA+, and segments as the RFC writes them
     */
    public record Named(String name, String value) {
    }

    /**
     * A place in the specification.
     *
     * @param module its module
     * @param line its line, from 1
     * @param definition the definition in which it is; empty outside of any
     * @param caller the definition from which that one is called, where it is one that many share; otherwise empty
     * @param sections the sections of RFC 9293 that it follows
     * @param clauses what those sections say, as the specification has it
     * @param text the lines of the definition, by their numbers, in order
     */
    public record Where(String module, int line, String definition, String caller, List<String> sections, List<String> clauses,
                        Map<Integer, String> text) {
        /** Makes lists and map immutable. */
        public Where {
            sections = List.copyOf(sections);
            clauses = List.copyOf(clauses);
            text = Collections.unmodifiableMap(text);
        }

        /** As in {@code Emission.tla, line 57}. */
        public String place() {
            return module + ".tla, line " + line;
        }

        /** As in {@code RFC 9293, 3.10.7.4 and 3.8.6.1}; empty if there is none. */
        public String rfc() {
            if (sections.isEmpty()) {
                return "";
            }
            int last = sections.size() - 1;
            String all = last == 0 ? sections.get(0)
                : String.join(", ", sections.subList(0, last)) + " and " + sections.get(last);
            return "RFC 9293, " + all;
        }
    }
}
