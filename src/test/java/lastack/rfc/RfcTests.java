package lastack.rfc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of sections and labels is the one that the text of RFC 9293 has. */
class RfcTests {

    /** Where the text is, unless {@code -Drfc9293=FILE} says otherwise. */
    private static final Path TEXT = Path.of(System.getProperty("rfc9293", "../shared/rfc/rfc9293.txt"));

    private static final Pattern HEADING = Pattern.compile("(?:Appendix )?((?:\\d+|[A-Z])(?:\\.\\d+)*)\\.  (\\S.*)");
    private static final Pattern LABEL = Pattern.compile("\\b(?:MUST|SHLD|MAY|REC)-\\d+\\b");

    @Test
    void theListIsWhatTheTextSays() throws IOException {
        if (!Files.isRegularFile(TEXT)) {
            String absent = "NOT CHECKED: the text of RFC 9293 is not at " + TEXT + "; -Drfc9293=FILE names it.";
            System.err.println(absent);
            abort(absent);
        }
        Map<String, String> titles = new LinkedHashMap<>();
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        String section = "";
        boolean titleGoesOn = false;
        for (String line : Files.readAllLines(TEXT)) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                section = heading.group(1);
                titles.put(section, heading.group(2));
                texts.put(section, new StringBuilder());
            } else if (titleGoesOn && !line.isBlank()) {
                titles.merge(section, line.strip(), (start, end) -> start + " " + end);
            } else if (!section.isEmpty()) {
                texts.get(section).append(line).append('\n');
            }
            titleGoesOn = heading.matches();
        }
        Map<String, List<String>> labels = new LinkedHashMap<>();
        texts.forEach((number, text) -> LABEL.matcher(text.toString().replaceAll("-\\n\\s+", "-")).results().forEach(label -> {
            List<String> at = labels.computeIfAbsent(label.group(), each -> new ArrayList<>());
            // The summary repeats the labels of the text.
            if (!at.contains(number) && (at.isEmpty() || !number.equals(Rfc.SUMMARY))) {
                at.add(number);
            }
        }));

        Rfc rfc = Rfc.load();

        assertThat(rfc.titles()).containsExactlyEntriesOf(titles);
        assertThat(rfc.labels()).isEqualTo(labels);
    }

    @Test
    void knowsWhatThereIsAndWhatThereIsNot() {
        Rfc rfc = Rfc.load();

        assertThat(rfc.wrongSection("3.10.7.4")).isEmpty();
        assertThat(rfc.wrongSection("A.2")).isEmpty();
        assertThat(rfc.wrongSection("3.10.9")).hasValue("RFC 9293 has no section 3.10.9.");
        assertThat(rfc.wrongLabel("MUST-69")).isEmpty();
        assertThat(rfc.wrongLabel("MUST-70")).hasValue("RFC 9293 has no requirement MUST-70.");
    }
}
