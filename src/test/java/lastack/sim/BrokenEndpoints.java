package lastack.sim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lastack.tcp.Emission;
import lastack.tcp.Endpoint;
import lastack.tcp.Outcome;
import lastack.tcp.Progress;
import lastack.tcp.ReceiveSpace;
import lastack.tcp.SendSpace;
import lastack.tcp.State;
import lastack.tcp.Tcb;
import lastack.tcp.TcpEndpoint;
import lastack.tcp.Tell;
import lastack.tcp.Timer;
import lastack.tcp.Timers;
import lastack.trace.TcbView;
import lastack.wire.Control;
import lastack.wire.Segment;
import lastack.wire.SeqNumber;
import lastack.wire.Text;

/** Endpoints with exactly one rule broken, by what is wrong with them. Whatever holds an endpoint to the RFC must catch each. */
public final class BrokenEndpoints {

    private BrokenEndpoints() { }

    /** All of them. */
    public static Map<String, Endpoint> all() {
        Map<String, Endpoint> all = new LinkedHashMap<>();
        all.put("never sends its FIN again", new TcpEndpoint() {
            @Override
            protected Emission retransmit(Tcb tcb) {
                Emission sent = super.retransmit(tcb);
                boolean again = tcb.snd().fin() == SendSpace.Fin.SENT;
                return again ? new Emission(sent.tcb(), withCtl(sent.segment(), Control.ACK)) : sent;
            }
        });
        all.put("stops its timer when only its FIN is in flight", new TcpEndpoint() {
            @Override
            protected boolean isRetransmissionNeeded(SendSpace snd) {
                return super.isRetransmissionNeeded(snd) && !(snd.fin() == SendSpace.Fin.SENT && snd.una().equals(snd.end()));
            }
        });
        all.put("acknowledges a FIN one number short", new TcpEndpoint() {
            @Override
            protected Optional<Emission> nextSegment(Tcb tcb, long now) {
                Optional<Emission> sent = super.nextSegment(tcb, now);
                return tcb.rcv().fin() == ReceiveSpace.Fin.NONE || tcb.state() == State.CLOSED
                    ? sent : sent.map(out -> new Emission(out.tcb(), withAck(out.segment(), out.segment().ack().plus(-1))));
            }
        });
        all.put("skips CLOSING", new TcpEndpoint() {
            @Override
            protected Tcb finReceived(Tcb tcb, long now) {
                Tcb after = super.finReceived(tcb, now);
                return after.state() == State.CLOSING ? enterTimeWait(after, now) : after;
            }
        });
        all.put("does not restart TIME-WAIT", new TcpEndpoint() {
            @Override
            protected Progress checkSequenceNumber(Tcb tcb, Segment segment, long now) {
                Progress progress = super.checkSequenceNumber(tcb, segment, now);
                Tcb after = progress.tcb();
                return new Progress(
                    after.withTimers(after.timers().withTimeWait(tcb.timers().timeWait())), progress.goesOn(), progress.tells());
            }
        });
        all.put("leaves TIME-WAIT too early", new TcpEndpoint() {
            @Override
            protected Tcb restartTimeWait(Tcb tcb, long now) {
                return tcb.withTimers(tcb.timers().withTimeWait(now + tcb.config().twoMsl() / 2));
            }
        });
        all.put("accepts text after the FIN", new TcpEndpoint() {
            @Override
            protected Tcb processText(Tcb tcb, Segment segment) {
                return super.processText(tcb.withState(State.ESTABLISHED), segment).withState(tcb.state());
            }
        });
        all.put("takes a FIN out of order for the end", new TcpEndpoint() {
            @Override
            protected Tcb processFin(Tcb tcb, Segment segment, long now) {
                ReceiveSpace rcv = tcb.rcv();
                boolean gap = tcb.state().receives() && segment.has(Control.FIN)
                    && segment.end().plus(-1).isAfter(rcv.nxt()) && segment.end().isAtMost(rcv.edge());
                return gap ? finReceived(tcb, now) : super.processFin(tcb, segment, now);
            }
        });
        all.put("never acknowledges", new TcpEndpoint() {
            @Override
            protected Optional<Emission> sendAck(Tcb tcb, long now) {
                return Optional.empty();
            }

            @Override
            public Optional<Timer> nextTimer(Tcb tcb) {
                return super.nextTimer(tcb.withTimers(tcb.timers().withAck(Timers.OFF)));
            }
        });
        all.put("takes an owed ACK for sent with a retransmission", new TcpEndpoint() {
            @Override
            protected Emission retransmit(Tcb tcb) {
                Emission sent = super.retransmit(tcb);
                return new Emission(sent.tcb().withTimers(sent.tcb().timers().withAck(Timers.OFF)), sent.segment());
            }
        });
        all.put("never fires a timer", new TcpEndpoint() {
            @Override
            public Optional<Timer> nextTimer(Tcb tcb) {
                return Optional.empty();
            }
        });
        all.put("stays in FIN-WAIT-1 when its FIN is acknowledged", new TcpEndpoint() {
            @Override
            protected Progress finAcknowledged(Tcb tcb, long now) {
                return tcb.state() == State.FIN_WAIT_1 ? Progress.on(tcb) : super.finAcknowledged(tcb, now);
            }
        });
        all.put("ignores resets", new TcpEndpoint() {
            @Override
            protected Progress reset(Tcb tcb, long now) {
                return Progress.stop(tcb);
            }
        });
        all.put("obeys any reset in the window", new TcpEndpoint() {
            @Override
            protected Progress checkRst(Tcb tcb, Segment segment, long now) {
                return segment.has(Control.RST) ? reset(tcb, now) : Progress.on(tcb);
            }
        });
        all.put("takes the window for one number larger", new TcpEndpoint() {
            @Override
            protected boolean isAcceptable(ReceiveSpace rcv, Segment segment) {
                return super.isAcceptable(wider(rcv), segment);
            }
        });
        all.put("sends one number beyond the window", new TcpEndpoint() {
            @Override
            protected Optional<Emission> sendText(Tcb tcb) {
                SendSpace snd = tcb.snd();
                Optional<Emission> sent = super.sendText(tcb.withSnd(withWnd(snd, snd.wnd() + 1)));
                return sent.map(out -> new Emission(out.tcb().withSnd(withWnd(out.tcb().snd(), snd.wnd())), out.segment()));
            }
        });
        all.put("acknowledges one tick too late", new TcpEndpoint() {
            @Override
            protected Tcb acknowledgeReceipt(Tcb before, Tcb after, Segment segment, long now) {
                Tcb owing = super.acknowledgeReceipt(before, after, segment, now);
                boolean delayed = owing.timers().ack() == now + owing.config().ackDelay();
                return delayed ? owing.withTimers(owing.timers().withAck(owing.timers().ack() + 1)) : owing;
            }
        });
        all.put("does not back off", new TcpEndpoint() {
            @Override
            protected long backedOff(Tcb tcb) {
                return tcb.timers().rto();
            }
        });
        all.put("does not probe a zero window", new TcpEndpoint() {
            @Override
            protected boolean isRetransmissionNeeded(SendSpace snd) {
                return snd.inFlight();
            }
        });
        all.put("acknowledges every ACK in TIME-WAIT", new TcpEndpoint() {
            @Override
            protected Progress checkAck(Tcb tcb, Segment segment, long now) {
                return tcb.state() == State.TIME_WAIT
                    ? Progress.stop(oweAck(tcb, now)) : super.checkAck(tcb, segment, now);
            }
        });
        all.put("tells the end of the stream before the text", new TcpEndpoint() {
            @Override
            protected Outcome receive(Tcb tcb, int max) {
                ReceiveSpace rcv = tcb.rcv();
                if (rcv.fin() != ReceiveSpace.Fin.ARRIVED) {
                    return super.receive(tcb, max);
                }
                return new Outcome(tcb.withRcv(rcv.endTold()), List.of(new Tell.EndOfStream()));
            }
        });
        all.put("enters LAST-ACK before its FIN is sent", new TcpEndpoint() {
            @Override
            protected Outcome close(Tcb tcb) {
                Outcome outcome = super.close(tcb);
                Tcb after = outcome.tcb();
                boolean early = after.state() == State.CLOSE_WAIT && outcome.tells().isEmpty();
                return new Outcome(early ? after.withState(State.LAST_ACK) : after, outcome.tells());
            }
        });
        all.put("does not answer from CLOSED", new TcpEndpoint() {
            @Override
            protected Tcb answerFromClosed(Tcb tcb, Segment segment) {
                return tcb;
            }
        });
        all.put("does not send a reset on ABORT", new TcpEndpoint() {
            @Override
            protected Outcome abort(Tcb tcb) {
                Outcome outcome = super.abort(tcb);
                return new Outcome(outcome.tcb().resets().isEmpty() ? outcome.tcb() : outcome.tcb().withoutFirstReset(),
                    outcome.tells());
            }
        });
        all.putAll(BrokenOpenings.all());
        return all;
    }

