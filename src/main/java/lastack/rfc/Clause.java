package lastack.rfc;

import java.util.Optional;

/**
 * A clause of RFC 9293, as the specification declares it.
 *
 * @param id its section and a short name: {@code 3.10.4/closed}
 * @param label {@code MUST-12} and the like, a capital word without a number ({@code MUST}), or empty
 * @param text what it says, in few words
 * @param leftOut why nothing answers to it, where that is so on purpose
 * @param place where it is declared
 */
public record Clause(String id, String label, String text, Optional<String> leftOut, Place place) {

    /** The number of its section. */
    public String section() {
        return section(id);
    }

    static String section(String id) {
        return id.substring(0, id.indexOf('/'));
    }
}
