package lastack.report;

/** How sequence numbers are written. */
public enum Numbering {
    /** As they are: unsigned 32-bit numbers. */
    RAW,
    /** Counted from the number of the first octet that its sender sends in the run, which is 0; negative below that. */
    RELATIVE
}
