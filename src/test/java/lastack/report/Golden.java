package lastack.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that a person has read and found good. {@code -Dgolden.update=true} replaces them; then read them again. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/lastack/report");

    private Golden() { }

    /** The text is the one that was found good. */
    static void check(String name, String text) {
        assertFits(text);
        compare(name + ".txt", text);
    }

    /** The page is the one that was found good. */
    static void page(String name, String page) {
        compare(name + ".html", page);
    }

    private static void compare(String name, String text) {
        Path file = FOLDER.resolve(name);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, text);
            }
            assertThat(text).isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every line is ASCII, at most 80 columns wide, and ends where its text ends. */
    static void assertFits(String text) {
        assertThat(text).endsWith("\n").matches("[\\n -~]*");
        for (String line : text.split("\n")) {
            assertThat(line.length()).as(line).isLessThanOrEqualTo(80);
            assertThat(line).isEqualTo(line.stripTrailing());
        }
    }
}
