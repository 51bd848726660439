package lastack.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastack.trace.Fields.ShapeException;
import lastack.wire.Control;
import lastack.wire.SeqNumber;

/** From JSON objects to the types of a trace: the mirror image of {@link TraceWriter}. */
final class Shapes {

    private static final Set<String> STATES =
        Stream.concat(TcbView.OPEN_STATES.stream(), Stream.of(TcbView.Closed.STATE)).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CONTROLS = Set.of("ACK", "FIN", "RST");
    private static final Set<String> SIDES = Set.of("A", "B");

    private Shapes() { }

    static Header header(JsonNode line) {
        if (!line.isObject() || !line.path("lastack").asText().equals("trace")) {
            throw new ShapeException("this is not the header of a trace, {\"lastack\":\"trace\",...}");
        }
        return Fields.read(line, "the header", fields -> {
            fields.text("lastack");
            fields.number("version", 1, 1);
            long seed = fields.number("seed", Long.MIN_VALUE, Long.MAX_VALUE);
            return fields.object("endpoints", sides ->
                new Header(seed, sides.object("A", Shapes::origin), sides.object("B", Shapes::origin)));
        });
    }

    private static Header.Origin origin(Fields fields) {
        return new Header.Origin(fields.object("config", Shapes::config), fields.object("tcb", Shapes::tcb));
    }

    private static ConfigView config(Fields fields) {
        return new ConfigView(
            fields.number("twoMsl", 1, Long.MAX_VALUE), fields.number("rtoInitial", 1, Long.MAX_VALUE),
            fields.number("rtoMax", 1, Long.MAX_VALUE), fields.number("ackDelay", 0, Long.MAX_VALUE),
            (int) fields.number("rcvBuf", 1, Integer.MAX_VALUE));
    }

    /** How many steps the last line says there were. */
    static long end(JsonNode line) {
        return Fields.read(line, "the last line", fields -> {
            if (!fields.flag("end")) {
                throw new ShapeException("end is false");
            }
            return fields.number("steps", 0, Long.MAX_VALUE);
        });
    }

    static Entry entry(JsonNode line) {
        return Fields.read(line, "the line", fields -> {
            long at = fields.number("at", 0, Long.MAX_VALUE);
            if (fields.has("network")) {
                return new NetworkNote(at, fields.oneOf("network", NetworkNote.FATES), packet(fields).orElseThrow());
            }
            return new Step(at, Side.valueOf(fields.oneOf("endpoint", SIDES)), fields.object("event", Shapes::event),
                fields.object("tcb", Shapes::tcb), fields.list("tells", tell -> Fields.read(tell, "a tell", Shapes::tell)),
                fields.has("packet") ? packet(fields) : OptionalLong.empty());
        });
    }

    private static OptionalLong packet(Fields fields) {
        return OptionalLong.of(fields.number("packet", 0, Long.MAX_VALUE));
    }

    private static EventView event(Fields fields) {
        String type = fields.text("type");
        return switch (type) {
            case "Send" -> new EventView.Send(fields.count("len"));
            case "Receive" -> new EventView.Receive(fields.count("len"));
            case "Close" -> new EventView.Close();
            case "Abort" -> new EventView.Abort();
            case "Arrive" -> new EventView.Arrive(fields.object("segment", Shapes::segment));
            case "Emit" -> new EventView.Emit(fields.object("segment", Shapes::segment));
            case "RetransmitTimeout" -> new EventView.RetransmitTimeout();
            case "TimeWaitTimeout" -> new EventView.TimeWaitTimeout();
            case "Tick" -> new EventView.Tick(fields.number("ticks", 1, Long.MAX_VALUE));
            default -> throw new ShapeException("there is no event " + Fields.shown(fields.any("type")));
        };
    }

    private static TellView tell(Fields fields) {
        String type = fields.text("type");
        return switch (type) {
            case "data" -> new TellView.Data(fields.seq("from"), (int) fields.number("len", 1, Integer.MAX_VALUE));
            case "end" -> new TellView.End();
            case "reset" -> new TellView.Reset();
            case "closed" -> new TellView.Closed();
            case "aborted" -> new TellView.Aborted();
            case "error" -> new TellView.Error(fields.text("message"));
            default -> throw new ShapeException("there is no tell " + Fields.shown(fields.any("type")));
        };
    }

    private static TcbView tcb(Fields fields) {
        String state = fields.oneOf("state", STATES);
        if (state.equals(TcbView.Closed.STATE)) {
            return new TcbView.Closed(
                fields.seq("rcvUsr"), fields.seq("rcvNxt"), fields.oneOf("rcvFin", TcbView.RCV_FIN), resets(fields));
        }
        List<SeqNumber> heldFin = fields.list("heldFin", number -> Fields.seq(number, "heldFin"));
        if (heldFin.size() > 1) {
            throw new ShapeException("heldFin has " + heldFin.size() + " numbers, which is more than one");
        }
        return new TcbView.Open(state, fields.seq("sndUna"), fields.seq("sndNxt"), fields.seq("sndEnd"),
            fields.oneOf("sndFin", TcbView.SND_FIN), fields.count("sndWnd"), fields.seq("sndWl1"), fields.seq("sndWl2"),
            fields.seq("rcvUsr"), fields.seq("rcvNxt"), fields.count("rcvWnd"), fields.list("held", Shapes::interval), heldFin,
            fields.oneOf("rcvFin", TcbView.RCV_FIN), fields.remaining("ackDue"), fields.remaining("rto"),
            fields.remaining("rtx"), fields.flag("resend"), fields.remaining("timeWait"), resets(fields));
    }

    private static TcbView.Interval interval(JsonNode node) {
        if (!node.isArray() || node.size() != 2) {
            throw new ShapeException("held has " + Fields.shown(node) + " where a pair of numbers must be");
        }
        return new TcbView.Interval(Fields.seq(node.get(0), "held"), Fields.seq(node.get(1), "held"));
    }

    private static List<SegmentView> resets(Fields fields) {
        return fields.list("resets", reset -> Fields.read(reset, "a reset", Shapes::segment));
    }

    private static SegmentView segment(Fields fields) {
        List<Control> ctl = fields.list("ctl", name -> {
            if (!name.isTextual() || !CONTROLS.contains(name.textValue())) {
                throw new ShapeException("there is no control bit " + Fields.shown(name));
            }
            return Control.valueOf(name.textValue());
        });
        return new SegmentView(
            fields.seq("seq"), fields.seq("ack"), Control.set(ctl), (int) fields.number("wnd", 0, 65535), fields.count("len"));
    }
}
