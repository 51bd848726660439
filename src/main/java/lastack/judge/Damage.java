package lastack.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * What can be wrong with a trace in one place. The damaged trace is still one by its format, but it may show what no endpoint
 * does. Not every damage matters: an ACK without its bit means nothing, and two steps may be as good in either order.
 */
public enum Damage {
    /** A control bit of a segment that arrives or leaves is set or cleared. */
    FLAG,
    /** A number of an event, of the block after it or of what the user is told is another. */
    NUMBER,
    /** Two steps of one endpoint that follow each other change places. */
    ORDER,
    /** A segment's arrival or departure is missing. */
    DROPPED,
    /** A segment arrives or leaves once more, and the block stays as it is. */
    INVENTED,
    /** A block has another state. */
    STATE,
    /** The user is told something else, or nothing. */
    TELL;

    private static final Set<String> SEGMENT_EVENTS = Set.of("Arrive", "Emit");
    private static final List<String> BITS = List.of("SYN", "ACK", "FIN", "RST");
    private static final List<String> WHOLE = List.of("SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT",
        "CLOSING", "LAST-ACK", "TIME-WAIT");
    private static final List<String> TELLS = List.of("end", "reset", "closed", "aborted", "refused", "timeout", "closing");
    private static final Set<String> SEQUENCE_NUMBERS = Set.of("seq", "ack", "sndUna", "sndNxt", "sndEnd", "sndWl1", "sndWl2",
        "rcvUsr", "rcvNxt", "iss", "from", "held", "heldFin", "left");
    private static final long CIRCLE = 1L << 32;
    private static final int LARGEST_WINDOW = 65_535;

    /** The name in reports, such as {@code flag}; never null. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A damaged trace.
     *
     * @param lines its lines, the header first
     * @param step the place, from 1, of the first step that may differ from the step of that place before
     */
    public record Damaged(List<ObjectNode> lines, long step) {
    }

    /**
     * Damages a trace in a place that is drawn.
     *
     * @param trace its lines, the header first; not changed
     * @param random what the place is drawn from
     * @return the damaged trace, or empty if it has no place for this kind of damage
     */
    public Optional<Damaged> of(List<ObjectNode> trace, SplittableRandom random) {
        List<ObjectNode> lines = new ArrayList<>(trace);
        Optional<Integer> place = switch (this) {
            case FLAG -> changed(lines, random, Damage::hasSegment, line -> flag(line, random));
            case NUMBER -> changed(lines, random, Damage::isStep, line -> number(line, random));
            case STATE -> changed(lines, random, Damage::isWhole, line -> state(line, random));
            case TELL -> changed(lines, random, Damage::isStep, line -> tell(line, random));
            case ORDER -> swapped(lines, random);
            case DROPPED -> dropped(lines, random);
            case INVENTED -> invented(lines, random);
        };
        return place.map(line -> {
            ObjectNode end = lines.get(lines.size() - 1).deepCopy();
            end.put("steps", lines.stream().filter(Damage::isStep).count());
            lines.set(lines.size() - 1, end);
            return new Damaged(lines, 1 + lines.subList(0, line).stream().filter(Damage::isStep).count());
        });
    }

    private static boolean isStep(ObjectNode line) {
        return line.has("endpoint");
    }

    private static boolean hasSegment(ObjectNode line) {
        return isStep(line) && SEGMENT_EVENTS.contains(line.get("event").get("type").textValue());
    }

    private static boolean isWhole(ObjectNode line) {
        return isStep(line) && WHOLE.contains(state(line));
    }

    private static String state(ObjectNode line) {
        return line.get("tcb").get("state").textValue();
    }

