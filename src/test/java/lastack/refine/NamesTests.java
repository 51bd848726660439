package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lastack.refine.Walk.Event;
import lastack.refine.Walk.Place;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each liberty of {@code Policies.tla}, and each deviation of Linux, permits what it is there for, and nothing else does. */
class NamesTests {

    private static final int WND = 64_240;
    private static final Event FIN = Event.emit("F.", 1, 0, 1, WND);
    private static final Event LAST_ACK = Event.emit(".", 2, 0, 2, WND - 1);
    private static final Event TEXT = Event.arrive(".", 1, 100, 1);
    private static final Event PEERS_FIN = Event.arrive("F.", 1, 0, 1);
    private static final Event[] FIN_WAIT_1 = {Event.of("Close"), FIN};
    private static final Event[] FIN_WAIT_2 = {Event.of("Detach"), FIN, Event.arrive(".", 1, 0, 2)};
    private static final Event[] TIME_WAIT = {Event.of("Close"), FIN, Event.arrive("F.", 1, 0, 2), LAST_ACK, Event.tick(100)};

    /** Other ways to some of these ends: replies left out, resets ignored, a FIN beyond a gap dropped. */
    private static final Set<String> OTHER_WAYS =
        Set.of("NoReplyWhenRateLimited", "ThrottleChallenge", "IgnoreResetInTimeWait", "DropOutOfOrder");

    private static final Map<String, Story> STORIES = new TreeMap<>(Map.of(
        "UnaskedAck", story(place -> true, Event.emit(".", 1, 0, 1, WND)),
        "RetransmitAny", story(place -> true, Event.send(200), Event.emit(".", 1, 100, 1, WND), Event.emit(".", 101, 100, 1, WND),
            Event.emit(".", 101, 100, 1, WND)),
        "KeepAlive", story(place -> true, Event.emit(".", 0, 1, 1, WND), Event.emit(".", 0, 0, 1, WND)),
        "ShrinkWindow", story(place -> place.number("rcvWnd") == 1000, TEXT, Event.emit(".", 1, 0, 101, 1000)),
        "OfferLess", story(place -> place.number("rcvWnd") == WND - 100, TEXT, Event.emit(".", 1, 0, 101, 1000)),
        "GrowBuffer", story(place -> place.number("rcvWnd") == 70_000, TEXT, Event.emit(".", 1, 0, 101, 70_000)),
        "ThrottleChallenge", story(Place::owesNothing, Event.arrive("S", 5, 0, 0)),
        "TextOnSyn", new Story(true, List.of(Event.send(10), Event.emit("S", 0, 10, 0, WND), Event.arrive("S.", 0, 0, 11)),
            place -> place.state().equals("ESTABLISHED") && place.number("sndUna") == 11)));

    static {
        STORIES.putAll(Map.of(
            "NoReplyWhenRateLimited", story(Place::owesNothing, Event.arrive(".", 0, 0, 1)),
            "ResetAtRcvNxtMinusOne", story(in("CLOSED"), PEERS_FIN, Event.arrive("R", 1, 0, 0)),
            "ResetInWindowIgnoredInTimeWait", story(in("TIME-WAIT").and(Place::owesNothing),
                after(TIME_WAIT, Event.arrive("R", 100, 0, 0))),
            "RestartByAnyAck", story(place -> place.number("timeWait") == 60_000 && place.owesNothing(),
                after(TIME_WAIT, Event.arrive(".", 2, 0, 2))),
            "SynFinEndsTimeWait", story(in("CLOSED").and(Place::owesNothing), after(TIME_WAIT, Event.arrive("SF", 100, 0, 0))),
            "LooseFinWait2", story(in("TIME-WAIT"), after(FIN_WAIT_2, Event.arrive("F.", 1, 0, 102))),
            "FinWait2Timeout", story(in("CLOSED").and(place -> !place.owesNothing()),
                after(FIN_WAIT_2, Event.of("TimeWaitTimeout"), Event.arrive("F.", 1, 0, 2))),
            "AckOfOldSegment", story(in("FIN-WAIT-2"),
                after(FIN_WAIT_1, TEXT, Event.emit(".", 2, 0, 101, WND - 100), Event.arrive(".", 1, 100, 2)))));
        STORIES.putAll(Map.of(
            "RightEdgeInside", story(place -> place.number("sndUna") == 101,
                Event.send(100), Event.emit(".", 1, 100, 1, WND), Event.arrive(".", 1 + WND, 0, 101)),
            "TextBeyondFin", story(place -> place.tcb().get("heldFin").equals(Set.of())
                && place.tcb().get("held").equals(Set.of(List.of(101, 201))),
                Event.arrive("F.", 101, 0, 1), Event.emit(".", 1, 0, 1, WND), Event.arrive(".", 101, 100, 1)),
            "ResetOnLateFin", story(in("CLOSED").and(place -> !place.owesNothing()),
                Event.of("Detach"), FIN, Event.arrive("F.", 101, 0, 2)),
            "LastAckAtCall", story(in("LAST-ACK").and(place -> place.number("sndNxt") == 1),
                Event.send(10), PEERS_FIN, Event.of("Close"))));
    }

    /** Events after which the place that is looked for can be reached, or cannot. */
    private record Story(boolean opens, List<Event> events, Predicate<Place> reaches) {

        Walk under(Set<String> policy) {
            return (opens ? Walk.opened(policy) : Walk.established(policy)).then(events.toArray(Event[]::new)).where(reaches);
        }
    }

    private static Story story(Predicate<Place> reaches, Event... events) {
        return new Story(false, List.of(events), reaches);
    }

    private static Predicate<Place> in(String state) {
        return place -> place.state().equals(state);
    }

    private static Event[] after(Event[] first, Event... then) {
        return Stream.concat(Arrays.stream(first), Arrays.stream(then)).toArray(Event[]::new);
    }

    @Test
    void eachNameHasItsStory() {
        Set<String> names = new TreeSet<>(Walk.LIBERTIES);
        names.addAll(Walk.OF_LINUX);
        assertThat(STORIES.keySet()).isEqualTo(names);
    }

    @TestFactory
    Stream<DynamicTest> itPermitsWhatNothingElseDoes() {
        return STORIES.entrySet().stream().map(story -> DynamicTest.dynamicTest(story.getKey(), () -> {
            Set<String> without = new TreeSet<>(Walk.EVERYTHING);
            without.removeAll(OTHER_WAYS);
            without.remove(story.getKey());
            assertThat(story.getValue().under(without).places()).isEmpty();
            Set<String> with = new TreeSet<>(without);
            with.add(story.getKey());
            assertThat(story.getValue().under(with).places()).isNotEmpty()
                .allSatisfy(place -> assertThat(place.needs()).contains(story.getKey()));
        }));
    }
}
