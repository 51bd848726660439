package lastack.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lastack.trace.Fields.ShapeException;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;

/** From JSON objects to the types of a trace: the mirror image of {@link TraceWriter}. */
final class Shapes {

    private static final Set<String> STATES =
        Stream.concat(TcbView.OPEN_STATES.stream(), Stream.of(TcbView.Closed.STATE, TcbView.Listen.STATE, TcbView.SynSent.STATE))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CONTROLS = Set.of("SYN", "ACK", "FIN", "RST");
    private static final Set<String> SIDES = Set.of("A", "B");

    private Shapes() { }

    static Header header(JsonNode line) {
        if (!line.isObject() || !line.path("lastack").asText().equals("trace")) {
            throw new ShapeException("this is not the header of a trace, {\"lastack\":\"trace\",...}");
        }
        return Fields.read(line, "the header", fields -> {
            fields.text("lastack");
            fields.number("version", TraceWriter.VERSION, TraceWriter.VERSION);
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
            fields.remaining("userTimeout"), (int) fields.number("rcvBuf", 1, Integer.MAX_VALUE),
            (int) fields.number("issStep", 1, Integer.MAX_VALUE));
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
            case "Open" -> new EventView.Open(fields.flag("active"), fields.flag("remote"), fields.seq("iss"));
            case "Send" -> new EventView.Send(fields.count("len"));
            case "Receive" -> new EventView.Receive(fields.count("len"));
            case "Close" -> new EventView.Close();
            case "Detach" -> new EventView.Detach();
            case "Abort" -> new EventView.Abort();
            case "Arrive" -> new EventView.Arrive(fields.object("segment", Shapes::segment));
            case "Emit" -> new EventView.Emit(fields.object("segment", Shapes::segment));
            case "UserTimeout" -> new EventView.UserTimeout();
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
            case "refused" -> new TellView.Refused();
            case "timeout" -> new TellView.Timeout();
            case "closing" -> new TellView.Closing();
            case "error" -> new TellView.Error(fields.text("message"));
            default -> throw new ShapeException("there is no tell " + Fields.shown(fields.any("type")));
        };
    }

    private static TcbView tcb(Fields fields) {
        String state = fields.oneOf("state", STATES);
        return switch (state) {
            case TcbView.Closed.STATE -> new TcbView.Closed(
                atMostOne(intervals(fields, "left"), "left"), fields.oneOf("rcvFin", TcbView.RCV_FIN), resets(fields));
            case TcbView.Listen.STATE -> new TcbView.Listen(fields.seq("iss"), fields.flag("remote"), resets(fields));
            case TcbView.SynSent.STATE -> new TcbView.SynSent(fields.seq("sndUna"), fields.seq("sndNxt"), fields.seq("sndEnd"),
                fields.remaining("rto"), fields.remaining("rtx"), fields.flag("resend"), fields.remaining("userTimer"),
                resets(fields));
            default -> open(state, fields);
        };
    }

    private static TcbView.Open open(String state, Fields fields) {
        return new TcbView.Open(state, fields.seq("sndUna"), fields.seq("sndNxt"), fields.seq("sndEnd"),
            fields.oneOf("sndSyn", TcbView.SND_SYN), fields.oneOf("sndFin", TcbView.SND_FIN), fields.count("sndWnd"),
            fields.count("sndMax"), fields.seq("sndWl1"), fields.seq("sndWl2"), fields.seq("rcvUsr"), fields.seq("rcvNxt"),
            fields.count("rcvWnd"), intervals(fields, "held"),
            atMostOne(fields.list("heldFin", number -> Fields.seq(number, "heldFin")), "heldFin"),
            fields.oneOf("rcvFin", TcbView.RCV_FIN), fields.flag("detached"),
            atMostOne(fields.list("back", block -> Fields.read(block, "back", Shapes::back)), "back"), fields.remaining("ackDue"),
            fields.remaining("rto"), fields.remaining("rtx"), fields.flag("resend"), fields.remaining("timeWait"),
            fields.remaining("userTimer"), resets(fields));
    }

    /** A block that stands in another one; the connection it is of cannot have one to return to itself. */
    private static TcbView back(Fields fields) {
        fields.oneOf("state", TcbView.BACK_STATES);
        TcbView block = tcb(fields);
        if (block instanceof TcbView.Open open && !open.back().isEmpty()) {
            throw new ShapeException("back has a back of its own");
        }
        return block;
    }

    private static <T> List<T> atMostOne(List<T> list, String field) {
        if (list.size() > 1) {
            throw new ShapeException(field + " has " + list.size() + " elements, which is more than one");
        }
        return list;
    }

    private static List<TcbView.Interval> intervals(Fields fields, String field) {
        return fields.list(field, node -> {
            if (!node.isArray() || node.size() != 2) {
                throw new ShapeException(field + " has " + Fields.shown(node) + " where a pair of numbers must be");
            }
            return new TcbView.Interval(Fields.seq(node.get(0), field), Fields.seq(node.get(1), field));
        });
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
            fields.seq("seq"), fields.seq("ack"), Control.set(ctl), (int) fields.number("wnd", 0, Segment.LARGEST_WINDOW), fields.count("len"));
    }
}
