package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What a command told: its exit status, standard output and standard error. */
record Told(int status, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs a command. */
    static Told by(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
        CommandLine line = Lastack.commandLine(words).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int status = line.execute(words);
        return new Told(status, out.toString(), err.toString());
    }

    /** A copy of the specification. */
    static Path spec(Path to) {
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of("spec"), "*.tla")) {
            for (Path module : modules) {
                Files.copy(module, to.resolve(module.getFileName()));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of the specification with one change. */
    static Path spec(Path to, String module, String old, String changed) {
        try {
            Path file = spec(to).resolve(module);
            String text = Files.readString(file);
            assertThat(text).contains(old);
            Files.writeString(file, text.replace(old, changed));
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a text first stands in a module of the specification, as TLC says it. */
    static String line(String module, String text) {
        try {
            String before = Files.readString(Path.of("spec", module)).split(Pattern.quote(text), 2)[0];
            return "line " + (before.chars().filter(c -> c == '\n').count() + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exit status 2, and one sentence on standard error that names the offending things. */
    void refuses(String... names) {
        assertThat(status).as(err).isEqualTo(2);
        assertThat(out).isEmpty();
        assertThat(err.stripTrailing()).contains(names).startsWith("lastack").endsWith(".").doesNotContain("\n");
    }

    /** The exit status, nothing on standard error, and no line too long for a terminal. */
    Told ends(int expected) {
        assertThat(err).isEmpty();
        assertThat(status).as(out).isEqualTo(expected);
        assertThat(out.lines().filter(line -> !line.startsWith("{"))).allMatch(line -> line.length() <= 80);
        return this;
    }

    /** Standard output, one JSON object a line. */
    List<JsonNode> objects() {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : out.lines().toList()) {
            try {
                objects.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new AssertionError(line, e);
            }
        }
        assertThat(objects).isNotEmpty().allMatch(JsonNode::isObject);
        return objects;
    }

    static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
