package lastack.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong trace is answered by: one sentence with file, line and the thing that is wrong. */
class TraceReaderTests {

    private static final SeqNumber LARGEST = SeqNumber.of(4294967295L);
    private static final SegmentView FIN =
        new SegmentView(SeqNumber.of(100), SeqNumber.of(300), Control.set(Control.ACK, Control.FIN), 1000, 0);
    private static final SegmentView RST =
        new SegmentView(SeqNumber.of(7), SeqNumber.ZERO, Control.set(Control.RST), 0, 0);

    private static final List<TcbView.Interval> LEFT = List.of(new TcbView.Interval(SeqNumber.of(5), LARGEST));
    private static final TcbView LISTEN = new TcbView.Listen(SeqNumber.of(41), false, List.of());

    @TempDir
    private Path folder;

    private static TcbView.Open open(String state, TcbView... backs) {
        List<TcbView> back = List.of(backs);
        return new TcbView.Open(state, LARGEST, SeqNumber.of(1), SeqNumber.of(2), "acked", "queued", 9, 11,
            SeqNumber.of(3), SeqNumber.of(4), SeqNumber.of(5), SeqNumber.of(6), 8,
            List.of(new TcbView.Interval(SeqNumber.of(8), SeqNumber.of(10))), List.of(SeqNumber.of(12)), "none", false,
            back, -1, 200, 77, true, -1, 50, List.of());
    }

