package lastack.refine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where RFC 9293 says that an endpoint with a broken rule must show it, if its first wrong step is one of that rule: derived from
 * the text; three rows were widened after a run, for reasons that the text has.
 *
 * @param section the section whose rule is broken, and what it says
 * @param event the event that the rule is about
 * @param states the states that it is about
 * @param variables what it says of the control block, by the names of {@code Tcb.tla}, or {@code tells}; empty where it forbids
 *     the event itself, {@link #WHOLE} where it makes a block of another connection
 */
record Derived(String section, String event, List<String> states, Set<String> variables) {

    /** Another connection: a control block that has nothing to do with the one before, the state first. */
    static final Set<String> WHOLE = Set.of("state", "and all that comes with it");
    /** Those in which the steps of 3.10.7.4 after the SYN check look at an ACK and at text. */
    private static final List<String> SYNCHRONIZED = List.of(
        "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT");
    private static final List<String> CONNECTING = List.of("SYN-SENT", "SYN-RECEIVED");

    /** By the names of {@code lastack.sim.BrokenOpenings}. */
    static Map<String, Derived> openings() {
        Map<String, Derived> all = new LinkedHashMap<>();
        opening(all);
        refusing(all);
        synInSynchronized(all);
        users(all);
        return all;
    }

    private static void opening(Map<String, Derived> all) {
        all.put("opens a connection twice", new Derived("3.10.1, all other states: \"connection already exists\", and nothing else",
            "Open", List.of("ESTABLISHED"), Set.of("state", "tells")));
        all.put("does not retransmit its SYN", new Derived("3.10.1: an active OPEN issues a SYN; 3.8.1: what is not acknowledged is"
            + " sent again when the timer expires", "Open", List.of("CLOSED", "LISTEN"), Set.of("resend", "rtx", "rto")));
        all.put("answers a SYN without acknowledging it", new Derived("3.10.7.2, third: <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>",
            "Emit", List.of("SYN-RECEIVED"), Set.of()));
        all.put("is established by a SYN alone", new Derived("3.10.7.3, fourth: otherwise, enter SYN-RECEIVED",
            "Arrive", List.of("SYN-SENT"), Set.of("state")));
        // What acknowledges our SYN empties the retransmission queue as well, and both timers run for what is in it.
        all.put("does not acknowledge the SYN that answers its own", new Derived("3.10.7.3, fourth: form an ACK segment and send it",
            "Arrive", List.of("SYN-SENT"), Set.of("ackDue", "rtx", "rto", "resend", "userTimer")));
        all.put("sends text and FIN before the connection is established", new Derived("3.10.2, SYN-SENT and SYN-RECEIVED: queue the"
            + " data for transmission after entering ESTABLISHED; 3.10.4 queues the CLOSE so", "Emit", CONNECTING, Set.of()));
        all.put("enters FIN-WAIT-1 on CLOSE though text waits for ESTABLISHED", new Derived("3.10.4, SYN-RECEIVED: with pending data"
            + " the CLOSE is queued for processing after entering ESTABLISHED", "Close", List.of("SYN-RECEIVED"), Set.of("state")));
    }

    private static void refusing(Map<String, Derived> all) {
        all.put("does not return to LISTEN", new Derived("3.10.7.4, second and fourth, SYN-RECEIVED: a connection that began with a"
            + " passive OPEN returns to LISTEN", "Arrive", List.of("SYN-RECEIVED"), Set.of("state", "tells")));
        all.put("obeys a reset in SYN-SENT that acknowledges nothing", new Derived("3.10.7.3, second: otherwise (no ACK), drop the"
            + " segment", "Arrive", List.of("SYN-SENT"), Set.of("state", "tells")));
        all.put("lets a bad ACK pass in SYN-SENT", new Derived("3.10.7.3, first: send a reset <SEQ=SEG.ACK><CTL=RST>",
            "Arrive", List.of("SYN-SENT"), Set.of("resets")));
        all.put("lets a bad ACK pass in SYN-RECEIVED", new Derived("3.10.7.4, fifth, SYN-RECEIVED: if it is not acceptable, form a"
            + " reset segment", "Arrive", List.of("SYN-RECEIVED"), Set.of("resets")));
        all.put("answers a reset in LISTEN", new Derived("3.10.7.2, first: an incoming RST should be ignored",
            "Arrive", List.of("LISTEN"), Set.of("resets")));
    }

    private static void synInSynchronized(Map<String, Derived> all) {
        all.put("accepts a SYN in the window", new Derived("3.10.7.4, fourth: TCP implementations that follow RFC 5961 respond with a"
            + " challenge ACK; after that, drop the unacceptable segment", "Arrive", synchronizedOr("SYN-RECEIVED"),
            with(Set.of("ackDue", "state", "tells"), with(ack(), text()))));
        all.put("opens anew for any SYN in TIME-WAIT", new Derived("3.6.1, MAY-2: only if its sequence number is larger than all that"
            + " the peer used before; else 3.10.7.4, fourth", "Arrive", List.of("TIME-WAIT"), WHOLE));
        // RFC 9293 gives SND.WL2 no value before the first ACK; Tcb.tla has it at the ISS until then.
        all.put("opens anew with numbers that the old connection used", new Derived("3.6.1, MAY-2: the ISS is larger than the largest"
            + " number used before, and SND.UNA, SND.NXT and what is queued count from it", "Arrive", List.of("TIME-WAIT"),
            Set.of("sndUna", "sndNxt", "sndEnd", "sndWl2")));
        all.put("believes ACKs that are too old", new Derived("3.10.7.4, fifth, MAY-12: below SND.UNA - MAX.SND.WND the segment is"
            + " discarded and an ACK sent back, so that neither its window, its text nor its FIN count", "Arrive",
            synchronizedOr("SYN-RECEIVED"), with(Set.of("ackDue", "state"), text())));
        all.put("drops the ACK of what comes to a closed window", new Derived("3.10.7.4, first: with RCV.WND = 0, special allowance is"
            + " made to accept valid ACKs; fifth: an ACK moves SND.UNA, the timers with it, and the window", "Arrive", SYNCHRONIZED,
            with(Set.of("state", "userTimer"), ack())));
    }

    private static void users(Map<String, Derived> all) {
        all.put("acknowledges text that nobody will read", new Derived("3.6.1, SHLD-3: new data after such a CLOSE is answered by a"
            + " RST, which ends the connection; 3.6, MUST-12: the user is told so", "Arrive",
            List.of("ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2"), Set.of("state", "tells")));
        all.put("keeps silent about what its user did not read", new Derived("3.6.1, SHLD-3: received data that is still pending at"
            + " such a CLOSE is answered by a RST", "Detach", List.of("ESTABLISHED", "CLOSE-WAIT"), Set.of("resets")));
        all.put("tells a user that has gone the end of the stream", new Derived("3.6.1, MAY-1: such a user cannot continue to read:"
            + " RECEIVE is refused", "Receive", SYNCHRONIZED, Set.of("tells", "rcvFin")));
        all.put("never times out", new Derived("3.9.1.1: a timeout for all data submitted to TCP, which begins as soon as something"
            + " waits for an acknowledgment", "Send", List.of("ESTABLISHED", "CLOSE-WAIT"), Set.of("userTimer")));
        all.put("times out while its probes are answered", new Derived("3.8.6.1, MUST-37: the connection stays open as long as ACKs"
            + " come to its probes", "Arrive", SYNCHRONIZED, Set.of("userTimer")));
        all.put("resets its peer at the user timeout", new Derived("3.10.8: flush all queues, signal the user, delete the TCB, enter"
            + " CLOSED; no segment is sent", "UserTimeout", synchronizedOr("SYN-SENT", "SYN-RECEIVED"), Set.of("resets")));
        all.put("sends a reset on ABORT in SYN-SENT", new Derived("3.10.5, SYN-SENT: delete the TCB, enter CLOSED; no segment is sent",
            "Abort", List.of("SYN-SENT"), Set.of("resets")));
    }

    /** What an ACK changes: 3.10.7.4, fifth, "SND.UNA &lt;- SEG.ACK", the retransmission queue, and the window. */
    private static Set<String> ack() {
        return Set.of("sndUna", "sndSyn", "sndFin", "sndWnd", "sndMax", "sndWl1", "sndWl2", "rtx", "rto", "resend");
    }

    /** What text and FIN change: 3.10.7.4, seventh and eighth. */
    private static Set<String> text() {
        return Set.of("rcvNxt", "rcvWnd", "held", "heldFin", "rcvFin");
    }

    private static Set<String> with(Set<String> some, Set<String> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> synchronizedOr(String... others) {
        return Stream.concat(SYNCHRONIZED.stream(), Stream.of(others)).toList();
    }
}
