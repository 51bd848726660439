package lastack.tcp;

import static lastack.tcp.Conversation.finWait1;
import static lastack.tcp.Conversation.finWait2;
import static lastack.tcp.Conversation.timeWait;
import static lastack.tcp.State.CLOSED;
import static lastack.tcp.State.CLOSING;
import static lastack.tcp.State.FIN_WAIT_1;
import static lastack.tcp.State.FIN_WAIT_2;
import static lastack.tcp.State.TIME_WAIT;

import lastack.rfc.Rfc9293;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The side that closes first, or at the same time (RFC 9293, section 3.6, cases 1 and 3). */
class ActiveCloseTests {

    @Test
    @Rfc9293({
        "3.6/normal-sequence", "3.6/fin-wait-1", "3.6/peer-fin-acked", "3.10.4/established-state",
        "3.10.7.4/fifth-fin-wait-1", "3.10.7.4/eighth-fin-wait-2", "3.6.1/linger", "3.10.8/time-wait"})
    void fourWayClose() {
        Conversation.established()
            .closes().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>").in(FIN_WAIT_1)
            .arrives("<SEQ=300><ACK=101><CTL=ACK>").in(FIN_WAIT_2)
            .arrives("<SEQ=300><ACK=101><CTL=FIN,ACK>").in(TIME_WAIT)
            .passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>")
            .reads(9).tells("end of stream")
            .passes(960).tells("closed").in(CLOSED)
            .isAtRest();
    }

    @Test
    @Rfc9293({
        "3.6/simultaneous-sequence", "3.6/both-close", "3.6/both-delete", "3.10.7.4/eighth-fin-wait-1",
        "3.10.7.4/fifth-closing"})
    void simultaneousClose() {
        Conversation.established()
            .closes().sends("<SEQ=100><ACK=300><CTL=FIN,ACK>").in(FIN_WAIT_1)
            .arrives("<SEQ=300><ACK=100><CTL=FIN,ACK>").in(CLOSING)
            .passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>")
            .arrives("<SEQ=301><ACK=101><CTL=ACK>").in(TIME_WAIT)
            .passes(1000).tells("closed").in(CLOSED)
            .isAtRest();
    }

    @Test
    @Rfc9293({"3.10.4/after-both-fins", "3.10.2/closing"})
    void afterBothFinsCloseAndSendAreRefused() {
        for (Conversation talk : new Conversation[] {Conversation.closing(), Conversation.lastAck(), timeWait()}) {
            talk.closes().tells("error: connection closing").writes("x").tells("error: connection closing").sends();
        }
    }

    @Nested
    class InFinWait1 {

        @Test
        @Rfc9293("3.10.7.4/eighth-fin-wait-1-acked")
        void aFinThatAcknowledgesOursLeadsStraightToTimeWait() {
            finWait1()
                .arrives("<SEQ=300><ACK=101><CTL=FIN,ACK>").in(TIME_WAIT)
                .passes(40).sends("<SEQ=101><ACK=301><CTL=ACK>");
        }

        @Test
        @Rfc9293({"3.10.4/established-fin", "3.6/delivery"})
        void textThatWasQueuedGoesOutBeforeTheFin() {
            Conversation.established(Conversation.CONFIG, 5)
                .writes("abcdefg").sends("<SEQ=100><ACK=300><DATA=5><CTL=ACK>")
                .closes().in(FIN_WAIT_1)
                .arrives("<SEQ=300><ACK=105><WND=2><CTL=ACK>").sends("<SEQ=105><ACK=300><DATA=2><CTL=ACK>")
                .arrives("<SEQ=300><ACK=107><WND=1><CTL=ACK>").sends("<SEQ=107><ACK=300><CTL=FIN,ACK>")
                .in(FIN_WAIT_1)
                .arrives("<SEQ=300><ACK=108><CTL=ACK>").in(FIN_WAIT_2);
        }

        @Test
        @Rfc9293({"3.10.7.4/fifth-new", "3.10.7.4/fifth-fin-wait-1"})
        void anAckOfTextBeforeTheFinIsNotAnAckOfTheFin() {
            Conversation.established()
                .writes("abc").sends("<SEQ=100><ACK=300><DATA=3><CTL=ACK>")
                .closes().sends("<SEQ=103><ACK=300><CTL=FIN,ACK>")
                .arrives("<SEQ=300><ACK=103><CTL=ACK>").in(FIN_WAIT_1)
                .arrives("<SEQ=300><ACK=104><CTL=ACK>").in(FIN_WAIT_2);
        }

