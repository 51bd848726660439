package lastack.refine;

/**
 * A step from all composed states with certain parts.
 *
 * @param label the number of what it is called
 * @param parts the parts that it changes
 * @param values to what
 */
record Move(int label, int[] parts, int[] values) {

    /** Makes the step. */
    void apply(int[] row) {
        for (int i = 0; i < parts.length; i++) {
            row[parts[i]] = values[i];
        }
    }

    /** The same move where a part becomes something else. */
    Move with(int part, int value) {
        int[] changed = values.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] = parts[i] == part ? value : changed[i];
        }
        return new Move(label, parts, changed);
    }
}
