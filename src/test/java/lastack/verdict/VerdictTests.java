package lastack.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lastack.verdict.Verdict.Kind;
import org.junit.jupiter.api.Test;

/** What is said of connections that are captured at an endpoint, on the path, in part, and of wrong ones. */
class VerdictTests {

    private static Talk fourWay() {
        return Talk.open().client("A", 1, 1, 100).server("A", 1, 101, 0).server("A", 1, 101, 3000).client("A", 101, 3001, 0)
            .client("FA", 101, 3001, 0).server("A", 3001, 102, 0).server("FA", 3001, 102, 0).client("A", 102, 3002, 0);
    }

    @Test
    void aFourWayCloseConforms() {
        Verdicts verdicts = fourWay().judged();
        assertThat(verdicts.client().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.client().state()).containsExactly("TIME-WAIT");
        assertThat(verdicts.client().vantage()).isEqualTo(Vantage.AT_THE_ENDPOINT);
        assertThat(verdicts.server().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.server().assumptions()).isEmpty();
    }

    @Test
    void whatCrossesOnTheWayIsExplainedOnThePath() {
        // The server's text is captured before the client's, which acknowledges nothing of it, and so was sent before.
        Verdicts verdicts = Talk.open().server("A", 1, 1, 500).client("A", 1, 1, 100).client("A", 101, 501, 0)
            .server("A", 501, 101, 0).judged();
        assertThat(verdicts.client().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.client().vantage()).isEqualTo(Vantage.ON_THE_PATH);
        assertThat(verdicts.server().vantage()).isEqualTo(Vantage.AT_THE_ENDPOINT);
    }

    @Test
    void aResetInTheMiddleIsAnAbort() {
        Verdicts verdicts = Talk.open().client("A", 1, 1, 100).server("RA", 1, 101, 0).judged();
        assertThat(verdicts.server().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.server().assumptions()).containsExactly("Abort");
        assertThat(verdicts.client().state()).containsExactly("CLOSED");
    }

    @Test
    void whatWasNotCapturedIsTold() {
        // Frame 4, with the octets from 1 to 100, is missing; the server acknowledges it.
        Verdicts verdicts = Talk.open().client("A", 101, 1, 50).server("A", 1, 151, 0).client("A", 151, 1, 10).judged();
        assertThat(verdicts.client().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.client().missing()).isEqualTo(List.of(4L));
        assertThat(verdicts.server().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.server().missing()).isEqualTo(List.of(5L));
    }

    /** What is before it may be lost each time that it is sent, until the capture ends. */
    @Test
    void ofWhatNobodyAcknowledgesNothingIsTold() {
        Verdict client = Talk.open().client("A", 7001, 1, 50).server("A", 1, 1, 0).client("A", 1, 1, 10).server("A", 1, 11, 0)
            .judged().client();
        assertThat(client.kind()).isEqualTo(Kind.CANNOT_TELL);
        assertThat(client.frame()).isEqualTo(4);
        assertThat(client.missing()).isEqualTo(List.of(4L));
        assertThat(client.why()).contains("never acknowledged");
    }

    @Test
    void whoGoesOnAsIfItHadNotSentSomethingHasNotSentItByTheRules() {
        // No FIN may stand before text, and no ACK that is not a retransmission before SND.NXT.
        Verdict closes = Talk.open().client("A", 7001, 1, 50).server("A", 1, 1, 0).client("FA", 1, 1, 10).server("A", 1, 12, 0)
            .judged().client();
        assertThat(closes.kind()).isEqualTo(Kind.VIOLATES);
        Verdict acks = Talk.open().client("A", 7001, 1, 50).server("A", 1, 1, 10).client("A", 1, 11, 0).server("A", 11, 1, 10)
            .client("A", 1, 21, 0).judged().client();
        assertThat(acks.kind()).isEqualTo(Kind.VIOLATES);
    }

