package lastack.capture;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lastack.wire.TcpFlags;

/** What a capture tells of one connection, segment by segment. It is of the same size however long the connection is. */
final class Story {

    /** What is worth knowing, in the order in which it is told; the names are as they are printed. */
    enum Note {
        REOPENED_FROM_TIME_WAIT, REOPENED, UNANSWERED, REFUSED, NO_SYN, ONE_SIDED, SYN_DATA, SIMULTANEOUS_OPEN, SYN_IN_CONNECTION, SIMULTANEOUS_CLOSE,
        THREE_SEGMENT, FOUR_SEGMENT, DATA_AFTER_PEER_FIN, FIN_DATA, FIN_RETX, FIN_MOVED, FIN_PAST_GAP, FIN_ACKED, FIN_UNACKED,
        DATA_BEYOND_OWN_FIN, RETX, GAP, ACKS_UNSEEN, KEEPALIVE, ABORT_AFTER_DATA, MULTI_RST,
        SEG_AFTER_RST, OPTIONS_MALFORMED, CUT,
        CLOCK_BACKWARDS, EVICTED;

        @Override
        public String toString() {
            String name = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            return this == THREE_SEGMENT ? "3-segment" : this == FOUR_SEGMENT ? "4-segment" : name;
        }
    }

    private final Way client = new Way();
    private final Way server = new Way();
    private final Set<Note> notes = EnumSet.noneOf(Note.class);
    private Optional<Role> first = Optional.empty();
    private boolean finBeforeReset;
    private boolean reset;
    private boolean text;
    private long segments;
    private long begin;
    private long end;
    /** How many segments there were from the first FIN on. */
    private int closing;

    /** Keeps account of a segment. */
    void see(Observed segment) {
        Way own = segment.fromClient() ? client : server;
        Way peer = segment.fromClient() ? server : client;
        time(segment);
        if (segment.has(TcpFlags.SYN) && own.syn && own.iss != segment.seq()) {
            // Its number is none of this connection's.
            notes.add(Note.SYN_IN_CONNECTION);
            closing += client.fin || server.fin ? 1 : 0;
            return;
        }
        remark(segment, own, peer);
        if (reset) {
            notes.add(segment.has(TcpFlags.RST) ? Note.MULTI_RST : Note.SEG_AFTER_RST);
        }
        if (peer.fin && Way.covers(segment, peer.finEnd)) {
            if (!own.fin) {
                own.ackedFinAlone |= !segment.has(TcpFlags.FIN);
                own.finAfterFin = true;
            }
            peer.finAcked = true;
        }
        if (peer.syn && Way.covers(segment, peer.iss + 1)) {
            peer.synAcked = true;
        }
        if (segment.has(TcpFlags.RST)) {
            reset(segment, own);
        } else if (segment.has(TcpFlags.FIN)) {
            fin(segment, own);
        }
        text |= segment.length() > 0;
        closing += client.fin || server.fin ? 1 : 0;
        own.sent(segment);
    }

    private void time(Observed segment) {
        if (segments == 0) {
            begin = segment.time();
            end = begin;
        } else if (segment.time() < end) {
            notes.add(Note.CLOCK_BACKWARDS);
        }
        end = Math.max(end, segment.time());
        segments++;
    }

    private void reset(Observed segment, Way own) {
        if (!reset) {
            finBeforeReset = client.fin || server.fin;
            refusal(segment, own);
        }
        reset = true;
        own.reset = true;
        if (first.isEmpty()) {
            first = Optional.of(Role.sender(segment));
        }
    }

    private void refusal(Observed segment, Way own) {
        Way peer = segment.fromClient() ? server : client;
        if (!own.any && peer.syn && peer.next == peer.iss + 1) {
            notes.add(Note.REFUSED);
        } else if (!finBeforeReset && text && own.any && peer.any) {
            notes.add(Note.ABORT_AFTER_DATA);
        }
    }

    private void fin(Observed segment, Way own) {
        if (own.fin) {
            notes.add(segment.end() == own.finEnd ? Note.FIN_RETX : Note.FIN_MOVED);
            return;
        }
        own.fin = true;
        own.finEnd = segment.end();
        if (segment.length() > 0) {
            notes.add(Note.FIN_DATA);
        }
        if (own.any && segment.seq() - own.next > 0) {
            notes.add(Note.FIN_PAST_GAP);
        }
        if (first.isEmpty()) {
            first = Optional.of(Role.sender(segment));
        }
    }