        @Test
        @Rfc9293({"3.6/retransmitted", "3.10.8/retransmission"})
        void theFinIsSentAgainWithTheTextBeforeIt() {
            Conversation.established()
                .writes("abc").sends("<SEQ=100><ACK=300><DATA=3><CTL=ACK>")
                .closes().sends("<SEQ=103><ACK=300><CTL=FIN,ACK>")
                .passes(100).sends("<SEQ=100><ACK=300><DATA=3><CTL=FIN,ACK>");
        }

        @Test
        @Rfc9293("3.10.8/retransmission")
        void theTimeoutDoublesUpToTheLargest() {
            String fin = "<SEQ=100><ACK=300><CTL=FIN,ACK>";
            finWait1()
                .passes(99).sends().passes(1).sends(fin)
                .passes(199).sends().passes(1).sends(fin)
                .passes(399).sends().passes(1).sends(fin)
                .passes(799).sends().passes(1).sends(fin)
                .passes(799).sends().passes(1).sends(fin)
                .arrives("<SEQ=300><ACK=101><CTL=ACK>").in(FIN_WAIT_2)
                .passes(100_000).isAtRest();
        }

        @Test
        @Rfc9293({"3.6/receive-in-fin-wait", "3.10.3/delivers"})
        void textIsReceivedWhileTheFinIsUnacknowledged() {
            finWait1()
                .arrives("<SEQ=300><ACK=100><DATA=hi><CTL=ACK>").passes(40).sends("<SEQ=101><ACK=302><CTL=ACK>")
                .reads(9).tells("300:hi").in(FIN_WAIT_1);
        }

        @Test
        @Rfc9293({"3.10.4/again", "3.10.2/closing", "3.6/no-more-sends"})
        void aSecondCloseAndASendAreRefused() {
            finWait1()
                .closes().tells("error: connection closing")
                .writes("x").tells("error: connection closing");
        }

        @Test
        @Rfc9293({"3.10.7.4/fifth-unsent", "3.5.2/synchronized-ack"})
        void anAckOfWhatWasNotSentIsAnsweredAndDropped() {
            finWait1().arrives("<SEQ=300><ACK=102><CTL=FIN,ACK>").sends("<SEQ=101><ACK=300><CTL=ACK>").in(FIN_WAIT_1);
        }

        @Test
        @Rfc9293("3.10.7.4/fifth-no-ack")
        void aSegmentWithoutAckIsDropped() {
            finWait1().arrives("<SEQ=300><CTL=FIN>").in(FIN_WAIT_1);
        }
    }

    @Nested
    class InFinWait2 {

        @Test
        @Rfc9293({
            "3.6/simplex", "3.6.1/half-close", "3.10.3/after-both-fins", "3.10.7.4/fifth-fin-wait-2",
            "3.10.7.4/seventh-delivered", "3.10.7.4/eighth-told"})
        void textIsStillReceived() {
            finWait2()
                .arrives("<SEQ=300><ACK=101><DATA=hello><CTL=ACK>").passes(40).sends("<SEQ=101><ACK=305><CTL=ACK>")
                .reads(9).tells("300:hello")
                .arrives("<SEQ=305><ACK=101><DATA=bye><CTL=FIN,ACK>").in(TIME_WAIT)
                .reads(9).tells("305:bye").reads(9).tells("end of stream").reads(9).tells("error: connection closing");
        }

        @Test
        @Rfc9293({"3.10.7.4/first-held", "3.10.7.4/eighth-advanced", "3.10.3/waits"})
        void aFinBeyondAGapWaitsForTheTextBeforeIt() {
            finWait2()
                .arrives("<SEQ=303><ACK=101><DATA=lo><CTL=FIN,ACK>").sends("<SEQ=101><ACK=300><CTL=ACK>").in(FIN_WAIT_2)
                .reads(9).tells()
                .arrives("<SEQ=300><ACK=101><DATA=hel><CTL=ACK>").sends("<SEQ=101><ACK=306><CTL=ACK>").in(TIME_WAIT)
                .reads(9).tells("300:hello").reads(9).tells("end of stream");
        }

        @Test
        void textBeyondAHeldFinIsIgnored() {
            finWait2()
                .arrives("<SEQ=302><ACK=101><CTL=FIN,ACK>").sends("<SEQ=101><ACK=300><CTL=ACK>")
                .arrives("<SEQ=300><ACK=101><DATA=hello><CTL=ACK>").sends("<SEQ=101><ACK=303><CTL=ACK>").in(TIME_WAIT)
                .reads(9).tells("300:he").reads(9).tells("end of stream");
        }

