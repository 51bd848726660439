package lastack.trace;

/** A trace that cannot be read; the message is one sentence that names the file, the line and what is wrong there. */
public class TraceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with its sentence. */
    public TraceException(String message) {
        super(message);
    }

    /** A failure with its sentence, and what brought it about. */
    public TraceException(String message, Throwable cause) {
        super(message, cause);
    }
}
