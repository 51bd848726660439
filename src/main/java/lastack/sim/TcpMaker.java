package lastack.sim;

import java.util.Optional;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.tcp.Config;
import lastack.tcp.Emission;
import lastack.tcp.Endpoint;
import lastack.tcp.Event;
import lastack.tcp.Outcome;
import lastack.tcp.Tcb;
import lastack.tcp.TcpEndpoint;
import lastack.tcp.Tell;
import lastack.tcp.Timer;
import lastack.trace.TcbView;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * The adapter of {@link lastack.tcp}: a pure function over control blocks as something that changes. A copy costs nothing, for
 * control blocks are immutable.
 *
 * @param endpoint the rules
 * @param mapping how a control block is shown
 */
public record TcpMaker(Endpoint endpoint, TcbMapping mapping) implements Maker {

    /** The endpoint of this project. */
    public static final TcpMaker STANDARD = new TcpMaker(new TcpEndpoint(), TcbMapping.STANDARD);

    @Override
    public Subject closed(Settings settings) {
        return new Pure(this, endpoint.closed(config(settings)));
    }

    @Override
    public Subject established(Settings settings, SeqNumber iss, SeqNumber irs, int peerWindow) {
        return new Pure(this, endpoint.established(config(settings), iss, irs, peerWindow));
    }

    private static Config config(Settings s) {
        return new Config(
            s.twoMsl(), s.rtoInitial(), s.rtoMax(), s.ackDelay(), s.userTimeout(), s.rcvBuf(), s.mss(), s.issStep());
    }

    @Override
    public String name() {
        return "lastack.tcp";
    }

    private static final class Pure implements Subject {

        private final TcpMaker maker;
        private Tcb tcb;

        Pure(TcpMaker maker, Tcb tcb) {
            this.maker = maker;
            this.tcb = tcb;
        }

        @Override
        public Reply handle(Input input, long now) {
            Outcome outcome = maker.endpoint.handle(tcb, event(input), now);
            tcb = outcome.tcb();
            if (outcome.tells().isEmpty()) {
                return Reply.NOTHING;
            }
            Text text = Text.EMPTY;
            for (Tell tell : outcome.tells()) {
                text = tell instanceof Tell.Data data ? text.concat(data.text()) : text;
            }
            return new Reply(maker.mapping.tells(outcome), text);
        }

        @Override
        public Optional<Segment> transmit(long now) {
            Optional<Emission> out = maker.endpoint.transmit(tcb, now);
            if (out.isEmpty()) {
                return Optional.empty();
            }
            tcb = out.get().tcb();
            return Optional.of(out.get().segment());
        }

        @Override
        public Optional<Alarm> nextTimer() {
            Optional<Timer> timer = maker.endpoint.nextTimer(tcb);
            return timer.isEmpty() ? Optional.empty() : Optional.of(new Alarm(kind(timer.get()), timer.get().deadline()));
        }

        @Override
        public TcbView view(long now) {
            return maker.mapping.view(tcb, now);
        }

        @Override
        public Subject copy() {
            return new Pure(maker, tcb);
        }
    }

    private static Alarm.Kind kind(Timer timer) {
        return switch (timer.kind()) {
            case RETRANSMISSION -> Alarm.Kind.RETRANSMISSION;
            case USER -> Alarm.Kind.USER;
            case TIME_WAIT -> Alarm.Kind.TIME_WAIT;
            case DELAYED_ACK -> Alarm.Kind.DELAYED_ACK;
        };
    }

    private static Event event(Input input) {
        if (input instanceof Input.Arrive arrive) {
            return new Event.Arrive(arrive.segment());
        }
        if (input instanceof Input.Send send) {
            return new Event.Send(send.text());
        }
        if (input instanceof Input.Receive receive) {
            return new Event.Receive(receive.max());
        }
        if (input instanceof Input.Open open) {
            return new Event.Open(open.active(), open.remote(), open.iss());
        }
        if (input instanceof Input.Close) {
            return new Event.Close();
        }
        if (input instanceof Input.Detach) {
            return new Event.Detach();
        }
        if (input instanceof Input.Abort) {
            return new Event.Abort();
        }
        if (input instanceof Input.UserTimeout) {
            return new Event.UserTimeout();
        }
        return input instanceof Input.RetransmitTimeout ? new Event.RetransmitTimeout() : new Event.TimeWaitTimeout();
    }
}
