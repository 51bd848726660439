package lastack.trial;

import java.util.Optional;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.trace.Side;
import lastack.trace.TcbView;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;

/** An endpoint each of whose calls is watched. */
final class Guard implements Subject {

    private final Side side;
    private final Pulse pulse;
    private final Subject subject;

    private Guard(Side side, Pulse pulse, Subject subject) {
        this.side = side;
        this.pulse = pulse;
        this.subject = subject;
    }

    /** The endpoints of a side. */
    static Maker of(Side side, Pulse pulse, Maker maker) {
        return new Maker() {
            @Override
            public Subject closed(Settings settings) {
                return new Guard(side, pulse, pulse.call(side, () -> "closed(" + settings + ")", () -> maker.closed(settings)));
            }

            @Override
            public Subject established(Settings settings, SeqNumber iss, SeqNumber irs, int peerWindow) {
                return new Guard(side, pulse, pulse.call(side, () -> "established(" + settings + ")",
                    () -> maker.established(settings, iss, irs, peerWindow)));
            }
        };
    }

    @Override
    public Reply handle(Input input, long now) {
        return pulse.call(side, () -> "handle(" + words(input) + ") at tick " + now, () -> subject.handle(input, now));
    }

    /** As in {@code Arrive <SEQ=100><ACK=300><CTL=ACK>}, or {@code Close}. */
    private static String words(Input input) {
        return input instanceof Input.Arrive arrive ? "Arrive " + arrive.segment()
            : input.toString().replaceAll("\\[\\]$", "");
    }

    @Override
    public Optional<Segment> transmit(long now) {
        return pulse.call(side, () -> "transmit at tick " + now, () -> subject.transmit(now));
    }

    @Override
    public Optional<Alarm> nextTimer() {
        return pulse.call(side, () -> "nextTimer", subject::nextTimer);
    }

    @Override
    public TcbView view(long now) {
        return pulse.call(side, () -> "view at tick " + now, () -> subject.view(now));
    }

    @Override
    public Subject copy() {
        return new Guard(side, pulse, pulse.call(side, () -> "copy", subject::copy));
    }
}
