package lastack.trace;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/**
 * Writes a trace line by line. {@link #end} writes the last line; a trace that is closed without it is one that was cut.
 */
public final class TraceWriter implements Closeable {

    /** The version of the format. */
    static final int VERSION = 2;

    private final JsonGenerator json;
    private long steps;

    private TraceWriter(JsonGenerator json) {
        this.json = json;
    }

    /**
     * A writer to a file, which is replaced, with the header written.
     *
     * @throws IOException if the file cannot be written
     */
    public static TraceWriter to(Path file, Header header) throws IOException {
        return to(Files.newOutputStream(file), header);
    }

    /**
     * A writer to a stream, with the header written. Closing the writer closes the stream.
     *
     * @throws IOException if the stream cannot be written to
     */
    public static TraceWriter to(OutputStream out, Header header) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
        TraceWriter writer = new TraceWriter(json);
        writer.header(header);
        return writer;
    }

    /**
     * Writes a step or a note.
     *
     * @throws IOException if that fails
     */
    public void write(Entry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("at", entry.at());
        if (entry instanceof Step step) {
            steps++;
            json.writeStringField("endpoint", step.endpoint().name());
            event(step.event());
            json.writeFieldName("tcb");
            tcb(step.tcb());
            json.writeArrayFieldStart("tells");
            for (TellView tell : step.tells()) {
                tell(tell);
            }
            json.writeEndArray();
            if (step.packet().isPresent()) {
                json.writeNumberField("packet", step.packet().getAsLong());
            }
        } else if (entry instanceof NetworkNote note) {
            json.writeStringField("network", note.network());
            json.writeNumberField("packet", note.packet());
        }
        endLine();
    }

    /**
     * Writes the last line.
     *
     * @throws IOException if that fails
     */
    public void end() throws IOException {
        json.writeStartObject();
        json.writeBooleanField("end", true);
        json.writeNumberField("steps", steps);
        endLine();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void endLine() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void header(Header header) throws IOException {
        json.writeStartObject();
        json.writeStringField("lastack", "trace");
        json.writeNumberField("version", VERSION);
        json.writeNumberField("seed", header.seed());
        json.writeObjectFieldStart("endpoints");
        for (Side side : Side.values()) {
            ConfigView config = header.origin(side).config();
            json.writeObjectFieldStart(side.name());
            json.writeObjectFieldStart("config");
            json.writeNumberField("twoMsl", config.twoMsl());
            json.writeNumberField("rtoInitial", config.rtoInitial());
            json.writeNumberField("rtoMax", config.rtoMax());
            json.writeNumberField("ackDelay", config.ackDelay());
            json.writeNumberField("userTimeout", config.userTimeout());
            json.writeNumberField("rcvBuf", config.rcvBuf());
            json.writeNumberField("issStep", config.issStep());
            json.writeEndObject();
            json.writeFieldName("tcb");
            tcb(header.origin(side).tcb());
            json.writeEndObject();
        }
        json.writeEndObject();
        endLine();
    }

    private void event(EventView event) throws IOException {
        json.writeObjectFieldStart("event");
        json.writeStringField("type", event.name());
        if (event instanceof EventView.Open open) {
            json.writeBooleanField("active", open.active());
            json.writeBooleanField("remote", open.remote());
            number("iss", open.iss());
        } else if (event instanceof EventView.Send send) {
            json.writeNumberField("len", send.len());
        } else if (event instanceof EventView.Receive receive) {
            json.writeNumberField("len", receive.len());
        } else if (event instanceof EventView.Arrive arrive) {
            json.writeFieldName("segment");
            segment(arrive.segment());
        } else if (event instanceof EventView.Emit emit) {
            json.writeFieldName("segment");
            segment(emit.segment());
        } else if (event instanceof EventView.Tick tick) {
            json.writeNumberField("ticks", tick.ticks());
        }
        json.writeEndObject();
    }

    private void tell(TellView tell) throws IOException {
        json.writeStartObject();
        if (tell instanceof TellView.Data data) {
            json.writeStringField("type", "data");
            number("from", data.from());
            json.writeNumberField("len", data.len());
        } else if (tell instanceof TellView.Error error) {
            json.writeStringField("type", "error");
            json.writeStringField("message", error.message());
        } else {
            json.writeStringField("type", tell.kind());
        }
        json.writeEndObject();
    }

    private void tcb(TcbView tcb) throws IOException {
        json.writeStartObject();
        json.writeStringField("state", tcb.state());
        if (tcb instanceof TcbView.Open open) {
            open(open);
        } else if (tcb instanceof TcbView.SynSent sent) {
            number("sndUna", sent.sndUna());
            number("sndNxt", sent.sndNxt());
            number("sndEnd", sent.sndEnd());
            json.writeNumberField("rto", sent.rto());
            json.writeNumberField("rtx", sent.rtx());
            json.writeBooleanField("resend", sent.resend());
            json.writeNumberField("userTimer", sent.userTimer());
        } else if (tcb instanceof TcbView.Listen listen) {
            number("iss", listen.iss());
            json.writeBooleanField("remote", listen.remote());
        } else if (tcb instanceof TcbView.Closed closed) {
            intervals("left", closed.left());
            json.writeStringField("rcvFin", closed.rcvFin());
        }
        resets(tcb.resets());
        json.writeEndObject();
    }

    private void open(TcbView.Open open) throws IOException {
        number("sndUna", open.sndUna());
        number("sndNxt", open.sndNxt());
        number("sndEnd", open.sndEnd());
        json.writeStringField("sndSyn", open.sndSyn());
        json.writeStringField("sndFin", open.sndFin());
        json.writeNumberField("sndWnd", open.sndWnd());
        json.writeNumberField("sndMax", open.sndMax());
        number("sndWl1", open.sndWl1());
        number("sndWl2", open.sndWl2());
        number("rcvUsr", open.rcvUsr());
        number("rcvNxt", open.rcvNxt());
        json.writeNumberField("rcvWnd", open.rcvWnd());
        intervals("held", open.held());
        json.writeArrayFieldStart("heldFin");
        for (SeqNumber fin : open.heldFin()) {
            json.writeNumber(fin.unsigned());
        }
        json.writeEndArray();
        json.writeStringField("rcvFin", open.rcvFin());
        json.writeBooleanField("detached", open.detached());
        json.writeArrayFieldStart("back");
        for (TcbView block : open.back()) {
            tcb(block);
        }
        json.writeEndArray();
        json.writeNumberField("ackDue", open.ackDue());
        json.writeNumberField("rto", open.rto());
        json.writeNumberField("rtx", open.rtx());
        json.writeBooleanField("resend", open.resend());
        json.writeNumberField("timeWait", open.timeWait());
        json.writeNumberField("userTimer", open.userTimer());
    }

    private void intervals(String field, List<TcbView.Interval> intervals) throws IOException {
        json.writeArrayFieldStart(field);
        for (TcbView.Interval interval : intervals) {
            json.writeStartArray();
            json.writeNumber(interval.from().unsigned());
            json.writeNumber(interval.to().unsigned());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void resets(List<SegmentView> resets) throws IOException {
        json.writeArrayFieldStart("resets");
        for (SegmentView reset : resets) {
            segment(reset);
        }
        json.writeEndArray();
    }

    private void segment(SegmentView segment) throws IOException {
        json.writeStartObject();
        number("seq", segment.seq());
        number("ack", segment.ack());
        json.writeArrayFieldStart("ctl");
        for (Control control : segment.ctl()) {
            json.writeString(control.name());
        }
        json.writeEndArray();
        json.writeNumberField("wnd", segment.wnd());
        json.writeNumberField("len", segment.len());
        json.writeEndObject();
    }

    private void number(String field, SeqNumber value) throws IOException {
        json.writeNumberField(field, value.unsigned());
    }
}
