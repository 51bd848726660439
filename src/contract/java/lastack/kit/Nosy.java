package lastack.kit;

import java.util.Optional;
import lastack.contract.Alarm;
import lastack.contract.Input;
import lastack.contract.Maker;
import lastack.contract.Reply;
import lastack.contract.Settings;
import lastack.contract.Subject;
import lastack.trace.TcbView;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;

/** An endpoint that is looked at whenever nobody asked for it. */
final class Nosy implements Subject {

    private final Subject subject;
    private long now;

    private Nosy(Subject subject) {
        this.subject = subject;
    }

    static Maker of(Maker maker) {
        return new Maker() {
            @Override
            public Subject closed(Settings settings) {
                return new Nosy(maker.closed(settings));
            }

            @Override
            public Subject established(Settings settings, SeqNumber iss, SeqNumber irs, int peerWindow) {
                return new Nosy(maker.established(settings, iss, irs, peerWindow));
            }
        };
    }

    private void look() {
        for (int i = 0; i < 2; i++) {
            subject.view(now);
            subject.nextTimer();
            subject.copy();
        }
    }

    @Override
    public Reply handle(Input input, long when) {
        now = when;
        look();
        Reply reply = subject.handle(input, when);
        look();
        return reply;
    }

    @Override
    public Optional<Segment> transmit(long when) {
        now = when;
        look();
        Optional<Segment> out = subject.transmit(when);
        look();
        // Where there was nothing to send, there is nothing to send.
        return out.isPresent() ? out : subject.transmit(when);
    }

    @Override
    public Optional<Alarm> nextTimer() {
        look();
        return subject.nextTimer();
    }

    @Override
    public TcbView view(long when) {
        look();
        return subject.view(when);
    }

    @Override
    public Subject copy() {
        return new Nosy(subject.copy());
    }
}
