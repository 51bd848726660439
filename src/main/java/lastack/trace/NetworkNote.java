package lastack.trace;

import java.util.Set;

/**
 * What the network did to a packet, when that is not to deliver it once and in order.
 *
 * @param at when the packet was sent, in ticks
 * @param network what happened to it: {@code lost}, {@code duplicated} or {@code delayed}
 * @param packet the packet
 */
public record NetworkNote(long at, String network, long packet) implements Entry {

    /** What can happen to a packet. */
    public static final Set<String> FATES = Set.of("lost", "duplicated", "delayed");
}
