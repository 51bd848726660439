package lastack.capture;

import lastack.wire.IpAddress;
import lastack.wire.IpPacket;
import lastack.wire.Octets;
import lastack.wire.TcpPacket;

/** The sockets of a segment, the same for both directions. One that is used to look something up may be filled anew. */
final class Pair {

    private int version;
    private long aHigh;
    private long aLow;
    private long bHigh;
    private long bLow;
    private int ports;
    private int hash;
    private boolean swapped;

    /** Takes the sockets of a segment. */
    void fill(TcpPacket tcp) {
        IpPacket ip = tcp.ip();
        byte[] octets = ip.array();
        version = ip.version();
        if (version == 4) {
            aHigh = 0;
            bHigh = 0;
            aLow = Octets.i32(octets, ip.start() + 12) & 0xFFFF_FFFFL;
            bLow = Octets.i32(octets, ip.start() + 16) & 0xFFFF_FFFFL;
        } else {
            aHigh = Octets.i64(octets, ip.start() + 8);
            aLow = Octets.i64(octets, ip.start() + 16);
            bHigh = Octets.i64(octets, ip.start() + 24);
            bLow = Octets.i64(octets, ip.start() + 32);
        }
        int source = tcp.sourcePort();
        int destination = tcp.destinationPort();
        swapped = aHigh != bHigh ? aHigh > bHigh : aLow != bLow ? aLow > bLow : source > destination;
        if (swapped) {
            long high = aHigh;
            long low = aLow;
            aHigh = bHigh;
            aLow = bLow;
            bHigh = high;
            bLow = low;
        }
        ports = swapped ? destination << 16 | source : source << 16 | destination;
        long mixed = (aLow * 31 + bLow) * 0x9E3779B97F4A7C15L + (aHigh * 31 + bHigh) * 0xC2B2AE3D27D4EB4FL + ports + version;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        hash = (int) (mixed ^ mixed >>> 32);
    }

    /** Whether the segment's sender is the second of the two. */
    boolean isSwapped() {
        return swapped;
    }

    /** One that stays as it is. */
    Pair copy() {
        Pair copy = new Pair();
        copy.version = version;
        copy.aHigh = aHigh;
        copy.aLow = aLow;
        copy.bHigh = bHigh;
        copy.bLow = bLow;
        copy.ports = ports;
        copy.hash = hash;
        copy.swapped = swapped;
        return copy;
    }

    /** The connection between these sockets. */
    Connection connection(long stream, boolean secondIsClient) {
        IpAddress a = version == 4 ? IpAddress.v4((int) aLow) : IpAddress.v6(aHigh, aLow);
        IpAddress b = version == 4 ? IpAddress.v4((int) bLow) : IpAddress.v6(bHigh, bLow);
        int aPort = ports >>> 16;
        int bPort = ports & 0xffff;
        return secondIsClient ? new Connection(stream, b, bPort, a, aPort) : new Connection(stream, a, aPort, b, bPort);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pair pair && hash == pair.hash && ports == pair.ports && aLow == pair.aLow && bLow == pair.bLow
            && aHigh == pair.aHigh && bHigh == pair.bHigh && version == pair.version;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
