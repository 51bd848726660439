package lastack.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import lastack.wire.IpPacket;
import lastack.wire.IpRead;
import lastack.wire.Malformed;
import lastack.wire.TcpPacket;
import lastack.wire.TcpRead;

/**
 * What must be true of whatever octets there are; the fuzzer looks for octets of which it is not. The first octet chooses between
 * a packet and a capture.
 */
public final class FuzzTarget {

    private FuzzTarget() {
    }

    /** Is called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] octets) throws IOException {
        if (octets.length > 0) {
            byte[] rest = java.util.Arrays.copyOfRange(octets, 1, octets.length);
            if ((octets[0] & 1) == 0) {
                packet(rest, octets[0] >> 1 & 0x7f);
            } else {
                capture(rest);
            }
        }
    }

    /** A packet is read, or what is wrong with it is told with a place inside it. */
    private static void packet(byte[] octets, int more) {
        IpRead read = IpPacket.read(octets, 0, octets.length, octets.length + more);
        if (read instanceof Malformed malformed) {
            require(malformed.offset() >= 0 && malformed.offset() <= octets.length, malformed);
            return;
        }
        IpPacket ip = (IpPacket) read;
        require(ip.payloadThere() >= 0 && ip.payloadThere() <= ip.payloadLength(), "payload");
        require(ip.payloadStart() + ip.payloadThere() <= octets.length, "payload's end");
        ip.headerChecksumIsRight();
        TcpRead inside = TcpPacket.read(ip);
        if (inside instanceof Malformed malformed) {
            require(malformed.offset() >= 0 && malformed.offset() <= octets.length, malformed);
            return;
        }
        TcpPacket tcp = (TcpPacket) inside;
        tcp.options().malformed().ifPresent(wrong -> require(wrong.offset() >= 20 && wrong.offset() <= octets.length, wrong));
        require(tcp.text().length() == tcp.textThere() && tcp.textThere() <= tcp.textLength(), "text");
        tcp.checksum();
        tcp.segment();
    }

    /** A capture is none, or each of its segments is seen by one connection, and each connection ends once. */
    private static void capture(byte[] octets) throws IOException {
        Map<Long, Long> open = new HashMap<>();
        long[] seen = {0};
        Limits few = new Limits(3, 1_000_000_000L, octets.length % 2 == 0);
        Connections connections = new Connections(connection -> {
            require(open.put(connection.stream(), 0L) == null, "two connections with one number");
            return new Follower() {
                @Override
                public void see(Observed segment) {
                    seen[0]++;
                    open.computeIfPresent(connection.stream(), (stream, count) -> count + 1);
                    require(open.containsKey(connection.stream()), "a segment after the end");
                    segment.segment();
                }

                @Override
                public void end(Closing closing) {
                    Long count = open.remove(connection.stream());
                    require(count != null && count == closing.segments(), "the end: " + count + ", " + closing);
                }
            };
        }, few);
        try (CaptureReader reader = CaptureReader.of(new ByteArrayInputStream(octets), "a capture")) {
            new Dissector(reader, connections).run();
        } catch (CaptureException none) {
            require(none.getMessage().endsWith("."), none.getMessage());
            return;
        }
        require(open.isEmpty(), "connections without end: " + open);
        Tally tally = connections.tally();
        require(tally.segments() == seen[0] + tally.late, "of " + tally.segments() + " segments " + seen[0] + " were seen");
        require(tally.remarks().stream().allMatch(remark -> remark.length() < 200), tally.remarks());
    }

    private static void require(boolean holds, Object what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
