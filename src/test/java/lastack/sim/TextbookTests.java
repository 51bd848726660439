package lastack.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import lastack.rfc.Rfc9293;
import lastack.tcp.Config;
import lastack.tcp.Endpoint;
import lastack.tcp.Tcb;
import lastack.tcp.TcpEndpoint;
import lastack.tcp.Timer;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TellView;
import lastack.wire.SeqNumber;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Single runs whose every segment is known, and what becomes of endpoints that misbehave. */
class TextbookTests {

    private static final Config CONFIG = new Config(1000, 100, 400, 0, 1000, 500);

    private static Plan plan(Config config, long iss, UserCall... calls) {
        return new Plan(config, SeqNumber.of(iss), List.of(calls), Plan.Reading.PROMPT);
    }

    private static UserCall close(long at) {
        return new UserCall(at, new UserCall.Close());
    }

    private static UserCall send(long at, int octets) {
        return new UserCall(at, new UserCall.Send(octets));
    }

    private static Schedule schedule(Config config, UserCall[] a, UserCall[] b, Fate... fates) {
        return Schedule.of(1, plan(config, 100, a), plan(config, 300, b), List.of(fates), 10);
    }

    /** Who sent what, and the state after it. */
    private static List<String> segments(Schedule schedule) {
        List<String> lines = new ArrayList<>();
        Simulator.run(schedule, new TcpEndpoint(), step -> {
            if (step.event() instanceof EventView.Emit emit) {
                lines.add(line(step, emit.segment()));
            }
        });
        return lines;
    }

    private static String line(Step step, SegmentView segment) {
        String ctl = segment.ctl().stream().map(Enum::name).collect(Collectors.joining(","));
        return step.at() + " " + step.endpoint() + " " + segment.seq() + "/" + segment.ack() + " " + ctl
            + (segment.len() > 0 ? " +" + segment.len() : "") + " " + step.tcb().state();
    }

    @Test
    @Rfc9293("3.6/normal-sequence")
    void fourWayCloseAsInFigure12() {
        Schedule schedule = schedule(CONFIG, new UserCall[] {close(0)}, new UserCall[] {close(50)});

        assertThat(segments(schedule)).containsExactly(
            "0 A 100/300 ACK,FIN FIN-WAIT-1",
            "10 B 300/101 ACK CLOSE-WAIT",
            "50 B 300/101 ACK,FIN LAST-ACK",
            "60 A 101/301 ACK TIME-WAIT");
        Result result = Simulator.run(schedule, new TcpEndpoint(), Observer.NONE);
        assertThat(result.ticks()).as("A leaves TIME-WAIT 2 MSL after it acknowledged B's FIN").isEqualTo(1060);
        assertThat(result.a().tells()).containsExactly(new TellView.End(), new TellView.Closed());
    }

    @Test
    @Rfc9293("3.6/simultaneous-sequence")
    void simultaneousCloseAsInFigure13() {
        assertThat(segments(schedule(CONFIG, new UserCall[] {close(0)}, new UserCall[] {close(0)}))).containsExactly(
            "0 A 100/300 ACK,FIN FIN-WAIT-1",
            "0 B 300/100 ACK,FIN FIN-WAIT-1",
            "10 B 301/101 ACK CLOSING",
            "10 A 101/301 ACK CLOSING");
    }

    @Test
    @Rfc9293({"3.6.1/half-close", "3.6/simplex"})
    void aHalfClosedConnectionCarriesTextTheOtherWay() {
        assertThat(segments(schedule(CONFIG, new UserCall[] {close(0)}, new UserCall[] {send(50, 7), close(90)})))
            .containsExactly(
                "0 A 100/300 ACK,FIN FIN-WAIT-1",
                "10 B 300/101 ACK CLOSE-WAIT",
                "50 B 300/101 ACK +7 CLOSE-WAIT",
                "60 A 101/307 ACK FIN-WAIT-2",
                "90 B 307/101 ACK,FIN LAST-ACK",
                "100 A 101/308 ACK TIME-WAIT");
    }

    @Test
    @Rfc9293({"3.10.7.4/fifth-time-wait", "3.6.1/linger"})
    void aLostLastAckIsMadeGood() {
        Fate deliver = new Fate.Deliver(10);
        Schedule schedule = schedule(CONFIG, new UserCall[] {close(0)}, new UserCall[] {close(50)},
            deliver, deliver, deliver, new Fate.Lose());

        assertThat(segments(schedule)).endsWith(
            "60 A 101/301 ACK TIME-WAIT",
            "150 B 300/101 ACK,FIN LAST-ACK",
            "160 A 101/301 ACK TIME-WAIT");
        assertThat(Simulator.run(schedule, new TcpEndpoint(), Observer.NONE).ticks()).isEqualTo(1160);
    }

