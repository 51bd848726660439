package lastack.refine;

/** What is not seen of an endpoint, so that it has to be guessed. */
public enum Hidden {
    /** The user's calls, with what they are answered; the control block is seen after each other event. */
    CALLS,
    /** The control blocks; the user's calls, and what the user is told, are seen. */
    STATES,
    /** Calls, control blocks, and what the user is told. */
    CALLS_AND_STATES,
    /** All but segments and the time: timeouts too. */
    ALL;

    /** Whether a user may call without being seen. */
    public boolean hidesCalls() {
        return this != STATES;
    }

    /** Whether control blocks are not seen. */
    public boolean hidesStates() {
        return this != CALLS;
    }
}