    @Test
    void ofWhatIsAcknowledgedLastAndWasNotCapturedNothingIsTold() {
        Verdict client = Talk.open().client("A", 1, 1, 100).server("A", 1, 101, 0).client("A", 101, 51, 0).judged().client();
        assertThat(client.kind()).isEqualTo(Kind.CANNOT_TELL);
        assertThat(client.missing()).isEqualTo(List.of(6L));
    }

    @Test
    void whatIsMissingAndLostAllTheWayIsExplained() {
        // Of each three segments of the server the second is not captured, and the third does not arrive; all are sent again.
        Talk talk = Talk.open();
        for (int at = 1; at < 30_000; at += 300) {
            talk.server("A", at, 1, 100).server("A", at + 200, 1, 100).client("A", 1, at + 100, 0)
                .server("A", at + 100, 1, 100).client("A", 1, at + 200, 0).server("A", at + 200, 1, 100)
                .client("A", 1, at + 300, 0);
        }
        Verdicts verdicts = talk.judged();
        assertThat(verdicts.server().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.server().missing()).hasSize(100);
        assertThat(verdicts.client().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.client().assumptions()).containsExactly("Loss");
    }

    @Test
    void aWindowMayHaveBeenOpenedByWhatWasNotCaptured() {
        // The client's probe is taken, for the window had been opened; that was lost, so the client could not know.
        Verdict server = Talk.open().client("A", 1, 1, 20_000).window(0).server("A", 1, 20_001, 0).client("A", 20_001, 1, 1)
            .window(50).server("A", 1, 20_002, 0).client("A", 20_002, 1, 50).judged().server();
        assertThat(server.kind()).isEqualTo(Kind.CONFORMS);
        assertThat(server.missing()).isEqualTo(List.of(7L));
    }

    @Test
    void theAnswerToASynMayNotHaveBeenCaptured() {
        Verdict server = new Talk().client("S", 0, 0, 0).client("S", 0, 0, 0).server("A", 1, 1, 0).client("S", 0, 0, 0)
            .server("SA", 0, 1, 0).client("A", 1, 1, 100).server("A", 1, 101, 0).judged().server();
        assertThat(server.kind()).isEqualTo(Kind.CONFORMS);
        assertThat(server.missing()).isEqualTo(List.of(3L));
    }

    @Test
    void aResetMayFollowWhatWasNotCaptured() {
        Verdict client = Talk.open().client("A", 1, 1, 100).server("A", 1, 101, 0).client("R", 301, 0, 0).judged().client();
        assertThat(client.kind()).isEqualTo(Kind.CANNOT_TELL);
        assertThat(client.missing()).isEqualTo(List.of(6L));
    }

    @Test
    void anAckOfWhatIsOnlySentLaterIsWrong() {
        Verdict server = Talk.open().client("A", 1, 1, 100).server("A", 1, 102, 0).client("A", 101, 1, 100).server("A", 1, 201, 0)
            .judged().server();
        assertThat(server.kind()).isEqualTo(Kind.VIOLATES);
        assertThat(server.frame()).isEqualTo(5);
    }

    @Test
    void aSegmentThatWasCapturedTwiceIsOne() {
        Verdicts verdicts = Talk.open().client("S", 0, 0, 0).client("A", 1, 1, 100).server("A", 1, 101, 0).judged();
        assertThat(verdicts.client().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.client().assumptions()).containsExactly("Copy");
    }

    @Test
    void anAckThatIsOwedForTooLongIsNoted() {
        Verdicts verdicts = Talk.open().client("A", 1, 1, 100).pause(501).server("A", 1, 101, 0).client("A", 101, 1, 100)
            .pause(499).server("A", 1, 201, 0).judged();
        assertThat(verdicts.server().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.server().late()).containsExactly(5L);
        assertThat(verdicts.client().late()).isEmpty();
    }

