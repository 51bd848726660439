package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import lastack.capture.CaptureReader;
import lastack.capture.Closing;
import lastack.capture.Connections;
import lastack.capture.Dissector;
import lastack.capture.Follower;
import lastack.capture.Limits;
import lastack.capture.Observed;
import lastack.capture.Role;
import lastack.refine.WireBeliefs;
import lastack.verdict.ConnectionJudge;
import lastack.verdict.Verdict;
import lastack.verdict.Verdict.Kind;
import lastack.wire.Text;
import org.junit.jupiter.api.Test;

/**
 * Endpoints that keep to RFC 9293 are never said to violate it, however many of their segments are lost before they are
 * captured or behind.
 */
class TappedTests {

    private static final WireBeliefs BELIEFS = WireBeliefs.load(Path.of("spec"), Path.of("checks", "traces"));
    private static final long SEED = 1;
    private static final int RUNS = 300;
    private static final long LONG = 3_600_000;
    private static final double MOST = 0.1;
    private static final int INCOMPLETE = 150;
    private static final double MISSED = 0.015;

    /** Sends, closes at the end of its text or of what it receives, or aborts, and takes what comes. */
    private static final class Talker implements User {
        private final int text;
        private final boolean waits;
        private final int abortsAt;
        private int sent;
        private int taken;
        private boolean closed;

        Talker(Random random) {
            text = random.nextInt(4) == 0 ? 0 : random.nextInt(20_000);
            waits = random.nextBoolean();
            abortsAt = random.nextInt(8) == 0 ? random.nextInt(10_000) : Integer.MAX_VALUE;
        }

        @Override
        public void opened(Connection connection) {
            writable(connection);
        }

        @Override
        public void writable(Connection connection) {
            int octets = Math.min(connection.room(), text - sent);
            if (closed) {
                return;
            }
            connection.send(Text.of(new byte[octets]));
            sent += octets;
            if (sent == text && (!waits || connection.isAtEnd())) {
                closed = true;
                connection.close();
            }
        }

        @Override
        public void readable(Connection connection) {
            taken += connection.receive(1 << 20).length();
            if (taken >= abortsAt) {
                closed = true;
                connection.abort();
            } else {
                writable(connection);
            }
        }
    }

    private static Tapped run(long seed, double missed) {
        Tapped net = new Tapped(seed, MOST, missed);
        Random random = new Random(seed);
        net.b.listen(7, 4, () -> new Talker(random));
        net.a.connect(Tapped.setup(2, 1).address(), 7, OptionalInt.empty(), new Talker(random), net.now());
        net.run(LONG);
        return net;
    }

    private record Told(long seed, Role role, long segments, Verdict verdict) {
        @Override
        public String toString() {
            return "seed " + seed + ", " + role + " of " + segments + " segments: " + verdict.kind() + " at " + verdict.frame() + ", "
                + verdict.why() + " " + verdict.assumptions() + verdict.missing();
        }
    }

    private static List<Told> judged(long seed, Tapped net) throws IOException {
        List<Told> told = new ArrayList<>();
        try (CaptureReader reader = net.captured()) {
            new Dissector(reader, new Connections(connection -> {
                ConnectionJudge judge = new ConnectionJudge(BELIEFS);
                return new Follower() {
                    private long segments;

                    @Override
                    public void see(Observed segment) {
                        segments++;
                        judge.see(segment);
                    }

                    @Override
                    public void end(Closing close) {
                        for (Role role : Role.values()) {
                            told.add(new Told(seed, role, segments, judge.verdicts().of(role)));
                        }
                    }
                };
            }, Limits.USUAL)).run();
        }
        return told;
    }

    private static List<Told> judge(int runs, double missed) throws IOException {
        List<Told> all = new ArrayList<>();
        for (long seed = SEED; seed < SEED + runs; seed++) {
            all.addAll(judged(seed, run(seed, missed)));
        }
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        all.forEach(each -> kinds.merge(each.verdict().kind(), 1, Integer::sum));
        System.out.printf("%d runs from seed %d, up to %.0f %% lost on each part of the line, %.1f %% not captured: %s, %,d"
            + " segments%n", runs, SEED, 100 * MOST, 100 * missed, kinds, all.stream().mapToLong(Told::segments).sum() / 2);
        assertThat(all).as("both ends are judged in nearly all runs").hasSizeGreaterThan(runs);
        assertThat(kinds.getOrDefault(Kind.CANNOT_TELL, 0)).isLessThan(all.size() / 10);
        return all.stream().filter(each -> each.verdict().kind() == Kind.VIOLATES || each.verdict().kind() == Kind.DEVIATES)
            .toList();
    }

    @Test
    void whatIsLostBeforeItIsCapturedOrBehindIsNoViolation() throws IOException {
        assertThat(judge(RUNS, 0)).isEmpty();
    }

    /** What is missing may leave no trace but what it led to, as an ACK that a reset answers; so this is no certainty. */
    @Test
    void whatArrivesAndWasNotCapturedIsHardlyEverTakenForAViolation() throws IOException {
        assertThat(judge(INCOMPLETE, MISSED)).hasSizeLessThanOrEqualTo(INCOMPLETE / 50);
    }
}