    private void remark(Observed segment, Way own, Way peer) {
        if (!segment.whole()) {
            notes.add(Note.CUT);
        }
        if (segment.whole() && segment.options().malformed().isPresent()) {
            notes.add(Note.OPTIONS_MALFORMED);
        }
        if (segment.has(TcpFlags.SYN)) {
            syn(segment, own, peer);
        }
        if (!own.any || segment.has(TcpFlags.RST)) {
            return;
        }
        int beyond = segment.end() - own.next;
        if (segment.seq() - own.next > 0) {
            notes.add(Note.GAP);
        }
        if (segment.length() > 0 && beyond > 0 && peer.fin) {
            notes.add(Note.DATA_AFTER_PEER_FIN);
        }
        if (segment.length() > 0 && own.fin && beyond > 0) {
            notes.add(Note.DATA_BEYOND_OWN_FIN);
        }
        if (segment.end() != segment.seq() && beyond <= 0) {
            notes.add(Note.RETX);
        }
        if (segment.length() <= 1 && segment.seq() == own.next - 1 && (segment.flags() & (TcpFlags.SYN | TcpFlags.FIN)) == 0
            && !own.fin && own.next != own.iss + 1) {
            notes.add(Note.KEEPALIVE);
        }
        if (peer.any && segment.has(TcpFlags.ACK) && segment.ack() - peer.next > 0) {
            notes.add(Note.ACKS_UNSEEN);
        }
    }

    private void syn(Observed segment, Way own, Way peer) {
        if (segment.length() > 0) {
            notes.add(Note.SYN_DATA);
        }
        if (!segment.has(TcpFlags.ACK)) {
            own.plainSyn = true;
            if (peer.plainSyn) {
                notes.add(Note.SIMULTANEOUS_OPEN);
            }
        }
    }

    void note(Note note) {
        notes.add(note);
    }

    /** Whether nothing should come of the connection any more but copies of what has come. */
    boolean isOver() {
        return reset || client.finAcked && server.finAcked;
    }

    /** Whether only one endpoint was heard, and its SYNs are all there was. */
    boolean isEmbryonic() {
        return client.any != server.any && (client.any ? client : server).next == (client.any ? client : server).iss + 1;
    }

    /** Whether both ends said that they have no more to send. */
    boolean hasBothFins() {
        return client.fin && server.fin;
    }

    boolean hasReset() {
        return reset;
    }

    /** The way of an endpoint. */
    Way way(boolean fromClient) {
        return fromClient ? client : server;
    }

    long end() {
        return end;
    }

    /** What there is to say in the end. */
    Closing closing() {
        Set<Note> all = EnumSet.copyOf(notes);
        if (!client.syn && !server.syn) {
            all.add(Note.NO_SYN);
        }
        if (isEmbryonic() && !reset) {
            all.add(Note.UNANSWERED);
        } else if (client.any != server.any) {
            all.add(Note.ONE_SIDED);
        }
        Close close = close();
        if (close == Close.HALF_CLOSED) {
            all.add((client.fin ? client : server).finAcked ? Note.FIN_ACKED : Note.FIN_UNACKED);
        }
        if (client.fin && server.fin && !finBeforeReset) {
            order(all);
        } else if (client.fin && server.fin && !client.finAfterFin && !server.finAfterFin) {
            all.add(Note.SIMULTANEOUS_CLOSE);
        }
        List<String> names = new ArrayList<>();
        all.forEach(note -> names.add(note.toString()));
        return new Closing(close, names, first, State.of(client, server, reset), State.of(server, client, reset), segments, begin, end);
    }

    private void order(Set<Note> all) {
        if (!client.finAfterFin && !server.finAfterFin) {
            all.add(Note.SIMULTANEOUS_CLOSE);
            return;
        }
        Way second = client.finAfterFin ? client : server;
        boolean complete = client.finAcked && server.finAcked && !reset;
        if (complete && closing == 3 && !second.ackedFinAlone) {
            all.add(Note.THREE_SEGMENT);
        } else if (complete && closing == 4 && second.ackedFinAlone) {
            all.add(Note.FOUR_SEGMENT);
        }
    }

    private Close close() {
        if (reset) {
            return finBeforeReset ? Close.FIN_THEN_RESET : Close.RESET;
        }
        if (client.fin && server.fin) {
            return client.finAcked && server.finAcked ? Close.GRACEFUL : Close.GRACEFUL_UNACKED;
        }
        return client.fin || server.fin ? Close.HALF_CLOSED : Close.OPEN;
    }
}
