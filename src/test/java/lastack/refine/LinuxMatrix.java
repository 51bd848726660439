package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lastack.refine.Walk.Event;
import lastack.refine.Walk.Place;

/**
 * What Linux does with one segment in a closing state, and what the relation needs for it. A row is a segment by itself, so
 * no reply is left out because there were too many.
 */
public final class LinuxMatrix {

    private static final Pattern SEGMENT = Pattern.compile("(\\S+) (\\d+):\\d+\\((\\d+)\\)(?: ack (\\d+))?.*");
    private static final Pattern REPLY =
        Pattern.compile("([SFR.]+)(?: seq (\\d+),?)?(?: ack (\\d+))?( @\\d+ms)?");
    private static final Set<String> POLICY = policy();

    /** What was observed, if it is there. */
    public static final Path FILE = Path.of("..", "shared", "linux", "close-matrix.tsv");

    /** What is said of a row that nothing explains. */
    public static final String NOT_THERE = "not in the relation";

    /** The situations, injected segments and names of all rows that need a liberty or a deviation. */
    private static final List<String> NEEDS = List.of(
        "CLOSING|CLOSE_WAIT|LAST_ACK .. rst_m1: ResetAtRcvNxtMinusOne",
        "TIME_WAIT .. rst_inwin: ResetInWindowIgnoredInTimeWait",
        "FIN_WAIT_1|CLOSING|LAST_ACK .. fin_retx: AckOfOldSegment",
        "FIN_WAIT_[12] cl fin_ooo: ResetOnLateFin",
        "FIN_WAIT_2 cl (ack|fin)_future: LooseFinWait2",
        // The bound of MAY-12 is taken to be what was ever acknowledged, where that is less than the largest window.
        "FIN_WAIT_1|CLOSING|CLOSE_WAIT|LAST_ACK .. ack_old: UnaskedAck",
        "TIME_WAIT .. (data|data_ackold|data_ooo|fin|fin_ackold|fin_noack|fin_future|fin_ooo|findata): UnaskedAck",
        "FIN_WAIT_2 cl rst_(m1|out): UnaskedAck");

    private static final Map<String, Walk> SITUATIONS = new TreeMap<>();

    private LinuxMatrix() { }

