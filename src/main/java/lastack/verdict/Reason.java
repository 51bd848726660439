package lastack.verdict;

import java.util.ArrayList;
import java.util.List;
import lastack.refine.Known;
import lastack.refine.Sight;

/** Says in a sentence why nothing explains a segment, as far as it shows. */
final class Reason {

    private Reason() { }

    static String of(Sight s, Known before) {
        String states = String.join(" or ", before.states());
        if (s.arrives()) {
            return "nothing explains how it could have come to be in " + states;
        }
        List<String> parts = new ArrayList<>();
        if (s.isRst()) {
            parts.add("a reset in " + states + " stands neither at SND.NXT nor at the ACK of what it could answer");
        } else if (before.states().stream().allMatch("CLOSED"::equals)) {
            parts.add("it was CLOSED, and CLOSED sends nothing but resets");
        } else if (!s.isAck() && !s.isSyn()) {
            parts.add("it has no ACK, and everything but a SYN and a reset has one");
        } else if (s.isSyn() && before.isConnected() && s.seq() + 1 != before.sendNext()) {
            parts.add("a SYN in " + states);
        } else {
            int ack = s.ack() - before.receiveNext();
            if (before.isConnected() && ack != 0) {
                parts.add("it acknowledges " + octets(ack) + (ack > 0 ? " more than had arrived" : " less than had arrived"));
            }
            int seq = s.seq() - before.sendNext();
            if (seq > 0) {
                parts.add("its SEQ is " + octets(seq) + " beyond SND.NXT");
            }
        }
        return parts.isEmpty() ? "in " + states + " nothing permits it" : String.join(", and ", parts);
    }

    private static String octets(int number) {
        int size = Math.abs(number);
        return size + (size == 1 ? " octet" : " octets");
    }
}
