package lastack.rfc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections of RFC 9293 and the labels of its requirements: facts, taken from its text, which a test compares. */
public final class Rfc {

    /** Where the summary of requirements is; a label that stands in no other section is said to stand there. */
    static final String SUMMARY = "B";

    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, List<String>> labels = new LinkedHashMap<>();

    private Rfc() { }

    /** Reads {@code rfc9293.txt}, a resource beside this class. */
    public static Rfc load() {
        Rfc rfc = new Rfc();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Rfc.class.getResourceAsStream("rfc9293.txt"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("section")) {
                    rfc.titles.put(words[1], words[2]);
                } else {
                    rfc.labels.put(words[1], List.of(words[2].split(" ")));
                }
            }
            return rfc;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sections' titles by their numbers ({@code 3.10.4}, {@code A.2}), in the RFC's order. */
    public Map<String, String> titles() {
        return titles;
    }

    /** The sections in which each label ({@code MUST-12}, {@code SHLD-3}, {@code MAY-1}) stands. */
    Map<String, List<String>> labels() {
        return labels;
    }

    /** What is wrong with a section's number, if anything. */
    Optional<String> wrongSection(String section) {
        return titles.containsKey(section) ? Optional.empty()
            : Optional.of("RFC 9293 has no section " + section + ".");
    }

    /** What is wrong with a label, if anything. */
    Optional<String> wrongLabel(String label) {
        return labels.containsKey(label) ? Optional.empty()
            : Optional.of("RFC 9293 has no requirement " + label + ".");
    }
}
