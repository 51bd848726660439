package lastack.report;

/** Writes a failure as a page. */
public final class FailureHtml {

    private FailureHtml() { }

    /** The page. */
    public static String of(Failure failure) {
        return failure.headline();
    }
}
