package lastack.capture;

import java.io.IOException;
import java.util.Optional;
import lastack.wire.IpPacket;
import lastack.wire.IpRead;
import lastack.wire.Malformed;
import lastack.wire.Octets;
import lastack.wire.TcpPacket;
import lastack.wire.TcpRead;

/** Takes the segments out of a capture's frames, and has connections made of them. */
public final class Dissector {

    private final CaptureReader reader;
    private final Connections connections;
    private final Tally tally;
    private final Fragments fragments = new Fragments();

    /**
     * A dissector.
     *
     * @param reader the capture
     * @param connections what the segments are for
     */
    public Dissector(CaptureReader reader, Connections connections) {
        this.reader = reader;
        this.connections = connections;
        this.tally = connections.tally();
    }

    /**
     * Reads the capture to its end, and ends all connections.
     *
     * @throws IOException if it cannot be read
     */
    public void run() throws IOException {
        while (reader.next()) {
            frame();
        }
        tally.trouble = reader.trouble();
        tally.skippedBlocks = reader.skippedBlocks();
        tally.lostFragments = fragments.lost();
        connections.finish();
    }

    private void frame() {
        tally.frames++;
        byte[] octets = reader.array();
        int to = reader.to();
        int ip = LinkLayer.ip(reader.linkType(), octets, reader.from(), to);
        if (ip >= 0) {
            packet(octets, ip, to, reader.length() - (ip - reader.from()));
        } else if (ip == LinkLayer.OTHER) {
            tally.notIp++;
        } else if (ip == LinkLayer.CUT) {
            tally.cutBelowIp++;
        } else {
            tally.unknownLink(reader.linkType());
        }
    }

    private void packet(byte[] octets, int from, int to, int length) {
        byte[] array = octets;
        int at = from;
        int end = to;
        int whole = length;
        // One packet may hold another. Each has a header, so this ends.
        while (true) {
            IpRead read = IpPacket.read(array, at, end, whole);
            if (read instanceof Malformed malformed) {
                tally.malformed(malformed, reader.frame());
                return;
            }
            IpPacket ip = (IpPacket) read;
            if (ip.isFragment()) {
                tally.fragments++;
                Optional<byte[]> complete = fragments.add(ip, reader.time());
                if (complete.isEmpty()) {
                    return;
                }
                array = complete.get();
                at = 0;
                end = array.length;
                whole = end;
                continue;
            }
            if (ip.protocol() == IpPacket.TCP) {
                segment(ip);
                return;
            }
            at = inner(ip);
            if (at < 0) {
                tally.notTcp++;
                return;
            }
            end = ip.payloadStart() + ip.payloadThere();
            whole = ip.payloadLength() - (at - ip.payloadStart());
            if (at > end || whole < end - at) {
                tally.cutBelowIp++;
                return;
            }
        }
    }

    private void segment(IpPacket ip) {
        TcpRead read = TcpPacket.read(ip);
        if (read instanceof Malformed malformed) {
            tally.malformed(malformed, reader.frame());
            return;
        }
        TcpPacket segment = (TcpPacket) read;
        // Whatever its checksum, it is kept: where segments are captured at their sender it says nothing.
        tally.checksum(segment.checksum(), reader.frame());
        connections.see(segment, reader.frame(), reader.time());
    }

    /** Where in the array the packet inside a packet begins; negative if there is none. */
    private static int inner(IpPacket ip) {
        return switch (ip.protocol()) {
            case IpPacket.IPV4, IpPacket.IPV6 -> ip.payloadStart();
            case IpPacket.GRE -> gre(ip);
            default -> -1;
        };
    }

    /** Generic routing encapsulation of RFC 2784 and 2890, and that of PPTP, RFC 2637. */
    private static int gre(IpPacket ip) {
        int at = ip.payloadStart();
        int to = at + ip.payloadThere();
        if (at + 4 > to) {
            return LinkLayer.CUT;
        }
        int flags = Octets.u16(ip.array(), at);
        if ((flags & 0x4000) != 0) {
            return LinkLayer.OTHER;
        }
        int header = 4 + ((flags & 0x8000) != 0 ? 4 : 0) + ((flags & 0x2000) != 0 ? 4 : 0) + ((flags & 0x1000) != 0 ? 4 : 0)
            + ((flags & 0x0080) != 0 ? 4 : 0);
        return at + header > to ? LinkLayer.CUT : LinkLayer.typed(Octets.u16(ip.array(), at + 2), ip.array(), at + header, to);
    }
}
