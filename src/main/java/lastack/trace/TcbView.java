package lastack.trace;

import java.util.List;
import java.util.Set;
import lastack.wire.SeqNumber;

/**
 * What is to be known of one endpoint's control block: RFC 9293's variables, where each FIN stands, and what is owed. Times
 * are remaining ticks, -1 for what does not run.
 */
public sealed interface TcbView {

    /** Where our FIN can stand. */
    Set<String> SND_FIN = Set.of("none", "queued", "sent", "acked");

    /** Where the peer's FIN can stand. */
    Set<String> RCV_FIN = Set.of("none", "arrived", "told");

    /** The names of the states in which there is a control block, as the RFC writes them. */
    Set<String> OPEN_STATES = Set.of(
        "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT");

    /** The state's name, as the RFC writes it. */
    String state();

    /** The first octet that the user has not taken. */
    SeqNumber rcvUsr();

    /** RCV.NXT. */
    SeqNumber rcvNxt();

    /** Where the peer's FIN stands: none, arrived (the user does not know yet) or told. */
    String rcvFin();

    /** Owed resets; immutable. */
    List<SegmentView> resets();

    /**
     * Held text, the numbers from {@code from} up to, not including, {@code to}.
     *
     * @param from its first number
     * @param to the number beyond its last
     */
    record Interval(SeqNumber from, SeqNumber to) { }

    /**
     * The control block of a connection that exists.
     *
     * @param state one of {@link #OPEN_STATES}
     * @param sndUna SND.UNA
     * @param sndNxt SND.NXT
     * @param sndEnd the number beyond the last octet that the user has written, which is the FIN's
     * @param sndFin where our FIN stands, one of {@link #SND_FIN}
     * @param sndWnd SND.WND
     * @param sndWl1 SND.WL1
     * @param sndWl2 SND.WL2
     * @param rcvUsr the first octet that the user has not taken
     * @param rcvNxt RCV.NXT
     * @param rcvWnd RCV.WND
     * @param held text beyond a gap, ascending, neither overlapping nor touching; immutable
     * @param heldFin the number of a FIN beyond a gap, or nothing; at most one; immutable
     * @param rcvFin where the peer's FIN stands, one of {@link #RCV_FIN}
     * @param ackDue ticks until an owed ACK must have been sent, -1 if none is owed
     * @param rto the retransmission timeout, backed off
     * @param rtx ticks until the retransmission timer goes off, -1 if it does not run
     * @param resend whether it went off and the segment is not sent yet
     * @param timeWait ticks until TIME-WAIT ends, -1 if it has not begun
     * @param resets owed resets; immutable
     */
    record Open(String state, SeqNumber sndUna, SeqNumber sndNxt, SeqNumber sndEnd, String sndFin, int sndWnd,
                SeqNumber sndWl1, SeqNumber sndWl2, SeqNumber rcvUsr, SeqNumber rcvNxt, int rcvWnd, List<Interval> held,
                List<SeqNumber> heldFin, String rcvFin, long ackDue, long rto, long rtx, boolean resend, long timeWait,
                List<SegmentView> resets) implements TcbView {

        /**
         * Checks the names and takes immutable copies.
         *
         * @throws IllegalArgumentException if a name is not one of those allowed
         */
        public Open {
            held = List.copyOf(held);
            heldFin = List.copyOf(heldFin);
            resets = List.copyOf(resets);
            check("state", state, OPEN_STATES);
            check("sndFin", sndFin, SND_FIN);
            check("rcvFin", rcvFin, RCV_FIN);
        }
    }

    /**
     * What is left of a connection that has ended: the control block is deleted.
     *
     * @param rcvUsr the first octet that the user has not taken
     * @param rcvNxt the number beyond all that arrived, the peer's FIN included
     * @param rcvFin where the peer's FIN stands, one of {@link #RCV_FIN}
     * @param resets owed resets; immutable
     */
    record Closed(SeqNumber rcvUsr, SeqNumber rcvNxt, String rcvFin, List<SegmentView> resets) implements TcbView {

        /** The name of the state. */
        public static final String STATE = "CLOSED";

        /**
         * Checks the name and takes an immutable copy.
         *
         * @throws IllegalArgumentException if {@code rcvFin} is not one of {@link #RCV_FIN}
         */
        public Closed {
            resets = List.copyOf(resets);
            check("rcvFin", rcvFin, RCV_FIN);
        }

        @Override
        public String state() {
            return STATE;
        }
    }

    private static void check(String field, String value, Set<String> allowed) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(field + " cannot be \"" + value + "\"");
        }
    }
}
