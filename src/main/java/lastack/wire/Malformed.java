package lastack.wire;

import java.util.Objects;

/**
 * What is wrong with octets that should be a packet. It is a value: what a network brings is no caller's mistake.
 *
 * @param what what is wrong, without a full stop, such as {@code the TCP header is 8 octets long, and 20 are the least}
 * @param offset where, in octets from the first octet of the packet
 */
public record Malformed(String what, int offset) implements IpRead, TcpRead {

    /** Checks that there is a reason. */
    public Malformed {
        Objects.requireNonNull(what, "what");
    }

    /** The reason and the place. */
    @Override
    public String toString() {
        return what + " (octet " + offset + ")";
    }
}
