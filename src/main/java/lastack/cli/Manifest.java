package lastack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lastack.model.Sources;
import lastack.model.SpecException;

/** The models, and what is expected of each: {@code manifest.json} beside them. */
final class Manifest {

    /** What is expected of a model. */
    enum Expected {
        /** All its properties hold. */
        HOLDS,
        /** Its property breaks. */
        FAILS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How long a model takes, and so when it is checked. */
    enum Size {
        /** With every {@code check}. */
        DEFAULT,
        /** With {@code check --deep}: minutes each. */
        DEEP
    }

    /**
     * A model.
     *
     * @param model the name of its module and configuration
     * @param shows one line, for a person
     * @param expected what is expected
     * @param property the property that must break, where one must; otherwise empty
     * @param distinctStates how many there are, where all must be seen; otherwise 0
     * @param depth how deep they lie, where all must be seen; otherwise 0
     * @param size {@code "deep"}, or nothing
     */
    record Entry(String model, String shows, Expected expected, String property, long distinctStates, int depth, Size size) {
        Entry {
            if (model == null || shows == null || expected == null) {
                throw new UnusableException("An entry of the manifest lacks its model, what it shows or what is expected: "
                    + model + ".");
            }
            property = property == null ? "" : property;
            size = size == null ? Size.DEFAULT : size;
            if ((expected == Expected.FAILS) == property.isEmpty() || (expected == Expected.HOLDS) == (distinctStates == 0)) {
                throw new UnusableException("The manifest's entry of " + model
                    + " needs the property that must break, or else states and depth.");
            }
        }
    }

    /** What a model can break without its configuration's saying so. */
    private static final Set<String> NAMELESS = Set.of("Deadlock", "Assert");

    private Manifest() {
    }

    /**
     * Reads the manifest of a folder.
     *
     * @param folder where the models are
     * @return the entries, in their order
     */
    static List<Entry> read(Path folder) {
        Path file = folder.resolve("manifest.json");
        try {
            return Arrays.asList(JsonMapper.builder()
                .enable(com.fasterxml.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build().readValue(Files.readString(file), Entry[].class));
        } catch (JsonProcessingException e) {
            throw new UnusableException(file + " line " + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()) + ": "
                + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UnusableException(file + " cannot be read.");
        }
    }

    /**
     * Holds the entries to the files that they are about, without TLC.
     *
     * @param entries the entries of a manifest
     * @param shelf where the modules and configurations are
     * @throws UnusableException if a model is there twice or has no module or configuration, or the property that must break
     *     is not checked
     */
    static void requireFiles(List<Entry> entries, Sources.Shelf shelf) {
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            Sources sources = sources(entry, shelf);
            if (!seen.add(entry.model())) {
                throw new UnusableException("The manifest has " + entry.model() + " twice.");
            }
            if (entry.expected() == Expected.FAILS && !NAMELESS.contains(entry.property())
                    && !sources.properties().contains(entry.property())) {
                throw new UnusableException("The manifest expects " + entry.model() + " to break " + entry.property() + ", which "
                    + entry.model() + ".cfg does not have checked.");
            }
        }
    }

    /**
     * Holds the configurations to the modules, none of which is missing.
     *
     * @param entries the entries of a manifest
     * @param shelf where the modules and configurations are
     * @throws UnusableException if a configuration gives a value to a constant that is none
     */
    static void requireConstants(List<Entry> entries, Sources.Shelf shelf) {
        for (Entry entry : entries) {
            sources(entry, shelf).unknownConstants().stream().findFirst().ifPresent(name -> {
                throw new UnusableException(entry.model() + ".cfg gives " + name + " a value, but no module of the model "
                    + "declares or defines " + name + ".");
            });
        }
    }

    private static Sources sources(Entry entry, Sources.Shelf shelf) {
        try {
            return shelf.of(entry.model());
        } catch (SpecException e) {
            throw new UnusableException("The manifest names " + entry.model() + ", but "
                + e.getMessage().substring(0, 1).toLowerCase(Locale.ROOT) + e.getMessage().substring(1));
        }
    }
}
