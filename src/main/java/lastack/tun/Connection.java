package lastack.tun;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import lastack.sim.TcbMapping;
import lastack.tcp.Config;
import lastack.tcp.Emission;
import lastack.tcp.Event;
import lastack.tcp.Outcome;
import lastack.tcp.ReceiveSpace;
import lastack.tcp.SendSpace;
import lastack.tcp.State;
import lastack.tcp.Tcb;
import lastack.tcp.Tell;
import lastack.tcp.Timer;
import lastack.tcp.Timers;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.TcpPacket;
import lastack.wire.Text;

/** One connection of a host: its control block, its user, and what the network has taught it. */
public final class Connection {

    private static final long NEVER = Long.MAX_VALUE;
    private static final TcbMapping MAPPING = TcbMapping.STANDARD;

    private final Host host;
    private final Pair pair;
    private final Paced endpoint;
    private final Wire wire;
    private final Witness witness;
    private User user;
    private Tcb tcb;
    private boolean passive;
    /** When its last step was. */
    private long last;
    private long wake = NEVER;
    private boolean over;

    Connection(Host host, Pair pair, User user, Witness witness) {
        this.host = host;
        this.pair = pair;
        this.user = user;
        this.witness = witness;
        this.wire = new Wire(host.setup(), pair);
        this.endpoint = new Paced(wire::congestionWindow, () -> host.isListening(pair.localPort()));
        this.tcb = endpoint.closed(host.setup().config());
        this.last = host.now();
    }

    /** The sockets. */
    public Pair pair() {
        return pair;
    }

    /** The state. */
    public State state() {
        return tcb.state();
    }

    /** The control block. */
    Tcb block() {
        return tcb;
    }

    /** Whether there is text to take, or the end of the stream. */
    public boolean isReadable() {
        ReceiveSpace rcv = tcb.rcv();
        return !tcb.isDetached() && (!rcv.unread().isEmpty() || rcv.fin() == ReceiveSpace.Fin.ARRIVED);
    }

    /** Whether the end of the stream was taken. */
    public boolean isAtEnd() {
        return tcb.rcv().fin() == ReceiveSpace.Fin.TOLD;
    }

    /** How many octets a {@link #send} would take now; 0 where there is no connection, or its user has closed. */
    public int room() {
        boolean may = tcb.state() != State.CLOSED && tcb.state() != State.LISTEN && tcb.snd().fin() == SendSpace.Fin.NONE
            && !tcb.isDetached();
        return may ? Math.max(0, host.setup().sendBuffer() - tcb.snd().text().length()) : 0;
    }

    /** Octets that were sent or written, and not acknowledged. */
    public int unacknowledged() {
        return tcb.snd().text().length();
    }

    /**
     * SEND.
     *
     * @param text at most {@link #room} octets
     * @throws IllegalArgumentException if there is no room for them
     */
    public void send(Text text) {
        if (text.length() > room()) {
            throw new IllegalArgumentException("there is room for " + room() + " octets, not for " + text.length());
        }
        if (!text.isEmpty()) {
            happens(new Event.Send(text), new EventView.Send(text.length()));
        }
    }

    /**
     * RECEIVE.
     *
     * @param most how many octets to take at most, at least 1
     * @return the text; empty if there is none now, or no more: see {@link #isAtEnd}
     */
    public Text receive(int most) {
        if (!isReadable()) {
            return Text.EMPTY;
        }
        int octets = Math.min(most, tcb.rcv().unread().length());
        Text text = Text.EMPTY;
        for (Tell tell : happens(new Event.Receive(most), new EventView.Receive(octets))) {
            text = tell instanceof Tell.Data data ? data.text() : text;
        }
        return text;
    }

    /** Does something later, whatever has become of the connection by then. */
    public void after(long milliseconds, Runnable task) {
        host.after(milliseconds, task);
    }

    /** CLOSE: no more text from here, while the other side may go on (section 3.10.4). */
    public void close() {
        happens(new Event.Close(), new EventView.Close());
    }

    /** CLOSE by a user who will not take any more text (section 3.6.1). */
    public void detach() {
        happens(new Event.Detach(), new EventView.Detach());
    }

    /** ABORT (section 3.10.5). */
    public void abort() {
        happens(new Event.Abort(), new EventView.Abort());
    }

    void open(boolean active) {
        passive = !active;
        Event.Open open = new Event.Open(active, active, host.iss(pair));
        happens(open, new EventView.Open(open.active(), open.remote(), open.iss()));
    }

    boolean isPassive() {
        return passive;
    }

    /** Another user: the connection is another one, or has none yet. */
    void hand(User next) {
        user = next;
    }

    /** It is forgotten. Its user may still take what is left. */
    void over() {
        if (!over) {
            over = true;
            wake = NEVER;
            witness.end();
        }
    }

    void arrives(TcpPacket packet) {
        Segment segment = wire.arrives(packet);
        State before = tcb.state();
        Event event = new Event.Arrive(segment);
        EventView view = new EventView.Arrive(SegmentView.of(segment));
        tick();
        Outcome outcome = handled(event, view);
        boolean reopened = before == State.TIME_WAIT && tcb.state() == State.SYN_RECEIVED;
        passive |= reopened;
        if (reopened || !before.isWhole() && tcb.state().isWhole()) {
            set(wire.agree(packet.options(), tcb.config(), before == State.SYN_SENT));
        }
        after(before, outcome);
    }

