package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lastack.capture.PcapWriter;
import lastack.wire.IpAddress;
import lastack.wire.Packets;
import lastack.wire.SeqNumber;
import lastack.wire.TcpFlags;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code pcap} tells of a connection that is closed half, and of what is no capture. */
class PcapCommandTests {

    @TempDir
    private Path folder;

    private Path file;
    private long time = 1_700_000_000_000_000_000L;

    /** B still sends after A's FIN. */
    @BeforeEach
    void capture() throws IOException {
        file = folder.resolve("half.pcap");
        try (PcapWriter writer = PcapWriter.create(file, PcapWriter.RAW_IP)) {
            write(writer, true, TcpFlags.SYN, 99, 0, 0);
            write(writer, false, TcpFlags.SYN | TcpFlags.ACK, 299, 100, 0);
            write(writer, true, TcpFlags.ACK, 100, 300, 0);
            write(writer, true, TcpFlags.FIN | TcpFlags.ACK, 100, 300, 5);
            write(writer, false, TcpFlags.ACK, 300, 106, 0);
            write(writer, false, TcpFlags.ACK, 300, 106, 7);
            write(writer, true, TcpFlags.ACK, 106, 307, 0);
            write(writer, false, TcpFlags.FIN | TcpFlags.ACK, 307, 106, 0);
            write(writer, true, TcpFlags.ACK, 106, 308, 0);
        }
    }

    private void write(PcapWriter writer, boolean client, int flags, int seq, int ack, int length) throws IOException {
        IpAddress a = IpAddress.v4(0x0A000001);
        IpAddress b = IpAddress.v4(0x0A000002);
        TcpHeader header = new TcpHeader(client ? 1000 : 80, client ? 80 : 1000, SeqNumber.of(seq), SeqNumber.of(ack), flags, 500, 0,
            TcpOptions.NONE);
        writer.write(time, Packets.tcp(client ? a : b, client ? b : a, header, new byte[length], 0, length));
        time += 250_000_000;
    }

    @Test
    void eachConnectionIsToldOf() {
        assertThat(Told.by("pcap", file).ends(0).out())
            .contains("10.0.0.1:1000 -> 10.0.0.2:80", "graceful, the client first; 9 segments in 2.000 s", "data-after-peer-fin",
                "TIME-WAIT", "CLOSED", "1 connection, 9 segments, 9 frames.");
    }

    @Test
    void aSpecificationThatCannotBeReadIsToldOfOnceHoweverManyConnectionsWaitForIt() throws IOException {
        Path spec = Files.createDirectory(folder.resolve("spec"));
        try (Stream<Path> modules = Files.list(Path.of("spec"))) {
            for (Path module : modules.filter(each -> each.toString().endsWith(".tla")).toList()) {
                Files.copy(module, spec.resolve(module.getFileName()));
            }
        }
        Files.writeString(spec.resolve("Arrival.tla"), "no module");
        Path many = folder.resolve("many.pcap");
        Told.by("pcap-synthetic", "--connections", 100, "--segments", 10_000, many).ends(0);

        Told.by("pcap", "--spec", spec, many).refuses("--spec " + spec, "module Arrival");
        Told.by("pcap", "--summary", "--spec", spec, many).refuses("--spec " + spec, "module Arrival");
    }

    @Test
    void whatWasLearnedIsNotAskedAgainAndSaysTheSame() throws IOException {
        Path learned = folder.resolve("learned");
        String first = Told.by("pcap", "--learned", learned, file).ends(0).out();
        byte[] written = Files.readAllBytes(learned);

        assertThat(Told.by("pcap", "--learned", learned, file).ends(0).out()).isEqualTo(first)
            .isEqualTo(Told.by("pcap", file).ends(0).out());
        assertThat(learned).as("nothing was asked, and so nothing was learned").hasBinaryContent(written);
    }

    @Test
    void whatIsDamagedOrOfAnotherVersionIsBegunAnew() throws IOException {
        Path learned = folder.resolve("learned");
        Told.by("pcap", "--learned", learned, file).ends(0);
        byte[] written = Files.readAllBytes(learned);
        byte[] changed = written.clone();
        changed[changed.length / 2] ^= 1;
        byte[] other = written.clone();
        other[40] ^= 1;
        for (byte[] wrong : List.of(changed, other, Arrays.copyOf(written, 1000), new byte[0], new byte[] {0, 3, -1, -1, -1})) {
            Files.write(learned, wrong);

            Told told = Told.by("pcap", "--learned", learned, file);

            assertThat(told.status()).isZero();
            assertThat(told.err()).isEqualTo("lastack pcap: --learned " + learned
                + " is damaged, or of another version, and is begun anew." + System.lineSeparator());
            assertThat(told.out()).contains("1 connection, 9 segments, 9 frames.");
        }
    }

    @Test
    void whatWasLearnedIsOfTheSpecificationInTheJar() {
        Path learned = folder.resolve("learned");
        Told.by("pcap", "--learned", learned, "--spec", "spec", file).refuses("--learned and --spec");
        Told.by("pcap", "--learned", folder.resolve("none").resolve("learned"), file).refuses("--learned", "there is no folder");
        Told.by("pcap", "--learned", folder, file).refuses("--learned", "is a folder");
    }

