package lastack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Octets become packets, packets octets, and whatever else comes is told of. */
class PacketTests {

    private static final IpAddress V4 = IpAddress.v4(0xC0000201);
    private static final IpAddress V6 = IpAddress.v6(0x20010DB800000000L, 1);
    private static final TcpHeader HEADER = new TcpHeader(40000, 80, new SeqNumber(1), new SeqNumber(2), TcpFlags.ACK, 500, 0,
        TcpOptions.NONE);

    @Provide
    Arbitrary<TcpOptions> options() {
        Arbitrary<Integer> any = Arbitraries.integers();
        Arbitrary<OptionalInt> mss = Arbitraries.integers().between(0, 65535).optional().map(PacketTests::optional);
        Arbitrary<OptionalInt> shift = Arbitraries.integers().between(0, 255).optional().map(PacketTests::optional);
        Arbitrary<TcpOptions.Block> block =
            Combinators.combine(any, any).as((left, right) -> new TcpOptions.Block(new SeqNumber(left), new SeqNumber(right)));
        Arbitrary<TcpOptions.Unknown> unknown = Combinators.combine(Arbitraries.integers().between(9, 255),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(2)).as((kind, data) -> new TcpOptions.Unknown(kind, Text.of(data)));
        return Combinators.combine(mss, shift, Arbitraries.of(true, false), block.list().ofMaxSize(1),
                Combinators.combine(any, any).as(TcpOptions.Timestamps::new).optional(), unknown.list().ofMaxSize(1))
            .as((m, s, permitted, sacks, stamps, others) -> {
                TcpOptions made = TcpOptions.NONE.withSacks(sacks);
                made = m.isPresent() ? made.withMss(m.getAsInt()) : made;
                made = s.isPresent() ? made.withWindowScale(s.getAsInt()) : made;
                made = permitted ? made.withSackPermitted() : made;
                made = stamps.isPresent() ? made.withTimestamps(stamps.get().value(), stamps.get().echo()) : made;
                return others.isEmpty() ? made : made.withUnknown(others.get(0).kind(), others.get(0).data());
            });
    }

    private static OptionalInt optional(java.util.Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }

    @Provide
    Arbitrary<TcpHeader> headers() {
        Arbitrary<Integer> field = Arbitraries.integers().between(0, 65535);
        Arbitrary<SeqNumber> number = Arbitraries.integers().map(SeqNumber::new);
        return Combinators.combine(field, field, number, number, Arbitraries.integers().between(0, TcpFlags.ALL), field, field,
            options()).as(TcpHeader::new);
    }

    @Property
    void whatIsWrittenIsRead(@ForAll("headers") TcpHeader header, @ForAll @Size(max = 40) byte[] text, @ForAll boolean six,
                             @ForAll @IntRange(max = 9) int before) {
        IpAddress address = six ? V6 : V4;
        byte[] packet = Packets.tcp(address, address, header, Text.of(text));
        // Padding, such as Ethernet's, is no part of the packet.
        byte[] frame = new byte[before + packet.length + 7];
        System.arraycopy(packet, 0, frame, before, packet.length);

        IpPacket ip = (IpPacket) IpPacket.read(frame, before, frame.length);
        TcpPacket tcp = (TcpPacket) TcpPacket.read(ip);

        assertThat(ip.source()).isEqualTo(address);
        assertThat(ip.headerChecksumIsRight()).isTrue();
        assertThat(tcp.checksum()).isEqualTo(Checksum.State.RIGHT);
        assertThat(new TcpHeader(tcp.sourcePort(), tcp.destinationPort(), new SeqNumber(tcp.seq()), new SeqNumber(tcp.ack()),
            tcp.flags(), tcp.window(), tcp.urgent(), tcp.options())).isEqualTo(header);
        assertThat(tcp.text()).isEqualTo(Text.of(text));
    }

    @Property
    void oneChangedBitIsSeenByTheChecksum(@ForAll("headers") TcpHeader header, @ForAll @Size(max = 9) byte[] text,
                                          @ForAll boolean six, @ForAll @IntRange(max = 1 << 20) int where) {
        IpAddress address = six ? V6 : V4;
        byte[] packet = Packets.tcp(address, address, header, Text.of(text));
        int start = six ? 40 : 20;
        int bit = where % (8 * (packet.length - start));
        packet[start + bit / 8] ^= (byte) (1 << bit % 8);

        IpPacket ip = (IpPacket) IpPacket.read(packet, 0, packet.length);
        // A change of the header's length may leave no segment.
        if (TcpPacket.read(ip) instanceof TcpPacket tcp) {
            assertThat(tcp.checksum()).isEqualTo(Checksum.State.WRONG);
        }
    }

    /** Random octets are hardly ever a packet, so packets with random changes and cuts are read too. */
    @Property(tries = 3000)
    void whateverComesIsReadOrToldOf(@ForAll("headers") TcpHeader header, @ForAll long seed, @ForAll boolean six,
                                     @ForAll boolean random) {
        IpAddress address = six ? V6 : V4;
        byte[] octets = Packets.tcp(address, address, header, Text.of(new byte[30]));
        Random chance = new Random(seed);
        for (int changes = chance.nextInt(8); changes > 0; changes--) {
            octets[chance.nextInt(random ? octets.length : 60)] = (byte) chance.nextInt(256);
        }
        int from = chance.nextInt(3);
        int to = from + chance.nextInt(octets.length + 1 - from);
        read(octets, from, to, to - from + chance.nextInt(2000));
    }

