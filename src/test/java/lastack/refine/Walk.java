package lastack.refine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import lastack.model.Operator;
import lastack.model.Spec;

/**
 * A walk through the relation: what one endpoint can have become by a list of events, with the options, liberties and
 * deviations that each way rests on. Values are plain ones of TLA+, and numbers are small as they are.
 */
public final class Walk {

    /** As Linux is configured: TIME-WAIT of 60 s, a RTO of 200 ms, a new ISS some 65,537 above SND.NXT; ticks of 1 ms. */
    public static final Map<String, Object> LINUX = Map.of("twoMsl", 60_000, "rtoInitial", 200, "rtoMax", 120_000,
        "ackDelay", 40, "userTimeout", -1, "rcvBuf", 64_240, "issStep", 65_537);

    private static final Spec SPEC = Spec.load(Path.of("spec"), "Oracle");
    private static final Operator OUTCOMES = SPEC.operator("Outcomes");
    public static final Set<String> EVERYTHING = names("Everything");
    public static final Set<String> LIBERTIES = names("Liberties");
    public static final Set<String> DEVIATIONS = names("Deviations");
    public static final Set<String> OF_LINUX = names("OfLinux");

    private static final Comparator<Set<String>> SMALLEST = Comparator
        .<Set<String>>comparingInt(each -> among(each, DEVIATIONS).size())
        .thenComparingInt(each -> among(each, LIBERTIES).size())
        .thenComparingInt(Set::size).thenComparing(Object::toString);

    /** Where a walk may stand. */
    public record Place(Map<String, Object> tcb, Set<String> needs) {

        public String state() {
            return (String) tcb.get("state");
        }

        public int number(String variable) {
            return (Integer) tcb.get(variable);
        }

        /** Nothing must be sent now, or soon: no reset, no ACK, no retransmission. */
        public boolean owesNothing() {
            return ((Set<?>) tcb.get("resets")).isEmpty() && tcb.getOrDefault("ackDue", -1).equals(-1)
                && tcb.getOrDefault("resend", false).equals(false);
        }
    }

    /** What is told apart of events: their type, and what they have beside it. */
    public record Event(Map<String, Object> value) {

        public static Event of(String type) {
            return new Event(Map.of("type", type));
        }

        public static Event tick(int ticks) {
            return new Event(Map.of("type", "Tick", "ticks", ticks));
        }

        public static Event send(int octets) {
            return new Event(Map.of("type", "Send", "len", octets));
        }

        public static Event arrive(String flags, int seq, int len, int ack) {
            return arrive(flags, seq, len, ack, 65_535);
        }

        public static Event arrive(String flags, int seq, int len, int ack, int wnd) {
            return new Event(Map.of("type", "Arrive", "segment", segment(flags, seq, len, ack, wnd)));
        }

        public static Event emit(String flags, int seq, int len, int ack, int wnd) {
            return new Event(Map.of("type", "Emit", "segment", segment(flags, seq, len, ack, wnd)));
        }
    }

    private final Object policy;
    private List<Place> places;

    private Walk(Set<String> policy, List<Place> places) {
        this.policy = new HashSet<Object>(policy);
        this.places = places;
    }

    /** From a connection on which nothing was sent: the next number of either side is 1. */
    public static Walk established(Set<String> policy) {
        return established(policy, 65_535, 64_240);
    }

    /** The same, with the window that the peer offers, and the endpoint's own. */
    public static Walk established(Set<String> policy, int sndWnd, int rcvWnd) {
        Map<String, Object> tcb = new HashMap<>(Map.of("state", "ESTABLISHED", "sndUna", 1, "sndNxt", 1, "sndEnd", 1,
            "sndSyn", "acked", "sndFin", "none", "sndWnd", sndWnd, "sndMax", sndWnd, "sndWl1", 1, "sndWl2", 1));
        tcb.putAll(Map.of("rcvUsr", 1, "rcvNxt", 1, "rcvWnd", rcvWnd, "held", Set.of(), "heldFin", Set.of(),
            "rcvFin", "none", "detached", false, "back", Set.of(), "resets", Set.of(), "ackDue", -1));
        tcb.putAll(Map.of("rto", 200, "rtx", -1, "resend", false, "timeWait", -1, "userTimer", -1));
        return new Walk(policy, List.of(new Place(tcb, Set.of())));
    }

    /** From an active OPEN, with ISS 0. */
    public static Walk opened(Set<String> policy) {
        return new Walk(policy, List.of(new Place(
            Map.of("state", "CLOSED", "left", Set.of(), "rcvFin", "none", "resets", Set.of()), Set.of())))
            .then(new Event(Map.of("type", "Open", "active", true, "remote", true, "iss", 0)));
    }

    /** The same walk, to go another way from here. */
    public Walk fork() {
        return new Walk(cast(policy), places);
    }

    /** What is built to be looked at: of what led here nothing counts, and only the smallest way is followed. */
    public Walk anew() {
        Place best = smallest().orElseThrow();
        return new Walk(cast(policy), List.of(new Place(best.tcb, Set.of())));
    }

    public Walk then(Event... events) {
        for (Event event : events) {
            List<Place> next = new ArrayList<>();
            for (Place place : places) {
                for (Object outcome : (Set<?>) OUTCOMES.apply(policy, LINUX, place.tcb, event.value)) {
                    Map<?, ?> parts = (Map<?, ?>) outcome;
                    Set<String> needs = new TreeSet<>(place.needs);
                    ((Set<?>) parts.get("needs")).forEach(name -> needs.add((String) name));
                    next.add(new Place(castMap(parts.get("tcb")), needs));
                }
            }
            places = next.stream().distinct().toList();
        }
        return this;
    }

    /** Keeps the places of which this is true. */
    public Walk where(Predicate<Place> kept) {
        places = places.stream().filter(kept).toList();
        return this;
    }

    /** The same walk at other places. */
    public Walk with(List<Place> others) {
        return new Walk(cast(policy), others.stream().distinct().toList());
    }

    public List<Place> places() {
        return places;
    }

    /** The way that rests on the fewest deviations, and of several on the fewest liberties. */
    public Optional<Place> smallest() {
        return places.stream().min(Comparator.comparing(Place::needs, SMALLEST));
    }

    public static Set<String> among(Set<String> names, Set<String> these) {
        Set<String> both = new TreeSet<>(names);
        both.retainAll(these);
        return both;
    }

    private static Map<String, Object> segment(String flags, int seq, int len, int ack, int wnd) {
        Set<String> ctl = new TreeSet<>();
        Map<String, String> bits = Map.of("S", "SYN", "F", "FIN", "R", "RST", ".", "ACK");
        bits.forEach((flag, bit) -> {
            if (flags.contains(flag)) {
                ctl.add(bit);
            }
        });
        return Map.of("seq", seq, "ack", ctl.contains("ACK") ? ack : 0, "len", len, "wnd", wnd, "ctl", ctl);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> names(String operator) {
        return new TreeSet<>((Set<String>) SPEC.operator(operator).apply());
    }

    @SuppressWarnings("unchecked")
    private static Set<String> cast(Object names) {
        return (Set<String>) names;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> castMap(Object map) {
        return (Map<String, Object>) map;
    }
}
