package lastack.trace;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import lastack.wire.SeqNumber;

/**
 * What is to be known of one endpoint's control block: RFC 9293's variables, where each SYN and FIN stands, and what is owed.
 * Times are remaining ticks, -1 for what does not run. How much there is depends on the state.
 */
public sealed interface TcbView {

    /** Where our SYN can stand in a whole block. */
    Set<String> SND_SYN = Set.of("sent", "acked");

    /** Where our FIN can stand. */
    Set<String> SND_FIN = Set.of("none", "queued", "sent", "acked");

    /** Where the peer's FIN can stand. */
    Set<String> RCV_FIN = Set.of("none", "arrived", "told");

    /** The names of the states in which the block is whole, as the RFC writes them. */
    Set<String> OPEN_STATES = Set.of("SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING",
        "LAST-ACK", "TIME-WAIT");

    /** The states to which a connection that is refused in SYN-RECEIVED can return. */
    Set<String> BACK_STATES = Set.of(Listen.STATE, "TIME-WAIT");

    /** The state's name, as the RFC writes it. */
    String state();

    /** Owed resets; immutable. */
    List<SegmentView> resets();

    /**
     * Text, the numbers from {@code from} up to, not including, {@code to}.
     *
     * @param from its first number
     * @param to the number beyond its last
     */
    record Interval(SeqNumber from, SeqNumber to) {
        /** Checks the parts. */
        public Interval {
            require(from, to);
        }
    }

    /**
     * The control block of a connection of which both sides' numbers are known.
     *
     * @param state one of {@link #OPEN_STATES}
     * @param sndUna SND.UNA
     * @param sndNxt SND.NXT
     * @param sndEnd the number beyond the last octet that the user has written, which is the FIN's
     * @param sndSyn where our SYN stands, one of {@link #SND_SYN}
     * @param sndFin where our FIN stands, one of {@link #SND_FIN}
     * @param sndWnd SND.WND
     * @param sndMax the largest window that the peer has offered
     * @param sndWl1 SND.WL1
     * @param sndWl2 SND.WL2
     * @param rcvUsr the first octet that the user has not taken
     * @param rcvNxt RCV.NXT
     * @param rcvWnd RCV.WND
     * @param held text beyond a gap, ascending, neither overlapping nor touching; immutable
     * @param heldFin the number of a FIN beyond a gap, or nothing; at most one; immutable
     * @param rcvFin where the peer's FIN stands, one of {@link #RCV_FIN}
     * @param detached whether the user will not read any more
     * @param back in SYN-RECEIVED what the connection returns to if it is refused, at most one block, in one of
     *     {@link #BACK_STATES}; immutable
     * @param ackDue ticks until an owed ACK must have been sent, -1 if none is owed
     * @param rto the retransmission timeout, backed off
     * @param rtx ticks until the retransmission timer goes off, -1 if it does not run
     * @param resend whether the segment at SND.UNA must be sent now
     * @param timeWait ticks until TIME-WAIT ends, -1 if it has not begun
     * @param userTimer ticks until the user timeout, -1 if it does not run
     * @param resets owed resets; immutable
     */
    record Open(String state, SeqNumber sndUna, SeqNumber sndNxt, SeqNumber sndEnd, String sndSyn, String sndFin, int sndWnd,
                int sndMax, SeqNumber sndWl1, SeqNumber sndWl2, SeqNumber rcvUsr, SeqNumber rcvNxt, int rcvWnd,
                List<Interval> held, List<SeqNumber> heldFin, String rcvFin, boolean detached, List<TcbView> back, long ackDue,
                long rto, long rtx, boolean resend, long timeWait, long userTimer, List<SegmentView> resets)
        implements TcbView {

        /**
         * Checks the names and takes immutable copies.
         *
         * @throws IllegalArgumentException if a name is not one of those allowed
         */
        public Open {
            require(sndUna, sndNxt, sndEnd, sndWl1, sndWl2, rcvUsr, rcvNxt);
            held = List.copyOf(held);
            heldFin = List.copyOf(heldFin);
            back = List.copyOf(back);
            resets = List.copyOf(resets);
            check("state", state, OPEN_STATES);
            check("sndSyn", sndSyn, SND_SYN);
            check("sndFin", sndFin, SND_FIN);
            check("rcvFin", rcvFin, RCV_FIN);
            back.forEach(block -> check("back", block.state(), BACK_STATES));
        }
    }

    /**
     * LISTEN: a connection that waits for a peer.
     *
     * @param iss the number that our SYN will have
     * @param remote whether the user named the remote socket
     * @param resets owed resets; immutable
     */
    record Listen(SeqNumber iss, boolean remote, List<SegmentView> resets) implements TcbView {

        /** The name of the state. */
        public static final String STATE = "LISTEN";

        /** Takes an immutable copy. */
        public Listen {
            require(iss);
            resets = List.copyOf(resets);
        }

        @Override
        public String state() {
            return STATE;
        }
    }

    /**
     * SYN-SENT: of the peer's numbers nothing is known.
     *
     * @param sndUna SND.UNA, the number of our SYN
     * @param sndNxt SND.NXT
     * @param sndEnd the number beyond the last octet that the user has written
     * @param rto the retransmission timeout, backed off
     * @param rtx ticks until the retransmission timer goes off, -1 if it does not run
     * @param resend whether the SYN must be sent now
     * @param userTimer ticks until the user timeout, -1 if it does not run
     * @param resets owed resets; immutable
     */
    record SynSent(SeqNumber sndUna, SeqNumber sndNxt, SeqNumber sndEnd, long rto, long rtx, boolean resend, long userTimer,
                   List<SegmentView> resets) implements TcbView {

        /** The name of the state. */
        public static final String STATE = "SYN-SENT";

        /** Takes an immutable copy. */
        public SynSent {
            require(sndUna, sndNxt, sndEnd);
            resets = List.copyOf(resets);
        }

        @Override
        public String state() {
            return STATE;
        }
    }

    /**
     * CLOSED: there is no connection, and of the last one only what its user has not taken is left.
     *
     * @param left received text that the user has not taken, at most one interval; immutable
     * @param rcvFin where the peer's FIN stands, one of {@link #RCV_FIN}
     * @param resets owed resets; immutable
     */
    record Closed(List<Interval> left, String rcvFin, List<SegmentView> resets) implements TcbView {

        /** The name of the state. */
        public static final String STATE = "CLOSED";

        /**
         * Checks the name and takes immutable copies.
         *
         * @throws IllegalArgumentException if {@code rcvFin} is not one of {@link #RCV_FIN}
         */
        public Closed {
            left = List.copyOf(left);
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

    private static void require(SeqNumber... numbers) {
        for (SeqNumber number : numbers) {
            Objects.requireNonNull(number, "a sequence number");
        }
    }
}
