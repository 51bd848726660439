package lastack.tun;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import lastack.rfc.Rfc9293;
import lastack.tcp.Emission;
import lastack.tcp.SendSpace;
import lastack.tcp.Tcb;
import lastack.tcp.TcpEndpoint;
import lastack.wire.Segment;

/**
 * The endpoint of one connection, which sends no more than congestion allows and no segments that are silly. It may open
 * anew
 * from TIME-WAIT if somebody listens.
 */
final class Paced extends TcpEndpoint {

    private final IntSupplier congestionWindow;
    private final BooleanSupplier listening;

    /**
     * Of what the endpoint has to ask.
     *
     * @param congestionWindow how many octets may be in flight
     * @param listening whether somebody waits for connections to the local port
     */
    Paced(IntSupplier congestionWindow, BooleanSupplier listening) {
        this.congestionWindow = congestionWindow;
        this.listening = listening;
    }

    @Override
    protected boolean mayReopen(Tcb tcb, Segment segment) {
        return listening.getAsBoolean() && super.mayReopen(tcb, segment);
    }

    @Override
    @Rfc9293("3.10.2/open")
    protected Optional<Emission> sendText(Tcb tcb) {
        SendSpace snd = tcb.snd();
        int window = Math.min(snd.wnd(), congestionWindow.getAsInt());
        if (isSilly(tcb, window)) {
            return Optional.empty();
        }
        return window == snd.wnd() ? super.sendText(tcb)
            : super.sendText(tcb.withSnd(within(snd, window)))
                .map(sent -> new Emission(sent.tcb().withSnd(within(sent.tcb().snd(), snd.wnd())), sent.segment()));
    }

    /**
     * Whether what could be sent is a part of a segment, while an ACK that may make room for a whole one is still to
     * come (RFC
     * 9293, section 3.8.6.2.1). Nothing is held back but for the window, so that nothing waits for a timer.
     */
    private static boolean isSilly(Tcb tcb, int window) {
        SendSpace snd = tcb.snd();
        int unsent = snd.end().minus(snd.nxt());
        int usable = window - snd.nxt().minus(snd.una());
        return snd.inFlight() && usable < Math.min(tcb.config().mss(), unsent) && usable < snd.max() / 2;
    }

    private static SendSpace within(SendSpace snd, int window) {
        return new SendSpace(snd.una(), snd.nxt(), snd.end(), window, snd.max(), snd.wl1(), snd.wl2(), snd.text(), snd.syn(),
            snd.fin());
    }
}
