package lastack.refine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lastack.trace.ConfigView;
import lastack.trace.EventView;
import lastack.trace.SegmentView;
import lastack.trace.TcbView;
import lastack.trace.TellView;
import lastack.wire.Control;
import lastack.wire.SeqNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads when a step is not explained; numbers are the real ones, here about to pass 2^32. */
class JudgementTests {

    private static final ConfigView CONFIG = new ConfigView(4000, 100, 800, 40, -1, 1000, 65_536);
    private static final SeqNumber SND = SeqNumber.of(4294967290L);
    private static final SeqNumber RCV = SeqNumber.of(4294967293L);
    private static final TcbView.Open BEFORE = block(RCV.plus(-3), RCV, List.of(), -1);

    /** An established connection that has sent nothing, and saw a segment beyond a gap. */
    private static TcbView.Open block(SeqNumber usr, SeqNumber nxt, List<TcbView.Interval> held, long ackDue) {
        return new TcbView.Open("ESTABLISHED", SND, SND, SND, "acked", "none", 500, 500, RCV.plus(5), SND, usr, nxt, 900,
            held, List.of(), "none", false, List.of(), ackDue, 100, -1, false, -1, -1, List.of());
    }

    private static TcbView.Closed closed(SegmentView... resets) {
        return new TcbView.Closed(List.of(), "none", List.of(resets));
    }

    private static EventView arrival(int seqOffset, int len, Control... ctl) {
        return new EventView.Arrive(new SegmentView(RCV.plus(seqOffset), SND, Control.set(ctl), 500, len));
    }

    private static List<Candidate> candidates(TcbView before, EventView event, TcbView after, TellView... tells) {
        Judgement judgement = Judged.ORACLE.judge(CONFIG, before, event, after, List.of(tells));
        Judgement.Unexplained unexplained = (Judgement.Unexplained) judgement;
        assertThat(unexplained.reason()).isEmpty();
        return unexplained.candidates();
    }

    private static List<String> differences(TcbView before, EventView event, TcbView after, TellView... tells) {
        List<Candidate> candidates = candidates(before, event, after, tells);
        assertThat(candidates).hasSize(1);
        return candidates.get(0).differences().stream().map(Candidate.Difference::toString).toList();
    }

    @Test
    void namesWhatAnExplanationRestsOn() {
        TcbView held = block(RCV.plus(-3), RCV, List.of(new TcbView.Interval(RCV.plus(5), RCV.plus(15))), 0);
        assertThat(Judged.ORACLE.judge(CONFIG, BEFORE, arrival(5, 10, Control.ACK), held, List.of()))
            .isEqualTo(new Judgement.Explained(Set.of("HoldOutOfOrder")));
        assertThat(Judged.ORACLE.judge(CONFIG, BEFORE, new EventView.Receive(3), block(RCV, RCV, List.of(), -1),
            List.of(new TellView.Data(RCV.plus(-3), 3)))).isEqualTo(new Judgement.Explained(Set.of()));
    }

    @Test
    void givesSequenceNumbersAsTheyAre() {
        assertThat(differences(BEFORE, arrival(0, 10, Control.ACK), block(RCV.plus(-3), RCV.plus(9), List.of(), 40)))
            .containsExactly("rcvNxt should be 7 and is 6", "rcvWnd should be 890 and is 900");
    }

    @Test
    void givesHeldTextAsIntervals() {
        TcbView wrong = block(RCV.plus(-3), RCV, List.of(new TcbView.Interval(RCV.plus(1), RCV.plus(11))), 0);
        assertThat(differences(BEFORE, arrival(5, 10, Control.ACK), wrong))
            .containsExactly("held should be {<<2, 12>>} and is {<<4294967294, 8>>}");
    }

    @Test
    void givesHeldFinAsASet() {
        assertThat(differences(BEFORE, arrival(5, 0, Control.ACK, Control.FIN), block(RCV.plus(-3), RCV, List.of(), -1)))
            .containsExactly("ackDue should be 0 and is -1", "heldFin should be {2} and is {}");
    }

    @Test
    void givesWhatTheUserShouldHaveBeenTold() {
        assertThat(differences(BEFORE, new EventView.Receive(3), block(RCV, RCV, List.of(), -1)))
            .containsExactly("tells should be data, 3 octets from 4294967290 and is nothing");
        assertThat(differences(BEFORE, arrival(0, 0, Control.RST), closed()))
            .containsExactly("tells should be reset and is nothing");
        assertThat(differences(closed(), new EventView.Close(), closed(), new TellView.Closed()))
            .containsExactly("tells should be error: connection does not exist and is closed");
    }

    @Test
    void saysNoMoreThanTheStateWhereOneBlockIsDeleted() {
        assertThat(differences(BEFORE, arrival(0, 0, Control.RST), BEFORE, new TellView.Reset()))
            .containsExactly("state should be CLOSED and is ESTABLISHED");
    }

    @Test
    void givesResetsAsTheRfcWritesThem() {
        assertThat(differences(closed(), arrival(0, 5, Control.ACK), closed()))
            .containsExactly("resets should be {<SEQ=4294967290><CTL=RST>} and is {}");
        assertThat(differences(closed(), arrival(0, 5, Control.FIN), closed()))
            .containsExactly("resets should be {<SEQ=0><ACK=3><CTL=RST,ACK>} and is {}");
    }

    @Test
    void hasNoCandidatesWhereTheEventItselfIsNotPermitted() {
        assertThat(candidates(BEFORE, new EventView.RetransmitTimeout(), BEFORE)).isEmpty();
        assertThat(candidates(block(RCV, RCV, List.of(), 5), new EventView.Tick(6), block(RCV, RCV, List.of(), 0))).isEmpty();
    }

    @Test
    void saysSoWhereANumberIsTooFarToBeJudged() {
        TcbView far = block(RCV, RCV.plus(1 << 30), List.of(), -1);
        assertThat(Judged.ORACLE.judge(CONFIG, far, new EventView.Close(), BEFORE, List.of()))
            .isInstanceOfSatisfying(Judgement.Unexplained.class, why -> {
                assertThat(why.reason()).contains("rcvUsr is further than 2^29 from the RCV.NXT before");
                assertThat(why.candidates()).isEmpty();
            });
    }

    @ParameterizedTest
    @MethodSource
    void saysSoWhereATimeOrALengthIsTooLargeToBeJudged(ConfigView config, EventView event, long timer) {
        TcbView tcb = block(RCV, RCV, List.of(), timer);
        assertThat(Judged.ORACLE.judge(config, tcb, event, tcb, List.of()))
            .isInstanceOfSatisfying(Judgement.Unexplained.class, why -> assertThat(why.reason()).isPresent());
    }

    static Stream<Arguments> saysSoWhereATimeOrALengthIsTooLargeToBeJudged() {
        return Stream.of(
            Arguments.of(new ConfigView(1L << 40, 100, 800, 40, -1, 1000, 65_536), new EventView.Close(), -1),
            Arguments.of(CONFIG, new EventView.Close(), Long.MAX_VALUE),
            Arguments.of(CONFIG, new EventView.Tick(Long.MAX_VALUE), -1),
            Arguments.of(CONFIG, new EventView.Send(Integer.MAX_VALUE), -1),
            Arguments.of(CONFIG, new EventView.Receive(Integer.MAX_VALUE), -1),
            Arguments.of(CONFIG, arrival(5, Integer.MAX_VALUE, Control.ACK), -1));
    }
}
