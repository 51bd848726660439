package lastack.trace;

/** A line of a trace between its first and its last. */
public sealed interface Entry permits Step, NetworkNote {

    /** When it happened, in ticks. */
    long at();
}
