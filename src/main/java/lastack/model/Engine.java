package lastack.model;

import java.util.List;

/** What a loaded spec can do, seen from outside its class loader; {@link Spec} is the way to it. */
public interface Engine {
    /**
     * Finds an operator.
     *
     * @param name a name defined in or extended by the root module
     * @return the operator, never null
     * @throws SpecException if there is none, or it takes operators as arguments
     */
    Operator operator(String name);

    /**
     * Converts a value once.
     *
     * @param neutral a neutral value
     * @return the value, never null
     */
    TlaValue value(Object neutral);

    /**
     * Prepares a kind of record.
     *
     * @param names the field names, all different
     * @return the shape, never null
     */
    RecordShape shape(String... names);

    /**
     * Says what was evaluated so far.
     *
     * @return how often each expression was; nothing, if it is not counted
     */
    default List<Evaluations.Count> evaluated() {
        return List.of();
    }
}
