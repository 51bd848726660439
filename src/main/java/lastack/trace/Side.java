package lastack.trace;

/** One of the two endpoints of a connection. */
public enum Side {
    /** The one drawn on the left. */
    A,
    /** The one drawn on the right. */
    B;

    /** The other one. */
    public Side other() {
        return this == A ? B : A;
    }
}
