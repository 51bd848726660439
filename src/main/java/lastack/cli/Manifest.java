package lastack.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
            return name().toLowerCase(java.util.Locale.ROOT);
        }
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
     */
    record Entry(String model, String shows, Expected expected, String property, long distinctStates, int depth) {
        Entry {
            if (model == null || shows == null || expected == null) {
                throw new UnusableException("An entry of the manifest lacks its model, what it shows or what is expected: "
                    + model + ".");
            }
            property = property == null ? "" : property;
            if ((expected == Expected.FAILS) == property.isEmpty() || (expected == Expected.HOLDS) == (distinctStates == 0)) {
                throw new UnusableException("The manifest's entry of " + model
                    + " needs the property that must break, or else states and depth.");
            }
        }
    }

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
}
