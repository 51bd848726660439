package lastack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What serve and connect say to those who call them wrongly. */
class TunCommandTests {

    private static final String SERVE = "serve --tun lastack-none --address 192.0.2.2 --port 80";
    private static final String CONNECT = "connect --tun lastack-none --address 192.0.2.2";

    static Stream<Arguments> mistakes() {
        return Stream.of(
            Arguments.of("serve", "--tun"),
            Arguments.of("serve --tun t --address localhost --port 80", "--address localhost is no address of IPv4 or IPv6."),
            Arguments.of("serve --tun t --address 1.2.3.400 --port 80", "--address 1.2.3.400 is no address"),
            Arguments.of("serve --tun t --address 192.0.2.2 --port 0", "--port 0: ports are 1 to 65535."),
            Arguments.of(SERVE + " --files no-such-folder", "--files no-such-folder is not a folder."),
            Arguments.of(SERVE + " --files . --echo", "mutually exclusive"),
            Arguments.of(SERVE + " --traces no-such-folder --echo", "--traces no-such-folder is not a folder."),
            Arguments.of(SERVE + " --capture no-such-folder/x.pcap --echo", "--capture no-such-folder/x.pcap: there is no folder"),
            Arguments.of(SERVE + " --loss 2 --echo", "--loss 2.0: a probability is 0 to 1."),
            Arguments.of(SERVE + " --mtu 100 --echo", "mtu is 576 to 65535, not 100."),
            Arguments.of(SERVE + " --buffer 0 --echo", "rcvBuf is 1 to 268435456, not 0."),
            Arguments.of(SERVE + " --msl 0 --echo", "--msl 0: a segment lives 1 to 86400 seconds."),
            Arguments.of(SERVE + " --least-rto 0 --echo", "--least-rto 0: it is 1 to 60000 milliseconds."),
            Arguments.of(SERVE + " --backlog 0 --echo", "--backlog 0: there must be one at least."),
            Arguments.of("serve --tun a-name-that-is-too-long --address 192.0.2.2 --port 80 --echo", "1 to 15 characters"),
            Arguments.of(CONNECT + " 192.0.2.1 70000", "PORT 70000: ports are 1 to 65535."),
            Arguments.of(CONNECT + " 2001:db8::1 80", "of different versions of IP."),
            Arguments.of(CONNECT + " example.org 80", "ADDRESS example.org is no address"),
            Arguments.of(CONNECT + " 192.0.2.1 80 --from 0", "--from 0: ports are 1 to 65535."));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsToldInOneSentenceThatNamesIt(String line, String named) {
        Told told = Told.by((Object[]) line.split(" "));
        assertThat(told.status()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err().strip().lines().toList()).as(line).hasSize(1).first().asString().contains(named).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsEightyColumns(String command) {
        assertThat(Told.by(command, "--help").out().lines()).allMatch(line -> line.length() <= 80);
    }

    static List<String> commands() {
        return List.of("serve", "connect");
    }
}