    /**
     * Endpoints that break no rule, since RFC 9293 sets no time by which something new has to be sent or a window opened, and
     * no rule looks at the octets; but their users do not get what they were promised.
     */
    public static Map<String, Endpoint> unhelpful() {
        Map<String, Endpoint> all = new LinkedHashMap<>();
        all.put("never sends its FIN", new TcpEndpoint() {
            @Override
            protected Optional<Emission> sendText(Tcb tcb) {
                return tcb.snd().nxt().isBefore(tcb.snd().end()) ? super.sendText(tcb) : Optional.empty();
            }
        });
        all.put("never sends text", new TcpEndpoint() {
            @Override
            protected Optional<Emission> sendText(Tcb tcb) {
                return Optional.empty();
            }
        });
        all.put("never opens its window again", new TcpEndpoint() {
            @Override
            protected int offeredWindow(Tcb tcb) {
                return tcb.rcv().wnd();
            }
        });
        all.put("sends other octets than were written", new TcpEndpoint() {
            @Override
            protected Outcome send(Tcb tcb, Text text) {
                return super.send(tcb, Text.of(new byte[text.length()]));
            }
        });
        return all;
    }

    /** A mapping that says FIN-WAIT-2 where the endpoint is in CLOSING: an endpoint that reports a state it is not in. */
    public static TcbMapping lyingMapping() {
        return new TcbMapping() {
            @Override
            public TcbView view(Tcb tcb, long now) {
                return super.view(tcb.state() == State.CLOSING ? tcb.withState(State.FIN_WAIT_2) : tcb, now);
            }
        };
    }

    private static SendSpace withWnd(SendSpace snd, int wnd) {
        return new SendSpace(
            snd.una(), snd.nxt(), snd.end(), wnd, snd.max(), snd.wl1(), snd.wl2(), snd.text(), snd.syn(), snd.fin());
    }

    private static ReceiveSpace wider(ReceiveSpace rcv) {
        return rcv.offering(rcv.wnd() + 1);
    }

    private static Segment withCtl(Segment segment, Control... ctl) {
        return new Segment(segment.seq(), segment.ack(), Control.set(ctl), segment.wnd(), segment.text());
    }

    private static Segment withAck(Segment segment, SeqNumber ack) {
        return new Segment(segment.seq(), ack, segment.ctl(), segment.wnd(), segment.text());
    }
}
