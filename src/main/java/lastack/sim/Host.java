package lastack.sim;

import java.util.ArrayList;
import java.util.List;
import lastack.tcp.Endpoint;
import lastack.tcp.Outcome;
import lastack.tcp.Tcb;
import lastack.tcp.Tell;
import lastack.trace.Side;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** One side while a run goes on: its endpoint's control block, its user, and what was seen of it last. */
final class Host {

    /** No wake-up is planned. */
    static final long NEVER = Long.MAX_VALUE;

    final Side side;
    final Endpoint endpoint;
    final Plan.Reading reading;
    /** The ISS of its first connection. */
    final SeqNumber iss;
    /** Calls that the user would make by now, were it not that it waits. */
    final List<UserCall.Call> delayed = new ArrayList<>();
    Tcb tcb;
    /** When its last step was. */
    long last;
    /** When it will be woken for its next timer; wake-ups planned for another time are void. */
    long wake = NEVER;
    private long wakesAt = -1;
    private int wakes;
    boolean readPlanned;
    private final Text stream;
    private int streamed;
    private Text written = Text.EMPTY;
    private Text received = Text.EMPTY;
    private final List<Tell> tells = new ArrayList<>();

    Host(Side side, Endpoint endpoint, Schedule schedule) {
        this.side = side;
        this.endpoint = endpoint;
        this.stream = schedule.stream(side);
        Plan own = schedule.plan(side);
        Plan peer = schedule.plan(side.other());
        this.reading = own.reading();
        int peerWindow = peer.config().rcvBuf();
        this.iss = own.iss().plus(-1);
        this.tcb = schedule.opens() ? endpoint.closed(own.config())
            : endpoint.established(own.config(), own.iss(), peer.iss(), peerWindow);
    }

    /** Counts a wake-up that is due at once; says how many there were at this tick. */
    int wakesAt(long now) {
        wakes = now == wakesAt ? wakes + 1 : 1;
        wakesAt = now;
        return wakes;
    }

    /** The next octets of what the user means to send. */
    Text nextOctets(int octets) {
        return stream.slice(streamed, streamed + octets);
    }

    void wrote(Text text) {
        streamed += text.length();
        written = written.concat(text);
    }

    /** Whether the endpoint knows its peer, for which a user may wait. */
    boolean knowsPeer() {
        return tcb.state().isWhole();
    }

    /** Whether a RECEIVE would tell the user something that it still wants to know. */
    boolean isReadable() {
        return reading.max() > 0 && !tcb.isDetached() && tcb.rcv().readable();
    }

    /** Notes what the user is told, and how many octets of text that is. */
    int hear(Outcome outcome) {
        int octets = 0;
        for (Tell tell : outcome.tells()) {
            tells.add(tell);
            if (tell instanceof Tell.Data data) {
                received = received.concat(data.text());
                octets += data.text().length();
            }
        }
        return octets;
    }

    Result.Party party() {
        return new Result.Party(written, received, tells, tcb.state());
    }
}
