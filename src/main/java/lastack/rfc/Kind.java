package lastack.rfc;

/** What may answer to a clause. */
public enum Kind {
    /** An operator of the specification that is not a property. */
    STEP("steps"),
    /** An operator of the specification whose name ends with {@code Inv} or {@code Prop}. */
    PROPERTY("properties"),
    /** A method or a class of the Java sources. */
    METHOD("methods"),
    /** A test, or a class of tests. */
    TEST("tests");

    private final String plural;

    Kind(String plural) {
        this.plural = plural;
    }

    /** Several of them, in small letters. */
    @Override
    public String toString() {
        return plural;
    }
}