    private static String trace() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfigView config = new ConfigView(1000, 100, 800, 40, -1, 1000, 64);
        Header header = new Header(
            7, new Header.Origin(config, open("ESTABLISHED")), new Header.Origin(config, open("CLOSE-WAIT")));
        try (TraceWriter writer = TraceWriter.to(out, header)) {
            writer.write(new Step(5, Side.A, new EventView.Emit(FIN), open("FIN-WAIT-1"), List.of(), OptionalLong.of(0)));
            writer.write(new NetworkNote(5, "lost", 0));
            writer.write(new Step(5, Side.B, new EventView.Receive(2),
                new TcbView.Closed(LEFT, "told", List.of(RST)),
                List.of(new TellView.Data(LARGEST, 2), new TellView.End(), new TellView.Reset(), new TellView.Closed(),
                    new TellView.Error("connection closing")), OptionalLong.empty()));
            writer.write(new Step(5, Side.A, new EventView.Abort(), new TcbView.Closed(List.of(), "none", List.of(RST)),
                List.of(new TellView.Aborted()), OptionalLong.empty()));
            writer.write(new Step(9, Side.B, new EventView.Tick(4), open("TIME-WAIT"), List.of(), OptionalLong.empty()));
            EventView open = new EventView.Open(false, true, SeqNumber.of(41));
            writer.write(new Step(9, Side.B, open, LISTEN, List.of(), OptionalLong.empty()));
            writer.write(new Step(9, Side.B, new EventView.Detach(), open("SYN-RECEIVED", LISTEN),
                List.of(new TellView.Refused(), new TellView.Timeout(), new TellView.Closing()), OptionalLong.empty()));
            writer.write(new Step(9, Side.B, new EventView.UserTimeout(), new TcbView.SynSent(SeqNumber.of(41), SeqNumber.of(42),
                SeqNumber.of(43), 100, -1, true, 9, List.of(RST)), List.of(), OptionalLong.empty()));
            writer.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final String REST = """
        "sndUna":4294967295,"sndNxt":1,"sndEnd":2,"sndSyn":"acked","sndFin":"queued","sndWnd":9,"sndMax":11,"sndWl1":3,\
        "sndWl2":4,"rcvUsr":5,"rcvNxt":6,"rcvWnd":8,"held":[[8,10]],"heldFin":[12],"rcvFin":"none","detached":false,"back":[],\
        "ackDue":-1,"rto":200,"rtx":77,"resend":true,"timeWait":-1,"userTimer":50,"resets":[]""";

    private static final String WRITTEN = """
        {"lastack":"trace","version":2,"seed":7,"endpoints":{"A":{"config":{"twoMsl":1000,"rtoInitial":100,"rtoMax":800,\
        "ackDelay":40,"userTimeout":-1,"rcvBuf":1000,"issStep":64},"tcb":{"state":"ESTABLISHED",REST}},"B":{"config":{"twoMsl":1000,"rtoInitial":100,\
        "rtoMax":800,"ackDelay":40,"userTimeout":-1,"rcvBuf":1000,"issStep":64},"tcb":{"state":"CLOSE-WAIT",REST}}}}
        {"at":5,"endpoint":"A","event":{"type":"Emit","segment":{"seq":100,"ack":300,"ctl":["ACK","FIN"],"wnd":1000,"len":0}},\
        "tcb":{"state":"FIN-WAIT-1",REST},"tells":[],"packet":0}
        {"at":5,"network":"lost","packet":0}
        {"at":5,"endpoint":"B","event":{"type":"Receive","len":2},"tcb":{"state":"CLOSED","left":[[5,4294967295]],\
        "rcvFin":"told","resets":[{"seq":7,"ack":0,"ctl":["RST"],"wnd":0,"len":0}]},"tells":[{"type":"data",\
        "from":4294967295,"len":2},{"type":"end"},{"type":"reset"},{"type":"closed"},{"type":"error",\
        "message":"connection closing"}]}
        {"at":5,"endpoint":"A","event":{"type":"Abort"},"tcb":{"state":"CLOSED","left":[],\
        "rcvFin":"none","resets":[{"seq":7,"ack":0,"ctl":["RST"],"wnd":0,"len":0}]},"tells":[{"type":"aborted"}]}
        {"at":9,"endpoint":"B","event":{"type":"Tick","ticks":4},"tcb":{"state":"TIME-WAIT",REST},"tells":[]}
        {"at":9,"endpoint":"B","event":{"type":"Open","active":false,"remote":true,"iss":41},"tcb":LISTEN,"tells":[]}
        {"at":9,"endpoint":"B","event":{"type":"Detach"},"tcb":{"state":"SYN-RECEIVED",WITHBACK},\
        "tells":[{"type":"refused"},{"type":"timeout"},{"type":"closing"}]}
        {"at":9,"endpoint":"B","event":{"type":"UserTimeout"},"tcb":{"state":"SYN-SENT","sndUna":41,"sndNxt":42,"sndEnd":43,\
        "rto":100,"rtx":-1,"resend":true,"userTimer":9,"resets":[{"seq":7,"ack":0,"ctl":["RST"],"wnd":0,"len":0}]},"tells":[]}
        {"end":true,"steps":7}
        """.replace("REST", REST).replace("WITHBACK", REST.replace("\"back\":[]", "\"back\":[LISTEN]"))
        .replace("LISTEN", "{\"state\":\"LISTEN\",\"iss\":41,\"remote\":false,\"resets\":[]}");

    private String complaint(String content) throws IOException {
        Path file = folder.resolve("t.jsonl");
        Files.writeString(file, content);
        try (TraceReader reader = TraceReader.open(file)) {
            reader.forEachRemaining(entry -> { });
        } catch (TraceException e) {
            return e.getMessage().replace(folder.toString() + file.getFileSystem().getSeparator(), "");
        }
        return "read";
    }

    @Test
    void theFormatIsThis() throws IOException {
        assertThat(trace()).isEqualTo(WRITTEN);
        assertThat(complaint(trace())).isEqualTo("read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "FIN-WAIT-1        | FIN-WAIT-3          | t.jsonl, line 2: there is no state \"FIN-WAIT-3\".",
        "\"Tick\"          | \"Tock\"            | t.jsonl, line 6: there is no event \"Tock\".",
        "\"type\":\"reset\"| \"type\":\"rst\"    | t.jsonl, line 4: there is no tell \"rst\".",
        "\"aborted\"       | \"abort\"           | t.jsonl, line 5: there is no tell \"abort\".",
        "\"seq\":100       | \"seq\":4294967296  | t.jsonl, line 2: seq is 4294967296, which is not in 0 to 4294967295.",
        "\"seq\":100       | \"seq\":-1          | t.jsonl, line 2: seq is -1, which is not in 0 to 4294967295.",
        "\"seq\":100       | \"seq\":\"100\"     | t.jsonl, line 2: seq is not a whole number but \"100\".",
        "\"seq\":100       | \"seq\":1.5         | t.jsonl, line 2: seq is not a whole number but 1.5.",
        "\"seq\":100,      | ``                  | t.jsonl, line 2: segment lacks the field \"seq\".",
        "\"seq\":100       | \"seq\":1,\"urg\":0 | t.jsonl, line 2: segment has an unknown field \"urg\".",
        "\"seq\":100       | \"seq\":1,\"seq\":2 | t.jsonl, line 2: the line is cut or not a JSON object.",
        "[\"ACK\",\"FIN\"] | [\"URG\"]           | t.jsonl, line 2: there is no control bit \"URG\".",
        "[[5,4294967295]]  | [[5,6],[7,8]]       | t.jsonl, line 4: left has 2 elements, which is more than one.",
        "[{\"state\":\"LISTEN\" | [{\"state\":\"CLOSED\" | t.jsonl, line 8: there is no state \"CLOSED\".",
        "\"userTimer\":9   | \"userTimer\":-2    | t.jsonl, line 9: userTimer is -2, which is not in -1 to 9223372036854775807.",
        "\"active\":false  | \"active\":0        | t.jsonl, line 7: active is not true or false but 0.",
        "[[8,10]]          | [[8]]               | t.jsonl, line 1: held has [8] where a pair of numbers must be.",
        "[12]              | [12,13]             | t.jsonl, line 1: heldFin has 2 elements, which is more than one.",
        "\"tells\":[]      | \"tells\":{}        | t.jsonl, line 2: tells is not a list but {}.",
        "\"resend\":true   | \"resend\":1        | t.jsonl, line 1: resend is not true or false but 1.",
        "\"timeWait\":-1   | \"timeWait\":-2     | t.jsonl, line 1: timeWait is -2, which is not in -1 to 9223372036854775807.",
        "\"endpoint\":\"A\"| \"endpoint\":\"C\"  | t.jsonl, line 2: there is no endpoint \"C\".",
        "\"lost\"          | \"eaten\"           | t.jsonl, line 3: there is no network \"eaten\".",
        "\"at\":9          | \"at\":4            | t.jsonl, line 6: time goes back from 5 to 4.",
        "\"steps\":7       | \"steps\":6         | t.jsonl, line 10: the trace should have 6 steps and has 7.",
        "\"version\":2     | \"version\":1       | t.jsonl, line 1: version is 1, which is not in 2 to 2.",
        "\"lastack\"       | \"lastnack\"        | t.jsonl, line 1: this is not the header of a trace, {\"lastack\":\"trace\",...}.",
    })
    void aWrongLineIsNamedWithWhatIsWrong(String instead, String of, String sentence) throws IOException {
        assertThat(trace()).contains(instead);
        assertThat(complaint(trace().replace(instead, of == null ? "" : of))).isEqualTo(sentence);
    }

    @Test
    void aCutFileIsNamed() throws IOException {
        String trace = trace();
        int lastLine = trace.lastIndexOf("{\"end\"");

        assertThat(complaint("")).isEqualTo("t.jsonl is empty, not a trace.");
        assertThat(complaint(trace.substring(0, lastLine)))
            .isEqualTo("t.jsonl is cut after line 9: the last line, {\"end\":true,\"steps\":...}, is missing.");
        assertThat(complaint(trace.substring(0, lastLine - 20))).isEqualTo("t.jsonl, line 9: the line is cut or not a JSON object.");
        assertThat(complaint(trace + "{}\n")).isEqualTo("t.jsonl, line 11: something follows the last line.");
        assertThat(complaint("hello\n")).isEqualTo("t.jsonl, line 1: the line is cut or not a JSON object.");
        assertThat(complaint("[1]\n")).isEqualTo("t.jsonl, line 1: the line is not a JSON object.");
        assertThat(complaint("\n")).isEqualTo("t.jsonl, line 1: the line is not a JSON object.");
        assertThat(complaint("x".repeat(2_000_000))).isEqualTo("t.jsonl, line 1: the line is longer than any line of a trace.");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path missing = folder.resolve("none.jsonl");
        Path binary = folder.resolve("binary.jsonl");
        Files.write(binary, new byte[] {'{', (byte) 0xff, (byte) 0xfe, '\n'});

        assertThatThrownBy(() -> TraceReader.open(missing))
            .isInstanceOf(TraceException.class).hasMessage("There is no file " + missing + ".");
        assertThatThrownBy(() -> TraceReader.open(folder)).hasMessage(folder + " is a folder, not a trace.");
        assertThatThrownBy(() -> TraceReader.open(binary)).hasMessage(binary + ", line 1: the line is not text in UTF-8.");
    }

    @Test
    void aViewHasOnlyNamesThatExist() {
        assertThatThrownBy(() -> open("FIN-WAIT-3"))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("FIN-WAIT-3");
    }
}
