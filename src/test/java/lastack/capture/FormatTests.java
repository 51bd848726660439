package lastack.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lastack.wire.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same connection is found in every format and behind every header; what is no capture, or is damaged, is told of. */
class FormatTests {

    static Stream<Arguments> everything() {
        return Stream.of(Samples.Format.values())
            .flatMap(format -> Stream.of(Samples.Link.values()).map(link -> Arguments.of(format, link)));
    }

    private static Seen read(byte[] capture) throws IOException {
        try (CaptureReader reader = CaptureReader.of(new ByteArrayInputStream(capture), "x.pcap")) {
            return Seen.in(reader, Limits.USUAL);
        }
    }

    private static byte[] capture(Samples.Format format, Samples.Link link) throws IOException {
        return Samples.capture(format, link.type, Samples.packets(7, link.isSix()).stream().map(link::frame).toList());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aConnectionIsTheSameInEveryFormatAndBehindEveryHeader(Samples.Format format, Samples.Link link) throws IOException {
        Seen seen = read(capture(format, link));
        Seen plain = read(capture(Samples.Format.PCAP_BIG_NANO, link.isSix() ? Samples.Link.SIX : Samples.Link.RAW));

        assertThat(seen.tally.remarks()).isEmpty();
        assertThat(seen.connections).hasSize(1);
        assertThat(seen.connections.get(0).connection).isEqualTo(plain.connections.get(0).connection);
        List<Observed> segments = seen.connections.get(0).segments;
        assertThat(segments).hasSize(Samples.packets(7, link.isSix()).size()).allMatch(Observed::whole);
        long unit = format.name().endsWith("MICRO") ? 1000 : 1;
        for (int i = 0; i < segments.size(); i++) {
            Observed one = segments.get(i);
            Observed other = plain.connections.get(0).segments.get(i);
            assertThat(one.time()).isEqualTo(Samples.time(i) / unit * unit);
            assertThat(new Observed(one.frame(), other.time(), one.fromClient(), one.seq(), one.ack(), one.flags(), one.window(),
                one.length(), one.options(), true)).isEqualTo(other);
        }
    }

    /** Wherever a file is cut, what is whole before the cut is read, and the cut is told of, unless it is between two frames. */
    @ParameterizedTest
    @EnumSource(Samples.Format.class)
    void aCutFileIsReadAsFarAsItGoes(Samples.Format format) throws IOException {
        byte[] whole = capture(format, Samples.Link.RAW);
        int most = read(whole).connections.get(0).segments.size();
        int before = 0;
        int silent = 0;
        for (int length = 0; length < whole.length; length++) {
            try {
                Seen seen = read(Arrays.copyOf(whole, length));
                int segments = (int) seen.tally.segments();
                assertThat(segments).isBetween(before, most);
                before = segments;
                silent += seen.tally.remarks().isEmpty() ? 1 : 0;
            } catch (CaptureException tooShort) {
                assertThat(before).isZero();
                assertThat(tooShort.getMessage()).startsWith("x.pcap is ").endsWith(".");
            }
        }
        // A frame's end is not to be told from the file's; pcapng has some blocks more.
        assertThat(silent).isLessThanOrEqualTo(most + 3);
        assertThat(before).isBetween(most - 1, most);
    }

    @ParameterizedTest
    @CsvSource({"'', it is empty", "ab, it has 2 octets", "hello world and more, it begins neither like pcap nor like pcapng"})
    void whatIsNoCaptureIsToldOf(String text, String why) {
        assertThatThrownBy(() -> read(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
            .isInstanceOf(CaptureException.class).hasMessage("x.pcap is no capture: " + why + ".");
    }

    @Test
    void anImpossibleLengthEndsTheReadingAndNothingElse() throws IOException {
        byte[] capture = capture(Samples.Format.PCAP_BIG_NANO, Samples.Link.RAW);
        int second = 24 + 16 + Samples.packets(7, false).get(0).length;
        Octets.put32(capture, second + 8, 0x7fffffff);

        Seen seen = read(capture);

        assertThat(seen.tally.segments()).isEqualTo(1);
        assertThat(seen.connections).hasSize(1);
        assertThat(seen.tally.remarks())
            .containsExactly("frame 2 claims to have 2147483647 octets, and where the next begins is not to be known");
    }

    @Test
    void aBlockThatMakesNoSenseIsPassedOver() throws IOException {
        byte[] capture = capture(Samples.Format.PCAPNG_BIG, Samples.Link.RAW);
        int first = 28 + 32 + 16;
        Octets.put32(capture, first + 8, 5);

        Seen seen = read(capture);

        assertThat(seen.tally.segments()).isEqualTo(Samples.packets(7, false).size() - 1);
        assertThat(seen.tally.remarks()).containsExactly("1 block that makes no sense");
    }

    /** Cut off are the text, then the options: the lengths are in the headers, and nothing else is needed. */
    @Test
    void framesThatWereCutOffAreRead() throws IOException {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        List<byte[]> packets = Samples.packets(3, false);
        try (PcapWriter writer = PcapWriter.to(out, PcapWriter.RAW_IP)) {
            for (byte[] packet : packets) {
                writer.write(0, packet, 0, Math.min(40, packet.length), packet.length);
            }
        }
        Seen seen = read(out.toByteArray());
        Seen whole = read(Samples.capture(Samples.Format.PCAP_BIG_NANO, PcapWriter.RAW_IP, packets));

        assertThat(seen.connections.get(0).closing.close()).isEqualTo(whole.connections.get(0).closing.close());
        assertThat(seen.connections.get(0).segments).extracting(Observed::length)
            .isEqualTo(whole.connections.get(0).segments.stream().map(Observed::length).toList());
        assertThat(seen.connections.get(0).closing.notes()).contains("cut").doesNotContain("options-malformed");
        assertThat(seen.tally.remarks()).hasSize(1).first().asString().endsWith("not captured as a whole");
    }

    @Test
    void linksThatAreNotUnderstoodAreCounted() throws IOException {
        Seen seen = read(Samples.capture(Samples.Format.PCAP_LITTLE_MICRO, 147, Samples.packets(1, false)));

        assertThat(seen.connections).isEmpty();
        assertThat(seen.tally.remarks()).containsExactly(
            Samples.packets(1, false).size() + " frames of link type 147, which is not understood");
    }

    @Test
    void fragmentsArePutTogetherInWhateverOrderTheyCome() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            List<byte[]> packets = Samples.packets(seed, false);
            List<byte[]> frames = new ArrayList<>();
            for (int i = 0; i < packets.size(); i++) {
                List<byte[]> parts = fragments(packets.get(i), i);
                Collections.shuffle(parts, new Random(seed));
                frames.addAll(parts);
            }
            Seen seen = read(Samples.capture(Samples.Format.PCAP_BIG_NANO, PcapWriter.RAW_IP, frames));
            Seen whole = read(Samples.capture(Samples.Format.PCAP_BIG_NANO, PcapWriter.RAW_IP, packets));

            assertThat(seen.connections.get(0).segments).as("seed " + seed).extracting(Observed::seq, Observed::length, Observed::flags)
                .isEqualTo(whole.connections.get(0).segments.stream()
                    .map(each -> org.assertj.core.groups.Tuple.tuple(each.seq(), each.length(), each.flags())).toList());
            assertThat(seen.tally.remarks()).isEmpty();
        }
    }

    @Test
    void fragmentsWithoutTheRestAreCounted() throws IOException {
        List<byte[]> parts = fragments(Samples.packets(2, false).get(4), 9);
        parts.remove(1);

        Seen seen = read(Samples.capture(Samples.Format.PCAP_BIG_NANO, PcapWriter.RAW_IP, parts));

        assertThat(seen.connections).isEmpty();
        assertThat(seen.tally.remarks()).first().asString().contains("not complete");
    }

    /** The parts of a packet, of 16 octets each, with a header of 20. */
    private static List<byte[]> fragments(byte[] packet, int identification) {
        List<byte[]> parts = new ArrayList<>();
        for (int at = 20; at < packet.length; at += 16) {
            int length = Math.min(16, packet.length - at);
            byte[] part = Arrays.copyOf(packet, 20 + length);
            System.arraycopy(packet, at, part, 20, length);
            Octets.put16(part, 2, part.length);
            Octets.put16(part, 4, identification);
            Octets.put16(part, 6, (at - 20) / 8 | (at + length < packet.length ? 0x2000 : 0));
            parts.add(part);
        }
        return parts;
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0, 1700000000123456, 1700000000123456000",
        "9, 0, 1700000000123456789, 1700000000123456789",
        "3, 0, 1700000000123, 1700000000123000000",
        "12, 0, 1700000123456789012, 1700000123456789",
        "0, 5, 1700000000, 1700000005000000000",
        "129, 0, 3, 1500000000",
        "138, 10, 1536, 11500000000",
        "192, 0, 5, 0"})
    void timesOfPcapngHaveTheirInterfacesUnit(int resolution, long offset, long ticks, long nanoseconds) {
        assertThat(new Clock(resolution, offset).nanoseconds(ticks)).isEqualTo(nanoseconds);
    }
}
