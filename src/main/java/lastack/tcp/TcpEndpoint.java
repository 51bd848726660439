package lastack.tcp;

import java.util.List;
import java.util.Optional;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/**
 * The endpoint of RFC 9293. It has no state of its own, so one instance serves any number of connections.
 *
 * <p>Each rule is one protected method that names its section, so that an endpoint with exactly one rule changed is a
 * subclass with one method. The rules stand in the classes above this one, each of which adds a group of events: what time
 * brings in {@link Timekeeper}, what is sent in {@link Sender}, what the user calls in {@link Calls}, what arrives in
 * {@link Arrival} and, before there is a connection, in {@link Opening}.
 */
public class TcpEndpoint extends Opening implements Endpoint {

    @Override
    public Tcb closed(Config config) {
        return Tcb.closed(config);
    }

    @Override
    public Tcb established(Config config, SeqNumber iss, SeqNumber irs, int peerWindow) {
        if (peerWindow < 0) {
            throw new IllegalArgumentException("a window is at least 0, not " + peerWindow);
        }
        SendSpace snd = new SendSpace(
            iss, iss, iss, peerWindow, peerWindow, irs, iss, Text.EMPTY, false, SendSpace.Fin.NONE);
        return Tcb.closed(config).withState(State.ESTABLISHED).withSnd(snd).withRcv(ReceiveSpace.from(irs, config.room(0)));
    }

    @Override
    public Outcome handle(Tcb tcb, Event event, long now) {
        Outcome outcome = dispatch(tcb, event, now);
        return new Outcome(settled(tcb, outcome.tcb(), now), outcome.tells());
    }

    @Override
    public Optional<Emission> transmit(Tcb tcb, long now) {
        return nextSegment(tcb, now).map(sent -> new Emission(settled(tcb, sent.tcb(), now), sent.segment()));
    }

    @Override
    public Optional<Timer> nextTimer(Tcb tcb) {
        return tcb.timers().next();
    }

    private Outcome dispatch(Tcb tcb, Event event, long now) {
        if (event instanceof Event.Arrive arrive) {
            return arrives(tcb, arrive.segment(), now);
        }
        if (event instanceof Event.Open open) {
            return open(tcb, open);
        }
        if (event instanceof Event.Send send) {
            return send(tcb, send.text());
        }
        if (event instanceof Event.Receive receive) {
            return receive(tcb, receive.max());
        }
        if (event instanceof Event.Close) {
            return close(tcb);
        }
        if (event instanceof Event.Detach) {
            return detach(tcb);
        }
        if (event instanceof Event.Abort) {
            return abort(tcb);
        }
        if (event instanceof Event.UserTimeout) {
            return userTimeout(tcb, now);
        }
        if (event instanceof Event.RetransmitTimeout) {
            return new Outcome(retransmitTimeout(tcb, now), List.of());
        }
        return timeWaitTimeout(tcb, now);
    }

    private Outcome arrives(Tcb tcb, Segment segment, long now) {
        Progress progress = segmentArrives(tcb, segment, now);
        return new Outcome(progress.tcb(), progress.tells());
    }
}
