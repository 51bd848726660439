package lastack.model;

/**
 * A specification could not be read, or an expression of it could not be evaluated. The message is one sentence, and
 * holds TLC's own words with module and line where TLC gives them.
 */
public final class SpecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message one sentence that names the offending thing
     */
    public SpecException(String message) {
        super(message);
    }

    /**
     * Makes an exception with what led to it.
     *
     * @param message one sentence that names the offending thing
     * @param cause what led to it, for a stack trace
     */
    public SpecException(String message, Throwable cause) {
        super(message, cause);
    }
}
