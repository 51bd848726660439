package lastack.rfc;

/** An annotation or a citation that is wrong; the message is one sentence that names the file and the line. */
public final class RequirementsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An exception.
     *
     * @param sentence names the file, the line and what is wrong there
     */
    public RequirementsException(String sentence) {
        super(sentence);
    }

    RequirementsException(Place place, String wrong) {
        this(place + ": " + wrong);
    }
}