        @Test
        void aFinBelowHeldTextIsIgnored() {
            finWait2()
                .arrives("<SEQ=303><ACK=101><DATA=lo><CTL=ACK>").sends("<SEQ=101><ACK=300><CTL=ACK>")
                .arrives("<SEQ=304><ACK=101><CTL=FIN,ACK>").sends("<SEQ=101><ACK=300><CTL=ACK>")
                .arrives("<SEQ=300><ACK=101><DATA=hel><CTL=ACK>").sends("<SEQ=101><ACK=305><CTL=ACK>").in(FIN_WAIT_2);
        }
    }

    @Nested
    class InClosing {

        @Test
        @Rfc9293("3.10.7.4/fifth-closing-otherwise")
        void aSegmentThatDoesNotAcknowledgeTheFinIsIgnored() {
            Conversation.closing().arrives("<SEQ=301><ACK=100><DATA=more><CTL=ACK>").in(CLOSING)
                .reads(9).tells("end of stream").sends();
        }

        @Test
        @Rfc9293({"3.6/retransmitted", "3.10.7.4/fifth-closing"})
        void theFinIsSentAgainUntilItIsAcknowledged() {
            Conversation.closing()
                .passes(60).sends("<SEQ=100><ACK=301><CTL=FIN,ACK>")
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").in(TIME_WAIT);
        }

        @Test
        @Rfc9293("3.10.4/established-fin")
        void aFinThatWasQueuedIsStillSent() {
            Conversation.established(Conversation.CONFIG, 0)
                .closes().in(FIN_WAIT_1)
                .arrives("<SEQ=300><ACK=100><WND=0><CTL=FIN,ACK>").in(CLOSING)
                .passes(40).sends("<SEQ=100><ACK=301><CTL=ACK>")
                .passes(60).sends("<SEQ=100><ACK=301><CTL=FIN,ACK>")
                .arrives("<SEQ=301><ACK=101><CTL=ACK>").in(TIME_WAIT);
        }

        @Test
        @Rfc9293({"3.10.7.4/second-closing", "3.6/told-how"})
        void aResetIsTold() {
            Conversation.closing().arrives("<SEQ=301><CTL=RST>").tells("reset").in(CLOSED).isAtRest();
        }
    }

    @Nested
    class InTimeWait {

        @Test
        @Rfc9293({"3.10.7.4/fifth-time-wait", "3.10.7.4/eighth-time-wait"})
        void theFinAgainIsAcknowledgedAndStartsTheWaitAnew() {
            timeWait()
                .passes(900).arrives("<SEQ=300><ACK=101><CTL=FIN,ACK>").sends("<SEQ=101><ACK=301><CTL=ACK>")
                .passes(999).in(TIME_WAIT)
                .passes(1).tells("closed").in(CLOSED);
        }

        @Test
        @Rfc9293("3.10.7.4/first-answered")
        void anOldSegmentWithoutTheFinIsAcknowledgedAndChangesNothingElse() {
            timeWait()
                .passes(900).arrives("<SEQ=299><ACK=101><CTL=ACK>").sends("<SEQ=101><ACK=301><CTL=ACK>")
                .passes(60).tells("closed").in(CLOSED);
        }

        @Test
        void anAckIsNotAcknowledged() {
            timeWait().arrives("<SEQ=301><ACK=101><CTL=ACK>").in(TIME_WAIT).sends();
        }

        @Test
        @Rfc9293("3.10.7.4/second-closing")
        void aResetEndsItInOrderAndKeepsWhatWasNotRead() {
            finWait2()
                .arrives("<SEQ=300><ACK=101><DATA=bye><CTL=FIN,ACK>").passes(40).sends("<SEQ=101><ACK=304><CTL=ACK>")
                .arrives("<SEQ=304><CTL=RST>").tells("closed").in(CLOSED)
                .reads(9).tells("300:bye").reads(9).tells("end of stream")
                .reads(9).tells("error: connection does not exist");
        }

        @Test
        @Rfc9293("3.10.7.4/second-challenge")
        void aResetElsewhereInTheWindowIsChallenged() {
            timeWait().arrives("<SEQ=302><CTL=RST>").sends("<SEQ=101><ACK=301><CTL=ACK>").in(TIME_WAIT);
        }

        @Test
        void readingOpensNoWindowThatNobodyWaitsFor() {
            finWait2()
                .arrives("<SEQ=300><ACK=101><DATA=" + "x".repeat(900) + "><CTL=FIN,ACK>").passes(40)
                .sends("<SEQ=101><ACK=1201><CTL=ACK>")
                .reads(900).tells("300:" + "x".repeat(900)).sends();
        }
    }
}
