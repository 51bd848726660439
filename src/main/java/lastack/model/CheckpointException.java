package lastack.model;

/** A checkpoint that cannot be taken up. */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * An exception.
     *
     * @param sentence what is wrong with which checkpoint
     */
    public CheckpointException(String sentence) {
        super(sentence);
    }
}
