package lastack.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import lastack.wire.IpAddress;
import lastack.wire.Octets;
import lastack.wire.Packets;

/** Captures of every kind, made here: the same connection in every format, and behind every header. */
final class Samples {

    static final IpAddress CLIENT = IpAddress.v4(0x0A000001);
    static final IpAddress SERVER = IpAddress.v4(0xC0000201);
    static final IpAddress CLIENT_6 = IpAddress.v6(0x20010DB800000000L, 1);
    static final IpAddress SERVER_6 = IpAddress.v6(0x20010DB800000000L, 2);
    private static final long TIME = 1_700_000_000_123_456_789L;

    /** A kind of frame: its link type, and what is put before an IP packet. */
    enum Link {
        ETHERNET(1, "0000000000010000000000020800"), VLAN(1, "000000000001000000000002810000050800"),
        QINQ(1, "00000000000100000000000288a80005810000060800"),
        PPPOE(1, "000000000001000000000002886411000001000000" + "21"),
        MPLS(1, "0000000000010000000000028847000010ff000020ff0000314f"),
        PSEUDOWIRE(1, "000000000001000000000002884700003140" + "00000000" + "0000000000010000000000020800"),
        SNAP(1, "0000000000010000000000020100aaaa030000000800"),
        COOKED(113, "00000001000600000000000000000800"), COOKED_2(276, "0800000000000001000100060000000000000000"),
        RAW(101, ""), RAW_4(228, ""), NULL_LITTLE(0, "02000000"), NULL_BIG(0, "00000002"), LOOP(108, "00000002"), PPP(9, "ff030021"),
        GRE(101, "4500ffff00000000402f00000a0000010a000002" + "00000800"), IP_IN_IP(101, "4500ffff00000000400400000a0000010a000002"),
        SIX(101, ""), SIX_IN_FOUR(1, "00000000000100000000000208004500ffff00000000402900000a0000010a000002");

        final int type;
        final byte[] before;

        Link(int type, String before) {
            this.type = type;
            this.before = new byte[before.length() / 2];
            for (int i = 0; i < this.before.length; i++) {
                this.before[i] = (byte) Integer.parseInt(before.substring(2 * i, 2 * i + 2), 16);
            }
        }

        /** Whether the connection is one of IPv6. */
        boolean isSix() {
            return this == SIX || this == SIX_IN_FOUR;
        }

        /** A frame with a packet in it. */
        byte[] frame(byte[] packet) {
            byte[] frame = Arrays.copyOf(before, before.length + packet.length);
            System.arraycopy(packet, 0, frame, before.length, packet.length);
            int outer = this == SIX_IN_FOUR ? 14 : 0;
            if (this == GRE || this == IP_IN_IP || this == SIX_IN_FOUR) {
                Octets.put16(frame, outer + 2, frame.length - outer);
            }
            return frame;
        }
    }

    /** A file's format. */
    enum Format { PCAP_BIG_NANO, PCAP_LITTLE_NANO, PCAP_BIG_MICRO, PCAP_LITTLE_MICRO, PCAPNG_BIG, PCAPNG_LITTLE, PCAPNG_OLD, GZIP }

    private Samples() {
    }

    /** The packets of a connection that chance makes up. */
    static List<byte[]> packets(long seed, boolean six) {
        List<byte[]> packets = new ArrayList<>();
        for (Dialogue.Made made : Dialogue.of(new SplittableRandom(seed), 1234, 80, 50, Manner.USUAL, 24)) {
            packets.add(Packets.tcp(made.fromClient() ? six ? CLIENT_6 : CLIENT : six ? SERVER_6 : SERVER,
                made.fromClient() ? six ? SERVER_6 : SERVER : six ? CLIENT_6 : CLIENT, made.header(), new byte[50], 0, made.length()));
        }
        return packets;
    }

    /** A capture of frames. */
    static byte[] capture(Format format, int linkType, List<byte[]> frames) throws IOException {
        if (format == Format.GZIP) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
                zip.write(capture(Format.PCAP_BIG_NANO, linkType, frames));
            }
            return out.toByteArray();
        }
        if (format == Format.PCAP_BIG_NANO) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (PcapWriter writer = PcapWriter.to(out, linkType)) {
                for (int i = 0; i < frames.size(); i++) {
                    writer.write(time(i), frames.get(i));
                }
            }
            return out.toByteArray();
        }
        boolean little = format.name().contains("LITTLE");
        return format.name().startsWith("PCAPNG") ? ng(little, format == Format.PCAPNG_OLD, linkType, frames)
            : pcap(little, format.name().endsWith("NANO"), linkType, frames);
    }

    /** When frame {@code i} of a capture was captured. */
    static long time(int i) {
        return TIME + i * 1_000_000L;
    }

    private static byte[] pcap(boolean little, boolean nano, int linkType, List<byte[]> frames) {
        Out out = new Out(little);
        out.i32(nano ? 0xa1b23c4d : 0xa1b2c3d4).i16(2).i16(4).i32(0).i32(0).i32(65535).i32(linkType);
        for (int i = 0; i < frames.size(); i++) {
            long fraction = time(i) % 1_000_000_000;
            out.i32((int) (time(i) / 1_000_000_000)).i32((int) (nano ? fraction : fraction / 1000)).i32(frames.get(i).length)
                .i32(frames.get(i).length).octets(frames.get(i));
        }
        return out.octets.toByteArray();
    }

    /** With an interface whose times are in nanoseconds, a block of a type that nobody knows, and either kind of packet block. */
    private static byte[] ng(boolean little, boolean old, int linkType, List<byte[]> frames) {
        Out out = new Out(little);
        out.i32(0x0A0D0D0A).i32(28).i32(0x1A2B3C4D).i16(1).i16(0).i32(-1).i32(-1).i32(28);
        out.i32(1).i32(32).i16(linkType).i16(0).i32(0).i16(9).i16(1).octets(new byte[] {9, 0, 0, 0}).i16(0).i16(0).i32(32);
        out.i32(0x0BAD).i32(16).i32(7).i32(16);
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = Arrays.copyOf(frames.get(i), frames.get(i).length + 3 & ~3);
            int length = 32 + frame.length;
            out.i32(old ? 2 : 6).i32(length);
            out = old ? out.i16(0).i16(-1) : out.i32(0);
            out.i32((int) (time(i) >>> 32)).i32((int) time(i)).i32(frames.get(i).length).i32(frames.get(i).length).octets(frame)
                .i32(length);
        }
        return out.octets.toByteArray();
    }

    /** Numbers in either byte order. */
    static final class Out {
        final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private final boolean little;

        Out(boolean little) {
            this.little = little;
        }

        Out i16(int value) {
            octets.write(little ? value : value >> 8);
            octets.write(little ? value >> 8 : value);
            return this;
        }

        Out i32(int value) {
            return little ? i16(value).i16(value >> 16) : i16(value >> 16).i16(value);
        }

        Out octets(byte[] more) {
            octets.writeBytes(more);
            return this;
        }
    }
}
