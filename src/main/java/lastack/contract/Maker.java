package lastack.contract;

import java.util.Optional;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** Makes endpoints: all that has to be written for one is usually {@code settings -> new MyEndpoint(settings)}. */
@FunctionalInterface
public interface Maker {

    /**
     * An endpoint without a connection, in CLOSED.
     *
     * @param settings what it is set to
     * @return a new one that shares nothing with others, never null
     */
    Subject closed(Settings settings);

    /**
     * An endpoint in ESTABLISHED over which nothing has been sent yet, at tick 0. Unless this is overridden, it is brought there
     * by a three-way handshake that its user opens (RFC 9293, Figure 6).
     *
     * @param settings what it is set to
     * @param iss the number of the first octet that it will send
     * @param irs the number of the first octet that it will receive
     * @param peerWindow how many octets the peer is ready to receive, 0 to 65535
     * @return a new one that shares nothing with others, never null
     * @throws Misbehaviour if it is not in ESTABLISHED after that
     */
    default Subject established(Settings settings, SeqNumber iss, SeqNumber irs, int peerWindow) {
        Subject subject = closed(settings);
        subject.handle(new Input.Open(true, true, iss.plus(-1)), 0);
        drain(subject);
        subject.handle(new Input.Arrive(
            new Segment(irs.plus(-1), iss, Control.set(Control.SYN, Control.ACK), peerWindow, Text.EMPTY)), 0);
        drain(subject);
        TcbView view = subject.view(0);
        if (!view.state().equals("ESTABLISHED")) {
            throw new Misbehaviour("is in " + view.state() + " after a three-way handshake");
        }
        return subject;
    }

    private static void drain(Subject subject) {
        int sent = 0;
        for (Optional<Segment> out = subject.transmit(0); out.isPresent(); out = subject.transmit(0)) {
            if (++sent > Subject.FOR_EVER) {
                throw new Misbehaviour("sends for ever at tick 0: " + out.get());
            }
        }
    }

    /** What {@link #closed} makes, as the words of a failure name it; never null. */
    default String name() {
        return getClass().isHidden() || getClass().isSynthetic() ? "the endpoint" : getClass().getSimpleName();
    }
}
