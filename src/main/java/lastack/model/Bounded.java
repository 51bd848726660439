package lastack.model;

/**
 * A module, and a configuration of it.
 *
 * @param module the root module's name, without {@code .tla}
 * @param configuration the configuration's name, without {@code .cfg}; a module may have several
 */
public record Bounded(String module, String configuration) {
    /**
     * A module with the one configuration of its name.
     *
     * @param model the name of both
     * @return them, never null
     */
    public static Bounded of(String model) {
        return new Bounded(model, model);
    }

    @Override
    public String toString() {
        return configuration;
    }
}
