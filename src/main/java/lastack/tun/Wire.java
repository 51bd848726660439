package lastack.tun;

import java.util.Set;
import lastack.tcp.Config;
import lastack.tcp.Event;
import lastack.tcp.SendSpace;
import lastack.tcp.State;
import lastack.tcp.Tcb;
import lastack.wire.Control;
import lastack.wire.Packets;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.TcpFlags;
import lastack.wire.TcpHeader;
import lastack.wire.TcpOptions;
import lastack.wire.TcpPacket;

/** What a connection knows of the path and of its peer's options; makes its packets, and reads those of the peer. */
final class Wire {

    /** The MSS of a peer that says nothing of it (RFC 9293, section 3.7.1, MUST-15). */
    private static final int DEFAULT_MSS_V4 = 536;
    private static final int DEFAULT_MSS_V6 = 1220;

    private final Setup setup;
    private final Pair pair;
    private final int ownShift;
    private RoundTrip roundTrip;
    private Congestion congestion;
    private WireWindow window;
    private int peerShift;
    /** Whether SYNs of ours have the option to scale: those that open, and those that answer one that had it. */
    private boolean offersScale = true;
    /** Whether both SYNs had it. */
    private boolean scales;
    /** Whether a SYN of ours went out, and whether the timer has gone off since something was last acknowledged. */
    private boolean synSent;
    private boolean lost;
    private boolean timing;
    private SeqNumber timed = SeqNumber.ZERO;
    private long timedAt;
    private boolean progressed;

    Wire(Setup setup, Pair pair) {
        this.setup = setup;
        this.pair = pair;
        this.ownShift = WireWindow.shift(setup.receiveBuffer());
        begin(setup.mss());
    }

    private void begin(int mss) {
        roundTrip = new RoundTrip(setup.rtoInitial(), setup.rtoLeast(), setup.rtoMost());
        congestion = new Congestion(mss);
        window = new WireWindow(0, setup.receiveBuffer());
        peerShift = 0;
        scales = false;
        timing = false;
        synSent = false;
        lost = false;
    }

    int congestionWindow() {
        return congestion.window();
    }

    /** Whether something that was sent was acknowledged in the last step. */
    boolean hasProgressed() {
        return progressed;
    }

    /** The segment in a packet, its window in octets. */
    Segment arrives(TcpPacket packet) {
        Segment segment = packet.segment();
        return segment.has(Control.SYN) || peerShift == 0 ? segment
            : new Segment(segment.seq(), segment.ack(), segment.ctl(), segment.wnd() << peerShift, segment.text());
    }

    /**
     * The peer's SYN has been taken: a connection begins, or gets its answer.
     *
     * @param options the SYN's options
     * @param config the connection's settings
     * @param answered whether our SYN went out before
     * @return the settings, with the size of segments that suits both
     */
    Config agree(TcpOptions options, Config config, boolean answered) {
        int peers = options.mss().orElse(setup.address().version() == 4 ? DEFAULT_MSS_V4 : DEFAULT_MSS_V6);
        int mss = Math.max(1, Math.min(setup.mss(), peers));
        RoundTrip known = roundTrip;
        boolean measuring = timing;
        WireWindow told = window;
        begin(mss);
        if (answered) {
            roundTrip = known;
            timing = measuring;
            synSent = true;
        }
        if (options.windowScale().isPresent()) {
            scales = true;
            peerShift = Math.min(WireWindow.LARGEST_SHIFT, options.windowScale().getAsInt());
            window = new WireWindow(ownShift, setup.receiveBuffer());
        } else if (answered) {
            window = told;
        }
        offersScale = scales;
        return new Config(config.twoMsl(), roundTrip.rto(), config.rtoMax(), config.ackDelay(), config.userTimeout(),
            config.rcvBuf(), mss, config.issStep());
    }

    /**
     * After an event: measures, and learns of losses.
     *
     * @return the retransmission timeout now
     */
    long handled(Tcb before, Tcb after, Event event, long now) {
        SeqNumber una = after.snd().una();
        progressed = after.state().hasQueue() && before.state().hasQueue() && una.isAfter(before.snd().una())
            && una.isAtMost(before.snd().nxt());
        if (event instanceof Event.RetransmitTimeout) {
            congestion.lost(inFlight(before.snd()), !lost);
            roundTrip.backOff();
            lost = true;
            timing = false;
        } else if (progressed) {
            congestion.acknowledged(una.minus(before.snd().una()));
            if (timing && una.isAtLeast(timed)) {
                roundTrip.measure(Math.max(1, now - timedAt));
                timing = false;
            } else if (before.snd().syn() && lost) {
                roundTrip.afterLostSyn();
            }
            lost = false;
        }
        return roundTrip.rto();
    }

    private static int inFlight(SendSpace snd) {
        return snd.nxt().minus(snd.una());
    }

    /** The packet with a segment that leaves. */
    byte[] leaves(Tcb before, Tcb after, Segment segment, long now) {
        boolean syn = segment.has(Control.SYN);
        boolean fresh = syn ? !synSent : segment.seq().equals(before.snd().nxt());
        synSent |= syn;
        if (!timing && fresh && segment.length() > 0) {
            timing = true;
            timed = segment.end();
            timedAt = now;
        }
        boolean ends = after.state().isWhole() && segment.end().isAtLeast(after.snd().end());
        int flags = TcpFlags.of(segment.ctl()) | (!segment.text().isEmpty() && ends ? TcpFlags.PSH : 0);
        TcpHeader header = new TcpHeader(pair.localPort(), pair.remotePort(), segment.seq(), segment.ack(), flags, field(segment, syn),
            0, syn ? options() : TcpOptions.NONE);
        return Packets.tcp(pair.local(), pair.remote(), header, segment.text());
    }

    private int field(Segment segment, boolean syn) {
        if (segment.has(Control.RST)) {
            return 0;
        }
        return syn ? window.ofSyn(segment.wnd(), segment.ack()) : window.of(segment.wnd(), segment.ack());
    }

    private TcpOptions options() {
        TcpOptions options = TcpOptions.NONE.withMss(setup.mss());
        return offersScale ? options.withWindowScale(ownShift) : options;
    }
}