    private List<Tell> happens(Event event, EventView view) {
        State before = tcb.state();
        tick();
        Outcome outcome = handled(event, view);
        after(before, outcome);
        return outcome.tells();
    }

    private Outcome handled(Event event, EventView view) {
        Tcb was = tcb;
        Outcome outcome = endpoint.handle(tcb, event, host.now());
        tcb = outcome.tcb();
        report(was, view, MAPPING.tells(outcome), OptionalLong.empty());
        learn(wire.handled(was, tcb, event, host.now()));
        return outcome;
    }

    /** Another retransmission timeout counts as the first one from now on. */
    private void learn(long rto) {
        Config config = tcb.config();
        if (rto != config.rtoInitial()) {
            set(new Config(config.twoMsl(), rto, config.rtoMax(), config.ackDelay(), config.userTimeout(), config.rcvBuf(),
                config.mss(), config.issStep()));
        }
    }

    /** Sets the endpoint anew. A timeout that runs goes on as it is. */
    private void set(Config config) {
        Timers timers = tcb.timers();
        tcb = new Tcb(config, tcb.state(), tcb.snd(), tcb.rcv(), timers.retransmission() != Timers.OFF ? timers
            : timers.withRetransmission(config.rtoInitial(), Timers.OFF, timers.resend()), tcb.user(), tcb.back(), tcb.resets());
    }

    /** The timer is due that was the first to be when it was planned. */
    void wake(long at) {
        if (isVoid(at)) {
            return;
        }
        wake = NEVER;
        Optional<Timer> timer = endpoint.nextTimer(tcb);
        if (timer.isPresent() && timer.get().deadline() <= host.now()) {
            switch (timer.get().kind()) {
                case RETRANSMISSION -> happens(new Event.RetransmitTimeout(), new EventView.RetransmitTimeout());
                case USER -> happens(new Event.UserTimeout(), new EventView.UserTimeout());
                case TIME_WAIT -> happens(new Event.TimeWaitTimeout(), new EventView.TimeWaitTimeout());
                case DELAYED_ACK -> {
                    tick();
                    transmit();
                }
            }
        }
        planWake();
    }

    /** Whether nothing is planned for then any more. */
    boolean isVoid(long at) {
        return at != wake;
    }

    private void after(State before, Outcome outcome) {
        State now = tcb.state();
        transmit();
        tidings(before, now, outcome.tells());
        planWake();
    }

    /** Tells the host and the user what has changed; the user hears of it when the step is done. */
    private void tidings(State before, State after, List<Tell> tells) {
        User old = user;
        for (Tell tell : tells) {
            if (!(tell instanceof Tell.Data) && !(tell instanceof Tell.EndOfStream) && !(tell instanceof Tell.Error)) {
                host.later(() -> old.ended(this, tell));
            }
        }
        if (before != after) {
            host.changed(this, before, after);
            if ((before == State.SYN_SENT || before == State.SYN_RECEIVED) && after.isWhole() && after != State.SYN_RECEIVED
                && after != State.TIME_WAIT) {
                host.later(() -> user.opened(this));
            }
        }
        if (tcb.state() != before) {
            State state = tcb.state();
            host.later(() -> user.changed(this, state));
            if (state != after) {
                host.changed(this, after, state);
            }
        }
        if (isReadable()) {
            host.later(() -> {
                if (isReadable()) {
                    user.readable(this);
                }
            });
        }
        if (wire.hasProgressed() && room() > 0) {
            host.later(() -> user.writable(this));
        }
    }

    private void transmit() {
        Optional<Emission> next = endpoint.transmit(tcb, host.now());
        while (next.isPresent()) {
            Tcb was = tcb;
            tcb = next.get().tcb();
            Segment segment = next.get().segment();
            report(was, new EventView.Emit(SegmentView.of(segment)), List.of(), OptionalLong.empty());
            host.send(wire.leaves(was, tcb, segment, host.now()));
            next = endpoint.transmit(tcb, host.now());
        }
    }

    private void planWake() {
        long at = endpoint.nextTimer(tcb).map(timer -> Math.max(host.now(), timer.deadline())).orElse(NEVER);
        if (at != wake && !over) {
            wake = at;
            if (at != NEVER) {
                host.wakeAt(at, this);
            }
        }
    }

    private void tick() {
        long ticks = host.now() - last;
        if (ticks > 0) {
            long then = last;
            last = host.now();
            if (witness != Witness.NONE) {
                witness.step(MAPPING.config(tcb.config()), MAPPING.view(tcb, then), new Step(last, Side.A,
                    new EventView.Tick(ticks), MAPPING.view(tcb, last), List.of(), OptionalLong.empty()));
            }
        }
    }

    private void report(Tcb was, EventView event, List<TellView> tells, OptionalLong packet) {
        if (witness != Witness.NONE) {
            long now = host.now();
            witness.step(MAPPING.config(was.config()), MAPPING.view(was, now),
                new Step(now, Side.A, event, MAPPING.view(tcb, now), tells, packet));
        }
    }
}
