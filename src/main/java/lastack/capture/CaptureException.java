package lastack.capture;

/** A file that is no capture. */
public final class CaptureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An exception.
     *
     * @param sentence names the file
     */
    public CaptureException(String sentence) {
        super(sentence);
    }
}
