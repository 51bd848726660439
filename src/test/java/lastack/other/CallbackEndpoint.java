package lastack.other;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** The adapter of a {@link Connection}: it keeps the timers, collects what is called back, and shows the variables. */
public final class CallbackEndpoint implements Subject, Surroundings {

    private final Connection connection;
    private final Map<Timer, Long> timers = new EnumMap<>(Timer.class);
    private final List<TellView> tells = new ArrayList<>();
    private Text text = Text.EMPTY;
    private Segment sent;

    /** An endpoint in CLOSED. */
    public CallbackEndpoint(Settings s) {
        connection = new Connection(new Connection.Options(
            s.twoMsl(), s.rtoInitial(), s.rtoMax(), s.ackDelay(), s.userTimeout(), s.rcvBuf(), s.mss()), this);
    }

    private CallbackEndpoint(CallbackEndpoint other) {
        timers.putAll(other.timers);
        connection = new Connection(other.connection, this);
    }

    @Override
    public Subject copy() {
        return new CallbackEndpoint(this);
    }

    @Override
    public Reply handle(Input input, long now) {
        tells.clear();
        text = Text.EMPTY;
        if (input instanceof Input.Arrive arrive) {
            new Receiver(connection, arrive.segment(), now).process();
        } else if (input instanceof Input.Open open) {
            connection.open(open.active(), open.remote(), open.iss().bits(), now);
        } else if (input instanceof Input.Send send) {
            connection.send(send.text().toByteArray(), now);
        } else if (input instanceof Input.Receive receive) {
            connection.receive(receive.max());
        } else if (input instanceof Input.Close) {
            connection.close(now);
        } else if (input instanceof Input.Detach) {
            connection.detach(now);
        } else if (input instanceof Input.Abort) {
            connection.abort();
        } else {
            connection.expired(input instanceof Input.UserTimeout ? Timer.USER
                : input instanceof Input.RetransmitTimeout ? Timer.RETRANSMIT : Timer.TIME_WAIT, now);
        }
        return new Reply(tells, text);
    }

    @Override
    public Optional<Segment> transmit(long now) {
        sent = null;
        new Transmitter(connection).output(now);
        return Optional.ofNullable(sent);
    }

    @Override
    public Optional<Alarm> nextTimer() {
        return timers.entrySet().stream().min(Map.Entry.comparingByValue()).map(each -> new Alarm(switch (each.getKey()) {
            case RETRANSMIT -> Alarm.Kind.RETRANSMISSION;
            case USER -> Alarm.Kind.USER;
            case TIME_WAIT -> Alarm.Kind.TIME_WAIT;
        }, each.getValue()));
    }

    @Override
    public void set(Timer timer, long at) {
        timers.put(timer, at);
    }

    @Override
    public void cancel(Timer timer) {
        timers.remove(timer);
    }

    @Override
    public long deadline(Timer timer) {
        return timers.getOrDefault(timer, Long.MAX_VALUE);
    }

    @Override
    public void out(Segment segment) {
        sent = segment;
    }

    @Override
    public void text(int from, byte[] octets) {
        tells.add(new TellView.Data(new SeqNumber(from), octets.length));
        text = text.concat(Text.of(octets));
    }

    @Override
    public void refused(String why) {
        tells.add(new TellView.Error(why));
    }

    @Override
    public void event(Ending ending) {
        tells.add(switch (ending) {
            case END_OF_STREAM -> new TellView.End();
            case CLOSED -> new TellView.Closed();
            case RESET -> new TellView.Reset();
            case REFUSED -> new TellView.Refused();
            case ABORTED -> new TellView.Aborted();
            case TIMEOUT -> new TellView.Timeout();
            case GIVEN_UP -> new TellView.Closing();
        });
    }

    @Override
    public TcbView view(long now) {
        Connection c = connection;
        List<SegmentView> resets = c.resets.stream().map(SegmentView::of).toList();
        return switch (c.state) {
            case CLOSED -> new TcbView.Closed(c.unread.length == 0 ? List.of()
                : List.of(new TcbView.Interval(new SeqNumber(c.read), new SeqNumber(c.read + c.unread.length))),
                name(c.peerFin), resets);
            case LISTEN -> new TcbView.Listen(new SeqNumber(c.una), c.named, resets);
            case SYN_SENT -> new TcbView.SynSent(new SeqNumber(c.una), new SeqNumber(c.nxt), new SeqNumber(c.end), c.rto,
                left(Timer.RETRANSMIT, now), c.resend, left(Timer.USER, now), resets);
            default -> whole(c, now, resets);
        };
    }

    private TcbView whole(Connection c, long now, List<SegmentView> resets) {
        List<TcbView> back = c.passive ? List.of(new TcbView.Listen(new SeqNumber(c.una), c.named, List.of())) : List.of();
        return new TcbView.Open(c.state.name().replace('_', '-'), new SeqNumber(c.una), new SeqNumber(c.nxt),
            new SeqNumber(c.end), c.synAcked ? "acked" : "sent", name(c.fin), c.wnd, c.wndMax, new SeqNumber(c.wl1),
            new SeqNumber(c.wl2), new SeqNumber(c.read), new SeqNumber(c.next), c.offered, List.of(), List.of(),
            name(c.peerFin), c.detached, back, c.ackBy == Connection.OFF ? -1 : Math.max(0, c.ackBy - now), c.rto,
            left(Timer.RETRANSMIT, now), c.resend, left(Timer.TIME_WAIT, now), left(Timer.USER, now), resets);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private long left(Timer timer, long now) {
        return timers.containsKey(timer) ? Math.max(0, timers.get(timer) - now) : -1;
    }
}
