package lastack.model.inside.traces;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;

/**
 * One trace. The file is mapped, not read: TLC goes through many traces side by side, a step of each at a time, and only the
 * places of the lines are kept in the heap. Any number of threads may use it.
 */
final class TraceFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonFactory TOKENS = new JsonFactory();

    private final Path file;
    private final ByteBuffer text;
    private final JsonNode endpoints;
    /** Where each line of a step begins, from 0. */
    private int[] starts = new int[64];
    /** Where each ends. */
    private int[] ends = new int[64];
    /** For each step the one before of the same endpoint, or -1. */
    private int[] before = new int[64];
    private int steps;

    private TraceFile(Path file, ByteBuffer text) throws IOException {
        this.file = file;
        this.text = text;
        int end = endOfLine(0);
        JsonNode header = JSON.readTree(bytes(0, end));
        if (!header.path("lastack").asText().equals("trace") || header.path("version").asInt() != 2) {
            throw new IllegalArgumentException(file + " is not a trace of version 2.");
        }
        endpoints = header.get("endpoints");
        index(end + 1);
    }

    /** The names of the traces in a folder, as a set. */
    static Value names(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            Value[] names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".trace"))
                .map(StringValue::new).toArray(Value[]::new);
            return new SetEnumValue(names, false).normalize();
        } catch (IOException e) {
            throw new IllegalArgumentException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    static TraceFile open(String folder, String name) {
        Path file = Path.of(folder, name);
        try (FileChannel channel = FileChannel.open(file)) {
            return new TraceFile(file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    int steps() {
        return steps;
    }

    /** A step, from 1. */
    Value step(int n) {
        try {
            JsonNode step = JSON.readTree(bytes(starts[n - 1], ends[n - 1]));
            JsonNode origin = endpoints.get(step.get("endpoint").textValue());
            int last = before[n - 1];
            JsonNode block = last < 0 ? origin.get("tcb") : JSON.readTree(bytes(starts[last], ends[last])).get("tcb");
            return new StepValue(block, step.get("event")).of(origin.get("config"), step);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(file + ", step " + n + ", cannot be read: " + e + ".", e);
        }
    }

    /** Finds the steps; what the network did is passed over. */
    private void index(int from) throws IOException {
        int[] last = {-1, -1};
        boolean ended = false;
        for (int start = from; start < text.limit(); start = endOfLine(start) + 1) {
            int end = endOfLine(start);
            int side = side(start, end);
            ended |= side == 2;
            if (side == 0 || side == 1) {
                grow();
                starts[steps] = start;
                ends[steps] = end;
                before[steps] = last[side];
                last[side] = steps++;
            }
        }
        if (!ended) {
            throw new IllegalArgumentException(file + " is cut: its last line is missing.");
        }
    }

    /** Whose step a line is: 0, A's; 1, B's; 2, nobody's, for it is the last line; -1, the network's. */
    private int side(int start, int end) throws IOException {
        try (JsonParser line = TOKENS.createParser(bytes(start, end))) {
            line.nextToken();
            while (line.nextToken() == JsonToken.FIELD_NAME) {
                String field = line.currentName();
                line.nextToken();
                if (field.equals("endpoint")) {
                    return line.getText().equals("A") ? 0 : 1;
                } else if (field.equals("end")) {
                    return 2;
                }
                line.skipChildren();
            }
        }
        return -1;
    }

    private void grow() {
        if (steps == starts.length) {
            starts = Arrays.copyOf(starts, 2 * steps);
            ends = Arrays.copyOf(ends, 2 * steps);
            before = Arrays.copyOf(before, 2 * steps);
        }
    }

    private int endOfLine(int start) {
        int end = start;
        while (end < text.limit() && text.get(end) != '\n') {
            end++;
        }
        return end;
    }

    private byte[] bytes(int start, int end) {
        byte[] bytes = new byte[end - start];
        text.get(start, bytes);
        return bytes;
    }
}
