package lastack.model;

/** What came of a model run. */
public sealed interface Verdict {
    /**
     * The verdict in a word.
     *
     * @return {@code holds}, {@code fails} or {@code error}
     */
    String word();

    /** TLC has seen every reachable state, and all properties hold. */
    record Holds() implements Verdict {
        @Override
        public String word() {
            return "holds";
        }
    }

    /**
     * TLC found a behaviour that breaks a property.
     *
     * @param kind what was broken
     * @param property its name as the configuration has it; {@code Deadlock} or {@code Assert} where there is none
     * @param reason TLC's words on one line
     */
    record Fails(Kind kind, String property, String reason) implements Verdict {
        @Override
        public String word() {
            return "fails";
        }
    }

    /**
     * There is no answer: the model cannot be read or evaluated, or the run died.
     *
     * @param reason one sentence, with module and line if TLC gave them
     */
    record Error(String reason) implements Verdict {
        @Override
        public String word() {
            return "error";
        }
    }

    /** What can be broken. */
    enum Kind {
        /** An invariant, or a property {@code []P}. */
        INVARIANT,
        /** What a property says of the initial state. */
        INITIAL,
        /** What a property {@code [][A]_v} says of each step. */
        ACTION_PROPERTY,
        /** A property of whole behaviours. */
        TEMPORAL,
        /** A state has no successor. */
        DEADLOCK,
        /** An {@code Assert} of the specification. */
        ASSERT
    }
}
