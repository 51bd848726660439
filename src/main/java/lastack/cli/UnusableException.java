package lastack.cli;

/** Input that cannot be used, for a reason that the user can mend. */
final class UnusableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An exception.
     *
     * @param sentence names the offending thing
     */
    UnusableException(String sentence) {
        super(sentence);
    }
}
