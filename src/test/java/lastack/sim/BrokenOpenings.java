package lastack.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.tcp.Emission;
import lastack.tcp.Endpoint;
import lastack.tcp.Event;
import lastack.tcp.Outcome;
import lastack.tcp.Progress;
import lastack.tcp.SendSpace;
import lastack.tcp.State;
import lastack.tcp.Tcb;
import lastack.tcp.TcpEndpoint;
import lastack.tcp.Tell;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** Endpoints with one rule broken that is about opening, about a SYN, about a user who goes or about one who waits in vain. */
final class BrokenOpenings {

    private BrokenOpenings() { }

    static Map<String, Endpoint> all() {
        Map<String, Endpoint> all = new LinkedHashMap<>();
        opening(all);
        refusing(all);
        synInSynchronized(all);
        users(all);
        return all;
    }

    private static void opening(Map<String, Endpoint> all) {
        all.put("opens a connection twice", new TcpEndpoint() {
            @Override
            protected Outcome open(Tcb tcb, Event.Open open) {
                return super.open(tcb.state() == State.ESTABLISHED ? closed(tcb.config()) : tcb, open);
            }
        });
        all.put("does not retransmit its SYN", new TcpEndpoint() {
            @Override
            protected boolean isRetransmissionNeeded(SendSpace snd) {
                return !snd.syn() && super.isRetransmissionNeeded(snd);
            }
        });
        all.put("answers a SYN without acknowledging it", new TcpEndpoint() {
            @Override
            protected Emission sendSyn(Tcb tcb) {
                Emission sent = super.sendSyn(tcb);
                Segment syn = sent.segment();
                return new Emission(
                    sent.tcb(), new Segment(syn.seq(), SeqNumber.ZERO, Control.set(Control.SYN), syn.wnd(), syn.text()));
            }
        });
        all.put("is established by a SYN alone", new TcpEndpoint() {
            @Override
            protected Tcb bothOpen(Tcb tcb, Segment segment) {
                return super.bothOpen(tcb, segment).withState(State.ESTABLISHED);
            }
        });
        all.put("does not acknowledge the SYN that answers its own", new TcpEndpoint() {
            @Override
            protected Tcb connected(Tcb tcb, Segment segment, long now) {
                return super.connected(tcb, segment, now).withTimers(tcb.timers());
            }
        });
        all.put("sends text and FIN before the connection is established", new TcpEndpoint() {
            @Override
            protected boolean mayCarryText(State state) {
                return true;
            }
        });
        all.put("enters FIN-WAIT-1 on CLOSE though text waits for ESTABLISHED", new TcpEndpoint() {
            @Override
            protected Outcome close(Tcb tcb) {
                Outcome outcome = super.close(tcb);
                return outcome.tcb().state() == State.SYN_RECEIVED && outcome.tells().isEmpty()
                    ? new Outcome(outcome.tcb().withState(State.FIN_WAIT_1), List.of()) : outcome;
            }
        });
    }

    private static void refusing(Map<String, Endpoint> all) {
        all.put("does not return to LISTEN", new TcpEndpoint() {
            @Override
            protected Progress refused(Tcb tcb, long now) {
                return super.refused(tcb.withBack(Optional.empty()), now);
            }
        });
        all.put("obeys a reset in SYN-SENT that acknowledges nothing", new TcpEndpoint() {
            @Override
            protected Progress checkRstOfSyn(Tcb tcb, Segment segment) {
                return segment.has(Control.RST)
                    ? Progress.stop(closed(tcb.config()), new Tell.Reset()) : Progress.on(tcb);
            }
        });
        all.put("lets a bad ACK pass in SYN-SENT", new TcpEndpoint() {
            @Override
            protected Progress checkAckOfSyn(Tcb tcb, Segment segment) {
                return super.checkAckOfSyn(tcb, segment).goesOn() ? Progress.on(tcb) : Progress.stop(tcb);
            }
        });
        all.put("lets a bad ACK pass in SYN-RECEIVED", new TcpEndpoint() {
            @Override
            protected Progress ackOfSyn(Tcb tcb, Segment segment) {
                Progress progress = super.ackOfSyn(tcb, segment);
                return progress.goesOn() ? progress : Progress.stop(tcb);
            }
        });
        all.put("answers a reset in LISTEN", new TcpEndpoint() {
            @Override
            protected Tcb arrivesListen(Tcb tcb, Segment segment, long now) {
                return segment.has(Control.RST) ? tcb.owing(
                    new Segment(segment.ack(), SeqNumber.ZERO, Control.set(Control.RST), 0, Text.EMPTY))
                    : super.arrivesListen(tcb, segment, now);
            }
        });
    }