    @Test
    void aLongWayIsNoLateAckNorIsOneOfWhatWasSentAgain() {
        // The handshake takes 600 ms as well, from where it is captured to the server and back.
        Verdict far = new Talk().client("S", 0, 0, 0).pause(600).server("SA", 0, 1, 0).client("A", 1, 1, 0)
            .client("A", 1, 1, 100).pause(650).server("A", 1, 101, 0).judged().server();
        assertThat(far.late()).isEmpty();
        Verdict again = Talk.open().client("A", 1, 1, 100).pause(1000).client("A", 1, 1, 100).server("A", 1, 101, 0)
            .judged().server();
        assertThat(again.late()).isEmpty();
    }

    @Test
    void whoIsGoneWithoutAResetTimedOutAfterRetransmissionsOrDeviatesOrItsResetWasNotCaptured() {
        Talk closed = Talk.open().client("FA", 1, 1, 0).server("A", 1, 2, 0);
        Verdict waiting = closed.server("FA", 1, 2, 0).client("R", 2, 0, 0).judged().client();
        assertThat(waiting.deviations().keySet()).as("or an ABORT with its own reset").isEmpty();
        Verdict repeated = Talk.open().client("A", 1, 1, 100).client("A", 1, 1, 100).server("A", 1, 51, 0)
            .client("R", 51, 0, 0).judged().client();
        assertThat(repeated.assumptions()).containsExactly("UserTimeout");
        Verdict open = Talk.open().client("A", 1, 1, 100).server("A", 1, 101, 0).server("A", 1, 51, 0)
            .client("R", 51, 0, 0).judged().client();
        assertThat(open.kind()).isEqualTo(Kind.CONFORMS);
        assertThat(open.assumptions()).containsExactly("Abort");
        assertThat(open.missing()).containsExactly(7L);
    }

    @Test
    void textAfterOnesOwnResetIsWrong() {
        Verdict client = Talk.open().client("R", 1, 0, 0).client("A", 1, 1, 109).judged().client();
        assertThat(client.kind()).isEqualTo(Kind.VIOLATES);
        assertThat(client.frame()).isEqualTo(5);
        assertThat(client.why()).isEqualTo("it was CLOSED, and CLOSED sends nothing but resets");
    }

    @Test
    void aFinWithoutAckIsWrong() {
        Verdict server = Talk.open().server("F", 1, 0, 0).judged().server();
        assertThat(server.kind()).isEqualTo(Kind.VIOLATES);
        assertThat(server.why()).contains("no ACK");
    }

    @Test
    void aConnectionIsTakenUpInTheMiddle() {
        Verdicts verdicts = new Talk().client("A", 1000, 1, 100).server("A", 1, 1100, 0).client("FA", 1100, 1, 0)
            .server("A", 1, 1101, 0).server("FA", 1, 1101, 0).client("A", 1101, 2, 0).judged();
        assertThat(verdicts.client().kind()).isEqualTo(Kind.CONFORMS);
        assertThat(verdicts.client().state()).containsExactly("TIME-WAIT");
        assertThat(verdicts.server().kind()).isEqualTo(Kind.CONFORMS);
    }

    @Test
    void ofOneDirectionNothingIsTold() {
        Verdicts verdicts = new Talk().client("S", 0, 0, 0).client("A", 1, 1, 0).client("A", 1, 1, 100).client("FA", 101, 1, 0)
            .judged();
        assertThat(verdicts.client().kind()).isEqualTo(Kind.CANNOT_TELL);
        assertThat(verdicts.client().why()).contains("only what it sent");
        assertThat(verdicts.server().kind()).isEqualTo(Kind.CANNOT_TELL);
    }

    @Test
    void aFinBeyondAGapThatIsAcknowledgedNeedsADeviationOrWhatWasNotCaptured() {
        Verdict client = Talk.open().server("FA", 501, 1, 0).client("A", 1, 502, 0).server("A", 502, 1, 0).judged().client();
        assertThat(client.kind()).isEqualTo(Kind.CONFORMS);
        assertThat(client.missing()).isEqualTo(List.of(5L));
    }
}
