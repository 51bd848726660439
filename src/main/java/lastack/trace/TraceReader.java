package lastack.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a trace line by line, in constant memory. Every method throws a {@link TraceException} for whatever is wrong with the
 * file: a field that is missing, unknown, of the wrong type or out of its range, and a file that does not end with its last line.
 */
public final class TraceReader implements Closeable {

    /** No line of a trace comes near this many characters; one that does would fill the memory before it could be judged. */
    private static final int LONGEST_LINE = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();

    private final Path file;
    private final BufferedReader in;
    private final Header header;
    private long line;
    private long steps;
    private long last;
    private boolean ended;

    private TraceReader(Path file, BufferedReader in) {
        this.file = file;
        this.in = in;
        Optional<JsonNode> first = nextLine();
        if (first.isEmpty()) {
            throw new TraceException(file + " is empty, not a trace.");
        }
        this.header = inThisLine(() -> Shapes.header(first.get()));
    }

    /**
     * Opens a trace and reads its header.
     *
     * @param file the file
     * @return the reader, never null
     * @throws TraceException if the file cannot be read or does not begin with a header
     */
    public static TraceReader open(Path file) {
        BufferedReader in;
        try {
            if (Files.isDirectory(file)) {
                throw new TraceException(file + " is a folder, not a trace.");
            }
            in = new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder()));
        } catch (NoSuchFileException e) {
            throw new TraceException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new TraceException(file + " cannot be opened.", e);
        }
        try {
            return new TraceReader(file, in);
        } catch (TraceException e) {
            closeQuietly(in, e);
            throw e;
        }
    }

    private static void closeQuietly(BufferedReader in, TraceException because) {
        try {
            in.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /** The first line. */
    public Header header() {
        return header;
    }

    /** The number of the line that was read last, from 1. */
    public long line() {
        return line;
    }

    /**
     * The next step or note.
     *
     * @return the entry, or empty when the last line has been read
     * @throws TraceException if the line is wrong, or the file ends without its last line
     */
    public Optional<Entry> next() {
        if (ended) {
            return Optional.empty();
        }
        Optional<JsonNode> next = nextLine();
        if (next.isEmpty()) {
            throw new TraceException(
                file + " is cut after line " + line + ": the last line, {\"end\":true,\"steps\":...}, is missing.");
        }
        if (next.get().has("end")) {
            checkEnd(next.get());
            return Optional.empty();
        }
        Entry entry = inThisLine(() -> Shapes.entry(next.get()));
        if (entry.at() < last) {
            throw wrong("time goes back from " + last + " to " + entry.at());
        }
        last = entry.at();
        steps += entry instanceof Step ? 1 : 0;
        return Optional.of(entry);
    }

    /**
     * Reads all that is left.
     *
     * @param entries takes each step and note
     * @throws TraceException as {@link #next} does
     */
    public void forEachRemaining(Consumer<Entry> entries) {
        for (Optional<Entry> entry = next(); entry.isPresent(); entry = next()) {
            entries.accept(entry.get());
        }
    }

    private void checkEnd(JsonNode node) {
        long counted = inThisLine(() -> Shapes.end(node));
        if (counted != steps) {
            throw wrong("the trace should have " + counted + " steps and has " + steps);
        }
        if (nextLine().isPresent()) {
            throw wrong("something follows the last line");
        }
        ended = true;
    }

    private interface Read<T> {
        T get();
    }

    private <T> T inThisLine(Read<T> read) {
        try {
            return read.get();
        } catch (Fields.ShapeException e) {
            throw wrong(e.getMessage());
        }
    }

    private TraceException wrong(String what) {
        return new TraceException(file + ", line " + line + ": " + what + ".");
    }

    /** The next line as JSON; empty at the end of the file. */
    private Optional<JsonNode> nextLine() {
        line++;
        try {
            StringBuilder text = new StringBuilder();
            int c = in.read();
            if (c < 0) {
                line--;
                return Optional.empty();
            }
            for (; c >= 0 && c != '\n'; c = in.read()) {
                if (text.length() == LONGEST_LINE) {
                    throw wrong("the line is longer than any line of a trace");
                }
                text.append((char) c);
            }
            return Optional.of(parse(text.toString()));
        } catch (CharacterCodingException e) {
            throw wrong("the line is not text in UTF-8");
        } catch (IOException e) {
            throw new TraceException(file + ", line " + line + ": the line cannot be read.", e);
        }
    }

    private JsonNode parse(String text) {
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw wrong("the line is cut or not a JSON object");
        }
        if (!node.isObject()) {
            throw wrong("the line is not a JSON object");
        }
        return node;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
