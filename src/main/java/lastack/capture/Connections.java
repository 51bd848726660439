package lastack.capture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lastack.wire.TcpFlags;
import lastack.wire.TcpPacket;

/**
 * Divides segments into connections: by the pair of sockets, and where a SYN with another number begins the next connection
 * between the same sockets. A SYN that meets a connection which is not over waits for what the other side says to it: only if
 * that is a SYN,ACK or a reset that answers it, it begins another (RFC 9293, section 3.5.1).
 */
public final class Connections {

    private final Function<Connection, Follower> followers;
    private final Limits limits;
    private final Tally tally = new Tally();
    private final Map<Pair, Track> tracks = new HashMap<>();
    private final Pair probe = new Pair();
    private final Queue over = new Queue();
    private final Queue embryonic = new Queue();
    private final Queue open = new Queue();
    private long streams;
    private long now = Long.MIN_VALUE;

    /**
     * Begins without connections.
     *
     * @param followers makes who is told of a connection's segments
     * @param limits how much is kept
     */
    public Connections(Function<Connection, Follower> followers, Limits limits) {
        this.followers = followers;
        this.limits = limits;
    }

    /** What was counted. */
    public Tally tally() {
        return tally;
    }

    /**
     * Takes the next segment of the capture.
     *
     * @param tcp the segment
     * @param frame the number of the frame that it came in
     * @param time when it was captured, in nanoseconds since 1970
     */
    public void see(TcpPacket tcp, long frame, long time) {
        tally.segments++;
        if (time < now) {
            tally.backwards++;
        }
        now = Math.max(now, time);
        if (!tcp.ip().isWhole()) {
            tally.partial++;
        }
        probe.fill(tcp);
        Track track = tracks.get(probe);
        boolean bySecond = probe.isSwapped();
        if (track == null) {
            track = begin(probe.copy(), clientIsSecond(tcp.flags(), bySecond));
        }
        Observed segment = new Observed(frame, time, bySecond == track.secondIsClient, tcp.seq(), tcp.ack(), tcp.flags(),
            tcp.window(), tcp.textLength(), tcp.options(), tcp.ip().isWhole());
        switch (track.fate(segment)) {
            case OWN -> tally.late += track.see(segment);
            case WAITS -> { }
            case ANOTHER -> {
                List<Observed> all = new ArrayList<>(track.takeWaiting());
                all.add(segment);
                track = another(track, all);
            }
        }
        settle(track);
        for (Track done = over.first(); done != null && now - done.story.end() > limits.linger(); done = over.first()) {
            end(done);
        }
    }

    private static boolean clientIsSecond(int flags, boolean bySecond) {
        boolean answer = (flags & (TcpFlags.SYN | TcpFlags.ACK)) == (TcpFlags.SYN | TcpFlags.ACK);
        return answer != bySecond;
    }

    private Track begin(Pair pair, boolean secondIsClient) {
        makeRoom();
        Connection connection = pair.connection(streams++, secondIsClient);
        Track track = new Track(pair, connection, secondIsClient, followers.apply(connection));
        tracks.put(pair, track);
        return track;
    }

    private void makeRoom() {
        while (tracks.size() >= limits.connections()) {
            Track done = over.first();
            if (done != null) {
                end(done);
                continue;
            }
            // Floods of SYNs should not drive out connections that are in use.
            Track least = embryonic.first() != null ? embryonic.first() : open.first();
            least.story.note(Story.Note.EVICTED);
            tally.evicted++;
            end(least);
        }
    }

    /** The next connection between the same sockets begins with these segments, of which the first is its SYN. */
    private Track another(Track old, List<Observed> segments) {
        Observed syn = segments.get(0);
        Story.Note note = old.reopening(syn.time(), limits.linger());
        boolean secondIsClient = syn.fromClient() == old.secondIsClient;
        end(old);
        Track track = begin(old.pair, secondIsClient);
        track.story.note(note);
        for (Observed each : segments) {
            track.see(turned(each, old, track));
        }
        return track;
    }

    private static Observed turned(Observed segment, Track old, Track track) {
        return old.secondIsClient == track.secondIsClient ? segment
            : new Observed(segment.frame(), segment.time(), !segment.fromClient(), segment.seq(), segment.ack(), segment.flags(),
                segment.window(), segment.length(), segment.options(), segment.whole());
    }

    private void settle(Track track) {
        if (track.story.isOver()) {
            over.append(track);
            if (limits.atOnce()) {
                track.tell();
            }
        } else if (track.story.isEmbryonic()) {
            embryonic.append(track);
        } else {
            open.append(track);
        }
    }

    private void end(Track track) {
        if (track.queue != null) {
            track.queue.remove(track);
        }
        tracks.remove(track.pair);
        if (track.waitsForAnother()) {
            // Nobody answered the SYN, so it began a connection of which there is nothing else.
            end(another(track, track.takeWaiting()));
            return;
        }
        tally.late += track.seeWaiting();
        track.tell();
    }

    /** Ends all connections: the capture has ended. */
    public void finish() {
        List<Track> rest = new ArrayList<>(tracks.values());
        rest.sort(Comparator.comparingLong(track -> track.connection.stream()));
        for (Track track : rest) {
            end(track);
        }
    }
}
