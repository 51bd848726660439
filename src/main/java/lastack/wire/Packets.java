package lastack.wire;

/** Makes the octets of packets. */
public final class Packets {

    private static final int HOPS = 64;
    private static final int MOST_OPTIONS = 40;

    private Packets() {
    }

    /**
     * A packet with one segment, checksums included. In IPv4 it must not be fragmented, and has the identification 0.
     *
     * @param source the sender's address
     * @param destination the receiver's, of the same version
     * @param header the segment's header
     * @param text the segment's text
     * @return the packet
     * @throws IllegalArgumentException if versions differ, or options or text are too long for their lengths' fields
     */
    public static byte[] tcp(IpAddress source, IpAddress destination, TcpHeader header, Text text) {
        byte[] octets = text.toByteArray();
        return tcp(source, destination, header, octets, 0, octets.length);
    }

    /**
     * The same, for text in an array.
     *
     * @param source the sender's address
     * @param destination the receiver's, of the same version
     * @param header the segment's header
     * @param text the array
     * @param from the first octet of text
     * @param to beyond the last octet of text
     * @return the packet
     * @throws IllegalArgumentException if versions differ, or options or text are too long for their lengths' fields
     */
    public static byte[] tcp(IpAddress source, IpAddress destination, TcpHeader header, byte[] text, int from, int to) {
        if (source.version() != destination.version()) {
            throw new IllegalArgumentException("from " + source + " to " + destination + ": the versions of IP differ");
        }
        byte[] options = options(header.options());
        int length = TcpPacket.LEAST + options.length + to - from;
        int start = source.version() == 4 ? 20 : 40;
        if (length + (start == 20 ? start : 0) > 65535) {
            throw new IllegalArgumentException("a segment of " + length + " octets does not fit a packet");
        }
        byte[] packet = new byte[start + length];
        if (start == 20) {
            v4(packet, source, destination);
        } else {
            v6(packet, source, destination, length);
        }
        Octets.put16(packet, start, header.sourcePort());
        Octets.put16(packet, start + 2, header.destinationPort());
        Octets.put32(packet, start + 4, header.seq().bits());
        Octets.put32(packet, start + 8, header.ack().bits());
        Octets.put16(packet, start + 12, (TcpPacket.LEAST + options.length) / 4 << 12 | header.flags());
        Octets.put16(packet, start + 14, header.window());
        Octets.put16(packet, start + 18, header.urgent());
        System.arraycopy(options, 0, packet, start + TcpPacket.LEAST, options.length);
        System.arraycopy(text, from, packet, start + TcpPacket.LEAST + options.length, to - from);
        IpPacket ip = (IpPacket) IpPacket.read(packet, 0, packet.length);
        Octets.put16(packet, start + 16, Checksum.of(Checksum.add(ip.pseudoHeader(length), packet, start, packet.length)));
        return packet;
    }

    private static void v4(byte[] packet, IpAddress source, IpAddress destination) {
        packet[0] = 0x45;
        Octets.put16(packet, 2, packet.length);
        Octets.put16(packet, 6, 0x4000);
        packet[8] = HOPS;
        packet[9] = IpPacket.TCP;
        Octets.put32(packet, 12, (int) source.low());
        Octets.put32(packet, 16, (int) destination.low());
        Octets.put16(packet, 10, Checksum.of(Checksum.add(0, packet, 0, 20)));
    }

    private static void v6(byte[] packet, IpAddress source, IpAddress destination, int length) {
        packet[0] = 0x60;
        Octets.put16(packet, 4, length);
        packet[6] = IpPacket.TCP;
        packet[7] = HOPS;
        Octets.put64(packet, 8, source.high());
        Octets.put64(packet, 16, source.low());
        Octets.put64(packet, 24, destination.high());
        Octets.put64(packet, 32, destination.low());
    }

    /** Each option on a multiple of four octets, as they are customarily laid out, the rest filled up with NOPs in front. */
    private static byte[] options(TcpOptions options) {
        if (options.equals(TcpOptions.NONE)) {
            return new byte[0];
        }
        Room room = new Room();
        options.mss().ifPresent(mss -> Octets.put16(room.octets, room.add(TcpOptions.MSS, 2), mss));
        options.windowScale().ifPresent(shift -> room.octets[room.add(TcpOptions.WINDOW_SCALE, 1)] = (byte) shift);
        if (options.sackPermitted()) {
            room.add(TcpOptions.SACK_PERMITTED, 0);
        }
        options.timestamps().ifPresent(stamps -> {
            int at = room.add(TcpOptions.TIMESTAMPS, 8);
            Octets.put32(room.octets, at, stamps.value());
            Octets.put32(room.octets, at + 4, stamps.echo());
        });
        if (!options.sacks().isEmpty()) {
            int at = room.add(TcpOptions.SACK, 8 * options.sacks().size());
            for (TcpOptions.Block block : options.sacks()) {
                Octets.put32(room.octets, at, block.left().bits());
                Octets.put32(room.octets, at + 4, block.right().bits());
                at += 8;
            }
        }
        for (TcpOptions.Unknown unknown : options.unknown()) {
            byte[] data = unknown.data().toByteArray();
            System.arraycopy(data, 0, room.octets, room.add(unknown.kind(), data.length), data.length);
        }
        return java.util.Arrays.copyOf(room.octets, room.used);
    }

    /** The room for options. */
    private static final class Room {
        private final byte[] octets = new byte[MOST_OPTIONS];
        private int used;

        /** Where the data of an option goes that is added. */
        int add(int kind, int length) {
            int whole = length + 2 + 3 & ~3;
            if (used + whole > MOST_OPTIONS) {
                throw new IllegalArgumentException("options of more than 40 octets do not fit a header");
            }
            for (int pad = whole - length - 2; pad > 0; pad--) {
                octets[used++] = TcpOptions.NOP;
            }
            octets[used++] = (byte) kind;
            octets[used++] = (byte) (length + 2);
            used += length;
            return used - length;
        }
    }
}
