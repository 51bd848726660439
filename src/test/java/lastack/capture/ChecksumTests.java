package lastack.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import lastack.wire.Checksum;
import lastack.wire.Control;
import lastack.wire.IpAddress;
import lastack.wire.Octets;
import lastack.wire.Packets;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;
import lastack.wire.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Segments with wrong checksums are counted, told from those that were captured before they had one, and kept. */
class ChecksumTests {

    private static final IpAddress HERE = IpAddress.v4(0xc0000201);
    private static final IpAddress THERE = IpAddress.v4(0xc0000202);
    private static final int IP_HEADER = 20;
    private static final int TCP_CHECKSUM = IP_HEADER + 16;

    @TempDir
    private Path folder;

    private static byte[] packet(int seq) {
        Text text = Text.of(new byte[10]);
        Segment segment = new Segment(new SeqNumber(seq), new SeqNumber(1), Set.of(Control.ACK), 1000, text);
        return Packets.tcp(HERE, THERE, TcpHeader.of(1000, 80, segment, TcpOptions.NONE), text);
    }

    /** As a sender leaves it to its card: the sum over the pseudo header, with this length, not complemented. */
    private static byte[] left(int seq, int length) {
        byte[] packet = packet(seq);
        long sum = 6 + length;
        sum = Checksum.add(sum, packet, 12, IP_HEADER);
        Octets.put16(packet, TCP_CHECKSUM, ~Checksum.of(sum) & 0xffff);
        return packet;
    }

    private Tally tally(byte[]... packets) throws IOException {
        Path file = folder.resolve("some.pcap");
        try (PcapWriter writer = PcapWriter.create(file, PcapWriter.RAW_IP)) {
            long time = 0;
            for (byte[] packet : packets) {
                writer.write(time++, packet, 0, packet.length, packet.length);
            }
        }
        return Seen.in(file).tally;
    }

    @Test
    void rightOnesAreNotSpokenOf() throws IOException {
        Tally tally = tally(packet(1), packet(11));
        assertThat(tally.wrongChecksums()).isZero();
        assertThat(tally.isClean()).isTrue();
        assertThat(tally.others()).isEmpty();
    }

    @Test
    void wrongOnesAreCountedAndKept() throws IOException {
        byte[] damaged = packet(11);
        damaged[IP_HEADER + 25] ^= 1;
        Tally tally = tally(packet(1), damaged);
        assertThat(tally.wrongChecksums()).isEqualTo(1);
        assertThat(tally.segments()).isEqualTo(2);
        assertThat(tally.remarks()).containsExactly(
            "1 segment with a wrong checksum, the first in frame 2: damaged, or captured before it was filled in; "
                + "none is left out");
    }

    @Test
    void thoseThatASenderLeavesToItsCardAreTakenForNothingWrong() throws IOException {
        Tally tally = tally(packet(1), left(11, 30), left(21, 0));
        assertThat(tally.wrongChecksums()).isZero();
        assertThat(tally.isClean()).isTrue();
        assertThat(tally.segments()).isEqualTo(3);
        assertThat(tally.others()).containsExactly("2 segments whose checksums their senders leave to their network cards");
    }
}
