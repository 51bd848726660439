package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import lastack.sim.Schedule;
import lastack.sim.Simulator;
import lastack.sim.TcbMapping;
import lastack.tcp.State;
import lastack.tcp.TcpEndpoint;
import lastack.trace.EventView;
import lastack.trace.Header;
import lastack.trace.Side;
import lastack.trace.Step;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nothing that the relation speaks of is missing from the behaviours that {@code lastack check} judges. */
class CoverageTests {

    private static final int RUNS = 1000;
    private static final TcpEndpoint ENDPOINT = new TcpEndpoint();

    /** What happened, as {@code event in state}. */
    private static final Set<String> EVENTS = new TreeSet<>();
    private static final Set<String> STATES = new TreeSet<>();
    private static final Set<String> TRANSITIONS = new TreeSet<>();
    private static final Set<String> TELLS = new TreeSet<>();
    private static final Set<String> ERRORS = new TreeSet<>();

    @BeforeAll
    static void run() {
        LongStream.rangeClosed(1, RUNS)
            .mapToObj(seed -> seed % 2 == 1 ? Schedule.random(seed) : Schedule.hostile(seed)).forEach(CoverageTests::watch);
    }

    private static void watch(Schedule schedule) {
        Header header = Simulator.header(schedule, ENDPOINT, ENDPOINT, TcbMapping.STANDARD);
        Map<Side, TcbView> before = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            before.put(side, header.origin(side).tcb());
            STATES.add(before.get(side).state());
        }
        Simulator.run(schedule, ENDPOINT, step -> watch(step, before.put(step.endpoint(), step.tcb()).state()));
    }

    private static void watch(Step step, String from) {
        String to = step.tcb().state();
        EVENTS.add(step.event().name() + " in " + from);
        STATES.add(to);
        TRANSITIONS.add(from + " > " + to);
        for (TellView tell : step.tells()) {
            TELLS.add(tell.kind());
            if (tell instanceof TellView.Error error) {
                ERRORS.add(error.message());
            }
        }
    }

    private static Set<String> states() {
        return Stream.of(State.values()).map(State::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses()).map(Class::getSimpleName).collect(Collectors.toSet());
    }

    @Test
    void everyStateIsReached() {
        assertThat(STATES).isEqualTo(states());
    }

    @Test
    void everyCallIsMadeAndEverySegmentArrivesInEveryState() {
        for (String event : List.of("Open", "Send", "Receive", "Close", "Detach", "Abort", "Arrive", "Tick")) {
            assertThat(EVENTS).containsAll(states().stream().map(state -> event + " in " + state).toList());
        }
    }

    @Test
    void everyEventHappens() {
        Set<String> happened = EVENTS.stream().map(each -> each.split(" in ")[0]).collect(Collectors.toSet());
        assertThat(happened).isEqualTo(names(EventView.class));
        assertThat(EVENTS).contains("UserTimeout in SYN-SENT", "UserTimeout in SYN-RECEIVED", "UserTimeout in ESTABLISHED",
            "UserTimeout in FIN-WAIT-1", "RetransmitTimeout in SYN-SENT", "RetransmitTimeout in SYN-RECEIVED");
    }

    @Test
    void everythingThatAUserCanBeToldIsTold() {
        assertThat(TELLS).isEqualTo(names(TellView.class).stream().map(String::toLowerCase).collect(Collectors.toSet()));
        assertThat(ERRORS).containsExactlyInAnyOrder("connection already exists", "connection closing",
            "connection does not exist", "remote socket unspecified");
    }

    /** The arrows of Figure 5, and those that its notes add. */
    @Test
    void everyArrowOfTheStateDiagramIsTaken() {
        assertThat(TRANSITIONS).contains("CLOSED > LISTEN", "CLOSED > SYN-SENT", "LISTEN > SYN-RECEIVED", "LISTEN > SYN-SENT",
            "LISTEN > CLOSED", "SYN-SENT > SYN-RECEIVED", "SYN-SENT > ESTABLISHED", "SYN-SENT > CLOSED",
            "SYN-RECEIVED > ESTABLISHED", "SYN-RECEIVED > FIN-WAIT-1", "SYN-RECEIVED > LISTEN", "ESTABLISHED > FIN-WAIT-1",
            "ESTABLISHED > CLOSE-WAIT", "FIN-WAIT-1 > FIN-WAIT-2", "FIN-WAIT-1 > CLOSING", "FIN-WAIT-1 > TIME-WAIT",
            "CLOSE-WAIT > LAST-ACK", "FIN-WAIT-2 > TIME-WAIT", "CLOSING > TIME-WAIT", "LAST-ACK > CLOSED", "TIME-WAIT > CLOSED",
            "TIME-WAIT > SYN-RECEIVED", "SYN-RECEIVED > TIME-WAIT", "SYN-RECEIVED > CLOSED");
    }
}
