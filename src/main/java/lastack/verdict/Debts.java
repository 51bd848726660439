package lastack.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * For how long an endpoint that is captured owes ACKs. Less than half a second is permitted (RFC 9293, section 3.8.6.3,
 * MUST-58 and MUST-59). A capture is made somewhere on the path, and so what it shows is longer by the way to the endpoint
 * and back; of that the shortest debt of the connection is a measure, such as its SYN's.
 */
final class Debts {

    /** How long an ACK may be owed, in nanoseconds. */
    private static final long LONGEST = 500_000_000L;

    private record Debt(long frame, long lasted) { }

    private List<Debt> longest = List.of();
    private long since;
    private boolean owed;
    private long shortest = Long.MAX_VALUE;
    private int seenTo;
    private boolean hasArrived;
    private long synAt;

    /**
     * Is shown a segment once it is known what it makes of the endpoint.
     *
     * @param next the segment
     * @param owing whether an ACK is owed after it, whatever happened unseen
     */
    void see(Sighting next, boolean owing) {
        if (next.sight().arrives()) {
            arrives(next, owing);
        } else if (next.sight().isSyn()) {
            // A host that could still be CLOSED, or listen, answers it: no ACK is known to be owed.
            shortest = hasArrived && next.sight().isAck() ? Math.min(shortest, Math.max(0, next.time() - synAt)) : shortest;
        } else if (owed && next.sight().isAck() && !next.sight().isRst()) {
            long lasted = next.time() - since;
            shortest = lasted < 0 ? shortest : Math.min(shortest, lasted);
            if (lasted > LONGEST) {
                longest = longest.isEmpty() ? new ArrayList<>(1) : longest;
                longest.add(new Debt(next.frame(), lasted));
            }
        }
        owed = owing;
    }

    private void arrives(Sighting next, boolean owing) {
        boolean again = hasArrived && next.sight().length() > 0 && next.sight().seq() - seenTo < 0;
        // What is sent again may have been lost behind where it was captured; an ACK is owed from now on.
        if (owing && (!owed || again)) {
            since = next.time();
        }
        synAt = next.sight().isSyn() ? next.time() : synAt;
        seenTo = hasArrived && seenTo - next.sight().end() > 0 ? seenTo : next.sight().end();
        hasArrived = true;
    }

    /** The frames of ACKs that were owed for too long. */
    List<Long> late() {
        return longest.stream().filter(debt -> debt.lasted() - shortest > LONGEST).map(Debt::frame).toList();
    }
}
