package lastack.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of a TCP header (RFC 9293, section 3.2). Of a kind that comes twice the last counts; of SACK blocks and of unknown
 * options all are kept.
 *
 * @param mss the maximum segment size, 0 to 65535
 * @param windowScale the shift count, 0 to 255 as it was sent; more than 14 counts as 14 (RFC 7323, section 2.3)
 * @param sackPermitted whether selective acknowledgments are permitted (RFC 2018)
 * @param sacks selectively acknowledged blocks; immutable
 * @param timestamps of RFC 7323
 * @param unknown all others, in their order; immutable
 * @param malformed what is wrong with the first option that cannot be read; those behind it are not there
 */
public record TcpOptions(OptionalInt mss, OptionalInt windowScale, boolean sackPermitted, List<Block> sacks,
                         Optional<Timestamps> timestamps, List<Unknown> unknown, Optional<Malformed> malformed) {

    /** No options. */
    public static final TcpOptions NONE = new TcpOptions(OptionalInt.empty(), OptionalInt.empty(), false, List.of(),
        Optional.empty(), List.of(), Optional.empty());

    static final int END = 0;
    static final int NOP = 1;
    static final int MSS = 2;
    static final int WINDOW_SCALE = 3;
    static final int SACK_PERMITTED = 4;
    static final int SACK = 5;
    static final int TIMESTAMPS = 8;
    /** Two NOPs and the option's kind and length, as nearly every segment of a connection with timestamps has them. */
    private static final int USUAL_TIMESTAMPS = NOP << 24 | NOP << 16 | TIMESTAMPS << 8 | 10;

    /** Takes immutable copies of the lists. */
    public TcpOptions {
        sacks = List.copyOf(sacks);
        unknown = List.copyOf(unknown);
    }

    /**
     * A block of octets that arrived out of order.
     *
     * @param left the number of its first octet
     * @param right the number just beyond its last octet
     */
    public record Block(SeqNumber left, SeqNumber right) { }

    /**
     * Timestamps.
     *
     * @param value TSval, the sender's clock, 32 bits
     * @param echo TSecr, 32 bits
     */
    public record Timestamps(int value, int echo) { }

    /**
     * An option that has no meaning here.
     *
     * @param kind 0 to 255
     * @param data what follows kind and length
     */
    public record Unknown(int kind, Text data) { }

    /** The same, with a maximum segment size. */
    public TcpOptions withMss(int octets) {
        return new TcpOptions(OptionalInt.of(octets), windowScale, sackPermitted, sacks, timestamps, unknown, malformed);
    }

    /** The same, with a window scale. */
    public TcpOptions withWindowScale(int shift) {
        return new TcpOptions(mss, OptionalInt.of(shift), sackPermitted, sacks, timestamps, unknown, malformed);
    }

    /** The same, with selective acknowledgments permitted. */
    public TcpOptions withSackPermitted() {
        return new TcpOptions(mss, windowScale, true, sacks, timestamps, unknown, malformed);
    }

    /** The same, with these blocks. */
    public TcpOptions withSacks(List<Block> blocks) {
        return new TcpOptions(mss, windowScale, sackPermitted, blocks, timestamps, unknown, malformed);
    }

    /** The same, with timestamps. */
    public TcpOptions withTimestamps(int value, int echo) {
        Optional<Timestamps> stamps = Optional.of(new Timestamps(value, echo));
        return new TcpOptions(mss, windowScale, sackPermitted, sacks, stamps, unknown, malformed);
    }

    /** The same, with one more that is unknown. */
    public TcpOptions withUnknown(int kind, Text data) {
        List<Unknown> more = new ArrayList<>(unknown);
        more.add(new Unknown(kind, data));
        return new TcpOptions(mss, windowScale, sackPermitted, sacks, timestamps, more, malformed);
    }

    /**
     * Reads options.
     *
     * @param octets the array
     * @param from the first option's kind
     * @param to beyond the last octet that is there
     * @param end beyond the last octet that there was; more than {@code to} where a capture is cut
     * @param packet where in the array the packet begins, from which offsets are counted
     * @return the options, never null
     */
    static TcpOptions read(byte[] octets, int from, int to, int end, int packet) {
        if (from == end) {
            return NONE;
        }
        if (to - from == 12 && end == to && Octets.i32(octets, from) == USUAL_TIMESTAMPS) {
            return NONE.withTimestamps(Octets.i32(octets, from + 4), Octets.i32(octets, from + 8));
        }
        return new OptionsReader(octets, to, end, packet).read(from);
    }
}
