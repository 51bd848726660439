package lastack.model.inside.traces;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;
import util.UniqueString;

/**
 * Makes the TLA+ value of one step. It goes over the step twice, first only to gather the numbers of each sequence space, then
 * to write them near zero.
 */
final class StepValue {

    private static final Set<String> SEND = Set.of("sndUna", "sndNxt", "sndEnd", "sndWl2", "iss");
    private static final Set<String> RECEIVE = Set.of("sndWl1", "rcvUsr", "rcvNxt", "from");

    private final JsonNode block;
    private final JsonNode event;
    private final NearZero send;
    private final NearZero receive;
    /** SEQ of a reset that answers a segment without ACK is no number of the send space, but a literal 0 (RFC 9293, 3.10.7.1). */
    private final NearZero literal = new NearZero(0);

    /**
     * A step.
     *
     * @param block the control block before it
     * @param event the event
     */
    StepValue(JsonNode block, JsonNode event) {
        this.block = block;
        this.event = event;
        this.send = new NearZero(first(block.get("sndUna"), block.get("iss"), event.get("iss")));
        this.receive = new NearZero(first(block.get("rcvNxt"), event.path("segment").get("seq")));
    }

    private static long first(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (candidate != null) {
                return candidate.longValue();
            }
        }
        return 0;
    }

    Value of(JsonNode config, JsonNode step) {
        value(config, step);
        send.place();
        receive.place();
        literal.place();
        Value value = value(config, step);
        value.deepNormalize();
        return value;
    }

    private Value value(JsonNode config, JsonNode step) {
        return record(List.of("config", "before", "event", "after", "tells"),
            List.of(object(config), object(block), object(event), object(step.get("tcb")), tells(step.get("tells"))));
    }

    private static Value record(List<String> names, List<Value> values) {
        return new RecordValue(names.stream().map(UniqueString::uniqueStringOf).toArray(UniqueString[]::new),
            values.toArray(Value[]::new), false);
    }

    private Value tells(JsonNode tells) {
        Value[] told = new Value[tells.size()];
        for (int i = 0; i < told.length; i++) {
            told[i] = object(tells.get(i), "kind");
        }
        return new TupleValue(told);
    }

    private Value object(JsonNode node) {
        return object(node, "type");
    }

    /** An object as a record; a tell's {@code type} is called {@code kind} in the relation. */
    private Value object(JsonNode node, String type) {
        List<String> names = new ArrayList<>();
        List<Value> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            names.add(field.getKey().equals("type") ? type : field.getKey());
            values.add(field(field.getKey(), field.getValue()));
        }
        return record(names, values);
    }

    private Value field(String name, JsonNode value) {
        return switch (name) {
            case "held", "left" -> set(value, this::interval);
            case "heldFin" -> set(value, fin -> receive.value(fin.longValue()));
            case "back" -> set(value, this::object);
            case "resets" -> set(value, reset -> segment(reset, false));
            case "segment" -> segment(value, event.get("type").textValue().equals("Arrive"));
            default -> SEND.contains(name) ? send.value(value.longValue())
                : RECEIVE.contains(name) ? receive.value(value.longValue()) : plain(name, value);
        };
    }

    private static Value plain(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? BoolValue.ValTrue : BoolValue.ValFalse;
        } else if (value.isTextual()) {
            return new StringValue(value.textValue());
        } else if (!value.isIntegralNumber() || Math.abs(value.longValue()) > NearZero.NEAR) {
            throw new IllegalArgumentException(name + " is " + value);
        }
        return IntValue.gen(value.intValue());
    }

    private Value interval(JsonNode pair) {
        return new TupleValue(receive.value(pair.get(0).longValue()), receive.value(pair.get(1).longValue()));
    }

    private Value segment(JsonNode s, boolean arrives) {
        boolean ack = false;
        boolean rst = false;
        for (JsonNode bit : s.get("ctl")) {
            ack |= bit.textValue().equals("ACK");
            rst |= bit.textValue().equals("RST");
        }
        NearZero own = arrives ? receive : rst && ack ? literal : send;
        // Without the bit, ACK is no number of any space; the relation has 0 there.
        Value acknowledged = ack ? (arrives ? send : receive).value(s.get("ack").longValue()) : IntValue.ValZero;
        return record(List.of("seq", "ack", "len", "wnd", "ctl"), List.of(own.value(s.get("seq").longValue()), acknowledged,
            plain("len", s.get("len")), plain("wnd", s.get("wnd")), set(s.get("ctl"), bit -> new StringValue(bit.textValue()))));
    }

    private interface Element {
        Value of(JsonNode node);
    }

    private static Value set(JsonNode list, Element element) {
        Value[] values = new Value[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = element.of(list.get(i));
        }
        return new SetEnumValue(values, false);
    }
}
