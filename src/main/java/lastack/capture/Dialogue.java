package lastack.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lastack.wire.SeqNumber;
import lastack.wire.TcpFlags;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;

/**
 * What two faultless endpoints might say to each other, made up by chance: a handshake, text both ways, with a loss now and
 * then, and one of several ways to end. Where nothing crosses or is lost, each segment has arrived before the next is sent.
 */
final class Dialogue {

    /** A segment: when it is captured, in nanoseconds from the connection's beginning, and what it is. */
    record Made(long time, boolean fromClient, TcpHeader header, int length) { }

    /** How a dialogue ends, how often of a hundred, and in how many segments. */
    enum Ending {
        FOUR_WAY(26, 4), THREE_SEGMENT(25, 3), SIMULTANEOUS(8, 4), HALF_CLOSE(11, 10), FIN_WITH_TEXT(8, 3), LAST_ACK_LOST(8, 5),
        ABORT(8, 1), GONE(4, 4), NONE(2, 0);

        private final int weight;
        private final int segments;

        Ending(int weight, int segments) {
            this.weight = weight;
            this.segments = segments;
        }

        static Ending any(SplittableRandom random, Manner manner) {
            if (manner.resets() > 0 && random.nextInt(100) < manner.resets()) {
                return random.nextBoolean() ? ABORT : GONE;
            }
            int left = random.nextInt(100);
            for (Ending each : values()) {
                left -= each.weight;
                if (left < 0) {
                    return each;
                }
            }
            return NONE;
        }
    }

    /** One of the two endpoints. */
    private static final class End {
        private final boolean client;
        private final int port;
        private final int clock;
        private int next;
        private int received;
        private int echo;

        End(boolean client, int port, SplittableRandom random) {
            this.client = client;
            this.port = port;
            this.next = random.nextInt();
            this.clock = random.nextInt();
        }
    }

    private static final long MILLISECOND = 1_000_000;
    private static final int WINDOW = 60_000;
    private static final int LEAST = 24;
    /** The longest text that is short. */
    private static final int SHORT = 8;

    private final SplittableRandom random;
    private final End client;
    private final End server;
    private final int mss;
    private final Manner manner;
    private final boolean timestamps;
    private final List<Made> made = new ArrayList<>();
    private long time;

    private Dialogue(SplittableRandom random, int clientPort, int serverPort, int mss, Manner manner) {
        this.random = random;
        this.client = new End(true, clientPort, random);
        this.server = new End(false, serverPort, random);
        this.mss = mss;
        this.manner = manner;
        this.timestamps = random.nextBoolean();
    }

    /**
     * Makes one.
     *
     * @param random what chance decides by
     * @param clientPort the client's port
     * @param serverPort the server's port
     * @param mss the longest text of a segment
     * @param manner how much happens
     * @param segments how many there are to be, roughly; {@link #LEAST} is the least
     * @return the segments, in the order of their times
     */
    static List<Made> of(SplittableRandom random, int clientPort, int serverPort, int mss, Manner manner,
            int segments) {
        Dialogue dialogue = new Dialogue(random, clientPort, serverPort, mss, manner);
        if (random.nextInt(50) == 0) {
            dialogue.refused();
            return dialogue.made;
        }
        Ending ending = Ending.any(random, manner);
        dialogue.handshake();
        int rounds = Math.max(LEAST, segments) - ending.segments;
        while (dialogue.made.size() < rounds) {
            dialogue.round(rounds - dialogue.made.size());
        }
        dialogue.end(ending);
        return dialogue.made;
    }

    private Made emit(End from, int flags, int length) {
        Made segment = at(from, from.next, flags, length);
        from.next += length + ((flags & TcpFlags.SYN) != 0 ? 1 : 0) + ((flags & TcpFlags.FIN) != 0 ? 1 : 0);
        return segment;
    }

    private Made at(End from, int seq, int flags, int length) {
        time += MILLISECOND / 4 + random.nextInt((int) (8 * MILLISECOND));
        TcpOptions options = (flags & TcpFlags.SYN) != 0 ? TcpOptions.NONE.withMss(mss).withWindowScale(7).withSackPermitted()
            : TcpOptions.NONE;
        if (timestamps && (flags & TcpFlags.RST) == 0) {
            options = options.withTimestamps(from.clock + (int) (time / MILLISECOND), from.echo);
        }
        int ack = (flags & TcpFlags.ACK) != 0 ? from.received : 0;
        int window = (flags & TcpFlags.RST) != 0 ? 0 : (flags & TcpFlags.SYN) != 0 ? 64_240 : WINDOW;
        Made segment = new Made(time, from.client, new TcpHeader(from.port, other(from).port, new SeqNumber(seq), new SeqNumber(ack),
            flags, window, 0, options), length);
        made.add(segment);
        return segment;
    }