    /** The rows of the file. */
    public static List<Row> read() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> lines = Files.readAllLines(FILE);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            rows.add(new Row(cells[0] + " " + cells[1], cells[2], cells[3], cells[4], cells[5], false));
        }
        return rows;
    }

    /** The liberties and deviations that a row needs, as few as can be, in the words of a set, or {@link #NOT_THERE}. */
    public static String needs(Row row) {
        Walk walk = situation(row.situation).then(row.arrival());
        List<String> late = new ArrayList<>();
        for (String reply : row.replies.equals("-") ? new String[0] : row.replies.split(" ; ")) {
            if (reply.contains("@")) {
                late.add(reply);
            } else {
                walk = reply(walk, reply, row.exact);
            }
        }
        walk.where(place -> place.state().equals(row.state()) && place.owesNothing()
            && (!row.after.contains("timer:(on") || place.number("rtx") >= 0));
        for (String reply : late) {
            walk = later(walk, reply);
        }
        return walk.smallest().map(place -> named(place.needs()).toString()).orElse(NOT_THERE);
    }

    private static Set<String> policy() {
        Set<String> policy = new TreeSet<>(Walk.EVERYTHING);
        policy.removeAll(Set.of("NoReplyWhenRateLimited", "ThrottleChallenge"));
        return policy;
    }

    /**
     * A row of the matrix.
     *
     * @param situation a state, and sh or cl: whether it was entered by shutdown() or by close()
     * @param injected the name of the segment that arrived
     * @param segment the segment, as packetdrill writes it; the first octets of both sides are 1
     * @param replies what was sent, separated by semicolons, or a hyphen
     * @param after the state after it, and its timer
     * @param exact whether the numbers of replies count: those of some rows could not be read
     */
    public record Row(String situation, String injected, String segment, String replies, String after, boolean exact) {

        public String name() {
            return situation + " " + injected;
        }

        public String state() {
            String word = after.split(" ")[0];
            return word.equals("(gone)") ? "CLOSED" : word.equals("SYN-RECV") ? "SYN-RECEIVED" : word;
        }

        Event arrival() {
            Matcher s = SEGMENT.matcher(segment);
            assertThat(s.matches()).as(segment).isTrue();
            return Event.arrive(s.group(1), Integer.parseInt(s.group(2)), Integer.parseInt(s.group(3)),
                s.group(4) == null ? 0 : Integer.parseInt(s.group(4)));
        }

        /** The names that are written down for it. */
        public Set<String> expected() {
            Set<String> names = new TreeSet<>();
            for (String rule : NEEDS) {
                String[] parts = rule.split(": ");
                String[] words = parts[0].split(" ");
                if (situation.matches("(" + words[0] + ") " + words[1]) && injected.matches(words[2])) {
                    names.add(parts[1]);
                }
            }
            return names;
        }
    }

    private static Set<String> named(Set<String> needs) {
        Set<String> named = Walk.among(needs, Walk.DEVIATIONS);
        named.addAll(Walk.among(needs, Walk.LIBERTIES));
        return named;
    }

    /** How each situation comes about; local and peer's first octets are 1. */
    private static Walk situation(String name) {
        return SITUATIONS.computeIfAbsent(name, LinuxMatrix::made).fork();
    }

    private static Walk made(String name) {
        Event close = Event.of(name.endsWith("cl") ? "Detach" : "Close");
        Event fin = Event.emit("F.", 1, 0, 1, 64_240);
        Event finAgain = Event.emit("F.", 1, 0, 2, 64_239);
        Event peersFin = Event.arrive("F.", 1, 0, 1);
        Event ack = Event.emit(".", 1, 0, 2, 64_239);
        Event lastAck = Event.emit(".", 2, 0, 2, 64_239);
        Event ofFin = Event.arrive(".", 1, 0, 2);
        Walk walk = Walk.established(POLICY);
        switch (name.split(" ")[0]) {
            case "FIN_WAIT_1" -> walk.then(close, fin);
            case "FIN_WAIT_2" -> walk.then(close, fin, ofFin);
            case "CLOSING" -> walk.then(close, fin, peersFin, lastAck);
            case "TIME_WAIT" -> walk.then(close, fin, Event.arrive("F.", 1, 0, 2), lastAck, Event.tick(100));
            case "CLOSE_WAIT" -> walk.then(peersFin, ack);
            default -> walk.then(peersFin, ack, close, finAgain);
        }
        Walk anew = walk.anew();
        assertThat(anew.smallest().orElseThrow().state().replace('-', '_')).isEqualTo(name.split(" ")[0]);
        return anew;
    }

    /**
     * A reply. The numbers of some are those of the wire, and cannot be read: then they are what the relation has. A reset
     * is read without its ACK, but where it answers a segment that had none.
     */
    private static Walk reply(Walk walk, String reply, boolean exact) {
        Matcher r = REPLY.matcher(reply);
        assertThat(r.matches()).as(reply).isTrue();
        String flags = r.group(1);
        int told = exact ? Integer.parseInt(r.group(2)) : 0;
        List<Place> reached = new ArrayList<>();
        for (Place place : List.copyOf(walk.places())) {
            Walk one = walk.fork().where(each -> each.equals(place));
            if (flags.contains("R")) {
                for (Object reset : (Set<?>) place.tcb().get("resets")) {
                    if (exact && !((Map<?, ?>) reset).get("seq").equals(told)) {
                        continue;
                    }
                    reached.addAll(one.fork().then(new Event(Map.of("type", "Emit", "segment", reset))).places());
                }
            } else if (place.tcb().containsKey("rcvNxt")) {
                // After a SYN,ACK the tool counts anew, and writes "ack 0".
                int ack = Integer.parseInt(r.group(3)) == 0 ? place.number("rcvNxt") : Integer.parseInt(r.group(3));
                int seq = exact ? told : flags.equals(".") ? place.number("sndNxt") : place.number("sndUna");
                reached.addAll(one.then(Event.emit(flags, seq, 0, ack, place.number("rcvWnd"))).places());
            }
        }
        return walk.with(reached);
    }

    /** What came more than a tenth of a second later: the tool has closed its socket, or a timer has gone off. */
    private static Walk later(Walk walk, String reply) {
        if (reply.startsWith("R")) {
            return reply(walk.then(Event.of("Detach")), reply, false);
        }
        Place first = walk.smallest().orElse(null);
        if (first == null) {
            return walk;
        }
        return reply(first.state().equals("CLOSE-WAIT") ? walk.then(Event.of("Close"))
            : walk.then(Event.tick(first.number("rtx")), Event.of("RetransmitTimeout")), reply, false);
    }
}
