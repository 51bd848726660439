package lastack.capture;

import java.util.ArrayList;
import java.util.List;
import lastack.wire.TcpFlags;

/** One connection that is being followed. Tracks are links of a {@link Queue}. */
final class Track {

    /** How many SYNs may wait for what the other side says to them. */
    private static final int MOST_WAITING = 8;

    final Pair pair;
    final Connection connection;
    final boolean secondIsClient;
    final Story story = new Story();
    private final Follower follower;
    private List<Observed> waiting = List.of();
    private boolean told;
    Queue queue;
    Track before;
    Track after;

    Track(Pair pair, Connection connection, boolean secondIsClient, Follower follower) {
        this.pair = pair;
        this.connection = connection;
        this.secondIsClient = secondIsClient;
        this.follower = follower;
    }

    /** What a segment is to a connection. */
    enum Fate {
        /** It belongs to it. */
        OWN,
        /** It is a SYN that may belong to it or begin another, which the next segment tells. */
        WAITS,
        /** What waited, and the segment, begin another. */
        ANOTHER
    }

    /** What a segment is to this connection; if it waits, it is kept. */
    Fate fate(Observed segment) {
        if (waiting.isEmpty() && !segment.has(TcpFlags.SYN)) {
            return Fate.OWN;
        }
        if (beginsAnew(segment)) {
            if (story.hasReset() || story.isEmbryonic() && story.way(segment.fromClient()).any && waiting.isEmpty()) {
                return Fate.ANOTHER;
            }
            if (waiting.isEmpty() || isRepeated(segment)) {
                return await(segment);
            }
            return Fate.OWN;
        }
        return !waiting.isEmpty() && answersWaiting(segment) ? Fate.ANOTHER : Fate.OWN;
    }

    private Fate await(Observed segment) {
        if (waiting.size() >= MOST_WAITING) {
            return Fate.OWN;
        }
        if (waiting.isEmpty()) {
            waiting = new ArrayList<>(1);
        }
        waiting.add(segment);
        return Fate.WAITS;
    }

    private boolean isRepeated(Observed segment) {
        return segment.seq() == waiting.get(0).seq() && segment.fromClient() == waiting.get(0).fromClient();
    }

    /** Whether it is a SYN with a number that is new in its direction. */
    private boolean beginsAnew(Observed segment) {
        if ((segment.flags() & (TcpFlags.SYN | TcpFlags.ACK | TcpFlags.RST)) != TcpFlags.SYN) {
            return false;
        }
        Way own = story.way(segment.fromClient());
        return own.syn ? own.iss != segment.seq() : story.isOver() || story.hasBothFins();
    }

    private boolean answersWaiting(Observed segment) {
        Observed syn = waiting.get(0);
        return segment.fromClient() != syn.fromClient() && (segment.flags() & (TcpFlags.SYN | TcpFlags.RST)) != 0
            && segment.has(TcpFlags.ACK) && segment.ack() == syn.end();
    }

    /** What waited for an answer, and does so no more. */
    List<Observed> takeWaiting() {
        List<Observed> all = waiting;
        waiting = List.of();
        return all;
    }

    /** Whether what waits would begin another connection if nothing else came. */
    boolean waitsForAnother() {
        return !waiting.isEmpty() && (story.isOver() || story.hasBothFins());
    }

    /** Takes a segment that belongs to it, behind what waited; how many of them came too late to be told of. */
    int see(Observed segment) {
        return waiting.isEmpty() ? take(segment) : seeWaiting() + take(segment);
    }

    /** Takes what waited. */
    int seeWaiting() {
        int late = 0;
        for (Observed each : takeWaiting()) {
            late += take(each);
        }
        return late;
    }

    private int take(Observed segment) {
        story.see(segment);
        if (told) {
            return 1;
        }
        follower.see(segment);
        return 0;
    }

    /** Tells what came of it, once. */
    void tell() {
        if (!told) {
            told = true;
            follower.end(story.closing());
        }
    }

    /** What is remarkable about a connection between the same sockets that comes next, and begins at a time. */
    Story.Note reopening(long time, long linger) {
        boolean waits = !story.hasReset() && story.hasBothFins() && time - story.end() <= linger;
        return waits ? Story.Note.REOPENED_FROM_TIME_WAIT : Story.Note.REOPENED;
    }
}
