package lastack.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the elements of a set that an operator describes come about, found by walking its definition as TLC evaluates it: through
 * LET, IF, CASE, UNION, unions, filters, set constructors and the operators that are called, down to what makes each element.
 *
 * <p>Beside the elements there are those that would have been, had one guard been otherwise: the arm of an IF or of a CASE that
 * was not taken, an element that a filter left out.
 *
 * @param branches the elements, then those that one guard turned away, the ones first that had passed most guards before it;
 *     two branches may have the same value
 */
public record Derivation(List<Branch> branches) {

    /** Makes the list immutable. */
    public Derivation {
        branches = List.copyOf(branches);
    }

    /**
     * An element, or what would have been one.
     *
     * @param value its neutral form
     * @param against the guard that turned it away; empty for an element
     * @param guards the guards on the way to it, outermost first, {@code against} among them
     * @param origins where its fields come from, by names such as {@code tcb.state}; a field that is a record has its own
     *     fields in its place
     */
    public record Branch(Object value, Optional<Condition> against, List<Condition> guards, Map<String, Origin> origins) {
        /** Makes list and map immutable. */
        public Branch {
            guards = List.copyOf(guards);
            origins = Map.copyOf(origins);
        }
    }

    /**
     * Where the value of a field comes from.
     *
     * @param place what sets it, or empty if it is one of the operator's arguments as it was handed over
     * @param callers where the definition in which that stands is called from, innermost first
     * @param text what sets it, on one line, as in {@code !.state = "CLOSING"}; empty where there is no place
     * @param guards the guards within the definition in which it is set or, if there is none, within the nearest caller that
     *     has one; outermost first
     */
    public record Origin(Optional<Place> place, List<Place> callers, String text, List<Condition> guards) {
        /** Makes the lists immutable. */
        public Origin {
            callers = List.copyOf(callers);
            guards = List.copyOf(guards);
        }
    }

    /**
     * A condition and its value.
     *
     * @param place where it stands
     * @param callers where the definition in which it stands is called from, innermost first
     * @param text its text, on one line
     * @param holds its value
     * @param terms the values of what it speaks of, where it consists of no other conditions
     * @param because the conditions that decide its value: the first conjunct that is false, all disjuncts if none is true
     */
    public record Condition(Place place, List<Place> callers, String text, boolean holds, List<Term> terms,
                            List<Condition> because) {
        /** Makes the lists immutable. */
        public Condition {
            callers = List.copyOf(callers);
            terms = List.copyOf(terms);
            because = List.copyOf(because);
        }
    }

    /**
     * A place in a module.
     *
     * @param module the module's name
     * @param definition the definition in which it is; empty outside of any
     * @param line counted from 1
     */
    public record Place(String module, String definition, int line) {
    }

    /**
     * An expression and its value.
     *
     * @param text the expression; where it is a parameter, followed by its argument in parentheses
     * @param value its neutral form
     */
    public record Term(String text, Object value) {
    }
}
