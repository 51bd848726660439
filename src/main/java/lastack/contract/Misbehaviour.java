package lastack.contract;

/** An endpoint did what no endpoint may do, whatever the protocol: it threw, looped, returned null, or is not its own. */
public final class Misbehaviour extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A misbehaviour.
     *
     * @param what what the endpoint does, as the end of a sentence that begins with its name
     */
    public Misbehaviour(String what) {
        super(what);
    }

    /**
     * A misbehaviour.
     *
     * @param what what the endpoint does, as the end of a sentence that begins with its name
     * @param cause what it threw
     */
    public Misbehaviour(String what, Throwable cause) {
        super(what, cause);
    }
}
