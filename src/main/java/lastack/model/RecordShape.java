package lastack.model;

/**
 * The field names of a record, interned and sorted once: making a record then only fills in its values. Usable by any
 * thread.
 */
public interface RecordShape {
    /**
     * Makes a record.
     *
     * @param values the fields' values, neutral or {@link TlaValue}, in the order in which the names were given
     * @return the record, never null
     * @throws IllegalArgumentException if there are not as many values as names, or one is not a TLA+ value
     */
    TlaValue of(Object... values);
}