    private static void read(byte[] octets, int from, int to, int length) {
        IpRead read = IpPacket.read(octets, from, to, length);
        if (read instanceof Malformed malformed) {
            assertThat(malformed.offset()).isBetween(0, to - from);
            return;
        }
        IpPacket ip = (IpPacket) read;
        assertThat(ip.payloadLength()).isNotNegative();
        assertThat(ip.payloadStart()).isBetween(from, to);
        assertThat(ip.payloadStart() + ip.payloadThere()).isLessThanOrEqualTo(to);
        assertThat(ip.source().version()).isEqualTo(ip.version());
        TcpRead inside = TcpPacket.read(ip);
        if (inside instanceof Malformed malformed) {
            assertThat(malformed.offset()).isBetween(0, to - from);
            return;
        }
        TcpPacket tcp = (TcpPacket) inside;
        assertThat(tcp.textLength()).isNotNegative();
        assertThat(tcp.textThere()).isBetween(0, tcp.textLength());
        assertThat(tcp.text().length()).isEqualTo(tcp.textThere());
        assertThat(tcp.segment().wnd()).isEqualTo(tcp.window());
        assertThat(tcp.checksum() == Checksum.State.UNKNOWN).isEqualTo(!ip.isWhole());
        tcp.options().malformed().ifPresent(wrong -> assertThat(wrong.offset()).isBetween(20, to - from));
    }

    @Test
    void malformedPacketsAreToldOfWithTheirPlace() {
        byte[] packet = Packets.tcp(V4, V4, HEADER, Text.EMPTY);
        packet[32] = 0x40;
        assertThat(TcpPacket.read((IpPacket) IpPacket.read(packet, 0, 40)))
            .hasToString("the TCP header is 16 octets long, and 20 are the least (octet 32)");
        packet[32] = 0x60;
        assertThat(TcpPacket.read((IpPacket) IpPacket.read(packet, 0, 40)))
            .hasToString("the TCP header is 24 octets long, and there are 20 (octet 32)");
        assertThat(TcpPacket.read((IpPacket) IpPacket.read(packet, 0, 31, 40))).hasToString("the TCP header is cut after 11 octets (octet 31)");
        assertThat(IpPacket.read(packet, 0, 19)).hasToString("the IPv4 header is cut after 19 octets (octet 19)");
        packet[0] = 0x75;
        assertThat(IpPacket.read(packet, 0, 40)).hasToString("the IP version is 7, neither 4 nor 6 (octet 0)");
    }

    @Test
    void anOptionThatCannotBeReadEndsTheOptionsAndNothingElse() {
        byte[] packet = Packets.tcp(V4, V4, new TcpHeader(1, 2, SeqNumber.ZERO, SeqNumber.ZERO, TcpFlags.SYN, 0, 0,
            TcpOptions.NONE.withMss(1460).withTimestamps(7, 0)), Text.of(new byte[3]));
        packet[40 + 4 + 3] = 11;

        TcpPacket tcp = (TcpPacket) TcpPacket.read((IpPacket) IpPacket.read(packet, 0, packet.length));

        assertThat(tcp.textLength()).isEqualTo(3);
        assertThat(tcp.options().mss()).hasValue(1460);
        assertThat(tcp.options().timestamps()).isEmpty();
        assertThat(tcp.options().malformed()).contains(new Malformed("option 8 has the length 11, and 10 octets are left", 46));
    }

    @Test
    void extensionHeadersOfIpv6AreFollowed() {
        byte[] plain = Packets.tcp(V6, V6, HEADER, Text.of(new byte[5]));
        byte[] longer = new byte[plain.length + 24];
        System.arraycopy(plain, 0, longer, 0, 40);
        System.arraycopy(plain, 40, longer, 64, plain.length - 40);
        Octets.put16(longer, 4, plain.length - 40 + 24);
        longer[6] = 0;
        longer[40] = 60;
        longer[41] = 0;
        longer[48] = IpPacket.TCP;
        longer[49] = 1;

        TcpPacket tcp = (TcpPacket) TcpPacket.read((IpPacket) IpPacket.read(longer, 0, longer.length));

        assertThat(tcp.textLength()).isEqualTo(5);
        assertThat(tcp.checksum()).isEqualTo(Checksum.State.RIGHT);
        longer[49] = 99;
        assertThat(IpPacket.read(longer, 0, longer.length)).hasToString("an IPv6 extension header is longer than the packet (octet 48)");
    }

    @Test
    void addressesAreWrittenAsInRfc5952() {
        assertThat(List.of(V4, V6, IpAddress.v6(0, 0), IpAddress.v6(0, 1), IpAddress.v6(0x20010DB800000001L, 0x0001000000000001L),
            IpAddress.v6(0x0001000200030004L, 0x0000000600070008L)))
            .extracting(IpAddress::toString)
            .containsExactly("192.0.2.1", "2001:db8::1", "::", "::1", "2001:db8:0:1:1::1", "1:2:3:4:0:6:7:8");
        assertThat(V6.withPort(80)).isEqualTo("[2001:db8::1]:80");
        assertThat(IpAddress.of(V6.octets())).isEqualTo(V6);
        assertThat(IpAddress.of(V4.octets())).isEqualTo(V4);
    }
}