    @Test
    void aConnectionIsAnObject() {
        List<JsonNode> objects = Told.by("pcap", "--json", file).ends(0).objects();

        assertThat(objects).hasSize(2);
        JsonNode one = objects.get(0);
        assertThat(one.get("file").asText()).isEqualTo("half.pcap");
        assertThat(one.get("stream").asInt()).isZero();
        assertThat(one.get("client").asText()).isEqualTo("10.0.0.1:1000");
        assertThat(one.get("server").asText()).isEqualTo("10.0.0.2:80");
        assertThat(one.get("segments").asInt()).isEqualTo(9);
        assertThat(one.get("close").asText()).isEqualTo("graceful");
        assertThat(one.get("notes")).extracting(JsonNode::asText).containsExactly("data-after-peer-fin", "fin-data");
        assertThat(one.get("endpoints")).extracting(each -> each.get("role").asText()).containsExactly("client", "server");
        assertThat(one.get("endpoints")).extracting(each -> each.get("state").asText()).containsExactly("TIME-WAIT", "CLOSED");
    }

    @Test
    void aConnectionIsDrawn() {
        assertThat(Told.by("pcap", "--ladder", 0, file).ends(0).out()).contains("A  client, 10.0.0.1:1000", "B  server, 10.0.0.2:80")
            .containsPattern("(?m)^    1  SYN-SENT +-+ <SEQ=-1><CTL=SYN> -+> +\\|$")
            .containsPattern("(?m)^       FIN-WAIT-2 +<-+ <SEQ=0><ACK=6><DATA=7><CTL=ACK> -+ CLOSE-WAIT +6$")
            .containsPattern("(?m)^       TIME-WAIT +<-+ <SEQ=7><ACK=6><CTL=FIN,ACK> -+ LAST-ACK +8$")
            .containsPattern("(?m)^    9  TIME-WAIT +-+ <SEQ=6><ACK=8><CTL=ACK> -+> CLOSED$");
    }

    @Test
    void aConnectionThatIsNotThereIsAskedForInVain() {
        assertThat(Told.by("pcap", "--ladder", 1, file).ends(2).out()).contains("half.pcap has no connection 1.");
    }

    @Test
    void manyFilesAreALineEach() {
        List<String> lines = Told.by("pcap", "--summary", file, file).ends(0).out().lines().toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("half.pcap ").isEqualTo(lines.get(2));
        assertThat(lines.get(3)).startsWith("all 2 ").contains(" 18 ");
        assertThat(lines.get(4)).isEqualTo("endpoints: 4 conforms, 0 with deviations, 0 violates, 0 cannot tell");
    }

    @Test
    void standardInputIsReadAsItComes() throws IOException {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(file)));
            assertThat(Told.by("pcap", "-").ends(0).out()).contains("standard input", "graceful");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void whatIsNoCaptureDoesNotKeepTheOthersFromBeingRead() throws IOException {
        Path text = Files.writeString(folder.resolve("a.txt"), "hello, world");
        Told told = Told.by("pcap", text, folder, folder.resolve("gone"), file);

        assertThat(told.status()).isEqualTo(2);
        assertThat(told.err().lines()).hasSize(3).allMatch(line -> line.startsWith("lastack pcap: ") && line.endsWith("."));
        assertThat(told.err()).contains("a.txt is no capture", folder + " is a folder.", "gone is not there.");
        assertThat(told.out()).contains("graceful");
    }

    @Test
    void aCutFileIsReadAndToldOf() throws IOException {
        byte[] octets = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(octets, octets.length - 3));

        assertThat(Told.by("pcap", file).ends(0).out()).contains("note: it is cut in frame 9", "graceful-unacked");
        assertThat(Told.by("pcap", "--summary", file).ends(0).out()).contains("*");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Told.by("pcap").refuses("FILE");
        Told.by("pcap", "--json", "--summary", file).refuses("--json, --summary");
        Told.by("pcap", "--connections", 0, file).refuses("--connections 0");
        Told.by("pcap", "--ladder", -1, file).refuses("--ladder -1");
        Told.by("pcap-synthetic", "--segments", 0, folder.resolve("a")).refuses("--segments 0");
        Told.by("pcap-synthetic", folder).refuses("is a folder");
    }

    @Test
    void aSyntheticCaptureIsMadeOfItsSeed() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        assertThat(Told.by("pcap-synthetic", "--connections", 40, "--segments", 2000, one).ends(0).out()).contains("40 connections");
        Told.by("pcap-synthetic", "--connections", 40, "--segments", 2000, two).ends(0);

        assertThat(two).hasSameBinaryContentAs(one);
        assertThat(Told.by("pcap", "--summary", one).ends(0).out()).contains(" 40 ");
    }

    @Test
    void inAnEventfulOneMuchHappensAndAllOfItConforms() throws IOException {
        Path usual = folder.resolve("usual");
        Path eventful = folder.resolve("eventful");
        Told.by("pcap-synthetic", "--connections", 60, "--segments", 3000, usual).ends(0);
        Told.by("pcap-synthetic", "--connections", 60, "--segments", 3000, "--eventful", eventful).ends(0);

        assertThat(resets(eventful)).isGreaterThan(resets(usual));
        assertThat(Told.by("pcap", "--summary", eventful).ends(0).out()).contains("120 conforms, 0 with deviations, 0 violates, 0 cannot tell");
    }

    private static long resets(Path file) {
        return Told.by("pcap", "--json", "--no-verdicts", file).ends(0).out().lines().filter(line -> line.contains("reset\"")).count();
    }
}
