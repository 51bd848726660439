package lastack.capture;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lastack.wire.IpAddress;
import lastack.wire.IpPacket;
import lastack.wire.Octets;

/** Puts packets together that were sent in fragments. What it keeps is bounded: the oldest are given up. */
final class Fragments {

    /** Of RFC 791's recommendation, 15 s, twice. */
    private static final long LONGEST_WAIT = 30_000_000_000L;
    private static final int MOST = 512;
    private static final int MOST_OCTETS = 1 << 23;
    private static final int LARGEST = 65_535;
    private static final int UNIT = 8;

    private final Map<Key, Parts> incomplete = new LinkedHashMap<>();
    private int kept;
    private long givenUp;

    private record Key(IpAddress source, IpAddress destination, int protocol, int identification) { }

    /** What has come of one packet. */
    private static final class Parts {
        private final long begun;
        private byte[] octets = new byte[0];
        private final BitSet units = new BitSet();
        private int total = -1;
        private int count;

        Parts(long begun) {
            this.begun = begun;
        }
    }

    /**
     * Takes a fragment.
     *
     * @param ip the fragment
     * @param time when it was captured
     * @return the packet, if this was the last part that it needed
     */
    Optional<byte[]> add(IpPacket ip, long time) {
        forget(time);
        int end = ip.fragmentOffset() + ip.payloadLength();
        if (!ip.isWhole() || end > LARGEST - 20 || ip.moreFragments() && ip.payloadLength() % UNIT != 0) {
            givenUp++;
            return Optional.empty();
        }
        Key key = new Key(ip.source(), ip.destination(), ip.protocol(), ip.identification());
        Parts parts = incomplete.computeIfAbsent(key, any -> new Parts(time));
        parts.count++;
        if (end > parts.octets.length) {
            kept += end - parts.octets.length;
            parts.octets = Arrays.copyOf(parts.octets, end);
        }
        // Where parts overlap, the first one counts.
        for (int at = ip.fragmentOffset(); at < end; at += UNIT) {
            if (!parts.units.get(at / UNIT)) {
                int from = ip.payloadStart() + at - ip.fragmentOffset();
                System.arraycopy(ip.array(), from, parts.octets, at, Math.min(UNIT, end - at));
                parts.units.set(at / UNIT);
            }
        }
        if (!ip.moreFragments() && parts.total < 0) {
            parts.total = end;
        }
        int needed = (parts.total + UNIT - 1) / UNIT;
        if (parts.total < 0 || parts.units.nextClearBit(0) < needed) {
            return Optional.empty();
        }
        incomplete.remove(key);
        kept -= parts.octets.length;
        return Optional.of(whole(ip, parts));
    }

    private static byte[] whole(IpPacket ip, Parts parts) {
        int header = ip.version() == 4 ? 20 : 40;
        byte[] packet = new byte[header + parts.total];
        System.arraycopy(ip.array(), ip.start(), packet, 0, header);
        System.arraycopy(parts.octets, 0, packet, header, parts.total);
        if (header == 20) {
            packet[0] = 0x45;
            Octets.put16(packet, 2, packet.length);
            Octets.put16(packet, 6, 0);
        } else {
            Octets.put16(packet, 4, parts.total);
            packet[6] = (byte) ip.protocol();
        }
        return packet;
    }

    private void forget(long time) {
        Iterator<Parts> oldest = incomplete.values().iterator();
        while (oldest.hasNext()) {
            Parts parts = oldest.next();
            if (time - parts.begun < LONGEST_WAIT && incomplete.size() < MOST && kept < MOST_OCTETS) {
                return;
            }
            givenUp += parts.count;
            kept -= parts.octets.length;
            oldest.remove();
        }
    }

    /** How many fragments belong to packets that did not become complete, so far. */
    long lost() {
        return givenUp + incomplete.values().stream().mapToInt(parts -> parts.count).sum();
    }
}
