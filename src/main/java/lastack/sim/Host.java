package lastack.sim;

import java.util.ArrayList;
import java.util.List;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.tcp.Config;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** One side while a run goes on: its endpoint, its user, and what was seen of it last. */
final class Host {

    /** No wake-up is planned. */
    static final long NEVER = Long.MAX_VALUE;

    final Side side;
    final Settings settings;
    final Subject subject;
    final Plan.Reading reading;
    /** The ISS of its first connection. */
    final SeqNumber iss;
    /** Calls that the user would make by now, were it not that it waits. */
    final List<UserCall.Call> delayed = new ArrayList<>();
    /** The control block after its last step. */
    TcbView view;
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
    private final List<TellView> tells = new ArrayList<>();

    Host(Side side, Maker maker, Schedule schedule) {
        this.side = side;
        this.stream = schedule.stream(side);
        Plan own = schedule.plan(side);
        Plan peer = schedule.plan(side.other());
        this.reading = own.reading();
        this.settings = settings(own.config());
        this.iss = own.iss().plus(-1);
        this.subject = schedule.opens() ? maker.closed(settings)
            : maker.established(settings, own.iss(), peer.iss(), peer.config().rcvBuf());
        this.view = subject.view(0);
    }

    private static Settings settings(Config c) {
        return new Settings(
            c.twoMsl(), c.rtoInitial(), c.rtoMax(), c.ackDelay(), c.userTimeout(), c.rcvBuf(), c.mss(), c.issStep());
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
        return view instanceof TcbView.Open;
    }

    /** Whether a RECEIVE would tell the user something that it still wants to know. */
    boolean isReadable() {
        if (reading.max() == 0) {
            return false;
        }
        if (view instanceof TcbView.Open open) {
            int fin = open.rcvFin().equals("none") ? 0 : 1;
            return !open.detached()
                && (open.rcvFin().equals("arrived") || open.rcvNxt().minus(open.rcvUsr()) > fin);
        }
        return view instanceof TcbView.Closed closed && (!closed.left().isEmpty() || closed.rcvFin().equals("arrived"));
    }

    /** Notes what the user is told. */
    void hear(Reply reply) {
        tells.addAll(reply.tells());
        received = received.concat(reply.text());
    }

    Result.Party party() {
        return new Result.Party(written, received, tells, view.state());
    }
}
