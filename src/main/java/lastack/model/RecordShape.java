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

    /**
     * Takes a record apart.
     *
     * @param record a value of the same spec
     * @return the fields' values in the order in which the names were given, an {@link Integer}, {@link String} or
     *     {@link Boolean} where it is one and else a {@link TlaValue}; null if the value is not a record with these fields
     */
    Object[] fields(Object record);
}
