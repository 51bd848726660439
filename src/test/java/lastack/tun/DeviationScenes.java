package lastack.tun;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import lastack.refine.Walk;
import lastack.refine.Walk.Event;
import lastack.refine.Walk.Place;

/** For each deviation of Linux, segments upon which the kernel does what it is about. */
final class DeviationScenes {

    /**
     * Those that show in the segments. Of the others four are about a reply left out or a time (a capture has no clock), one
     * about a state. ResetAtRcvNxtMinusOne may be an ABORT, which owes no reset in CLOSING, if a FIN waited unsent; and
     * TextBeyondFin one FIN beyond a gap that was dropped, and text that was held.
     */
    static final Set<String> SHOWN = Set.of("LooseFinWait2", "FinWait2Timeout", "AckOfOldSegment",
        "RightEdgeInside", "ResetOnLateFin");

    /** What a scene has come to: who talked to the kernel, offering which window, and where the kernel was left. */
    record Played(Stranger stranger, int window, Predicate<Place> end) { }

    /** A scene. */
    @FunctionalInterface
    interface Scene {
        Played play(ByHand line) throws Exception;
    }

    private static final int FROM = 40_000;
    private static final int WINDOW = 65_535;
    /** A window that one piece of text fills. */
    private static final int NARROW = 100;
    private static final byte[] TEXT = new byte[NARROW];

    private DeviationScenes() { }

    static Map<String, Scene> all() {
        Map<String, Scene> all = new TreeMap<>();
        all.put("NoReplyWhenRateLimited", DeviationScenes::secondReply);
        all.put("ResetAtRcvNxtMinusOne", DeviationScenes::resetBehindTheFin);
        all.put("ResetInWindowIgnoredInTimeWait", DeviationScenes::resetInTimeWait);
        all.put("RestartByAnyAck", DeviationScenes::ackInTimeWait);
        all.put("SynFinEndsTimeWait", DeviationScenes::synFinInTimeWait);
        all.put("LooseFinWait2", DeviationScenes::finOfTheFuture);
        all.put("FinWait2Timeout", DeviationScenes::finAfterTheTimeout);
        all.put("AckOfOldSegment", DeviationScenes::ackOnRepeatedFin);
        all.put("RightEdgeInside", DeviationScenes::ackAtTheRightEdge);
        all.put("TextBeyondFin", DeviationScenes::textOverAFin);
        all.put("ResetOnLateFin", DeviationScenes::finBeyondAGap);
        all.put("LastAckAtCall", DeviationScenes::closeBehindAClosedWindow);
        return all;
    }

    private static Stranger open(ByHand line, int window) throws Exception {
        return Stranger.connect(line, FROM, window);
    }

    private static Stranger in(ByHand line, String situation) throws Exception {
        Stranger stranger = open(line, WINDOW);
        Situations.bring(stranger, situation);
        return stranger;
    }

    /** Where the kernel says it is, with nothing left to be sent. */
    private static Played left(Stranger stranger, String state) throws Exception {
        return left(stranger, WINDOW, state, place -> true);
    }

    private static Played left(Stranger stranger, int window, String state, Predicate<Place> more) throws Exception {
        stranger.hear();
        assertThat(stranger.state()).as(stranger.story()).isEqualTo(state);
        return new Played(stranger, window, more.and(place -> place.state().equals(state) && place.owesNothing()));
    }

    private static void assertSilent(Stranger stranger) throws Exception {
        assertThat(stranger.hear()).as(stranger.story()).isEmpty();
    }

    private static Played secondReply(ByHand line) throws Exception {
        line.set("tcp_invalid_ratelimit", "600000");
        Stranger stranger = open(line, WINDOW);
        stranger.send(".", 0, 0, 1);
        assertThat(stranger.hear()).as(stranger.story()).hasSize(1);
        stranger.send(".", 0, 0, 1);
        assertSilent(stranger);
        return left(stranger, "ESTABLISHED");
    }

    private static Played resetBehindTheFin(ByHand line) throws Exception {
        Stranger stranger = in(line, "CLOSE_WAIT sh");
        stranger.send("R", 1, 0, 0);
        assertSilent(stranger);
        assertThat(stranger.state()).isEqualTo("CLOSED");
        stranger.send(".", 2, 0, 1);
        assertThat(stranger.hear()).as(stranger.story()).extracting(Stranger.Said::flags).containsExactly("R");
        return left(stranger, "CLOSED");
    }

    private static Played resetInTimeWait(ByHand line) throws Exception {
        Stranger stranger = in(line, "TIME_WAIT cl");
        stranger.send("R", 102, 0, 0);
        assertSilent(stranger);
        return left(stranger, "TIME-WAIT");
    }