    private End other(End end) {
        return end == client ? server : client;
    }

    private void deliver(Made segment) {
        End to = segment.fromClient() ? server : client;
        TcpHeader header = segment.header();
        int end = header.seq().bits() + segment.length() + ((header.flags() & (TcpFlags.SYN | TcpFlags.FIN)) != 0 ? 1 : 0);
        to.received = (header.flags() & TcpFlags.SYN) != 0 || end - to.received > 0 ? end : to.received;
        header.options().timestamps().ifPresent(stamps -> to.echo = stamps.value());
    }

    private void say(End from, int flags, int length) {
        deliver(emit(from, flags, length));
    }

    private void acknowledge(End from) {
        say(from, TcpFlags.ACK, 0);
    }

    private int text() {
        if (manner.shortTexts() > 0 && random.nextInt(100) < manner.shortTexts()) {
            return 1 + random.nextInt(Math.min(mss, SHORT));
        }
        return random.nextInt(4) == 0 ? mss : 1 + random.nextInt(mss);
    }

    private void refused() {
        say(client, TcpFlags.SYN, 0);
        server.next = 0;
        emit(server, TcpFlags.RST | TcpFlags.ACK, 0);
    }

    private void handshake() {
        say(client, TcpFlags.SYN, 0);
        say(server, TcpFlags.SYN | TcpFlags.ACK, 0);
        acknowledge(client);
    }

    /** Some text in one direction, and what acknowledges it, at least every second segment. */
    private void round(int most) {
        End from = random.nextInt(5) < 2 ? client : server;
        if (most >= 5 && random.nextInt(manner.roundsForLoss()) == 0) {
            loss(from);
            return;
        }
        int burst = Math.min(1 + random.nextInt(6), Math.max(1, most * 2 / 3));
        for (int i = 1; i <= burst; i++) {
            say(from, i == burst ? TcpFlags.ACK | TcpFlags.PSH : TcpFlags.ACK, text());
            if (i % 2 == 0 || i == burst) {
                acknowledge(other(from));
            }
        }
    }

    /** A segment is lost behind the place of capture, is missed when the next arrives, and is sent again. */
    private void loss(End from) {
        int first = text();
        Made lost = emit(from, TcpFlags.ACK, first);
        Made next = emit(from, TcpFlags.ACK | TcpFlags.PSH, text());
        acknowledge(other(from));
        time += 200 * MILLISECOND;
        Made again = at(from, lost.header().seq().bits(), TcpFlags.ACK, first);
        // The last to move the left edge is the one whose timestamp is echoed (RFC 7323, section 4.3).
        deliver(next);
        deliver(again);
        acknowledge(other(from));
    }

    private void end(Ending ending) {
        End first = random.nextBoolean() ? client : server;
        End second = other(first);
        int fin = TcpFlags.FIN | TcpFlags.ACK;
        switch (ending) {
            case FOUR_WAY -> fourWay(first, 0);
            case HALF_CLOSE -> fourWay(first, 3);
            case THREE_SEGMENT, FIN_WITH_TEXT -> {
                say(first, fin, ending == Ending.FIN_WITH_TEXT ? text() : 0);
                say(second, fin, 0);
                acknowledge(first);
            }
            case SIMULTANEOUS -> {
                Made one = emit(first, fin, 0);
                Made two = emit(second, fin, 0);
                deliver(one);
                deliver(two);
                acknowledge(first);
                acknowledge(second);
            }
            case LAST_ACK_LOST -> {
                say(first, fin, 0);
                int seq = second.next;
                say(second, fin, 0);
                emit(first, TcpFlags.ACK, 0);
                time += 300 * MILLISECOND;
                at(second, seq, fin, 0);
                acknowledge(first);
            }
            case ABORT -> emit(first, TcpFlags.RST | TcpFlags.ACK, 0);
            case GONE -> {
                say(first, fin, 0);
                acknowledge(second);
                say(second, TcpFlags.ACK, text());
                at(first, first.next, TcpFlags.RST, 0);
            }
            case NONE -> { }
        }
    }

    private void fourWay(End first, int texts) {
        End second = other(first);
        say(first, TcpFlags.FIN | TcpFlags.ACK, 0);
        acknowledge(second);
        for (int i = 0; i < texts; i++) {
            say(second, TcpFlags.ACK | TcpFlags.PSH, text());
            acknowledge(first);
        }
        say(second, TcpFlags.FIN | TcpFlags.ACK, 0);
        acknowledge(first);
    }
}