    private static void synInSynchronized(Map<String, Endpoint> all) {
        all.put("accepts a SYN in the window", new TcpEndpoint() {
            @Override
            protected Progress checkSyn(Tcb tcb, Segment segment, long now) {
                return tcb.back().isPresent() ? super.checkSyn(tcb, segment, now) : Progress.on(tcb);
            }
        });
        all.put("opens anew for any SYN in TIME-WAIT", new TcpEndpoint() {
            @Override
            protected boolean mayReopen(Tcb tcb, Segment segment) {
                return tcb.state() == State.TIME_WAIT && segment.has(Control.SYN) && !segment.has(Control.RST);
            }
        });
        all.put("opens anew with numbers that the old connection used", new TcpEndpoint() {
            @Override
            protected SeqNumber reopeningIss(Tcb tcb) {
                return tcb.snd().nxt().plus(-1);
            }
        });
        all.put("believes ACKs that are too old", new TcpEndpoint() {
            @Override
            protected boolean isTooOld(SendSpace snd, SeqNumber ack) {
                return false;
            }
        });
        all.put("drops the ACK of what comes to a closed window", new TcpEndpoint() {
            @Override
            protected Progress ackAtZeroWindow(Tcb tcb, Segment segment, long now) {
                return Progress.stop(oweAck(tcb, now));
            }
        });
    }

    private static void users(Map<String, Endpoint> all) {
        all.put("acknowledges text that nobody will read", new TcpEndpoint() {
            @Override
            protected Progress checkReader(Tcb tcb, Segment segment) {
                return Progress.on(tcb);
            }
        });
        all.put("keeps silent about what its user did not read", new TcpEndpoint() {
            @Override
            protected Outcome detach(Tcb tcb) {
                Outcome outcome = super.detach(tcb);
                return outcome.tcb().resets().isEmpty() ? outcome
                    : new Outcome(outcome.tcb().withoutFirstReset(), outcome.tells());
            }
        });
        all.put("tells a user that has gone the end of the stream", new TcpEndpoint() {
            @Override
            protected Outcome receive(Tcb tcb, int max) {
                Outcome outcome = super.receive(tcb.withUser(Tcb.User.READS), max);
                return new Outcome(outcome.tcb().withUser(tcb.user()), outcome.tells());
            }
        });
        all.put("never times out", new TcpEndpoint() {
            @Override
            protected Tcb restartUserTimer(Tcb tcb, long now) {
                return tcb;
            }
        });
        all.put("times out while its probes are answered", new TcpEndpoint() {
            @Override
            protected Tcb keepOpen(Tcb tcb, long now) {
                return tcb;
            }
        });
        all.put("resets its peer at the user timeout", new TcpEndpoint() {
            @Override
            protected Outcome userTimeout(Tcb tcb, long now) {
                Outcome outcome = super.userTimeout(tcb, now);
                return new Outcome(outcome.tcb().owing(
                    new Segment(tcb.snd().nxt(), SeqNumber.ZERO, Control.set(Control.RST), 0, Text.EMPTY)),
                    outcome.tells());
            }
        });
        all.put("sends a reset on ABORT in SYN-SENT", new TcpEndpoint() {
            @Override
            protected Outcome abort(Tcb tcb) {
                return super.abort(tcb.state() == State.SYN_SENT ? tcb.withState(State.ESTABLISHED) : tcb);
            }
        });
    }
}
