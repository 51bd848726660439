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
 * <tr><td>sndUna, sndNxt, sndEnd, sndWnd, sndMax, sndWl1, sndWl2</td><td>the same of {@link SendSpace}</td></tr>
 * <tr><td>iss</td><td>SND.UNA: in LISTEN the number that the SYN will have</td></tr>
 * <tr><td>sndSyn</td><td>{@link SendSpace#syn}: sent, or else acked</td></tr>
 * <tr><td>sndFin, rcvFin</td><td>{@link SendSpace.Fin}, {@link ReceiveSpace.Fin}, in small letters</td></tr>
 * <tr><td>rcvUsr, rcvNxt, rcvWnd</td><td>the same of {@link ReceiveSpace}; the octets themselves are left out, because the
 *     relation speaks of numbers, and that the octets are right is a property of whole runs</td></tr>
 * <tr><td>held, heldFin</td><td>{@link Reassembly}: the ends of each block; the FIN as a list of none or one</td></tr>
 * <tr><td>ackDue, rtx, timeWait, userTimer</td><td>the deadlines of {@link Timers}, as ticks from now; -1 for one that is off,
 *     0 for one that has passed</td></tr>
 * <tr><td>rto, resend</td><td>the same of {@link Timers}</td></tr>
 * <tr><td>detached, remote</td><td>{@link Tcb.User}</td></tr>
 * <tr><td>back</td><td>{@link Tcb.Back}, its timers as they stood when it was left</td></tr>
 * <tr><td>left</td><td>in CLOSED, the text that the user has not taken: none or one interval</td></tr>
 * <tr><td>resets</td><td>the owed resets, oldest first, without text, which they never have</td></tr>
 * </table>
 *
 * <p>Each state has the variables that {@code Tcb.tla} gives it, and no others.
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
        List<SegmentView> resets = resets(tcb.resets());
        SendSpace snd = tcb.snd();
        Timers timers = tcb.timers();
        return switch (tcb.state()) {
            case CLOSED -> new TcbView.Closed(left(tcb.rcv()), RCV_FIN[tcb.rcv().fin().ordinal()], resets);
            case LISTEN -> new TcbView.Listen(snd.una(), tcb.user() != Tcb.User.NAMED_NO_REMOTE, resets);
            case SYN_SENT -> new TcbView.SynSent(snd.una(), snd.nxt(), snd.end(), timers.rto(),
                remaining(timers.retransmission(), now), timers.resend(), remaining(timers.user(), now), resets);
            default -> open(tcb, now, resets);
        };
    }

    private TcbView.Open open(Tcb tcb, long now, List<SegmentView> resets) {
        SendSpace snd = tcb.snd();
        ReceiveSpace rcv = tcb.rcv();
        Timers timers = tcb.timers();
        return new TcbView.Open(
            tcb.state().toString(), snd.una(), snd.nxt(), snd.end(), snd.syn() ? "sent" : "acked",
            SND_FIN[snd.fin().ordinal()], snd.wnd(), snd.max(), snd.wl1(), snd.wl2(), rcv.usr(), rcv.nxt(), rcv.wnd(),
            held(rcv.held()), heldFin(rcv.held().fin()), RCV_FIN[rcv.fin().ordinal()], tcb.isDetached(),
            tcb.back().isEmpty() ? List.of() : List.of(view(tcb.back().get().tcb(), tcb.back().get().since())),
            remaining(timers.ack(), now), timers.rto(), remaining(timers.retransmission(), now), timers.resend(),
            remaining(timers.timeWait(), now), remaining(timers.user(), now), resets);
    }

    private static List<TcbView.Interval> left(ReceiveSpace rcv) {
        return rcv.unread().isEmpty() ? List.of()
            : List.of(new TcbView.Interval(rcv.usr(), rcv.usr().plus(rcv.unread().length())));
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
        if (tell instanceof Tell.Refused) {
            return new TellView.Refused();
        }
        if (tell instanceof Tell.TimedOut) {
            return new TellView.Timeout();
        }
        if (tell instanceof Tell.Closing) {
            return new TellView.Closing();
        }
        return tell instanceof Tell.Error error ? new TellView.Error(error.message()) : new TellView.Closed();
    }

    /** The view of what an endpoint is set to. */
    public ConfigView config(Config config) {
        return new ConfigView(config.twoMsl(), config.rtoInitial(), config.rtoMax(), config.ackDelay(),
            config.userTimeout(), config.rcvBuf(), config.issStep());
    }
}
