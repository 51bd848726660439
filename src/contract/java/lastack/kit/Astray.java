package lastack.kit;

import java.util.Optional;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** An endpoint whose place is taken by a copy before every event, while it and another copy go astray. */
final class Astray implements Subject {

    private Subject subject;

    private Astray(Subject subject) {
        this.subject = subject;
    }

    static Maker of(Maker maker) {
        return new Maker() {
            @Override
            public Subject closed(Settings settings) {
                return new Astray(maker.closed(settings));
            }

            @Override
            public Subject established(Settings settings, SeqNumber iss, SeqNumber irs, int peerWindow) {
                return new Astray(maker.established(settings, iss, irs, peerWindow));
            }
        };
    }

    @Override
    public Reply handle(Input input, long now) {
        Subject left = subject;
        subject = left.copy();
        spoil(left, now);
        spoil(subject.copy(), now);
        return subject.handle(input, now);
    }

    /** Whatever state it is in, something of this changes it. */
    private static void spoil(Subject spoilt, long now) {
        spoilt.handle(new Input.Send(Text.of(new byte[] {1, 2, 3})), now);
        spoilt.transmit(now);
        spoilt.handle(new Input.Receive(1), now);
        spoilt.handle(new Input.Abort(), now);
        spoilt.transmit(now);
        spoilt.handle(new Input.Open(false, false, SeqNumber.ZERO), now);
        Segment syn = new Segment(SeqNumber.ZERO, SeqNumber.ZERO, Control.set(Control.SYN), 1, Text.EMPTY);
        spoilt.handle(new Input.Arrive(syn), now);
        spoilt.transmit(now);
    }

    @Override
    public Optional<Segment> transmit(long now) {
        return subject.transmit(now);
    }

    @Override
    public Optional<Alarm> nextTimer() {
        return subject.nextTimer();
    }

    @Override
    public TcbView view(long now) {
        return subject.view(now);
    }

    @Override
    public Subject copy() {
        return new Astray(subject.copy());
    }
}
