package lastack.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A behaviour that breaks a property.
 *
 * @param states from an initial state on; empty if TLC gave none
 * @param end how it goes on
 */
public record Counterexample(List<State> states, End end) {
    /** Makes the list immutable. */
    public Counterexample {
        states = List.copyOf(states);
    }

    /**
     * One state, and the step that led to it.
     *
     * @param action the step's name, {@code Initial predicate} for the first state
     * @param location where the action stands, empty for the first state
     * @param parameters the action's bound parameters by name, so far as TLC resolves them before it runs: those that
     *     range over a constant set
     * @param variables the values by name, neutral
     */
    public record State(String action, Optional<Location> location, Map<String, Object> parameters,
            Map<String, Object> variables) {
    }

    /**
     * A place in a module.
     *
     * @param module its name
     * @param line counted from 1
     */
    public record Location(String module, int line) {
    }

    /** How a behaviour goes on after its last state. */
    public sealed interface End {
        /** The property is broken by then. */
        record Stops() implements End {
        }

        /** Nothing changes any more, for ever. */
        record Stutters() implements End {
        }

        /**
         * The behaviour goes round for ever.
         *
         * @param to the index, from 0, of the state that follows the last one
         */
        record Loops(int to) implements End {
        }
    }
}