    @Test
    void aPeerThatForgotTooEarlyResetsWhenMoreIsLostThanTwoMslAllows() {
        Config hasty = new Config(200, 150, 300, 0, 1000, 500);
        Fate deliver = new Fate.Deliver(10);
        Schedule schedule = schedule(hasty, new UserCall[] {close(0)}, new UserCall[] {close(50)},
            deliver, deliver, deliver, new Fate.Lose(), deliver, new Fate.Lose());

        assertThat(schedule.isOrderly()).isFalse();
        assertThat(segments(schedule)).endsWith(
            "500 B 300/101 ACK,FIN LAST-ACK",
            "510 A 101/0 RST CLOSED");
        assertThat(Simulator.run(schedule, new TcpEndpoint(), Observer.NONE).b().told(TellView.Reset.class)).isEqualTo(1);
    }

    @Property(seed = "1", tries = 1000)
    @Rfc9293("3.6/told-how")
    void howeverMuchIsLostNobodyIsMisinformed(@ForAll long seed) {
        Schedule orderly = Schedule.random(seed);
        List<Fate> fates = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 40; i++) {
            fates.add(random.nextBoolean() ? new Fate.Lose() : new Fate.Deliver(random.nextLong(100)));
        }
        Schedule schedule = Schedule.of(seed, orderly.a(), orderly.b(), fates, orderly.delay());

        Result result = Simulator.run(schedule, new TcpEndpoint(), Observer.NONE);

        assertThat(result.quiescent()).isTrue();
        for (Side side : Side.values()) {
            Result.Party party = result.party(side);
            Result.Party peer = result.party(side.other());
            assertThat(party.state()).isEqualTo("CLOSED");
            assertThat(party.told(TellView.Closed.class) + party.told(TellView.Reset.class)).isEqualTo(1);
            assertThat(peer.written().slice(0, party.received().length())).isEqualTo(party.received());
            if (party.told(TellView.End.class) > 0) {
                assertThat(party.received()).isEqualTo(peer.written());
            }
        }
    }

    @Test
    @Rfc9293({"3.8.6.1/stays-closed", "3.8.6.1/stays-open", "3.6/deaf-user"})
    void aUserWhoNeverReadsKeepsTheWindowShutAndTheRunUnended() {
        Plan a = plan(CONFIG, 100, send(0, 2000), close(0));
        Plan b = new Plan(CONFIG, SeqNumber.of(300), List.of(close(0)), Plan.Reading.NEVER);
        Schedule schedule = new Schedule(1, a, b, List.of(), List.of(), 10, 100_000, 10_000);

        Result result = Simulator.run(schedule, new TcpEndpoint(), Observer.NONE);

        assertThat(result.quiescent()).isFalse();
        assertThat(result.failure()).isEmpty();
        assertThat(result.a().state()).isEqualTo("CLOSING");
    }

    @Test
    void anEndpointThatSendsForEverIsAFailureNotAHang() {
        Endpoint chatty = new TcpEndpoint() {
            @Override
            protected boolean mayOpenWindow(Tcb tcb) {
                return true;
            }
        };

        Result result = Simulator.run(schedule(CONFIG, new UserCall[] {}, new UserCall[] {}), chatty, Observer.NONE);

        assertThat(result.failure()).hasValue("A sends for ever at tick 0: <SEQ=100><ACK=300><CTL=ACK>");
        assertThat(result.quiescent()).isFalse();
    }

    @Test
    void aTimerThatStaysDueIsAFailureNotAHang() {
        Endpoint stuck = new TcpEndpoint() {
            @Override
            public Optional<Timer> nextTimer(Tcb tcb) {
                return Optional.of(new Timer(Timer.Kind.DELAYED_ACK, 0));
            }
        };

        Result result = Simulator.run(schedule(CONFIG, new UserCall[] {}, new UserCall[] {}), stuck, Observer.NONE);

        assertThat(result.failure()).hasValueSatisfying(text -> assertThat(text).contains("DELAYED_ACK", "A", "tick 0"));
    }

    @Test
    void aPacketDoesNotOutliveTheMaximumSegmentLifetime() {
        assertThatThrownBy(() -> schedule(CONFIG, new UserCall[] {}, new UserCall[] {}, new Fate.Deliver(500)))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("500");
    }
}