    /** The place of a line of some kind, drawn; empty if there is none. */
    private static Optional<Integer> some(List<ObjectNode> lines, SplittableRandom random, Predicate<ObjectNode> kind) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (kind.test(lines.get(i))) {
                places.add(i);
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(pick(places, random));
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private interface Change {
        void to(ObjectNode line);
    }

    private static Optional<Integer> changed(List<ObjectNode> lines, SplittableRandom random, Predicate<ObjectNode> kind,
                                             Change change) {
        Optional<Integer> place = some(lines, random, kind);
        place.ifPresent(i -> {
            ObjectNode copy = lines.get(i).deepCopy();
            change.to(copy);
            lines.set(i, copy);
        });
        return place;
    }

    private static void flag(ObjectNode line, SplittableRandom random) {
        ArrayNode ctl = (ArrayNode) line.get("event").get("segment").get("ctl");
        String bit = pick(BITS, random);
        for (int i = 0; i < ctl.size(); i++) {
            if (ctl.get(i).textValue().equals(bit)) {
                ctl.remove(i);
                return;
            }
        }
        ctl.add(bit);
    }

    private static void state(ObjectNode line, SplittableRandom random) {
        List<String> others = WHOLE.stream().filter(each -> !each.equals(state(line))).toList();
        ((ObjectNode) line.get("tcb")).put("state", pick(others, random));
    }

    private static void tell(ObjectNode line, SplittableRandom random) {
        ArrayNode tells = (ArrayNode) line.get("tells");
        String told = tells.isEmpty() ? "" : tells.get(0).get("type").textValue();
        if (!tells.isEmpty()) {
            tells.remove(0);
        }
        if (told.isEmpty() || random.nextBoolean()) {
            tells.addObject().put("type", pick(TELLS.stream().filter(each -> !each.equals(told)).toList(), random));
        }
    }

    /** A number, and how to give it another value. */
    private record Numeral(String name, long value, LongConsumer setter) {
    }

    private static void number(ObjectNode line, SplittableRandom random) {
        List<Numeral> numerals = new ArrayList<>();
        // Half of the time one of the event or the tells, of which there are few.
        if (random.nextBoolean()) {
            find(line.get("event"), numerals);
            find(line.get("tells"), numerals);
        }
        if (numerals.isEmpty()) {
            find(line.get("tcb"), numerals);
        }
        if (numerals.isEmpty()) {
            // A block without numbers, as after most calls in CLOSED: a SEND says how much.
            ((ObjectNode) line.get("event")).removeAll().put("type", "Send").put("len", 1 + random.nextInt(9));
            return;
        }
        Numeral numeral = pick(numerals, random);
        long changed;
        do {
            long by = switch (random.nextInt(4)) {
                case 0 -> 1;
                case 1 -> -1;
                case 2 -> random.nextInt(-30, 31);
                default -> random.nextInt();
            };
            changed = inRange(numeral, by);
        } while (changed == numeral.value());
        numeral.setter().accept(changed);
    }

    private static long inRange(Numeral numeral, long by) {
        if (SEQUENCE_NUMBERS.contains(numeral.name())) {
            return Math.floorMod(numeral.value() + by, CIRCLE);
        }
        long least = switch (numeral.name()) {
            case "ackDue", "rtx", "timeWait", "userTimer" -> -1;
            case "ticks", "len" -> 1;
            default -> 0;
        };
        return Math.max(least, Math.min(LARGEST_WINDOW, numeral.value() + by));
    }

    private static void find(JsonNode node, List<Numeral> numerals) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String name = field.getKey();
                if (field.getValue().isNumber()) {
                    numerals.add(new Numeral(name, field.getValue().longValue(), changed -> object.put(name, changed)));
                } else if (field.getValue() instanceof ArrayNode list) {
                    find(name, list, numerals);
                } else {
                    find(field.getValue(), numerals);
                }
            }
        } else if (node instanceof ArrayNode list) {
            find("", list, numerals);
        }
    }

    private static void find(String name, ArrayNode list, List<Numeral> numerals) {
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            if (list.get(i).isNumber()) {
                numerals.add(new Numeral(name, list.get(i).longValue(),
                    changed -> list.set(place, list.numberNode(changed))));
            } else if (list.get(i) instanceof ArrayNode inner) {
                find(name, inner, numerals);
            } else {
                find(list.get(i), numerals);
            }
        }
    }

    private static Optional<Integer> swapped(List<ObjectNode> lines, SplittableRandom random) {
        List<int[]> pairs = new ArrayList<>();
        int[] last = {-1, -1};
        for (int i = 0; i < lines.size(); i++) {
            if (isStep(lines.get(i))) {
                int side = lines.get(i).get("endpoint").textValue().equals("A") ? 0 : 1;
                if (last[side] >= 0) {
                    pairs.add(new int[] {last[side], i});
                }
                last[side] = i;
            }
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        int[] pair = pick(pairs, random);
        // The times stay where they are: a trace's time does not go back.
        ObjectNode first = at(lines.get(pair[1]), lines.get(pair[0]));
        lines.set(pair[1], at(lines.get(pair[0]), lines.get(pair[1])));
        lines.set(pair[0], first);
        return Optional.of(pair[0]);
    }

    /** A copy of one line at the time of another. */
    private static ObjectNode at(ObjectNode line, ObjectNode other) {
        return line.deepCopy().put("at", other.get("at").longValue());
    }

    private static Optional<Integer> dropped(List<ObjectNode> lines, SplittableRandom random) {
        Optional<Integer> place = some(lines, random, Damage::hasSegment);
        place.ifPresent(i -> lines.remove(i.intValue()));
        return place;
    }

    /** Some segment of the trace, at some place at which its endpoint has done something already. */
    private static Optional<Integer> invented(List<ObjectNode> lines, SplittableRandom random) {
        return some(lines, random, Damage::hasSegment).flatMap(from -> {
            ObjectNode copy = lines.get(from).deepCopy();
            return some(lines, random, line -> isStep(line) && line.get("endpoint").equals(copy.get("endpoint"))).map(after -> {
                copy.set("tcb", lines.get(after).get("tcb"));
                copy.putArray("tells");
                copy.remove("packet");
                lines.add(after + 1, at(copy, lines.get(after)));
                return after + 1;
            });
        });
    }
}
