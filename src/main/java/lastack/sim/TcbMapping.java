package lastack.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lastack.tcp.Config;
import lastack.tcp.Outcome;
import lastack.tcp.Reassembly;
import lastack.tcp.ReceiveSpace;
import lastack.tcp.SendSpace;
import lastack.tcp.State;
import lastack.tcp.Tcb;
import lastack.tcp.Tell;
import lastack.tcp.Timers;
import lastack.trace.ConfigView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;

/**
 * The refinement mapping: which variable of the relation each part of an endpoint's control block is.
 *
 * <table>
 * <caption>Where each variable comes from</caption>
 * <tr><th>variable</th><th>control block</th></tr>
 * <tr><td>state</td><td>the state, by the RFC's name</td></tr>
 * <tr><td>sndUna, sndNxt, sndEnd, sndWnd, sndWl1, sndWl2</td><td>the same of {@link SendSpace}</td></tr>
 * <tr><td>sndFin, rcvFin</td><td>{@link SendSpace.Fin}, {@link ReceiveSpace.Fin}, in small letters</td></tr>
 * <tr><td>rcvUsr, rcvNxt, rcvWnd</td><td>the same of {@link ReceiveSpace}; the octets themselves are left out, because the
 *     relation speaks of numbers, and that the octets are right is a property of whole runs</td></tr>
 * <tr><td>held, heldFin</td><td>{@link Reassembly}: the ends of each block; the FIN as a list of none or one</td></tr>
 * <tr><td>ackDue, rtx, timeWait</td><td>the deadlines of {@link Timers}, as ticks from now; -1 for one that is off, 0 for one
 *     that has passed</td></tr>
 * <tr><td>rto, resend</td><td>the same of {@link Timers}</td></tr>
 * <tr><td>resets</td><td>the owed resets, oldest first, without text, which they never have</td></tr>
 * </table>
 *
 * <p>In CLOSED only state, rcvUsr, rcvNxt, rcvFin and resets are mapped: the rest of the block is deleted.
 */
public class TcbMapping {

    /** The mapping for {@link lastack.tcp.TcpEndpoint}. */
    public static final TcbMapping STANDARD = new TcbMapping();

    private static final String[] SND_FIN = names(SendSpace.Fin.values());
    private static final String[] RCV_FIN = names(ReceiveSpace.Fin.values());

    private static String[] names(Enum<?>[] values) {
        String[] names = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            names[i] = values[i].name().toLowerCase(Locale.ROOT);
        }
        return names;
    }

    /**
     * The view of a control block.
     *
     * @param tcb the control block
     * @param now the tick from which remaining times count
     * @return the view, never null
     */
    public TcbView view(Tcb tcb, long now) {
        ReceiveSpace rcv = tcb.rcv();
        String rcvFin = RCV_FIN[rcv.fin().ordinal()];
        List<SegmentView> resets = resets(tcb.resets());
        if (tcb.state() == State.CLOSED) {
            return new TcbView.Closed(rcv.usr(), rcv.nxt(), rcvFin, resets);
        }
        SendSpace snd = tcb.snd();
        Timers timers = tcb.timers();
        return new TcbView.Open(
            tcb.state().toString(), snd.una(), snd.nxt(), snd.end(), SND_FIN[snd.fin().ordinal()], snd.wnd(), snd.wl1(),
            snd.wl2(), rcv.usr(), rcv.nxt(), rcv.wnd(), held(rcv.held()), heldFin(rcv.held().fin()), rcvFin,
            remaining(timers.ack(), now), timers.rto(), remaining(timers.retransmission(), now), timers.resend(),
            remaining(timers.timeWait(), now), resets);
    }

    private static long remaining(long deadline, long now) {
        return deadline == Timers.OFF ? -1 : Math.max(0, deadline - now);
    }

    private static List<TcbView.Interval> held(Reassembly held) {
        if (held.blocks().isEmpty()) {
            return List.of();
        }
        List<TcbView.Interval> intervals = new ArrayList<>(held.blocks().size());
        for (Reassembly.Block block : held.blocks()) {
            intervals.add(new TcbView.Interval(block.from(), block.to()));
        }
        return intervals;
    }

    private static List<SeqNumber> heldFin(Optional<SeqNumber> fin) {
        return fin.isEmpty() ? List.of() : List.of(fin.get());
    }

    private static List<SegmentView> resets(List<Segment> resets) {
        return resets.isEmpty() ? List.of() : resets.stream().map(SegmentView::of).toList();
    }

    /** The view of what the user was told in an outcome. */
    public List<TellView> tells(Outcome outcome) {
        if (outcome.tells().isEmpty()) {
            return List.of();
        }
        List<TellView> views = new ArrayList<>(outcome.tells().size());
        for (Tell tell : outcome.tells()) {
            views.add(tell(tell));
        }
        return views;
    }

    private static TellView tell(Tell tell) {
        if (tell instanceof Tell.Data data) {
            return new TellView.Data(data.from(), data.text().length());
        }
        if (tell instanceof Tell.EndOfStream) {
            return new TellView.End();
        }
        if (tell instanceof Tell.Reset) {
            return new TellView.Reset();
        }
        if (tell instanceof Tell.Aborted) {
            return new TellView.Aborted();
        }
        return tell instanceof Tell.Error error ? new TellView.Error(error.message()) : new TellView.Closed();
    }

    /** The view of what an endpoint is set to. */
    public ConfigView config(Config config) {
        return new ConfigView(config.twoMsl(), config.rtoInitial(), config.rtoMax(), config.ackDelay(), config.rcvBuf());
    }
}