    private static Played ackInTimeWait(ByHand line) throws Exception {
        Stranger stranger = in(line, "TIME_WAIT cl");
        int whole = stranger.seen().left();
        Scenes.await("a second of TIME-WAIT to be over", () -> stranger.seen().left() < whole - 1000);
        int before = stranger.seen().left();
        stranger.note(Event.tick(60_000 - before));
        stranger.send(".", 2, 0, 2);
        assertSilent(stranger);
        int after = stranger.seen().left();
        assertThat(after).as("milliseconds of TIME-WAIT left, of which there were %d", before).isGreaterThan(before);
        return left(stranger, WINDOW, "TIME-WAIT", place -> place.number("timeWait") >= after);
    }

    private static Played synFinInTimeWait(ByHand line) throws Exception {
        Stranger stranger = in(line, "TIME_WAIT cl");
        stranger.send("SF", 1000, 0, 0);
        assertSilent(stranger);
        assertThat(stranger.state()).isEqualTo("CLOSED");
        stranger.send("F.", 1, 0, 2);
        assertThat(stranger.hear()).as(stranger.story()).extracting(Stranger.Said::flags).containsExactly("R");
        return left(stranger, "CLOSED");
    }

    private static Played finOfTheFuture(ByHand line) throws Exception {
        Stranger stranger = in(line, "FIN_WAIT_2 cl");
        stranger.send("F.", 1, 0, 102);
        assertThat(stranger.hear()).as(stranger.story()).extracting(Stranger.Said::ack).containsExactly(2);
        return left(stranger, "TIME-WAIT");
    }

    private static Played finAfterTheTimeout(ByHand line) throws Exception {
        // Linux waits for 3.5 retransmission timeouts at least.
        line.set("tcp_rto_min_us", "1000000");
        line.set("tcp_fin_timeout", "1");
        Stranger stranger = in(line, "FIN_WAIT_2 cl");
        Scenes.await("FIN-WAIT-2 to end", () -> stranger.state().equals("CLOSED"));
        stranger.note(Event.of("TimeWaitTimeout"));
        stranger.send("F.", 1, 0, 2);
        assertThat(stranger.hear()).as(stranger.story()).extracting(Stranger.Said::flags).containsExactly("R");
        return left(stranger, "CLOSED");
    }

    /** The kernel's text fills the window, and more waits. */
    private static Stranger blocked(ByHand line) throws Exception {
        Stranger stranger = open(line, NARROW);
        stranger.socket().setTcpNoDelay(true);
        stranger.note(Event.send(2 * NARROW));
        stranger.socket().getOutputStream().write(TEXT);
        stranger.await(said -> said.len() == NARROW);
        stranger.socket().getOutputStream().write(TEXT);
        return stranger;
    }

    private static Played ackOnRepeatedFin(ByHand line) throws Exception {
        Stranger stranger = blocked(line);
        stranger.send("F.", 1, 0, 1);
        stranger.await(said -> said.ack() == 2);
        stranger.send("F.", 1, 0, 1 + NARROW);
        stranger.await(said -> said.seq() == 1 + NARROW);
        return left(stranger, NARROW, "CLOSE-WAIT", place -> place.number("sndUna") == 1 + NARROW);
    }

    private static Played ackAtTheRightEdge(ByHand line) throws Exception {
        Stranger stranger = blocked(line);
        stranger.send(".", 1 + stranger.kernelsWindow(), 0, 1 + NARROW);
        stranger.await(said -> said.seq() == 1 + NARROW && said.len() == NARROW);
        return left(stranger, NARROW, "ESTABLISHED", place -> place.number("sndUna") == 1 + NARROW);
    }

    private static Played textOverAFin(ByHand line) throws Exception {
        Stranger stranger = open(line, WINDOW);
        stranger.send("F.", 101, 0, 1);
        stranger.await(said -> said.ack() == 1);
        stranger.send(".", 101, 100, 1);
        stranger.await(said -> said.ack() == 1);
        stranger.send(".", 1, 100, 1);
        stranger.await(said -> said.ack() == 201);
        return left(stranger, "ESTABLISHED");
    }

    private static Played finBeyondAGap(ByHand line) throws Exception {
        Stranger stranger = in(line, "FIN_WAIT_1 cl");
        // Below SND.NXT, where no ABORT would have its reset.
        stranger.send("F.", 101, 0, 1);
        stranger.await(said -> said.flags().contains("R"));
        return left(stranger, "CLOSED");
    }

    private static Played closeBehindAClosedWindow(ByHand line) throws Exception {
        Stranger stranger = open(line, 0);
        stranger.note(Event.send(10));
        stranger.socket().getOutputStream().write(new byte[10]);
        stranger.send("F.", 1, 0, 1);
        stranger.await(said -> said.ack() == 2);
        Situations.leave(stranger, false);
        return left(stranger, 0, "LAST-ACK", place -> place.number("sndNxt") == 1);
    }
}
